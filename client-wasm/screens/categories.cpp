// A category out of use is offered no more and stays on its products.
#include "client-wasm/screens/categories.hpp"

#include <algorithm>

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/products.hpp"
#include "client-wasm/screens/record_dialog.hpp"

namespace kram::screens {

using namespace ui;

namespace {

api::KeyPages<Category> pages;
RecordForm<Category> form;
DialogState form_dialog;
TableState table;
SearchWords typed;
std::string search;
int last_frame = -2;

void changed() {
  pages.refresh();
  product_categories().refresh();
}

void fields() {
  Category& c = form.typed;
  form_text(form, tr("Назва", "Name"), c.name, "/name", {.required = true});
  const std::string told = form.wrong.at("/description");
  const FieldResult text = text_area(tr("Опис", "Description"), c.description, 3, {.error = told});
  form.wrong.settle("/description", text.changed);
  if (!form.is_new()) toggle(tr("В архіві", "Archived"), c.archived);
}

void rows(const std::string& reason) {
  const std::vector<TableColumn> columns = {
      {.key = "name",
       .title = tr("Категорія", "Category"),
       .width = 180,
       .grow = 2,
       .phone = Slot::lead,
       .fixed = true},
      {.key = "description", .title = tr("Опис", "Description"), .width = 200, .grow = 3, .phone = Slot::under},
      {.key = "state", .title = tr("Стан", "State"), .width = 120, .phone = Slot::right_under},
      {.key = "edit", .title = "", .width = 52, .phone = Slot::right}};
  TableOptions options;
  options.height = std::max(260.f, height_left() - 24);
  options.columns_menu = false;
  const TableResult seen = data_table(
      tr("Категорії", "Categories"), columns, table, pages.rows(),
      [&reason](std::int64_t i, TableRow& row) {
        const Category* c = pages.row(i);
        if (!c) return row.skeleton();
        row.id(c->id.value);
        row.link(c->name, "#/products?category_id=" + to_text(c->id));
        row.soft(c->description);
        if (c->archived)
          row.badge(tr("в архіві", "archived"), Tone::neutral, icon::inbox);
        else
          row.empty();
        if (!reason.empty()) return row.empty();
        row.custom([c](const Rect& r) {
          const std::string words = std::string(tr("Змінити категорію ", "Edit the category ")) + c->name;
          if (icon_button_in(r, words, icon::pencil))
            open_record(form_dialog, form, *c, "/categories/" + to_text(c->id), version_of(c->version));
        });
      },
      options);
  pages.show(seen.first, seen.last);
}

void list(const std::string& reason) {
  if (pages.problem()) {
    if (notice(Tone::bad, pages.problem()->text, tr(words::retry))) pages.refresh();
  } else if (!pages.empty()) {
    rows(reason);
  } else if (search.empty()) {
    empty_state(icon::layout_grid, tr("Категорій ще немає", "No categories yet"),
                tr("Категорія збирає схожі товари, щоб їх легше було знайти.",
                   "A category gathers like products, so that they are found easier."));
  } else {
    soft_text(tr(words::nothing_found), Face::body);
  }
}

}  // namespace

void draw_categories() {
  const std::string reason = unless("edit_products");
  if (entered(last_frame) && pages.rows() > 0) pages.refresh();
  {
    Row row;
    search_words(typed, search, tr("Пошук категорії", "Find a category"), tr("Назва", "Name"), search_width());
    const bool pressed = button(tr("Нова категорія", "New category"),
                                {.kind = ButtonKind::primary, .icon = icon::plus, .reason = reason, .hint = "N"});
    if (pressed || (shortcut("N") && reason.empty())) open_record(form_dialog, form, Category(), "/categories", "");
  }
  pages.want("/categories", {{"search", search}, {"archived", "true"}});
  list(reason);
  const std::string missing = form.typed.name.empty() ? tr("Вкажіть назву", "Give a name") : "";
  record_dialog<Category>(
      form_dialog, form,
      {.title = form.is_new() ? tr("Нова категорія", "New category") : tr("Категорія", "Category"), .missing = missing},
      fields, [](const Category&) {
        changed();
        toast(tr("Збережено", "Saved"));
      });
}

}  // namespace kram::screens
