// The composition root: one program, its commands read from top to bottom.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "server/cli/command.hpp"
#include "server/storage/database.hpp"
#include "server/storage/migrate.hpp"

namespace kram::cli {
namespace {

const Command commands[] = {
    {"serve", "serve --port N [--threads N] [--no-limits]       answer HTTP on 127.0.0.1",
     "no-limits no-log test-clock", serve},
    {"migrate", "migrate                                          bring the database to this version", "", migrate},
    {"user", "user add LOGIN NAME ROLE | user password LOGIN   the password is read from the input", "", user},
    {"token", "token add NAME SCOPE[,SCOPE] | token revoke ID   programs' access tokens", "", token},
    {"openapi", "openapi                                          print the API's description", "", openapi},
    {"demo", "demo                                             make the demo company, print its logins", "", demo},
    {"audit", "audit [--workspace ID] [--json]                  prove the books; ends with their differences", "json",
     run_audit},
    {"import", "import northwind DIR [--url URL] [--token KEY]   drive the API like any client", "", import_data},
};

void print_usage(std::FILE* to) {
  std::fprintf(to, "usage: kram COMMAND [--database-url URL] …\n");
  for (const auto& command : commands) std::fprintf(to, "  kram %s\n", command.usage);
}

bool takes_no_value(const Command& command, const std::string& option) {
  const std::string flags = std::string(" ") + command.flags + " ";
  return flags.find(" " + option + " ") != std::string::npos;
}

Arguments parse(const Command& command, int count, char** texts) {
  Arguments arguments;
  for (int i = 0; i < count; ++i) {
    std::string text = texts[i];
    if (text.rfind("--", 0) != 0) {
      arguments.words.push_back(text);
      continue;
    }
    text = text.substr(2);
    const auto equals = text.find('=');
    if (equals != std::string::npos)
      arguments.options[text.substr(0, equals)] = text.substr(equals + 1);
    else if (takes_no_value(command, text) || i + 1 == count)
      arguments.options[text] = "";
    else
      arguments.options[text] = texts[++i];
  }
  return arguments;
}

int run(int argc, char** argv) {
  if (argc < 2 || std::strcmp(argv[1], "--help") == 0) {
    print_usage(argc < 2 ? stderr : stdout);
    return argc < 2 ? 2 : 0;
  }
  for (const auto& command : commands)
    if (std::strcmp(argv[1], command.name) == 0) return command.run(parse(command, argc - 2, argv + 2));
  print_usage(stderr);
  return 2;
}

}  // namespace

std::string Arguments::get(const std::string& name, const std::string& otherwise) const {
  const auto found = options.find(name);
  return found == options.end() ? otherwise : found->second;
}

std::string Arguments::database_url() const {
  if (has("database-url")) return get("database-url");
  if (const char* url = std::getenv("KRAM_DATABASE_URL"); url && *url) return url;
  fail("no database: give --database-url or KRAM_DATABASE_URL");
}

void fail(const std::string& message) {
  std::fprintf(stderr, "kram: %s\n", message.c_str());
  std::exit(2);
}

}  // namespace kram::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a client that hangs up must not end the server
  try {
    return kram::cli::run(argc, argv);
  } catch (const kram::storage::DatabaseUnavailable& e) {
    std::fprintf(stderr, "kram: the database can't be reached (%s)\n", e.message.c_str());
  } catch (const kram::storage::ConstraintError& e) {
    std::fprintf(stderr, "kram: refused by the database: %s %s\n", e.constraint.c_str(), e.message.c_str());
  } catch (const kram::storage::MigrationMismatch& e) {
    std::fprintf(stderr, "kram: %s\n", e.message.c_str());
  } catch (const std::exception& e) {
    std::fprintf(stderr, "kram: %s\n", e.what());
  }
  return 1;
}
