// What the order's lines know of products: search for the picker, stock and units of what is chosen, and the price for
// a quantity by the shared rules.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/widgets/picker.hpp"
#include "shared/domain/price_list.hpp"

namespace kram::screens {

/// Rows of the product picker: name; article, reason of the price, reservations; price and what is free.
void find_products(const OrderCard& card, const std::string& text, ui::PickerReply reply);
/// The product behind a picked row, as the last searches showed it.
const ProductSummary* found_product(const std::string& id);
/// Searches for one text and hands over the rows themselves; used by pasting.
void search_products(const OrderCard& card, const std::string& text,
                     std::function<void(std::vector<ProductSummary>)> done);

/// The whole product with units and stock by warehouse; null until the server has said it.
const Product* known_product(ProductId id);
/// Forgets what was known: stock has changed.
void forget_products();

/// What is free of the line's product at its warehouse, or everywhere; none while unknown and for services.
std::optional<Quantity> free_stock(const OrderCard& card, const DraftLine& line);

/// The list that prices this order: its own, else the client's, else the company's.
std::optional<PriceListId> price_list_of(const OrderCard& card);
/// Sets the price that the list gives for the line's quantity, unless one was typed by hand.
void reprice(OrderCard& card, DraftLine& line);
void reprice_all(OrderCard& card);
/// Prices again when rules have come since; called once a frame.
void reprice_late(OrderCard& card);
/// The price that the line had before one was typed: the saved order's, else the list's.
void restore_price(OrderCard& card, DraftLine& line);

}  // namespace kram::screens
