// Rows pasted from a spreadsheet or a chat: article or name, quantity, price. A preview says of each whether it was
// found, found several times or not at all; nothing is added before it was seen.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "client-wasm/widgets/item.hpp"
#include "shared/api/product.hpp"

namespace kram::screens {

/// A row whose product is known; quantity and price as they were pasted, empty when they were not.
struct PastedRow {
  ProductSummary product;
  std::string quantity, price;
};

/// The document that takes rows: how it finds products, and what becomes of the rows that were seen.
struct PastedRowsInto {
  std::function<void(const std::string& text, std::function<void(std::vector<ProductSummary>)> done)> search;
  std::function<void(const std::vector<PastedRow>& rows)> add;
};

/// Before the field is drawn: rows pasted into it begin the preview of this document.
void take_pasted_rows(ui::Id field, const std::string& document);
/// Draws the preview, if it is this document's; called once at the end of the screen.
void pasted_rows_dialog(const std::string& document, const PastedRowsInto& into);

}  // namespace kram::screens
