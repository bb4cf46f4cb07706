// The command line: one row of commands.cpp and one file each.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace kram::cli {

/// What follows the command's name: words, and options as --name=value, --name value or --name.
struct Arguments {
  std::vector<std::string> words;
  std::map<std::string, std::string> options;

  bool has(const std::string& name) const { return options.count(name) > 0; }
  std::string get(const std::string& name, const std::string& otherwise = {}) const;
  /// --database-url, else KRAM_DATABASE_URL; ends the program when there is neither.
  std::string database_url() const;
};

struct Command {
  const char* name;
  const char* usage;
  const char* flags;  // options without a value, separated by spaces
  int (*run)(const Arguments& arguments);
};

/// Says why and ends the program with code 2.
[[noreturn]] void fail(const std::string& message);

int serve(const Arguments& arguments);
int migrate(const Arguments& arguments);
int user(const Arguments& arguments);
int token(const Arguments& arguments);
int openapi(const Arguments& arguments);
int demo(const Arguments& arguments);
int run_audit(const Arguments& arguments);
int import_data(const Arguments& arguments);

}  // namespace kram::cli
