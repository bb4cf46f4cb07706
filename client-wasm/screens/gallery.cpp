#include "client-wasm/screens/gallery.hpp"

#include "client-wasm/widgets/ui.hpp"

namespace kram::screens {

using namespace ui;

namespace {

struct State {
  std::string name = "Магазин «Ромашка»", phone, note, wrong = "12а";
  int clicks = 0;
};
State state;

void buttons() {
  heading(tr("Кнопки", "Buttons"));
  Row row;
  if (primary_button(tr("Провести", "Post"))) ++state.clicks;
  button(tr("Зберегти", "Save"));
  ghost_button(tr("Докладніше", "More"), icon::ellipsis);
  danger_button(tr("Видалити", "Delete"));
  reason_button(tr("Відвантажити", "Ship"), tr("Спершу зарезервуйте товар", "Reserve the goods first"));
  button(tr("Далі", "Next"), {.kind = ButtonKind::primary, .trailing_icon = icon::chevron_right, .shortcut = "Ctrl+Enter"});
  icon_button(tr("Друк", "Print"), icon::printer);
  text(std::to_string(state.clicks));
}

void fields() {
  heading(tr("Поля", "Fields"));
  Columns c({1, 1, 1});
  text_field(tr("Назва", "Name"), state.name, {.required = true});
  text_field(tr("Артикул", "Article"), state.wrong, {.error = tr("Такого артикулу немає", "No such article")});
  c.next();
  text_field(tr("Телефон", "Phone"), state.phone, {.placeholder = "050 000 00 00", .icon = icon::phone, .input_mode = "tel"});
  static std::string locked = "UA21 3223 1300 0002 6007 2335 6600 1";
  text_field("IBAN", locked, {.reason = tr("Змінює лише бухгалтер", "Only the accountant may change it")});
  c.next();
  text_area(tr("Нотатка", "Note"), state.note, 4, {.help = tr("Бачать лише свої", "Staff only")});
}

}  // namespace

void draw_gallery(const Route&) {
  set_page_title(tr("Галерея", "Gallery"));
  Page page("gallery", 1100);
  page_header(tr("Галерея віджетів", "Widget gallery"), tr("Кожен віджет у всіх станах", "Every widget in all states"),
              [] { primary_button(tr("Нове", "New")); });
  buttons();
  fields();
}

}  // namespace kram::screens
