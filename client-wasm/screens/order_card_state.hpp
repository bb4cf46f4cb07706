// What an open order card knows: the saved order, what is typed over it, and what the server is doing for it now.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "client-wasm/api_client.hpp"
#include "client-wasm/screens/order_draft.hpp"

namespace kram::screens {

/// Short lists that fields choose from; asked for once.
struct References {
  api::Loaded<Page<Warehouse>> warehouses;
  api::Loaded<Page<PriceListRow>> price_lists;
  api::Loaded<Page<LegalEntity>> legal_entities;
  api::Loaded<Page<Account>> accounts;
  api::Loaded<Page<User>> users;
  api::Loaded<Workspace> workspace;
};
References& references();

struct OrderCard {
  std::string part;  // of the address: "new" or the id
  std::optional<OrderId> id;
  api::Loaded<Order> order;
  api::Loaded<Page<OrderEvent>> events;
  api::Loaded<Party> client;
  OrderDraft draft, base;  // typed, and as the server has it
  OrderDraft before_save;  // as the server had it before the last answer
  double saved_at_ms = -1e9;
  DraftTotals totals;
  bool ready = false;                   // the draft may be typed into
  bool conflict = false;                // the saved order is newer than what the typing stands on
  std::string running;                  // the action that the server is at: "confirm"
  std::optional<api::Problem> problem;  // its last refusal
  bool focus_next = false;              // an action is done: the focus goes to the next step
  std::string focus_path;               // the field that the refusal names, until it was given the focus
  std::vector<std::pair<std::string, std::vector<DraftLine>>> undos;  // what was done, and the lines before it
  int last_frame = -2;

  bool is_new() const { return !id; }
  const Order* saved() const { return order.value() ? &*order.value() : nullptr; }
  OrderState state() const { return saved() ? saved()->state : OrderState::draft; }
  std::string currency() const { return saved() ? saved()->currency : "UAH"; }
  bool dirty() const { return ready && !same_content(draft, base); }
};

/// How long cells that were just saved say so.
constexpr int saved_sign_ms = 4000;

/// The card of that address; kept while the page is open, asked for anew each time it is entered.
OrderCard& order_card(const std::string& part);

/// Why the lines and fields can't be typed into now; empty when they can.
std::string read_only_reason(const OrderCard& card);
/// After anything was typed: prices again and keeps the draft in the browser.
void touched(OrderCard& card);
/// The total to show: of what is typed while that may be, else the saved one.
Money shown_total(const OrderCard& card);
/// How a new order's prices are meant: by the legal entity and the price list.
PriceMode expected_price_mode(const OrderCard& card);
/// Remembers the lines before a change that can be taken back.
void remember(OrderCard& card, std::string what);
/// Takes the last such change back; false when there is none.
bool undo(OrderCard& card);

/// Why an action can't be done now, for its grey button; empty when it can.
std::string why_not(const OrderCard& card, OrderAction action);
/// The next step of this order, as the main button offers it.
std::optional<OrderAction> next_step(const OrderCard& card);
std::string word_of(OrderAction action);

/// Sends the typed draft; `then` runs when the server has it.
void save_draft(OrderCard& card, std::function<void(OrderCard&)> then = {});
/// Enters and confirms in one press; what is typed is sent first.
void confirm(OrderCard& card, std::optional<OnShortage> on_shortage = {});
/// What the last refusal says of this field of a dialog: "/amount".
std::string told_of(const OrderCard& card, const std::string& path);
/// Does an action of a saved order ("ship", "payments", …) with its body.
void act(OrderCard& card, const std::string& verb, Json body, std::function<void(OrderCard&)> then = {});
/// The same at another address, of what belongs to the order and is answered with it.
void act_at(OrderCard& card, const std::string& path, const std::string& verb, Json body,
            std::function<void(OrderCard&)> then = {});
/// Drops what was typed and shows the saved order.
void drop_typed(OrderCard& card);
/// Keeps what was typed and lays it over the newer saved order.
void keep_typed(OrderCard& card);

}  // namespace kram::screens
