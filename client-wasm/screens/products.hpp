// Goods and services with their price and what of them is free.
#pragma once
#include "client-wasm/api_client.hpp"
#include "client-wasm/screens/screens.hpp"
#include "shared/api/product.hpp"

namespace kram::screens {

/// #/products, #/products/new, #/products/<id>, #/products/<id>/edit
void draw_products(const Route& route);
/// All categories, those out of use too; asked for once.
api::Loaded<Page<Category>>& product_categories();
/// Choices of a category: those in use, and the chosen one in any case.
std::vector<std::pair<std::optional<CategoryId>, std::string>> category_choices(
    const char* none, const std::optional<CategoryId>& chosen);
/// Icon and words of a free quantity: meaning is never by colour alone.
ui::Tone free_tone(Quantity available, Quantity reserved);

}  // namespace kram::screens
