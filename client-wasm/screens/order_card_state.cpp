// One card per address. Answers of the server replace the saved order; what is typed over it is never dropped unasked.
#include "client-wasm/screens/order_card_state.hpp"

#include <imgui.h>

#include <algorithm>
#include <map>
#include <memory>

#include "client-wasm/platform/browser.hpp"
#include "client-wasm/screens/order_products.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/dialog.hpp"
#include "client-wasm/widgets/text_field.hpp"
#include "shared/base/text.hpp"

namespace kram::screens {
namespace {

std::map<std::string, std::unique_ptr<OrderCard>> cards;

OrderCard* find_card(const std::string& part) {
  const auto found = cards.find(part);
  return found == cards.end() ? nullptr : found->second.get();
}

// Only what was changed is sent: fields that others changed meanwhile, or that this person may not set, stay out.
Json changes_of(const OrderInput& typed, const OrderDraft& base) {
  Json json = to_json(typed);
  const auto before = input_of(base);
  const Json old = before ? to_json(*before) : Json::object();
  for_each_field<OrderInput>([&](const auto& f) {
    if (f.rules.write != Write::edit || (old.contains(f.name) && old[f.name] == json[f.name])) json.erase(f.name);
  });
  return json;
}

const char* permission_of(OrderAction action) {
  switch (action) {
    case OrderAction::ship:
    case OrderAction::perform:
      return "ship_orders";
    case OrderAction::pay:
      return "post_payments";
    default:
      return "edit_orders";
  }
}

void start_new(OrderCard& card) {
  auto& refs = references();
  const bool known = (refs.workspace.value() || refs.workspace.problem()) &&
                     (refs.legal_entities.value() || refs.legal_entities.problem()) &&
                     (refs.price_lists.value() || refs.price_lists.problem());
  if (!known) return;
  card.base = OrderDraft();
  if (const auto& workspace = refs.workspace.value()) {
    card.base.warehouse_id = workspace->default_warehouse_id;
    card.base.legal_entity_id = workspace->default_legal_entity_id;
  }
  if (const auto& me = api::me()) card.base.responsible_id = me->id;
  card.draft = card.base;
  card.base.price_mode = expected_price_mode(card);
  card.draft = kept_draft(std::nullopt).value_or(card.base);
  card.ready = true;
  card.focus_path = card.draft.client_id ? "/lines" : "/client_id";  // typing may begin at once
  card.totals = totals_of(card.draft);
}

// A line keeps its key over a save, and so its cell keeps the focus: the server answers the lines in the order sent.
void keep_keys(OrderDraft& fresh, const OrderDraft& typed) {
  std::vector<std::int64_t> keys;
  for (const DraftLine& line : typed.lines)
    if (!line.blank()) keys.push_back(line.key);
  if (keys.size() != fresh.lines.size()) return;
  for (std::size_t i = 0; i < keys.size(); ++i) fresh.lines[i].key = keys[i];
  fresh.last_key = std::max(fresh.last_key, typed.last_key);
}

void show_saved(OrderCard& card) {
  card.base = draft_of(*card.saved());
  keep_keys(card.base, card.draft);
  card.draft = card.base;
  card.conflict = false;
  card.ready = true;
  card.totals = totals_of(card.draft);
}

// The saved order came or changed: what is typed stays, and says so when it stands on an older version.
void start_saved(OrderCard& card) {
  const Order& order = *card.saved();
  if (card.ready && card.base.version == order.version) return;
  std::optional<OrderDraft> typed = card.ready && card.dirty() ? card.draft : kept_draft(card.id);
  const OrderDraft fresh = draft_of(order);
  if (!typed || !read_only_reason(card).empty() || same_content(*typed, fresh)) {
    show_saved(card);
    return forget_draft(card.id);
  }
  card.base = fresh;
  card.draft = std::move(*typed);
  card.conflict = card.draft.version != order.version;
  card.ready = true;
  card.totals = totals_of(card.draft);
}

void take_order(OrderCard& card, const api::Answer& answer) {
  auto read = answer_from_json<Order>(answer.body);
  if (!read) {
    card.problem = api::unreadable_answer(read.refusal());
    return;
  }
  card.order.take(std::move(*read), answer.etag);
  card.undos.clear();
  forget_draft(card.id);
  card.before_save = std::move(card.base);
  card.saved_at_ms = platform::now_ms();
  platform::request_frame_in(saved_sign_ms + 20);
  show_saved(card);
  card.events.refresh();
  card.client.refresh();
  forget_products();
}

void refused(OrderCard& card, const api::Problem& problem) {
  card.problem = problem;
  card.focus_path = problem.code == "client_required" ? "/client_id" : problem.path;
  ui::focus_first_wrong();  // fields outside of the lines; a line may first have to be scrolled to
  if (problem.code == "version_stale") card.order.refresh();
}

void create(OrderCard& card, const char* kind, OrderInput input, std::function<void(OrderCard&)> then) {
  const std::string prefix = std::string(kind) + ":";
  if (card.draft.attempt.rfind(prefix, 0) != 0) card.draft.attempt = prefix + platform::random_uuid();
  keep_draft(card.draft);
  card.running = kind;
  api::Request request{.method = "POST", .path = "/orders", .body = to_json(input)};
  request.idempotency_key = card.draft.attempt.substr(prefix.size());
  api::send(std::move(request), [then = std::move(then)](const api::Answer& answer) {
    OrderCard& card = *find_card("new");
    card.running.clear();
    if (!answer.ok()) return refused(card, *answer.problem);
    auto read = answer_from_json<Order>(answer.body);
    if (!read) return refused(card, api::unreadable_answer(read.refusal()));
    const std::string part = to_text(read->id);
    OrderCard& saved = order_card(part);
    saved.draft = card.draft;
    saved.last_frame = ImGui::GetFrameCount();  // it is fresh: no need to ask again on entering
    take_order(saved, answer);
    forget_draft(std::nullopt);
    card.ready = false;
    card.undos.clear();
    platform::go("/orders/" + part, true);
    if (then) then(saved);
  });
}

}  // namespace

References& references() {
  static References refs;
  refs.workspace.want("/workspace");
  refs.legal_entities.want("/legal-entities?limit=200");
  refs.price_lists.want("/price-lists?limit=200");
  refs.warehouses.want("/warehouses?limit=200");
  refs.users.want("/users?limit=200");
  if (api::may("see_money")) refs.accounts.want("/accounts?limit=200");
  return refs;
}

OrderCard& order_card(const std::string& part) {
  auto& slot = cards[part];
  if (!slot) {
    slot = std::make_unique<OrderCard>();
    slot->part = part;
    if (auto id = parse_id(part)) slot->id = OrderId{*id};
  }
  OrderCard& card = *slot;
  const int frame = ImGui::GetFrameCount();
  const bool entered = frame - card.last_frame > 1;
  card.last_frame = frame;
  references();
  if (!card.id) {
    if (!card.ready) start_new(card);
    return card;
  }
  const std::string path = "/orders/" + part;
  card.order.want(path);
  card.events.want(path + "/events?limit=100");
  if (entered && card.ready && !card.order.loading()) {
    card.order.refresh();
    card.events.refresh();
  }
  if (card.saved()) start_saved(card);
  return card;
}

std::string read_only_reason(const OrderCard& card) {
  if (!api::may("edit_orders")) return forbidden_text();
  OrderProgress progress;
  progress.state = card.state();
  return reason_of(order_allows(progress, OrderAction::edit));
}

Money shown_total(const OrderCard& card) {
  if (card.saved() && !card.dirty()) return card.saved()->total;
  return card.totals.whole ? card.totals.whole->gross : Money{};
}

void touched(OrderCard& card) {
  card.draft.attempt.clear();
  card.totals = totals_of(card.draft);
  card.problem.reset();
  if (card.dirty())
    keep_draft(card.draft);
  else
    forget_draft(card.id);
  platform::request_frame();
}

PriceMode expected_price_mode(const OrderCard& card) {
  const auto& workspace = references().workspace.value();
  const auto& entities = references().legal_entities.value();
  const auto& lists = references().price_lists.value();
  std::optional<LegalEntityId> entity = card.draft.legal_entity_id;
  if (!entity && workspace) entity = workspace->default_legal_entity_id;
  const bool pays_vat =
      entities && std::any_of(entities->items.begin(), entities->items.end(),
                              [&](const LegalEntity& e) { return e.pays_vat && (!entity || *entity == e.id); });
  if (!pays_vat) return PriceMode::no_vat;
  const auto list = price_list_of(card);
  if (lists && list)
    for (const PriceListRow& row : lists->items)
      if (row.id == *list) return row.vat_included ? PriceMode::vat_included : PriceMode::vat_on_top;
  return PriceMode::vat_included;
}

void remember(OrderCard& card, std::string what) {
  card.undos.emplace_back(std::move(what), card.draft.lines);
  if (card.undos.size() > 50) card.undos.erase(card.undos.begin());
}

bool undo(OrderCard& card) {
  if (card.undos.empty()) return false;
  card.draft.lines = std::move(card.undos.back().second);
  card.undos.pop_back();
  touched(card);
  return true;
}

std::string word_of(OrderAction action) {
  switch (action) {
    case OrderAction::edit:
      return std::string(text(ui::language(), TextKey::order_action_edit));
    case OrderAction::confirm:
      return std::string(text(ui::language(), TextKey::order_action_confirm));
    case OrderAction::reserve:
      return std::string(text(ui::language(), TextKey::order_action_reserve));
    case OrderAction::ship:
      return std::string(text(ui::language(), TextKey::order_action_ship));
    case OrderAction::perform:
      return std::string(text(ui::language(), TextKey::order_action_perform));
    case OrderAction::pay:
      return std::string(text(ui::language(), TextKey::order_action_pay));
    case OrderAction::complete:
      return std::string(text(ui::language(), TextKey::order_action_complete));
    case OrderAction::cancel:
      return std::string(text(ui::language(), TextKey::order_action_cancel));
  }
  return {};
}

std::string why_not(const OrderCard& card, OrderAction action) {
  if (!api::may(permission_of(action))) return forbidden_text();
  if (!card.ready) return tr(words::loading);
  if (!card.running.empty()) return tr(words::busy);
  if (card.conflict) return tr("Спершу оберіть, чиї зміни лишити", "First choose whose changes to keep");
  if (card.is_new() && action != OrderAction::confirm) return tr("Спершу збережіть замовлення", "Save the order first");
  const std::string guard = reason_of(order_allows(progress_of(card.draft, card.totals, card.saved()), action));
  if (!guard.empty()) return guard;
  if (action != OrderAction::confirm && action != OrderAction::cancel && card.dirty())
    return tr("Спершу збережіть зміни (Ctrl+S)", "Save the changes first (Ctrl+S)");
  if (action == OrderAction::confirm && card.totals.wrong)
    return std::string(tr("Виправте позначене: ", "Mend what is marked: ")) + refusal_text(*card.totals.wrong);
  return {};
}

std::optional<OrderAction> next_step(const OrderCard& card) {
  const OrderState state = card.state();
  if (state == OrderState::draft) return OrderAction::confirm;
  if (state == OrderState::cancelled || !card.saved()) return std::nullopt;
  const OrderProgress progress = progress_of(card.draft, card.totals, card.saved());
  for (const OrderAction action : {OrderAction::ship, OrderAction::perform})
    if (order_allows(progress, action) && api::may("ship_orders")) return action;
  if (card.saved()->remaining_to_pay.is_positive() && api::may("post_payments")) return OrderAction::pay;
  if (state == OrderState::completed) return std::nullopt;
  return OrderAction::complete;
}

void save_draft(OrderCard& card, std::function<void(OrderCard&)> then) {
  if (!card.running.empty() || !card.ready) return;
  auto input = input_of(card.draft);
  if (!input) {
    return refused(card, {.status = 400,
                          .code = std::string(error_name(input.refusal().code)),
                          .text = refusal_text(input.refusal()),
                          .path = input.refusal().path,
                          .body = {}});
  }
  card.problem.reset();
  if (card.is_new()) return create(card, "save", std::move(*input), std::move(then));
  card.running = "save";
  api::patch("/orders/" + card.part, changes_of(*input, card.base), card.order.version(),
             [part = card.part, then = std::move(then)](const api::Answer& answer) {
               OrderCard& card = *find_card(part);
               card.running.clear();
               if (!answer.ok()) return refused(card, *answer.problem);
               take_order(card, answer);
               if (then) then(card);
             });
}

void confirm(OrderCard& card, std::optional<OnShortage> on_shortage) {
  const auto told = [](OrderCard& c) {
    ui::toast(tr("Замовлення підтверджено", "The order is confirmed"), ui::Tone::good);
    c.problem.reset();
  };
  if (card.is_new()) {
    auto input = input_of(card.draft);
    if (!input) return save_draft(card);
    input->confirm = true;
    input->on_shortage = on_shortage;
    card.problem.reset();
    return create(card, on_shortage ? "confirm-short" : "confirm", std::move(*input), told);
  }
  const auto post = [on_shortage, told](OrderCard& c) {
    ConfirmInput body;
    body.on_shortage = on_shortage;
    act(c, "confirm", to_json(body), told);
  };
  if (card.dirty())
    save_draft(card, post);
  else
    post(card);
}

std::string told_of(const OrderCard& card, const std::string& path) {
  return card.problem && card.problem->path == path ? card.problem->text : std::string();
}

void act(OrderCard& card, const std::string& verb, Json body, std::function<void(OrderCard&)> then) {
  act_at(card, "/orders/" + card.part + "/" + verb, verb, std::move(body), std::move(then));
}

void act_at(OrderCard& card, const std::string& path, const std::string& verb, Json body,
            std::function<void(OrderCard&)> then) {
  if (!card.running.empty()) return;
  card.running = verb;
  card.problem.reset();
  api::Request request{.method = "POST", .path = path, .body = std::move(body)};
  request.version = card.order.version();
  api::send(std::move(request), [part = card.part, then = std::move(then)](const api::Answer& answer) {
    OrderCard& card = *find_card(part);
    card.running.clear();
    if (!answer.ok()) return refused(card, *answer.problem);
    take_order(card, answer);
    card.focus_next = true;
    if (then) then(card);
  });
}

void drop_typed(OrderCard& card) {
  forget_draft(card.id);
  card.undos.clear();
  card.problem.reset();
  if (card.saved()) return show_saved(card);
  card.draft = card.base;
  card.totals = totals_of(card.draft);
}

void keep_typed(OrderCard& card) {
  const Order& order = *card.saved();
  card.draft.version = order.version;
  for (DraftLine& line : card.draft.lines) {
    const bool there = std::any_of(order.lines.begin(), order.lines.end(),
                                   [&](const OrderLine& l) { return line.id && *line.id == l.id; });
    if (!there) line.id.reset();
  }
  card.conflict = false;
  card.problem.reset();
  keep_draft(card.draft);
}

}  // namespace kram::screens
