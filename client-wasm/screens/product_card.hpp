// The card of one product: facts, stock by warehouse, prices in lists.
#pragma once
#include <string>

#include "client-wasm/api_client.hpp"
#include "shared/api/product.hpp"

namespace kram::screens {

void draw_product_card(const std::string& part);
/// The record behind the card; the form changes the same one.
api::Loaded<Product>& product_record();
/// «ПДВ 20 %» of a tax's code.
std::string tax_words(const std::string& code);

}  // namespace kram::screens
