// The order list as a file for spreadsheets: the same filters, words and order as the list, all pages of it.
#include <array>

#include "server/operations/context.hpp"
#include "server/storage/order_list_repository.hpp"
#include "server/storage/page_cursor.hpp"
#include "shared/api/endpoints.hpp"
#include "shared/base/csv.hpp"
#include "shared/base/text.hpp"

namespace kram {
namespace {

/// More is refused: a file is for a person; programs read pages.
constexpr std::size_t rows_max = 50'000;

struct Heading {
  const char* uk;
  const char* en;
};
constexpr std::array<Heading, 17> headings = {{{"Номер", "Number"},
                                               {"Дата", "Date"},
                                               {"Стан", "State"},
                                               {"Забезпечення", "Supply"},
                                               {"Відвантаження", "Fulfilment"},
                                               {"Оплата", "Payment"},
                                               {"Клієнт", "Client"},
                                               {"Телефон", "Phone"},
                                               {"Валюта", "Currency"},
                                               {"Сума", "Total"},
                                               {"Сплачено", "Paid"},
                                               {"Залишилось сплатити", "Left to pay"},
                                               {"Обіцяно", "Promised"},
                                               {"Оплатити до", "Payment due"},
                                               {"Відповідальний", "Responsible"},
                                               {"Зовнішній номер", "External id"},
                                               {"Створено", "Created"}}};

std::string date_or_empty(const std::optional<Date>& date) {
  return date ? to_text(*date) : std::string();
}

void add_order(CsvWriter& csv, const OrderSummary& order, Language language, const Zone& zone) {
  csv.add_text(order.number);
  csv.add_value(to_text(order.ordered_on));
  csv.add_value(label(language, "order_state", order.state));
  csv.add_value(label(language, "supply_state", order.supply));
  csv.add_value(label(language, "fulfilment_state", order.fulfilment));
  csv.add_value(label(language, "payment_state", order.payment));
  csv.add_text(order.client_name);
  csv.add_text(order.client_phone);
  csv.add_value(order.currency);
  csv.add_value(to_text(order.total));
  csv.add_value(to_text(order.paid));
  csv.add_value(to_text(remaining_to_pay(order.total, order.paid)));
  csv.add_value(date_or_empty(order.promised_on));
  csv.add_value(date_or_empty(order.payment_due_on));
  csv.add_text(order.responsible_name);
  csv.add_text(order.external_id);
  csv.add_value(to_text(utc_to_local(order.created_at, zone)));
  csv.end_row();
}

}  // namespace

template <>
Result<CsvFile> handle<endpoint::export_orders>(Context& context, const Call<endpoint::export_orders>& call) {
  OrderQuery query = call.request;
  query.limit = 1'000;
  query.cursor.reset();
  CsvWriter csv;
  for (const auto& heading : headings) csv.add_text(context.language == Language::uk ? heading.uk : heading.en);
  csv.end_row();
  for (std::size_t rows = 0;;) {
    KRAM_TRY(page, storage::order_page(context.db, context.workspace(), context.today(), query));
    rows += page.items.size();
    if (rows > rows_max || (rows == rows_max && page.next_cursor))
      return Refusal(ErrorCode::too_many_items, "", {{"limit", std::to_string(rows_max)}});
    for (const auto& order : page.items) add_order(csv, order, context.language, context.zone);
    if (!page.next_cursor) return CsvFile{csv.take()};
    query.cursor = page.next_cursor;
  }
}

}  // namespace kram
