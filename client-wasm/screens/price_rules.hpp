// Prices of price lists: shown and changed on a product's card and on a list's page.
#pragma once
#include <optional>
#include <string>

#include "client-wasm/api_client.hpp"
#include "client-wasm/screens/list_page.hpp"
#include "shared/api/product.hpp"

namespace kram::screens {

/// A price that is being added; kept by the screen.
struct PriceAsk {
  ui::DialogState dialog;
  PriceRuleRow rule;
  std::string product_name;
  bool product_fixed = false, list_fixed = false, sending = false;
  std::string error, error_path;
};
void ask_price(PriceAsk& ask, std::optional<PriceListId> list, std::optional<ProductId> product,
               const std::string& product_name);
/// True in the frame in which the price stands on the server.
bool price_dialog(PriceAsk& ask);
/// Removes a price; offers to take that back. `done` runs after each.
void remove_price(const PriceRuleRow& rule, std::function<void()> done);
/// «від 10», «25.11.2026 – 30.11.2026»; empty when there is no such limit.
std::string break_words(const PriceRuleRow& rule, const std::string& unit);
std::string dates_words(const PriceRuleRow& rule);

}  // namespace kram::screens
