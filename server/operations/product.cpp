// Goods and services: what may stand on a card, its price in the default list, what the list shows of prices and stock.
#include <set>

#include "server/operations/context.hpp"
#include "server/operations/row_version.hpp"
#include "server/storage/price_list_repository.hpp"
#include "server/storage/product_repository.hpp"
#include "shared/api/endpoints.hpp"
#include "shared/domain/barcode.hpp"

namespace kram {
namespace {

/// Only a code of 13 digits claims to be a GTIN; any other may be the shop's own.
Verdict check_barcode(const Barcode& barcode, const std::set<std::string>& units) {
  constexpr std::size_t gtin_digits = 13;
  const auto check = check_gtin(barcode.code);
  if (barcode.code.size() == gtin_digits && check.fault == IdentifierFault::checksum)
    return refuse_identifier(ErrorCode::invalid_gtin, check.fault).under("/code");
  if (!barcode.unit.empty() && units.count(barcode.unit) == 0) return Refusal(ErrorCode::unknown_reference, "/unit");
  return Done{};
}

Verdict check_units_and_barcodes(const Product& product) {
  std::set<std::string> units{product.unit};
  for (std::size_t i = 0; i < product.units.size(); ++i)
    if (const auto& unit = product.units[i].unit; !units.insert(unit).second)
      return Refusal(ErrorCode::already_exists, "/units/" + std::to_string(i) + "/unit", {{"name", unit}});
  std::set<std::string> codes;
  for (std::size_t i = 0; i < product.barcodes.size(); ++i) {
    const auto path = "/barcodes/" + std::to_string(i);
    if (auto verdict = check_barcode(product.barcodes[i], units); !verdict) return verdict.refusal().under(path);
    if (const auto& code = product.barcodes[i].code; !codes.insert(code).second)
      return Refusal(ErrorCode::already_exists, path + "/code", {{"name", code}});
  }
  return Done{};
}

/// A variant is sold and taxed as its parent; variants of variants would have no one card to stand on.
Verdict inherit(Product& product, const storage::ProductReferences& found) {
  if (!product.parent_id) return Done{};
  if (!found.parent_known || found.parent_is_variant) return Refusal(ErrorCode::unknown_reference, "/parent_id");
  if (found.parent_archived) return Refusal(ErrorCode::reference_archived, "/parent_id", {{"name", found.parent_name}});
  product.kind = found.parent_kind;
  product.unit = found.parent_unit;
  product.tax = found.parent_tax;
  return Done{};
}

/// A category out of use stays where it stood and is given to no other product.
Verdict check_references(const Product& product, const storage::ProductReferences& found,
                         const std::optional<CategoryId>& category_before) {
  if (!product.parent_id && !found.tax_known) return Refusal(ErrorCode::unknown_reference, "/tax");
  if (!found.category_known) return Refusal(ErrorCode::unknown_reference, "/category_id");
  if (found.category_archived && product.category_id != category_before)
    return Refusal(ErrorCode::reference_archived, "/category_id", {{"name", found.category_name}});
  return Done{};
}

/// Who may edit goods need not be allowed to set prices.
Verdict may_set_price(const Context& context) {
  if (!context.actor.may(Permission::edit_prices)) return Refusal(ErrorCode::permission_denied, "/price");
  return Done{};
}

/// Prices of one piece today by the list that is asked for, the client's or the default one.
Verdict add_prices(Context& context, const ProductQuery& query, std::vector<ProductSummary>& products) {
  std::vector<ProductId> ids;
  for (const auto& product : products) ids.push_back(product.id);
  const auto prices =
      storage::load_price_lists(context.db, context.workspace(), query.price_list_id, query.client_id, ids);
  if (query.price_list_id && !prices.list) return Refusal(ErrorCode::unknown_reference, "/price_list_id");
  for (auto& product : products) {
    PriceReason reason;
    if (prices.list) {
      const PriceQuery wanted{product.id, {}, Quantity::whole(1), context.today()};
      if (const auto resolved = resolve_price(wanted, *prices.list, prices.lists)) {
        product.price = resolved->price;
        reason = resolved->reason;
      }
    }
    product.price_reason = describe(reason, context.language);
  }
  return Done{};
}

Page<ProductSummary> find_page(Context& context, const ProductQuery& query, const storage::NameKey& after) {
  storage::ProductPageQuery page{storage::text_search(query.search),
                                 query.archived,
                                 query.category_id,
                                 query.parent,
                                 query.warehouse_id,
                                 after,
                                 query.limit};
  auto found = storage::list_products(context.db, context.workspace(), page);
  if (!found.items.empty() || page.search.mode == storage::SearchMode::everything) return found;
  page.search = storage::other_layout_search(query.search);
  if (page.search.mode == storage::SearchMode::everything) return found;
  return storage::list_products(context.db, context.workspace(), page);
}

}  // namespace

template <>
Result<Page<ProductSummary>> handle(Context& context, const Call<endpoint::list_products>& call) {
  KRAM_CHECK(storage::check_limit(call.request.limit));
  KRAM_TRY(after, storage::read_name_cursor(call.request.cursor));
  auto page = find_page(context, call.request, after);
  KRAM_CHECK(add_prices(context, call.request, page.items));
  return page;
}

template <>
Result<Product> handle(Context& context, const Call<endpoint::create_product>& call) {
  Product product = call.request;
  const auto found = storage::product_references(context.db, context.workspace(), product);
  KRAM_CHECK(inherit(product, found));
  KRAM_CHECK(check_references(product, found, {}));
  KRAM_CHECK(check_units_and_barcodes(product));
  if (product.price) KRAM_CHECK(may_set_price(context));
  KRAM_TRY(id, storage::insert_product(context.db, context.workspace(), product, context.now));
  if (product.price) KRAM_CHECK(storage::set_default_price(context.db, context.workspace(), id, product.price));
  product.id = id;
  product.version = 1;
  return product;
}

template <>
Result<Product> handle(Context& context, const Call<endpoint::get_product>& call) {
  auto product = storage::find_product(context.db, context.workspace(), ProductId{call.ids[0]});
  if (!product) return ErrorCode::not_found;
  product->stock = storage::product_stock(context.db, context.workspace(), product->id);
  return *product;
}

template <>
Result<Product> handle(Context& context, const Call<endpoint::edit_product>& call) {
  auto product = storage::find_product(context.db, context.workspace(), ProductId{call.ids[0]}, true);
  if (!product) return ErrorCode::not_found;
  KRAM_CHECK(check_version(call.version, product->version));
  const auto old_price = product->price;
  const auto old_category = product->category_id;
  KRAM_CHECK(patch_from_json(call.patch, *product));
  KRAM_CHECK(
      check_references(*product, storage::product_references(context.db, context.workspace(), *product), old_category));
  KRAM_CHECK(check_units_and_barcodes(*product));
  KRAM_CHECK(storage::update_product(context.db, context.workspace(), *product));
  if (product->price != old_price) {
    KRAM_CHECK(may_set_price(context));
    KRAM_CHECK(storage::set_default_price(context.db, context.workspace(), product->id, product->price));
  }
  ++product->version;
  product->stock = storage::product_stock(context.db, context.workspace(), product->id);
  return *product;
}

}  // namespace kram
