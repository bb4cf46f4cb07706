// The parts of a form that are alike for every record: refusals, both values of a conflict, names of fields.
#include "client-wasm/screens/record_form.hpp"

#include <algorithm>

#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/widgets/ui.hpp"
#include "shared/base/text.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

struct FieldName {
  const char* name;
  Word words;
  const char* group;  // of its words, when its values are an enum's
};
const FieldName field_names[] = {
    {"active", {"Діє", "Active"}, ""},
    {"address", {"Адреса", "Address"}, ""},
    {"addresses", {"Адреси", "Addresses"}, ""},
    {"archived", {"В архіві", "Archived"}, ""},
    {"barcodes", {"Штрихкоди", "Barcodes"}, ""},
    {"category_id", {"Категорія", "Category"}, ""},
    {"contacts", {"Контактні особи", "Contact persons"}, ""},
    {"default_legal_entity_id", {"Основна юридична особа", "Usual legal entity"}, ""},
    {"default_price_list_id", {"Основний прайс", "Usual price list"}, ""},
    {"default_warehouse_id", {"Основний склад", "Usual warehouse"}, ""},
    {"description", {"Опис", "Description"}, ""},
    {"director", {"Керівник", "Director"}, ""},
    {"edrpou", {"ЄДРПОУ або РНОКПП", "EDRPOU or RNOKPP"}, ""},
    {"email", {"Е-пошта", "E-mail"}, ""},
    {"emails", {"Е-пошта", "E-mails"}, ""},
    {"full_name", {"Повна назва", "Full name"}, ""},
    {"iban", {"IBAN", "IBAN"}, ""},
    {"kind", {"Хто це", "Kind"}, "party_kind"},
    {"language", {"Мова", "Language"}, ""},
    {"manager_id", {"Відповідальна особа", "Responsible"}, ""},
    {"name", {"Назва", "Name"}, ""},
    {"note", {"Примітка", "Note"}, ""},
    {"on_shortage", {"Коли бракує товару", "When goods are short"}, "on_shortage"},
    {"password", {"Пароль", "Password"}, ""},
    {"pays_vat", {"Платник ПДВ", "Pays VAT"}, ""},
    {"percent", {"Відсоток", "Percent"}, ""},
    {"phone", {"Телефон", "Phone"}, ""},
    {"phones", {"Телефони", "Phones"}, ""},
    {"price", {"Ціна", "Price"}, ""},
    {"price_list_id", {"Прайс", "Price list"}, ""},
    {"role", {"Роль", "Role"}, "role"},
    {"sku", {"Артикул", "Article"}, ""},
    {"tax", {"Ставка ПДВ", "VAT rate"}, ""},
    {"units", {"Одиниці", "Units"}, ""},
    {"variant", {"Варіант", "Variant"}, ""},
    {"vat_number", {"ІПН", "VAT number"}, ""},
    {"zone", {"Часовий пояс", "Time zone"}, ""},
};

const FieldName* known_field(const std::string& name) {
  for (const FieldName& f : field_names)
    if (name == f.name) return &f;
  return nullptr;
}

template <class Row>
std::string name_of(const api::Loaded<Page<Row>>& list, const std::string& id) {
  if (list.value())
    for (const Row& row : list.value()->items)
      if (to_text(row.id) == id) return row.name;
  return "№ " + id;
}

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::string referred(const std::string& field, const std::string& id) {
  References& refs = references();
  if (ends_with(field, "price_list_id")) return name_of(refs.price_lists, id);
  if (ends_with(field, "warehouse_id")) return name_of(refs.warehouses, id);
  if (ends_with(field, "legal_entity_id")) return name_of(refs.legal_entities, id);
  if (field == "manager_id") return name_of(refs.users, id);
  return "№ " + id;
}

}  // namespace

void FormProblem::refuse(const api::Problem& told) {
  problem = told;
  claimed = false;
  was_claimed = !told.path.empty();
  if (was_claimed) focus_first_wrong();
  platform::request_frame();
}

std::string FormProblem::at(const std::string& path) {
  if (!problem || problem->path.empty() || problem->path != path) return {};
  claimed = true;
  return problem->text;
}

void FormProblem::settle(const std::string& path, bool changed) {
  if (changed && problem && problem->path == path) problem.reset();
}

void FormProblem::notice() {
  if (problem && !was_claimed) {
    const std::string where =
        problem->path.empty() ? "" : field_words(problem->path.substr(1, problem->path.find('/', 1) - 1)) + ": ";
    ui::notice(Tone::bad, where + problem->text);
  }
  if (was_claimed != claimed && problem) platform::request_frame();
  was_claimed = claimed;
  claimed = false;
}

std::string field_words(const std::string& name) {
  const FieldName* known = known_field(name);
  return known ? tr(known->words) : name;
}

std::string value_words(const std::string& field, const Json& value) {
  if (value.is_null()) return "–";
  if (value.is_boolean()) return value.get<bool>() ? tr("так", "yes") : tr("ні", "no");
  if (value.is_string()) {
    const std::string text = value.get<std::string>();
    if (text.empty()) return "–";
    if (ends_with(field, "_id")) return referred(field, text);
    const FieldName* known = known_field(field);
    return known && known->group[0] ? std::string(label(language(), known->group, text)) : text;
  }
  if (!value.is_array() && !value.is_object()) return value.dump();
  std::string joined;
  for (const auto& item : value) {
    const std::string part = value_words("", item);
    if (part == "–") continue;
    joined += (joined.empty() ? "" : value.is_array() ? "; " : ", ") + part;
  }
  return joined.empty() ? "–" : joined;
}

int conflict_panel(const std::vector<FieldConflict>& list) {
  Card panel("conflict", tr("Запис щойно змінив хтось інший", "Somebody else has just changed this record"));
  paragraph(tr("Введене вами збережено в браузері. Оберіть, що лишити:",
               "What you typed is kept in the browser. Choose what stays:"));
  for (const FieldConflict& c : list) {
    Key scope(c.field);
    Columns columns({1, 2, 2}, space_3, 90);
    soft_text(field_words(c.field), Face::body);
    columns.next();
    paragraph(std::string(tr("У вас: ", "Yours: ")) + c.mine);
    columns.next();
    paragraph(std::string(tr("На сервері: ", "On the server: ")) + c.theirs);
  }
  Row row;
  int choice = 0;
  if (button(tr("Лишити моє", "Keep mine"), {.kind = ButtonKind::primary})) choice = 1;
  if (button(tr("Взяти з сервера", "Take the server’s"))) choice = 2;
  return choice;
}

bool restored_notice() {
  return notice(Tone::info,
                tr("Повернуто те, що ви ввели минулого разу й не зберегли.",
                   "What you typed last time and did not save is back."),
                tr("Відкинути", "Throw it away"));
}

namespace form_detail {

Json without_empty(Json object) {
  for (auto it = object.begin(); it != object.end();) {
    const bool empty =
        it->is_null() || (it->is_string() && it->get<std::string>().empty()) || (it->is_array() && it->empty());
    it = empty ? object.erase(it) : ++it;
  }
  return object;
}

}  // namespace form_detail
}  // namespace kram::screens
