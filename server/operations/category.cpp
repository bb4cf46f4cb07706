// Product categories.
#include "server/operations/context.hpp"
#include "server/operations/named_page.hpp"
#include "server/operations/row_version.hpp"
#include "server/storage/product_repository.hpp"
#include "shared/api/endpoints.hpp"

namespace kram {
namespace {

Refusal name_taken(const storage::ConstraintError& error, const std::string& name) {
  if (error.sqlstate != "23505") throw error;
  return Refusal(ErrorCode::already_exists, "/name", {{"name", name}});
}

}  // namespace

template <>
Result<Page<Category>> handle(Context& context, const Call<endpoint::list_categories>& call) {
  return named_page(storage::all_categories(context.db, context.workspace(), call.request.archived), call.request);
}

template <>
Result<Category> handle(Context& context, const Call<endpoint::create_category>& call) {
  Category category = call.request;
  try {
    category.id = CategoryId{storage::insert_row(context.db, context.workspace(), category)};
  } catch (const storage::ConstraintError& error) {
    return name_taken(error, category.name);
  }
  category.version = 1;
  return category;
}

template <>
Result<Category> handle(Context& context, const Call<endpoint::get_category>& call) {
  auto category = storage::find_row<Category>(context.db, context.workspace(), CategoryId{call.ids[0]});
  if (!category) return ErrorCode::not_found;
  return *category;
}

template <>
Result<Category> handle(Context& context, const Call<endpoint::edit_category>& call) {
  auto category = storage::lock_row<Category>(context.db, context.workspace(), CategoryId{call.ids[0]});
  if (!category) return ErrorCode::not_found;
  KRAM_CHECK(check_version(call.version, category->version));
  KRAM_CHECK(patch_from_json(call.patch, *category));
  try {
    KRAM_CHECK(storage::update_row(context.db, context.workspace(), *category));
  } catch (const storage::ConstraintError& error) {
    return name_taken(error, category->name);
  }
  return *category;
}

}  // namespace kram
