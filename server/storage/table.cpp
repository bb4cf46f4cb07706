#include "server/storage/table.hpp"

namespace kram::storage::table_detail {

const Sql& keep(const std::string& name, std::string (*make)(const std::string&, const Extras&),
                const std::string& table, const Extras& extras) {
  struct Kept {
    std::string name;
    std::string text;
    Sql sql;
  };
  thread_local std::unordered_map<std::string, std::unique_ptr<Kept>> kept;
  std::string key = name;
  for (const auto& extra : extras) key += std::string("+") + extra.first;
  auto& slot = kept[key];
  if (!slot) {
    slot = std::make_unique<Kept>(Kept{key, make(table, extras), {}});
    slot->sql = Sql{slot->name.c_str(), slot->text.c_str()};
  }
  return slot->sql;
}

}  // namespace kram::storage::table_detail
