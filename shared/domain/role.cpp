#include "shared/domain/role.hpp"

namespace kram {
namespace {

using Rights = std::uint32_t;

template <class... P>
constexpr Rights rights(P... permissions) {
  return ((Rights{1} << static_cast<unsigned>(permissions)) | ... | Rights{0});
}
constexpr bool holds(Rights set, Permission p) {
  return (set >> static_cast<unsigned>(p)) & 1u;
}

using enum Permission;

constexpr Rights everyone = rights(anyone, signed_in);
constexpr Rights sees_trade = rights(see_orders, see_clients, see_products, see_stock, see_company);
constexpr Rights sells = everyone | sees_trade | rights(edit_orders, edit_clients, see_money, post_payments);

constexpr Rights rights_of(Role role) {
  switch (role) {
    case Role::owner:
      return ~Rights{0};
    case Role::head_of_sales:
      return sells | rights(ship_orders, edit_products, edit_prices, see_cost, post_costs);
    case Role::seller:
      return sells | rights(ship_orders);
    case Role::warehouse:
      return everyone | sees_trade | rights(ship_orders, receive_stock);
    case Role::accountant:
      return everyone | sees_trade |
             rights(see_money, post_payments, post_costs, backdate, see_cost, edit_clients, receive_stock,
                    edit_company);
    case Role::administrator:
      return everyone | sees_trade | rights(edit_products, edit_prices, edit_company, manage_users, manage_tokens);
  }
  return 0;
}

constexpr Rights rights_of(Scope scope) {
  switch (scope) {
    case Scope::read:
      return everyone | sees_trade | rights(see_money);
    case Scope::orders:
      return everyone | sees_trade | rights(edit_orders, edit_clients);
    case Scope::import:
      return everyone | sees_trade |
             rights(edit_orders, ship_orders, post_payments, post_costs, backdate, edit_clients, edit_products,
                    edit_prices, receive_stock, see_money, see_cost, edit_company);
  }
  return 0;
}

}  // namespace

bool role_may(Role role, Permission permission) {
  return holds(rights_of(role), permission);
}
bool scope_may(Scope scope, Permission permission) {
  return holds(rights_of(scope), permission);
}

}  // namespace kram
