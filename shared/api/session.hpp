// Signing in and knowing who one is.
#pragma once
#include <string>
#include <vector>

#include "shared/api/page.hpp"
#include "shared/domain/role.hpp"

namespace kram {

struct Credentials {
  std::string login;
  std::string password;
  static constexpr auto fields() {
    return std::tuple(on_create("login", &Credentials::login).required(),
                      on_create("password", &Credentials::password).required().length(1, 128).secret());
  }
};

/// Who is signed in, and what all screens need to know of the workspace.
struct Me {
  UserId id;
  std::string name;
  std::string login;
  Role role = Role::seller;
  std::vector<Permission> permissions;
  WorkspaceId workspace_id;
  std::string workspace_name;
  std::string zone;
  std::string base_currency;
  Language language = Language::uk;
  Instant server_time;
  std::string version;

  static constexpr auto fields() {
    return std::tuple(field("id", &Me::id), field("name", &Me::name), field("login", &Me::login),
                      field("role", &Me::role), field("permissions", &Me::permissions),
                      field("workspace_id", &Me::workspace_id), field("workspace_name", &Me::workspace_name),
                      field("zone", &Me::zone), field("base_currency", &Me::base_currency),
                      field("language", &Me::language), field("server_time", &Me::server_time),
                      field("version", &Me::version));
  }
};

/// One of one's own live sessions.
struct OwnSession {
  SessionId id;
  std::string device;  // "Chrome, Windows"; empty: unknown
  Instant created_at;
  Instant last_seen_at;
  bool current = false;  // the one that asks
  static constexpr auto fields() {
    using T = OwnSession;
    return std::tuple(field("id", &T::id), field("device", &T::device), field("created_at", &T::created_at),
                      field("last_seen_at", &T::last_seen_at), field("current", &T::current));
  }
};

struct PasswordChange {
  std::string current_password;
  std::string new_password;
  static constexpr auto fields() {
    return std::tuple(
        on_create("current_password", &PasswordChange::current_password).required().length(1, 128).secret(),
        on_create("new_password", &PasswordChange::new_password).required().length(12, 128).secret());
  }
};

}  // namespace kram
