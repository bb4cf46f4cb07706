// The lines of a receipt that is being typed: walked by Enter, copied by F9, pasted from a spreadsheet.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "client-wasm/screens/record_form.hpp"
#include "shared/api/product.hpp"

namespace kram::screens {

/// What a draft of a receipt needs beside the receipt.
struct ReceiptDraft {
  Receipt receipt;
  std::map<std::int64_t, std::string> units;  // by product, for the suffix of the quantity
  bool ready = false;
  FormProblem wrong;
  bool sending = false;
  std::string attempt, kept;
  std::optional<std::size_t> focus;  // the line whose quantity takes the focus once it is drawn
};
/// The one draft of this browser.
ReceiptDraft& receipt_draft();

/// The panel of the lines with their total.
void receipt_lines();
/// The preview of pasted rows; drawn once, at the end of the screen.
void receipt_paste();
/// What a line comes to, by the rule that the server posts by; none when it is too large.
std::optional<Money> cost_of(const ReceiptLine& line);

}  // namespace kram::screens
