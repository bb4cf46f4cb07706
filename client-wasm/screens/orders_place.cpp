// Reads and writes the address by the fields' own names.
#include "client-wasm/screens/orders_place.hpp"

#include "client-wasm/api_client.hpp"

namespace kram::screens {
namespace {

int hex(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                : -1;
}

std::string unescaped(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex(text[i + 1]) : -1;
    const int low = high >= 0 ? hex(text[i + 2]) : -1;
    if (low >= 0) {
      plain.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    } else {
      plain.push_back(text[i]);
    }
  }
  return plain;
}

template <class E>
std::optional<E> read_enum(const Route& route, const char* name) {
  return enum_value<E>(route.parameter(name));
}
template <class I>
std::optional<I> read_id(const Route& route, const char* name) {
  const auto id = parse_id(route.parameter(name));
  return id ? std::optional<I>(I{*id}) : std::nullopt;
}
std::optional<Date> read_date(const Route& route, const char* name) {
  const auto date = parse_date(route.parameter(name));
  return date ? std::optional<Date>(*date) : std::nullopt;
}

std::vector<OrderState> read_states(const std::string& text) {
  std::vector<OrderState> states;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    if (const auto state = enum_value<OrderState>(text.substr(at, end - at))) states.push_back(*state);
    at = end + 1;
  }
  return states;
}

std::string states_text(const std::vector<OrderState>& states) {
  std::string text;
  for (const OrderState state : states) text += (text.empty() ? "" : ",") + std::string(enum_name(state));
  return text;
}

}  // namespace

OrdersPlace orders_place(const Route& route) {
  OrdersPlace place;
  place.board = route.parameter("view") == "board";
  OrderQuery& q = place.query;
  q.search = unescaped(route.parameter("q"));
  q.states = read_states(unescaped(route.parameter("states")));
  q.payment = read_enum<PaymentState>(route, "payment");
  q.fulfilment = read_enum<FulfilmentState>(route, "fulfilment");
  q.client_id = read_id<PartyId>(route, "client_id");
  q.responsible_id = read_id<UserId>(route, "responsible_id");
  q.from = read_date(route, "from");
  q.to = read_date(route, "to");
  if (route.parameter("overdue") == "true") q.overdue = true;
  if (const auto sort = read_enum<OrderSort>(route, "sort")) q.sort = *sort;
  q.descending = route.parameter("descending") != "false";
  return place;
}

std::vector<std::pair<std::string, std::string>> orders_parameters(const OrdersPlace& place) {
  const OrderQuery& q = place.query;
  std::vector<std::pair<std::string, std::string>> list;
  list.emplace_back("search", q.search);
  list.emplace_back("states", states_text(q.states));
  if (q.payment) list.emplace_back("payment", enum_name(*q.payment));
  if (q.fulfilment) list.emplace_back("fulfilment", enum_name(*q.fulfilment));
  if (q.client_id) list.emplace_back("client_id", to_text(*q.client_id));
  if (q.responsible_id) list.emplace_back("responsible_id", to_text(*q.responsible_id));
  if (q.from) list.emplace_back("from", to_text(*q.from));
  if (q.to) list.emplace_back("to", to_text(*q.to));
  if (q.overdue.value_or(false)) list.emplace_back("overdue", "true");
  if (q.sort != OrderSort::newest) list.emplace_back("sort", enum_name(q.sort));
  if (!q.descending) list.emplace_back("descending", "false");
  return list;
}

std::string orders_route(const OrdersPlace& place) {
  auto list = orders_parameters(place);
  list.front().first = "q";
  if (place.board) list.insert(list.begin(), {"view", "board"});
  return "/orders" + api::query(list);
}

bool is_filtered(const OrdersPlace& place) {
  const OrderQuery& q = place.query;
  return !q.search.empty() || !q.states.empty() || q.payment || q.fulfilment || q.client_id || q.responsible_id ||
         q.from || q.to || q.overdue.value_or(false);
}

}  // namespace kram::screens
