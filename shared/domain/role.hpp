// Who may do what. The server refuses by this table and the browser greys its buttons by it.
#pragma once
#include <array>
#include <cstdint>

#include "shared/base/enum_names.hpp"

namespace kram {

enum class Role : std::uint8_t { owner, head_of_sales, seller, warehouse, accountant, administrator };
constexpr auto enum_names(Role) {
  return std::array{
      EnumName<Role>{Role::owner, "owner"},           EnumName<Role>{Role::head_of_sales, "head_of_sales"},
      EnumName<Role>{Role::seller, "seller"},         EnumName<Role>{Role::warehouse, "warehouse"},
      EnumName<Role>{Role::accountant, "accountant"}, EnumName<Role>{Role::administrator, "administrator"}};
}

enum class Permission : std::uint8_t {
  anyone,     // no session needed: signing in, health
  signed_in,  // any session: my own name, rights, texts
  see_orders,
  edit_orders,
  ship_orders,
  post_payments,
  post_costs,  // additional costs of a deal
  backdate,    // business dates in the past (requirements 4.0, 8)
  see_clients,
  edit_clients,
  see_products,
  edit_products,
  edit_prices,
  see_stock,
  receive_stock,
  see_money,  // accounts, payments, ledger
  see_cost,   // cost and profit
  see_company,
  edit_company,
  manage_users,
  manage_tokens,
};
constexpr auto enum_names(Permission) {
  using P = Permission;
  using N = EnumName<P>;
  return std::array{N{P::anyone, "anyone"},
                    N{P::signed_in, "signed_in"},
                    N{P::see_orders, "see_orders"},
                    N{P::edit_orders, "edit_orders"},
                    N{P::ship_orders, "ship_orders"},
                    N{P::post_payments, "post_payments"},
                    N{P::post_costs, "post_costs"},
                    N{P::backdate, "backdate"},
                    N{P::see_clients, "see_clients"},
                    N{P::edit_clients, "edit_clients"},
                    N{P::see_products, "see_products"},
                    N{P::edit_products, "edit_products"},
                    N{P::edit_prices, "edit_prices"},
                    N{P::see_stock, "see_stock"},
                    N{P::receive_stock, "receive_stock"},
                    N{P::see_money, "see_money"},
                    N{P::see_cost, "see_cost"},
                    N{P::see_company, "see_company"},
                    N{P::edit_company, "edit_company"},
                    N{P::manage_users, "manage_users"},
                    N{P::manage_tokens, "manage_tokens"}};
}

/// What a program's token may do, besides nothing.
enum class Scope : std::uint8_t { read, orders, import };
constexpr auto enum_names(Scope) {
  return std::array{EnumName<Scope>{Scope::read, "read"}, EnumName<Scope>{Scope::orders, "orders"},
                    EnumName<Scope>{Scope::import, "import"}};
}

/// Whether a person in this role may do it. `anyone` and `signed_in` hold for every role.
bool role_may(Role role, Permission permission);
/// Whether a token with this scope may do it: read sees everything but cost and users; orders also enters orders and
/// clients; import does all that a first load of a company's data needs, in the past too.
bool scope_may(Scope scope, Permission permission);

}  // namespace kram
