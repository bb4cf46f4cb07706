// Reads typed texts into the shared rules and back; never refuses a key, only says what can't be sent yet.
#include "client-wasm/screens/order_draft.hpp"

#include <algorithm>

#include "client-wasm/platform/browser.hpp"
#include "client-wasm/widgets/theme.hpp"
#include "shared/base/money_text.hpp"

namespace kram::screens {
namespace {

std::string at_line(std::size_t index, const char* name) {
  return "/lines/" + std::to_string(index) + "/" + name;
}

Result<TaxRate> tax_of(const std::string& code) {
  for (const TaxCode& row : shipped_tax_codes())
    if (row.code == code) return row.rate;
  return parse_tax_rate(code.empty() ? "none" : code);
}

Result<Quantity> quantity_of(const DraftLine& line) {
  if (line.quantity.empty()) return ErrorCode::required;
  KRAM_TRY(quantity, parse_typed<Quantity>(line.quantity));
  if (!quantity.is_positive()) return ErrorCode::must_be_positive;
  return quantity;
}

Result<UnitPrice> price_of(const DraftLine& line) {
  if (line.price.empty()) return ErrorCode::required;
  KRAM_TRY(price, parse_typed<UnitPrice>(line.price));
  if (price.is_negative()) return ErrorCode::negative;
  return price;
}

Result<LineTerms> terms_of(const DraftLine& line, std::size_t index) {
  if (!line.chosen()) return Refusal(ErrorCode::required, at_line(index, "product_id"));
  LineTerms terms;
  auto quantity = quantity_of(line);
  if (!quantity) return quantity.refusal().under(at_line(index, "quantity"));
  auto price = price_of(line);
  if (!price) return price.refusal().under(at_line(index, "price"));
  auto discounts = parse_discounts(line.discount, DiscountKind::percent);
  if (!discounts) return discounts.refusal().under(at_line(index, "discounts"));
  auto tax = tax_of(line.tax);
  if (!tax) return tax.refusal().under(at_line(index, "tax"));
  return LineTerms{*quantity, *price, *discounts, *tax};
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool drop_suffix(std::string_view& text, std::string_view suffix) {
  if (text.size() < suffix.size() || text.substr(text.size() - suffix.size()) != suffix) return false;
  text = trimmed(text.substr(0, text.size() - suffix.size()));
  return true;
}

Result<Discount> parse_discount(std::string_view text, DiscountKind bare) {
  DiscountKind kind = bare;
  if (drop_suffix(text, "%"))
    kind = DiscountKind::percent;
  else if (drop_suffix(text, "₴") || drop_suffix(text, "грн") || drop_suffix(text, "UAH"))
    kind = DiscountKind::amount;
  if (kind == DiscountKind::percent) {
    KRAM_TRY(percent, parse_typed<Percent>(text));
    if (percent.is_negative() || percent > Percent::whole(100)) return ErrorCode::out_of_range;
    return Discount::of_percent(percent);
  }
  KRAM_TRY(amount, parse_typed<Money>(text));
  if (amount.is_negative()) return ErrorCode::negative;
  return Discount::of_amount(amount);
}

std::string discount_text(const Discount& d, DiscountKind bare) {
  if (d.kind == DiscountKind::percent) return typed_text(d.percent) + (bare == d.kind ? "" : " %");
  return typed_text(d.amount) + (bare == d.kind ? "" : " ₴");
}

Result<OrderLineInput> line_input(const DraftLine& line, std::size_t index) {
  KRAM_TRY(terms, terms_of(line, index));
  OrderLineInput input;
  input.id = line.id;
  input.product_id = line.product_id;
  input.quantity = terms.quantity;
  input.unit = line.unit;
  if (line.price_agreed) input.price = terms.price;
  input.tax = line.tax.empty() ? std::nullopt : std::optional(line.tax);
  input.warehouse_id = line.warehouse_id;
  input.discounts = terms.discounts;
  input.note = line.note;
  return input;
}

DraftLine line_of(const OrderLine& line, std::int64_t key) {
  DraftLine d;
  d.key = key;
  d.id = line.id;
  d.product_id = line.product_id;
  d.kind = line.kind;
  d.sku = line.sku;
  d.name = line.name;
  d.unit = line.unit;
  d.factor = line.factor;
  d.quantity = typed_text(line.quantity);
  d.price = typed_text(line.price);
  d.discount = discounts_text(line.discounts, DiscountKind::percent);
  d.price_agreed = line.price_agreed;
  d.price_reason = line.price_reason;
  d.tax = d.product_tax = line.tax;
  d.warehouse_id = line.warehouse_id;
  d.note = line.note;
  return d;
}

}  // namespace

DraftLine& OrderDraft::add_line() {
  lines.emplace_back();
  lines.back().key = ++last_key;
  return lines.back();
}

Result<std::vector<Discount>> parse_discounts(std::string_view text, DiscountKind bare) {
  std::vector<Discount> discounts;
  text = trimmed(text);
  while (!text.empty()) {
    const std::size_t plus = text.find('+');
    KRAM_TRY(discount, parse_discount(trimmed(text.substr(0, plus)), bare));
    const bool nothing = discount.percent.is_zero() && discount.amount.is_zero();
    if (!nothing) discounts.push_back(discount);
    if (plus == std::string_view::npos) break;
    text = trimmed(text.substr(plus + 1));
  }
  return discounts;
}

std::string discounts_text(const std::vector<Discount>& discounts, DiscountKind bare) {
  std::string all;
  for (const Discount& d : discounts) all += (all.empty() ? "" : " + ") + discount_text(d, bare);
  return all;
}

std::string typed_text(std::int64_t units, int scale, int min_digits) {
  std::string text = print_decimal(units, scale, min_digits, Language::uk);
  if (ui::language() == Language::en) std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

DraftTotals totals_of(const OrderDraft& draft) {
  DraftTotals totals;
  totals.lines.resize(draft.lines.size());
  std::vector<LineTerms> terms;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < draft.lines.size(); ++i) {
    if (draft.lines[i].blank()) continue;
    auto line = terms_of(draft.lines[i], i);
    if (!line) {
      if (!totals.wrong) totals.wrong = line.refusal();
      continue;
    }
    terms.push_back(*line);
    places.push_back(i);
  }
  DocumentTerms document{draft.price_mode, draft.vat_rounding, {}};
  if (auto discounts = parse_discounts(draft.discount, DiscountKind::amount))
    document.discounts = *discounts;
  else if (!totals.wrong)
    totals.wrong = discounts.refusal().under("/discounts");
  auto priced = price_document(document, terms);
  if (!priced) {
    if (!totals.wrong) totals.wrong = priced.refusal();
    document.discounts.clear();  // the lines can still be shown without the order's own discount
    priced = price_document(document, terms);
    if (!priced) return totals;
  }
  for (std::size_t i = 0; i < places.size(); ++i) totals.lines[places[i]] = priced->lines[i];
  totals.whole = *priced;
  return totals;
}

Result<OrderInput> input_of(const OrderDraft& draft) {
  OrderInput input;
  input.client_id = draft.client_id;
  input.legal_entity_id = draft.legal_entity_id;
  input.price_list_id = draft.price_list_id;
  input.warehouse_id = draft.warehouse_id;
  input.responsible_id = draft.responsible_id;
  if (draft.order_id) input.price_mode = draft.price_mode, input.vat_rounding = draft.vat_rounding;
  for (std::size_t i = 0; i < draft.lines.size(); ++i) {
    if (draft.lines[i].blank()) continue;
    KRAM_TRY(line, line_input(draft.lines[i], i));
    input.lines.push_back(line);
  }
  auto discounts = parse_discounts(draft.discount, DiscountKind::amount);
  if (!discounts) return discounts.refusal().under("/discounts");
  input.discounts = *discounts;
  input.ordered_on = draft.ordered_on;
  input.promised_on = draft.promised_on;
  input.payment_due_on = draft.payment_due_on;
  input.delivery_address = draft.delivery_address;
  input.note = draft.note;
  return input;
}

OrderDraft draft_of(const Order& order) {
  OrderDraft d;
  d.order_id = order.id;
  d.version = order.version;
  d.client_id = order.client_id;
  d.client_name = order.client_name;
  d.client_phone = order.client_phone;
  if (order.legal_entity_id) d.legal_entity_id = order.legal_entity_id;
  d.price_list_id = order.price_list_id;
  d.warehouse_id = order.warehouse_id;
  d.responsible_id = order.responsible_id;
  d.price_mode = order.price_mode;
  d.vat_rounding = order.vat_rounding;
  for (const OrderLine& line : order.lines) d.lines.push_back(line_of(line, ++d.last_key));
  d.discount = discounts_text(order.discounts, DiscountKind::amount);
  d.ordered_on = order.ordered_on;
  d.promised_on = order.promised_on;
  d.payment_due_on = order.payment_due_on;
  d.delivery_address = order.delivery_address;
  d.note = order.note;
  return d;
}

OrderProgress progress_of(const OrderDraft& draft, const DraftTotals& totals, const Order* saved) {
  OrderProgress progress;
  progress.has_client = draft.client_id.has_value();
  if (totals.whole) progress.total = totals.whole->gross;
  if (saved && saved->state != OrderState::draft) {
    progress.state = saved->state;
    progress.total = saved->total;
    for (const OrderLine& line : saved->lines)
      progress.lines.push_back({line.kind == ProductKind::good, line.stock_quantity, line.reserved, line.shipped});
  } else {
    for (const DraftLine& line : draft.lines)
      if (line.chosen()) progress.lines.push_back({line.kind == ProductKind::good, Quantity::whole(1), {}, {}});
  }
  if (saved) progress.paid = saved->paid;
  return progress;
}

UnitPrice price_per_unit(UnitPrice per_stock_unit, Quantity factor) {
  const int128 product = static_cast<int128>(per_stock_unit.units) * factor.units;
  return UnitPrice::of_units(static_cast<std::int64_t>(divide_rounded(product, Quantity::one)));
}

std::string line_tax(const std::string& product_tax, PriceMode mode) {
  return mode == PriceMode::no_vat ? "none" : product_tax;
}

void choose_unit(DraftLine& line, const std::string& unit, Quantity factor) {
  if (const auto price = parse_typed<UnitPrice>(line.price)) {
    const int128 scaled = divide_rounded(static_cast<int128>(price->units) * factor.units, line.factor.units);
    line.price = typed_text(UnitPrice::of_units(static_cast<std::int64_t>(scaled)));
  }
  line.unit = unit;
  line.factor = factor;
}

void set_price_mode(OrderDraft& draft, PriceMode mode) {
  if (draft.price_mode == mode) return;
  draft.price_mode = mode;
  for (DraftLine& line : draft.lines) line.tax = line_tax(line.product_tax, mode);
}

void choose_product(DraftLine& line, const ProductSummary& product, const OrderDraft& draft) {
  const bool same = line.product_id == product.id;
  if (!same) line.id.reset();  // another product is another line: its price comes from the list again
  line.product_id = product.id;
  line.kind = product.kind;
  line.sku = product.sku;
  line.name = product.name;
  line.product_text.clear();
  line.product_tax = product.tax;
  line.tax = line_tax(product.tax, draft.price_mode);
  line.on_hand = product.on_hand;
  line.available = product.available;
  line.reserved_by_all = product.reserved;
  line.list_price = product.price;
  line.stock_unit = product.unit;
  if (line.quantity.empty()) line.quantity = "1";
  if (same) return;
  line.unit = product.unit;
  line.factor = Quantity::whole(1);
  line.units.clear();
  line.price_agreed = false;
  line.price_reason = product.price_reason;
  line.price = product.price ? typed_text(*product.price) : "";
}

std::string draft_key(std::optional<OrderId> id) {
  return "order-draft/" + (id ? to_text(*id) : std::string("new"));
}

void keep_draft(const OrderDraft& draft) {
  platform::store(draft_key(draft.order_id), write_json(to_json(draft)));
}

std::optional<OrderDraft> kept_draft(std::optional<OrderId> id) {
  const std::string text = platform::stored(draft_key(id));
  if (text.empty()) return std::nullopt;
  auto json = parse_json(text);
  if (!json) return std::nullopt;
  auto draft = answer_from_json<OrderDraft>(*json);
  if (!draft) return std::nullopt;
  return *draft;
}

void forget_draft(std::optional<OrderId> id) {
  platform::store(draft_key(id), "");
}

bool same_figure(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const auto p = parse_typed_decimal(a, 4, UnitPrice::limit), q = parse_typed_decimal(b, 4, UnitPrice::limit);
  return p && q && *p == *q;
}

bool same_content(const OrderDraft& a, const OrderDraft& b) {
  const auto line_same = [&](const DraftLine* x, const DraftLine* y) {
    return x->id == y->id && x->product_id == y->product_id && x->product_text == y->product_text &&
           x->unit == y->unit && same_figure(x->quantity, y->quantity) && same_figure(x->price, y->price) &&
           x->discount == y->discount && x->tax == y->tax && x->warehouse_id == y->warehouse_id && x->note == y->note;
  };
  const auto worth = [](const OrderDraft& d) {
    std::vector<const DraftLine*> lines;
    for (const DraftLine& line : d.lines)
      if (!line.blank()) lines.push_back(&line);
    return lines;
  };
  const std::vector<const DraftLine*> left = worth(a), right = worth(b);
  return a.client_id == b.client_id && a.legal_entity_id == b.legal_entity_id && a.price_list_id == b.price_list_id &&
         a.warehouse_id == b.warehouse_id && a.responsible_id == b.responsible_id && a.discount == b.discount &&
         a.ordered_on == b.ordered_on && a.promised_on == b.promised_on && a.payment_due_on == b.payment_due_on &&
         a.delivery_address == b.delivery_address && a.note == b.note && left.size() == right.size() &&
         std::equal(left.begin(), left.end(), right.begin(), line_same);
}

}  // namespace kram::screens
