// What a refusal tells of a row that something refers to.
#pragma once
#include <string>

namespace kram::storage {

struct NamedRow {
  std::string name;
  bool archived = false;
};

}  // namespace kram::storage
