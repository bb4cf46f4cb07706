// kram migrate: brings the database to the program's version.
#include "server/storage/migrate.hpp"

#include <cstdio>

#include "server/cli/clock.hpp"
#include "server/cli/command.hpp"

namespace kram::cli {

int migrate(const Arguments& arguments) {
  auto db = storage::connect(arguments.database_url());
  if (const auto reason = storage::unfit_database(*db)) fail(*reason);
  const auto done = storage::migrate(*db, SystemClock().now());
  for (const auto& name : done) std::printf("applied %s\n", name.c_str());
  std::printf("the database is at %s\n", std::string(storage::migrations().back().name).c_str());
  return 0;
}

}  // namespace kram::cli
