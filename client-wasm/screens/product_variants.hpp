// One product in several sizes or colours: each is a product of its own, with its article, price and stock.
#pragma once
#include <optional>

#include "shared/api/product.hpp"

namespace kram::screens {

/// On a variant's card: whose variant it is, as a link.
void parent_of_variant(const Product& variant);
/// On a product's card: its variants and the way to add one.
void variants_panel(const Product& product);
/// What the variants in use come to.
struct VariantSums {
  Quantity on_hand, reserved, available;
  std::optional<UnitPrice> least, most;
};
/// None while the product has no variants in use, or they are not known yet.
std::optional<VariantSums> sums_of_variants(const Product& product);
/// They have changed: asks for them again.
void refresh_variants();

}  // namespace kram::screens
