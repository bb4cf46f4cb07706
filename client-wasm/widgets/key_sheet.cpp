// Keys are physical: the letters name the places of the Latin layout, whatever layout is on.
#include "client-wasm/widgets/key_sheet.hpp"

#include <algorithm>
#include <span>

#include "client-wasm/widgets/dialog.hpp"
#include "client-wasm/widgets/keys.hpp"
#include "client-wasm/widgets/text.hpp"

namespace kram::ui {
namespace {

struct KeyLine {
  const char* keys;
  Word what;
};

constexpr KeyLine everywhere[] = {
    {"Ctrl+K", {"Знайти все або виконати дію", "Find anything or act"}},
    {"/", {"Пошук у списку", "Search the list"}},
    {"N", {"Нове: замовлення, клієнт, товар", "New: order, client, product"}},
    {"G O", {"До замовлень", "Go to orders"}},
    {"G C", {"До клієнтів", "Go to clients"}},
    {"G S", {"До товарів і залишків", "Go to products and stock"}},
    {"G R", {"До надходжень", "Go to receipts"}},
    {"G P", {"До платежів", "Go to payments"}},
    {"G A", {"До рахунків", "Go to accounts"}},
    {"Ctrl+Z", {"Скасувати останню дію", "Undo the last action"}},
    {"Esc", {"На крок назад", "One step back"}},
    {"F1", {"Усі клавіші", "All keys"}},
    {"Alt", {"Тримайте: клавіші на кнопках", "Hold: keys on the buttons"}},
};
constexpr KeyLine order_keys[] = {
    {"Enter", {"Далі: товар, кількість, рядок", "On: product, quantity, line"}},
    {"Tab", {"Кожна клітинка", "Every cell"}},
    {"Ins", {"Додати рядок", "Add a line"}},
    {"F9", {"Скопіювати рядок", "Copy the line"}},
    {"Del", {"Видалити рядок", "Remove the line"}},
    {"F2", {"Правити клітинку", "Edit the cell"}},
    {"F4", {"Відкрити вибір", "Open the choice"}},
    {"Ctrl+S", {"Зберегти", "Save"}},
    {"Ctrl+Enter", {"Головна дія", "The main action"}},
};
constexpr KeyLine list_keys[] = {
    {"↑ ↓", {"Рядок вище, нижче", "Row up, down"}},
    {"PgUp PgDn", {"Сторінка вище, нижче", "Page up, down"}},
    {"Home End", {"Перший, останній рядок", "First, last row"}},
    {"Enter", {"Відкрити", "Open"}},
    {"X", {"Позначити рядок", "Mark the row"}},
    {"Ctrl+C", {"Скопіювати позначене", "Copy what is marked"}},
};

DialogState sheet;

void lines(std::span<const KeyLine> keys) {
  for (const KeyLine& key : keys) {
    Key scope(key.keys);
    const float room = 96,
                height = std::max(line_px(Face::body), wrapped_height(tr(key.what), Face::body, flow_width() - room));
    const Rect r = place(0, height);
    text_at({r.x, r.y, room - space_2, line_px(Face::body)}, key.keys, Face::body_bold, colors().text);
    text_at({r.x + room, r.y, r.w - room, line_px(Face::body)}, tr(key.what), Face::body, colors().text_soft);
  }
}

void groups() {
  Columns two({1, 1}, space_6);
  {
    Key scope("everywhere");
    heading(tr("Усюди", "Everywhere"), 3);
    lines(everywhere);
  }
  two.next();
  {
    Key scope("order");
    heading(tr("У замовленні та формах", "In an order and forms"), 3);
    lines(order_keys);
  }
  {
    Key scope("list");
    gap(space_3);
    heading(tr("У списках", "In lists"), 3);
    lines(list_keys);
  }
}

}  // namespace

void open_key_sheet() {
  open_dialog(sheet);
}

void key_sheet() {
  if (shortcut("F1", true) && !sheet.open) open_dialog(sheet);
  dialog(sheet, tr(key_words::title), groups, {}, {.width = 820});
}

}  // namespace kram::ui
