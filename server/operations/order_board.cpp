// The board: a column for each state with its newest orders.
#include "server/operations/context.hpp"
#include "server/storage/order_list_repository.hpp"
#include "shared/api/endpoints.hpp"

namespace kram {

namespace {
constexpr std::int32_t cards_in_column = 50;
}

template <>
Result<Rows<BoardColumn>> handle<endpoint::get_board>(Context& context, const Call<endpoint::get_board>& call) {
  return Rows<BoardColumn>{
      storage::order_board(context.db, context.workspace(), context.today(), call.request, cards_in_column)};
}

}  // namespace kram
