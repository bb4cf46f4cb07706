// Small caches by id; everything here may answer "not known yet" and asks once.
#include "client-wasm/screens/order_products.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "client-wasm/platform/browser.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/texts.hpp"
#include "shared/base/money_text.hpp"

namespace kram::screens {
namespace {

std::map<std::string, ProductSummary> seen;
std::map<std::int64_t, Product> products;
std::set<std::int64_t> asked_products;
int products_running = 0;

using RuleKey = std::pair<std::int64_t, std::int64_t>;  // list, product
std::map<RuleKey, std::vector<PriceRule>> rules;
std::set<RuleKey> asked_rules;
bool rules_came = false;

ui::PickerItem item_of(const ProductSummary& p) {
  ui::PickerItem item;
  item.id = to_text(p.id);
  item.title = p.name;
  const bool good = p.kind == ProductKind::good;
  if (!p.sku.empty()) item.detail = std::string(tr("арт. ", "art. ")) + p.sku;
  if (!p.price_reason.empty()) item.detail += (item.detail.empty() ? "" : " · ") + p.price_reason;
  if (good && p.reserved.is_positive())
    item.detail +=
        (item.detail.empty() ? "" : " · ") + std::string(tr("у резерві ", "reserved ")) + quantity_text(p.reserved);
  item.right = p.price ? price_text(*p.price) : tr("без ціни", "no price");
  if (!good)
    item.right += tr(" · послуга", " · service");
  else if (p.available.is_positive())
    item.right += tr(" · вільно ", " · free ") + quantity_text(p.available);
  else
    item.right += tr(" · немає", " · none");
  item.dim = good && !p.available.is_positive();
  return item;
}

void want_rules(std::int64_t list, ProductId product, const std::string& words) {
  const RuleKey key{list, product.value};
  if (!asked_rules.insert(key).second) return;
  api::get("/price-lists/" + std::to_string(list) + "/rules" + api::query({{"search", words}, {"limit", "200"}}),
           [key](const api::Answer& answer) {
             if (!answer.ok()) return;
             auto read = answer_from_json<Page<PriceRuleRow>>(answer.body);
             if (!read) return;
             std::vector<PriceRule>& found = rules[key];
             rules_came = true;
             for (const PriceRuleRow& row : read->items) {
               if (row.product_id.value != key.second) continue;
               PriceRule rule;
               rule.id = row.id;
               rule.product_id = row.product_id;
               rule.price = row.price;
               rule.from_quantity = row.from_quantity;
               rule.valid_from = row.valid_from;
               rule.valid_until = row.valid_to;
               found.push_back(rule);
             }
           });
}

// The list and those it stands on, with the rules of one product; none while something is on its way.
std::optional<std::vector<PriceListRules>> rules_of(PriceListId first, const DraftLine& line) {
  const auto& lists = references().price_lists.value();
  if (!lists) return std::nullopt;
  std::vector<PriceListRules> chain;
  bool complete = true;
  std::optional<PriceListId> next = first;
  while (next && chain.size() < 8) {
    const auto row =
        std::find_if(lists->items.begin(), lists->items.end(), [&](const auto& l) { return l.id == *next; });
    if (row == lists->items.end()) break;
    want_rules(next->value, line.product_id, line.sku.empty() ? line.name : line.sku);
    const auto found = rules.find({next->value, line.product_id.value});
    if (found == rules.end()) complete = false;
    PriceListRules list;
    list.id = row->id;
    list.name = row->name;
    list.base_list_id = row->base_id;
    if (row->percent) {
      PriceRule all;
      all.kind = PriceRuleKind::percent;
      all.percent = -*row->percent;
      list.rules.push_back(all);
    }
    if (found != rules.end()) list.rules.insert(list.rules.end(), found->second.begin(), found->second.end());
    chain.push_back(std::move(list));
    next = row->base_id;
  }
  if (!complete || chain.empty()) return std::nullopt;
  return chain;
}

}  // namespace

void search_products(const OrderCard& card, const std::string& text,
                     std::function<void(std::vector<ProductSummary>)> done) {
  const OrderDraft& d = card.draft;
  const auto optional_id = [](const auto& id) { return id ? to_text(*id) : std::string(); };
  const std::string path = "/products" + api::query({{"search", text},
                                                     {"limit", "20"},
                                                     {"price_list_id", optional_id(price_list_of(card))},
                                                     {"warehouse_id", optional_id(d.warehouse_id)}});
  api::get(path, [done = std::move(done)](const api::Answer& answer) {
    if (!answer.ok()) return done({});
    auto read = answer_from_json<Page<ProductSummary>>(answer.body);
    if (!read) return done({});
    for (const ProductSummary& p : read->items) seen[to_text(p.id)] = p;
    done(std::move(read->items));
  });
}

void find_products(const OrderCard& card, const std::string& text, ui::PickerReply reply) {
  search_products(card, text, [reply = std::move(reply)](std::vector<ProductSummary> rows) {
    std::vector<ui::PickerItem> items;
    for (const ProductSummary& p : rows) items.push_back(item_of(p));
    reply(std::move(items));
  });
}

const ProductSummary* found_product(const std::string& id) {
  const auto found = seen.find(id);
  return found == seen.end() ? nullptr : &found->second;
}

const Product* known_product(ProductId id) {
  const auto found = products.find(id.value);
  if (found != products.end()) return &found->second;
  if (products_running >= 4 || !asked_products.insert(id.value).second) return nullptr;
  ++products_running;
  api::get("/products/" + to_text(id), [](const api::Answer& answer) {
    --products_running;
    if (!answer.ok()) return;
    if (auto read = answer_from_json<Product>(answer.body)) products[read->id.value] = std::move(*read);
  });
  return nullptr;
}

void forget_products() {
  products.clear();
  asked_products.clear();
}

std::optional<Quantity> free_stock(const OrderCard& card, const DraftLine& line) {
  if (!line.chosen() || line.kind != ProductKind::good) return std::nullopt;
  const Product* product = known_product(line.product_id);
  if (!product)
    return line.on_hand.is_zero() && line.available.is_zero() ? std::nullopt : std::optional(line.available);
  const std::optional<WarehouseId> at = line.warehouse_id ? line.warehouse_id : card.draft.warehouse_id;
  Quantity sum;
  for (const auto& level : product->stock)
    if (!at || level.warehouse_id == *at) sum += level.available;
  return sum;
}

std::optional<PriceListId> price_list_of(const OrderCard& card) {
  if (card.draft.price_list_id) return card.draft.price_list_id;
  if (const auto& client = card.client.value(); client && client->price_list_id) return client->price_list_id;
  if (const auto& workspace = references().workspace.value()) return workspace->default_price_list_id;
  return std::nullopt;
}

void reprice(OrderCard& card, DraftLine& line) {
  if (!line.chosen() || line.price_agreed || line.id)
    return;  // a saved line keeps its price whatever the list says now
  const auto list = price_list_of(card);
  if (!list) return;
  const auto chain = rules_of(*list, line);
  const auto typed = parse_typed<Quantity>(line.quantity);
  if (!chain || !typed) return;
  const Quantity stock_units = Quantity::of_units(
      static_cast<std::int64_t>(divide_rounded(static_cast<int128>(typed->units) * line.factor.units, Quantity::one)));
  const Date on = card.draft.ordered_on.value_or(today());
  const auto price = resolve_price({line.product_id, {}, stock_units, on}, *list, *chain);
  if (!price) return;
  line.list_price = price->price;
  line.price = typed_text(price_per_unit(price->price, line.factor));
  line.price_reason = describe(price->reason, ui::language());
}

void reprice_all(OrderCard& card) {
  if (card.is_new()) set_price_mode(card.draft, expected_price_mode(card));
  for (DraftLine& line : card.draft.lines) reprice(card, line);
}

void reprice_late(OrderCard& card) {
  if (!rules_came || !card.ready || card.state() != OrderState::draft) return;
  rules_came = false;
  reprice_all(card);
  card.totals = totals_of(card.draft);
}

void restore_price(OrderCard& card, DraftLine& line) {
  const std::string before = line.price;
  for (const DraftLine& saved : card.base.lines) {
    if (!line.id || saved.id != line.id || saved.unit != line.unit) continue;
    line.price = saved.price;
    line.price_agreed = saved.price_agreed;
    line.price_reason = saved.price_reason;
  }
  if (line.list_price && !line.id) line.price = typed_text(price_per_unit(*line.list_price, line.factor));
  reprice(card, line);
  if (line.price != before) touched(card);
}

}  // namespace kram::screens
