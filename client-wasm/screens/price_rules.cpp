// A price is never edited in place: a removed one and a new one tell who changed what.
#include "client-wasm/screens/price_rules.hpp"

#include <memory>

#include "client-wasm/screens/found_items.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/record_form.hpp"

namespace kram::screens {

using namespace ui;

namespace {

std::shared_ptr<bool> set_now;  // set by the answer, read by the dialog in the next frame

PickerItem item_of(const ProductSummary& p) {
  return {.id = to_text(p.id),
          .title = p.name,
          .detail = p.sku,
          .right = p.price ? price_text(*p.price) : "",
          .dim = p.archived};
}

void find_any_product(const std::string& text, PickerReply reply) {
  find_items<ProductSummary>("/products", text, item_of, std::move(reply));
}

void post_rule(const PriceRuleRow& rule, std::function<void(const api::Answer&)> done) {
  api::post("/price-lists/" + to_text(rule.price_list_id) + "/rules",
            form_detail::without_empty(form_detail::writable(rule, true)), std::move(done));
}

void send(PriceAsk& ask) {
  ask.sending = true;
  ask.error.clear();
  post_rule(ask.rule, [&ask](const api::Answer& answer) {
    ask.sending = false;
    if (!answer.ok()) {
      ask.error = answer.problem->text;
      ask.error_path = answer.problem->path;
      focus_first_wrong();
      return;
    }
    close_dialog(ask.dialog);
    set_now = std::make_shared<bool>(true);
    toast(tr("Ціну встановлено", "The price is set"));
    platform::request_frame();
  });
}

std::string error_at(const PriceAsk& ask, const char* path) {
  return ask.error_path == path ? ask.error : std::string();
}

void body(PriceAsk& ask) {
  PriceRuleRow& rule = ask.rule;
  if (!ask.error.empty()) notice(Tone::bad, ask.error);
  if (!ask.list_fixed) {
    std::vector<std::pair<PriceListId, std::string>> lists;
    if (const auto& all = references().price_lists.value())
      for (const PriceListRow& row : all->items) lists.emplace_back(row.id, row.name);
    select_value(tr("Прайс", "Price list"), rule.price_list_id, lists, {.required = true});
  }
  if (!ask.product_fixed) {
    const std::string error = error_at(ask, "/product_id");
    const PickerResult found =
        picker(tr("Товар", "Product"), ask.product_name, find_any_product,
               {.field = {.placeholder = tr("Назва, артикул або штрихкод", "Name, article or barcode"),
                          .error = error,
                          .icon = icon::package,
                          .required = true}});
    if (found.picked)
      if (const auto id = parse_id(found.picked->id))
        rule.product_id = ProductId{*id}, ask.product_name = found.picked->title;
    if (found.cleared) rule.product_id = ProductId{}, ask.product_name.clear();
  } else {
    soft_text(ask.product_name, Face::body);
  }
  Columns c({1, 1}, space_3, 140);
  const std::string price_told = error_at(ask, "/price"), from_told = error_at(ask, "/from_quantity");
  price_field(tr("Ціна", "Price"), rule.price, {.error = price_told, .required = true});
  c.next();
  quantity_field(tr("Від кількості", "From quantity"), rule.from_quantity,
                 {.error = from_told, .help = tr("0 – будь-яка", "0 – any")});
  c.next();
}

void dates(PriceAsk& ask) {
  const std::string error = error_at(ask, "/valid_to");
  Columns c({1, 1}, space_3, 140);
  date_field(tr("Діє від", "Valid from"), ask.rule.valid_from, {.skip_enter = true});
  c.next();
  date_field(tr("Діє до", "Valid to"), ask.rule.valid_to, {.error = error, .skip_enter = true});
}

}  // namespace

void ask_price(PriceAsk& ask, std::optional<PriceListId> list, std::optional<ProductId> product,
               const std::string& product_name) {
  const DialogState kept = ask.dialog;
  ask = PriceAsk();
  ask.dialog = kept;
  ask.list_fixed = list.has_value();
  ask.product_fixed = product.has_value();
  if (list) ask.rule.price_list_id = *list;
  if (product) ask.rule.product_id = *product;
  if (!list)
    if (const auto& workspace = references().workspace.value(); workspace && workspace->default_price_list_id)
      ask.rule.price_list_id = *workspace->default_price_list_id;
  ask.product_name = product_name;
  open_dialog(ask.dialog);
}

bool price_dialog(PriceAsk& ask) {
  const bool done = set_now != nullptr;
  set_now.reset();
  dialog(
      ask.dialog, tr("Нова ціна", "New price"),
      [&] {
        body(ask);
        dates(ask);
      },
      [&] {
        if (button(tr(words::cancel))) close_dialog(ask.dialog);
        const char* reason = !ask.rule.price_list_id ? tr("Оберіть прайс", "Choose the list")
                             : !ask.rule.product_id  ? tr("Оберіть товар", "Choose the product")
                                                     : "";
        const bool pressed =
            button(tr("Встановити ціну", "Set the price"),
                   {.kind = ButtonKind::primary, .reason = reason, .shortcut = "Ctrl+Enter", .busy = ask.sending});
        if (pressed || (shortcut("Ctrl+Enter", true) && !*reason && !ask.sending)) send(ask);
      },
      {.width = 480});
  return done;
}

void remove_price(const PriceRuleRow& rule, std::function<void()> done) {
  api::send({.method = "DELETE", .path = "/price-rules/" + to_text(rule.id)}, [rule, done](const api::Answer& answer) {
    if (!answer.ok()) return toast(answer.problem->text, Tone::bad);
    done();
    toast(tr("Ціну прибрано", "The price is removed"), Tone::good, [rule, done] {
      post_rule(rule, [done](const api::Answer& again) {
        if (!again.ok()) toast(again.problem->text, Tone::bad);
        done();
      });
    });
  });
}

std::string break_words(const PriceRuleRow& rule, const std::string& unit) {
  if (!rule.from_quantity.is_positive()) return {};
  return std::string(tr("від ", "from ")) + quantity_text(rule.from_quantity) + (unit.empty() ? "" : "\u00A0" + unit);
}
std::string dates_words(const PriceRuleRow& rule) {
  if (!rule.valid_from && !rule.valid_to) return {};
  if (!rule.valid_to) return std::string(tr("з ", "since ")) + date_text(rule.valid_from);
  if (!rule.valid_from) return std::string(tr("до ", "until ")) + date_text(rule.valid_to);
  return date_text(rule.valid_from) + " – " + date_text(rule.valid_to);
}

}  // namespace kram::screens
