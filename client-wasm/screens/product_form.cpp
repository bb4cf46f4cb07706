// Kind and unit are chosen once: stock and orders count in them. A barcode's control digit is judged while one types.
#include "client-wasm/screens/product_form.hpp"

#include <algorithm>

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/product_card.hpp"
#include "client-wasm/screens/products.hpp"
#include "client-wasm/screens/record_form.hpp"
#include "shared/base/text.hpp"
#include "shared/domain/barcode.hpp"
#include "shared/domain/tax.hpp"

namespace kram::screens {

using namespace ui;

namespace {

RecordForm<Product> form;
api::Loaded<Product> parent;
std::string mistake;
bool wants_focus = false;  // a new form: one types the name at once
DialogState category_dialog;
std::string category_name, category_error;
bool category_sending = false;

std::string path_text(const char* list, std::size_t index, const char* field) {
  return std::string("/") + list + "/" + std::to_string(index) + "/" + field;
}

// Units are kept in their Ukrainian spelling, as documents print them, and shown in the reader's language.
constexpr TextKey usual_units[] = {TextKey::unit_piece, TextKey::unit_kg,      TextKey::unit_g,    TextKey::unit_l,
                                   TextKey::unit_m,     TextKey::unit_m2,      TextKey::unit_m3,   TextKey::unit_pack,
                                   TextKey::unit_box,   TextKey::unit_set,     TextKey::unit_pair, TextKey::unit_roll,
                                   TextKey::unit_hour,  TextKey::unit_service, TextKey::unit_tonne};
std::string kept_unit(TextKey key) {
  return std::string(text(Language::uk, key));
}

void unit_field(Product& p) {
  if (!form.is_new() || p.parent_id) {
    std::string shown = p.unit;
    text_field(tr("Одиниця", "Unit"), shown,
               {.reason = tr("Облік уже ведеться в цій одиниці", "Stock is counted in this unit already")});
    return;
  }
  std::vector<std::pair<std::string, std::string>> names;
  for (const TextKey key : usual_units) names.emplace_back(kept_unit(key), std::string(text(language(), key)));
  if (std::none_of(names.begin(), names.end(), [&p](const auto& name) { return name.first == p.unit; }))
    names.emplace_back(p.unit, p.unit);
  const std::string told = form.wrong.at("/unit");
  select_value(tr("Одиниця", "Unit"), p.unit, names, {.error = told});
}

void category_field(Product& p) {
  const auto names = category_choices(tr("Без категорії", "None"), p.category_id);
  const std::string told = form.wrong.at("/category_id");
  select_value(tr("Категорія", "Category"), p.category_id, names, {.error = told});
  if (button(tr("Нова категорія", "New category"), {.kind = ButtonKind::ghost, .icon = icon::plus})) {
    category_name.clear();
    category_error.clear();
    open_dialog(category_dialog);
  }
}

void price_part(Product& p) {
  const std::string told = form.wrong.at("/price");
  FieldOptions o{.error = told, .suffix = "₴"};
  const std::string reason = unless("edit_prices");
  o.reason = reason;
  if (told.empty()) o.help = tr("В основному прайсі", "In the usual price list");
  const FieldResult price = fixed_field(tr("Ціна", "Price"), p.price, o);
  form.wrong.settle("/price", price.changed);
}

void tax_field(Product& p) {
  std::vector<std::pair<std::string, std::string>> names;
  for (const TaxCode& tax : shipped_tax_codes())
    names.emplace_back(std::string(tax.code), std::string(language() == Language::uk ? tax.uk : tax.en));
  const std::string told = form.wrong.at("/tax");
  select_value(tr("Ставка ПДВ", "VAT rate"), p.tax, names,
               {.error = told, .reason = p.parent_id ? tr("Як в основного товару", "As of the main product") : ""});
}

void main_part(Product& p) {
  Card panel("main", tr("Що це", "What it is"));
  if (form.is_new() && !p.parent_id) {
    int kind = p.kind == ProductKind::service ? 1 : 0;
    if (segments(tr("Вид", "Kind"), kind, {tr("Товар", "Goods"), tr("Послуга", "Service")})) {
      p.kind = kind == 1 ? ProductKind::service : ProductKind::good;
      p.unit = kept_unit(kind == 1 ? TextKey::unit_service : TextKey::unit_piece);
    }
  }
  FieldResult first = form_text(form, tr("Назва", "Name"), p.name, "/name", {.required = true});
  if (p.parent_id)
    first = form_text(form, tr("Варіант", "Variant"), p.variant, "/variant",
                      {.placeholder = tr("42, чорний", "42, black"), .required = true});
  if (wants_focus) mirror::request_focus(first.id);
  wants_focus = false;
  {
    Columns c({1, 1}, space_3, 150);
    form_text(form, tr("Артикул", "Article"), p.sku, "/sku");
    price_part(p);
    c.next();
    unit_field(p);
    tax_field(p);
  }
  category_field(p);
  const std::string told = form.wrong.at("/description");
  const FieldResult text = text_area(tr("Опис", "Description"), p.description, 3, {.error = told});
  form.wrong.settle("/description", text.changed);
}

void units_part(Product& p) {
  Card panel("units", tr("Інші одиниці", "Other units"));
  if (p.units.empty()) soft_text(tr("Наприклад, ящик на 12 штук", "Such as a box of 12"), Face::body);
  std::optional<std::size_t> gone;
  for (std::size_t i = 0; i < p.units.size(); ++i) {
    Key scope(static_cast<std::int64_t>(i));
    Columns c({1, 1, 0.4f}, space_2, 60);
    form_text(form, tr("Одиниця", "Unit"), p.units[i].unit, path_text("units", i, "unit"),
              {.placeholder = tr("ящ", "box")});
    c.next();
    const std::string told = form.wrong.at(path_text("units", i, "factor"));
    const FieldResult factor =
        quantity_field(tr("Містить", "Holds"), p.units[i].factor, {.error = told, .suffix = p.unit});
    form.wrong.settle(path_text("units", i, "factor"), factor.changed);
    c.next();
    gap(20);
    if (icon_button(tr("Прибрати одиницю", "Remove the unit"), icon::x)) gone = i;
  }
  if (gone) p.units.erase(p.units.begin() + static_cast<std::ptrdiff_t>(*gone));
  if (button(tr("Одиниця", "Unit"), {.kind = ButtonKind::ghost, .icon = icon::plus}))
    p.units.push_back({"", Quantity::whole(1)});
}

// Only a code of 13 digits claims to be a GTIN; any other may be the shop's own.
std::string barcode_fault(const std::string& code) {
  if (code.size() != 13) return {};
  const IdentifierCheck check = check_gtin(code);
  return check.fault == IdentifierFault::checksum ? std::string(describe(check.fault, language())) : std::string();
}

void barcodes_part(Product& p) {
  Card panel("barcodes", tr("Штрихкоди", "Barcodes"));
  std::optional<std::size_t> gone;
  for (std::size_t i = 0; i < p.barcodes.size(); ++i) {
    Key scope(static_cast<std::int64_t>(i));
    Columns c({1.6f, 1, 0.4f}, space_2, 60);
    const std::string name = std::string(tr("Код", "Code"));
    const std::string fault = mirror::focused() == id_of(name) ? std::string() : barcode_fault(p.barcodes[i].code);
    if (!barcode_fault(p.barcodes[i].code).empty()) mistake = tr("Неправильний штрихкод", "A wrong barcode");
    form_text(form, name, p.barcodes[i].code, path_text("barcodes", i, "code"),
              {.error = fault, .icon = icon::barcode});
    c.next();
    std::vector<std::pair<std::string, std::string>> units{{"", p.unit}};
    for (const ProductUnit& unit : p.units)
      if (!unit.unit.empty()) units.emplace_back(unit.unit, unit.unit);
    select_value(tr("Одиниця", "Unit"), p.barcodes[i].unit, units, {.skip_enter = true});
    c.next();
    gap(20);
    if (icon_button(tr("Прибрати штрихкод", "Remove the barcode"), icon::x)) gone = i;
  }
  if (gone) p.barcodes.erase(p.barcodes.begin() + static_cast<std::ptrdiff_t>(*gone));
  if (button(tr("Штрихкод", "Barcode"), {.kind = ButtonKind::ghost, .icon = icon::plus})) p.barcodes.emplace_back();
}

bool begin(const std::string& part, bool service, std::optional<ProductId> parent_id) {
  if (part != "new") {
    auto& record = product_record();
    record.want("/products/" + part);
    if (form.is_for("/products/" + part)) return true;
    if (record_waiting(record, "/products", tr("Такого товару немає", "There is no such product"),
                       tr("До списку товарів", "To the list of products")))
      return false;
    form.begin(*record.value(), "/products/" + part, record.version());
    return true;
  }
  if (parent_id) {
    parent.want("/products/" + to_text(*parent_id));
    if (record_waiting(parent, "/products", tr("Такого товару немає", "There is no such product"),
                       tr("До списку товарів", "To the list of products")))
      return false;
  }
  if (form.is_for("/products") && form.typed.parent_id == parent_id) return true;
  Product fresh;
  if (service) fresh.kind = ProductKind::service, fresh.unit = kept_unit(TextKey::unit_service);
  if (parent_id) {
    fresh.parent_id = parent_id;
    fresh.name = parent.value()->name;
    fresh.kind = parent.value()->kind;
    fresh.unit = parent.value()->unit;
    fresh.tax = parent.value()->tax;
    fresh.category_id = parent.value()->category_id;
  }
  form.begin(std::move(fresh), "/products", "");
  wants_focus = true;
  if (form.typed.parent_id != parent_id) form.drop();  // a draft of something else
  return true;
}

void save() {
  const bool made = form.is_new();
  form.save([made](const Product& saved, const std::string& etag) {
    form.ready = false;
    if (made)
      product_record().forget();
    else
      product_record().take(saved, etag);
    toast(made ? tr("Додано", "Added") : tr("Збережено", "Saved"));
    platform::go("/products/" + to_text(saved.id), true);
  });
}

void buttons(const std::string& part) {
  std::string reason = unless("edit_products");
  if (reason.empty() && form.typed.name.empty()) reason = tr("Вкажіть назву", "Give a name");
  if (reason.empty() && form.typed.parent_id && form.typed.variant.empty())
    reason = tr("Вкажіть, чим варіант відрізняється", "Say how the variant differs");
  if (reason.empty()) reason = mistake;
  if (reason.empty()) reason = cannot_save(form);
  const bool pressed = button(
      tr(words::save),
      {.kind = ButtonKind::primary, .icon = icon::check, .reason = reason, .shortcut = "Ctrl+S", .busy = form.sending});
  const bool keys = shortcut("Ctrl+S", true) || shortcut("Ctrl+Enter", true);
  if (pressed || (keys && reason.empty()))
    save();
  else if (keys)
    toast(reason, Tone::warning);
  if (!button(tr(words::cancel), {.hint = tr("Введене буде відкинуто", "What you typed is thrown away")})) return;
  const auto parent_id = form.typed.parent_id;
  form.drop();
  form.ready = false;
  if (part != "new") return platform::go("/products/" + part, true);
  platform::go(parent_id ? "/products/" + to_text(*parent_id) : "/products", true);
}

void send_category() {
  category_sending = true;
  Json body;
  body["name"] = category_name;
  api::post("/categories", std::move(body), [](const api::Answer& answer) {
    category_sending = false;
    if (!answer.ok()) {
      category_error = answer.problem->text;
      return;
    }
    close_dialog(category_dialog);
    product_categories().refresh();
    if (auto made = answer_from_json<Category>(answer.body)) form.typed.category_id = made->id;
  });
}

void new_category() {
  dialog(
      category_dialog, tr("Нова категорія", "New category"),
      [] { text_field(tr("Назва", "Name"), category_name, {.error = category_error, .required = true}); },
      [] {
        if (button(tr(words::cancel))) close_dialog(category_dialog);
        const char* reason = category_name.empty() ? tr("Введіть назву", "Enter a name") : "";
        const bool pressed =
            button(tr("Додати", "Add"),
                   {.kind = ButtonKind::primary, .reason = reason, .shortcut = "Ctrl+Enter", .busy = category_sending});
        if (pressed || (shortcut("Ctrl+Enter", true) && !*reason && !category_sending)) send_category();
      },
      {.width = 420});
}

}  // namespace

void draw_product_form(const std::string& part, bool service, std::optional<ProductId> parent_id) {
  references();
  set_page_title(tr("Товар", "Product"));
  if (!begin(part, service, parent_id)) return;
  Product& p = form.typed;
  const char* title = !form.is_new()                   ? tr("Зміна картки", "Edit the card")
                      : p.parent_id                    ? tr("Новий варіант", "New variant")
                      : p.kind == ProductKind::service ? tr("Нова послуга", "New service")
                                                       : tr("Новий товар", "New product");
  set_page_title(form.is_new() ? std::string(title) : form.base.name);
  {
    PageBody page("product-form", 1040);
    page_header(title, form.is_new() ? "" : form.base.name, [&] { buttons(part); });
    mistake.clear();
    if (form.restored && restored_notice()) form.drop();
    form.wrong.notice();
    form.conflicts();
    Columns c({1.4f, 1}, space_4, 340);
    main_part(p);
    c.next();
    units_part(p);
    barcodes_part(p);
  }
  form.keep();
  new_category();
}

}  // namespace kram::screens
