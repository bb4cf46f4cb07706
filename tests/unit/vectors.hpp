// The shared test vectors (tests/vectors/*.json): every case becomes one test, named by its id.
#pragma once
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace kram_test {

using Json = nlohmann::json;

struct VectorCase {
  std::string id;
  Json json;
};
inline void PrintTo(const VectorCase& vector_case, std::ostream* out) {
  *out << vector_case.json.dump();
}

/// The cases of a file for which `op` (its "op" or "kind") is one of `ops`; all when `ops` is empty.
std::vector<VectorCase> load_cases(const std::string& file, const std::vector<std::string>& ops = {});

inline std::string case_name(const ::testing::TestParamInfo<VectorCase>& info) {
  return info.param.id;
}

/// A string member, or "null" when it is null.
inline std::string text_of(const Json& json, const char* name) {
  return json.at(name).is_null() ? "null" : json.at(name).get<std::string>();
}

}  // namespace kram_test
