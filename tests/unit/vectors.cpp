#include "tests/unit/vectors.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace kram_test {

std::vector<VectorCase> load_cases(const std::string& file, const std::vector<std::string>& ops) {
  std::ifstream in("tests/vectors/" + file + ".json");
  std::stringstream text;
  text << in.rdbuf();
  const Json document = Json::parse(text.str(), nullptr, false);
  std::vector<VectorCase> cases;
  if (!document.is_object()) {
    std::fprintf(stderr, "tests/vectors/%s.json can't be read: run from the project's root\n", file.c_str());
    std::exit(2);
  }
  int number = 0;
  for (const auto& json : document.at("cases")) {
    ++number;
    const char* kind = json.contains("op") ? "op" : "kind";
    const std::string op = json.value(kind, std::string());
    if (!ops.empty() && std::find(ops.begin(), ops.end(), op) == ops.end()) continue;
    cases.push_back({json.contains("id") ? json.at("id").get<std::string>() : "N" + std::to_string(number), json});
  }
  return cases;
}

}  // namespace kram_test
