#include "client-wasm/screens/order_paste.hpp"

#include "client-wasm/screens/order_products.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/pasted_rows.hpp"
#include "client-wasm/widgets/ui.hpp"
#include "shared/base/money_text.hpp"

namespace kram::screens {

using namespace ui;

namespace {

std::string document_of(const OrderCard& card) {
  return "order " + card.part;
}

void add_rows(OrderCard& card, const std::vector<PastedRow>& rows) {
  remember(card, tr("вставлені рядки", "pasted lines"));
  for (const PastedRow& row : rows) {
    DraftLine& line = card.draft.add_line();
    line.quantity = row.quantity;
    choose_product(line, row.product, card.draft);
    if (const auto price = parse_typed<UnitPrice>(row.price); !row.price.empty() && price) {
      line.price = typed_text(*price);
      line.price_agreed = true;
    }
    reprice(card, line);
  }
  touched(card);
  toast(std::string(tr("Додано рядків: ", "Lines added: ")) + std::to_string(rows.size()), Tone::good,
        [part = card.part] { undo(order_card(part)); });
}

}  // namespace

void take_pasted_lines(OrderCard& card, ui::Id field) {
  take_pasted_rows(field, document_of(card));
}

void paste_dialog(OrderCard& card) {
  const auto search = [&card](const std::string& text, std::function<void(std::vector<ProductSummary>)> done) {
    search_products(card, text, std::move(done));
  };
  const auto add = [&card](const std::vector<PastedRow>& rows) { add_rows(card, rows); };
  pasted_rows_dialog(document_of(card), {.search = search, .add = add});
}

}  // namespace kram::screens
