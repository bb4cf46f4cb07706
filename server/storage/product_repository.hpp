// Goods, services and their categories in SQL: unique articles and barcodes, stock summed beside each row.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/storage/page_cursor.hpp"
#include "server/storage/table.hpp"
#include "server/storage/text_search.hpp"
#include "shared/api/product.hpp"

namespace kram::storage {

template <>
struct table_of<Category> {
  static constexpr const char* name = "category";
};

/// Those in use, and with `archived` the others too.
std::vector<Category> all_categories(Connection& db, WorkspaceId workspace, bool archived);

struct ProductPageQuery {
  TextSearch search;
  bool archived = false;  // archived ones too
  std::optional<CategoryId> category;
  std::optional<ProductId> parent;       // whose variants
  std::optional<WarehouseId> warehouse;  // whose stock is shown; none: all warehouses'
  NameKey after;
  std::int32_t limit = 50;
};
/// One page with stock and without prices, in one round trip.
Page<ProductSummary> list_products(Connection& db, WorkspaceId workspace, const ProductPageQuery& query);

/// The row with its price in the default list and without stock; `lock` keeps others from changing it.
std::optional<Product> find_product(Connection& db, WorkspaceId workspace, ProductId id, bool lock = false);
std::vector<StockLevel> product_stock(Connection& db, WorkspaceId workspace, ProductId id);

/// What a product's references say.
struct ProductReferences {
  bool tax_known = false;
  bool category_known = false;
  bool category_archived = false;
  std::string category_name;
  bool parent_known = false;
  bool parent_is_variant = false;
  ProductKind parent_kind = ProductKind::good;
  std::string parent_unit, parent_tax, parent_name;
  bool parent_archived = false;
};
ProductReferences product_references(Connection& db, WorkspaceId workspace, const Product& product);

/// Adds the row with its barcodes. Refuses an article or barcode (already_exists with "name") or an external id
/// (external_id_taken with "id") that another product has.
Result<ProductId> insert_product(Connection& db, WorkspaceId workspace, const Product& product, Instant now);
/// Writes the row, whose version the caller has checked under lock; the same refusals.
Verdict update_product(Connection& db, WorkspaceId workspace, const Product& product);

}  // namespace kram::storage
