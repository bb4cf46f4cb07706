#include "server/operations/context.hpp"

namespace kram {

bool Actor::may(Permission permission) const {
  if (permission == Permission::anyone) return true;
  if (user) return role_may(role, permission);
  if (!token) return false;
  for (const auto scope : scopes)
    if (scope_may(scope, permission)) return true;
  return false;
}

}  // namespace kram
