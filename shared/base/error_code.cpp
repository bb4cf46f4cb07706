#include "shared/base/error_code.hpp"

#include <array>
#include <cstddef>

namespace kram {
namespace {

struct Row {
  std::string_view name;
  int status;
  std::string_view uk;
  std::string_view en;
};

constexpr std::array rows = {
#define KRAM_TABLE_ROW(code, status, uk, en) Row{#code, status, uk, en},
    KRAM_ERROR_CODES(KRAM_TABLE_ROW)
#undef KRAM_TABLE_ROW
};

const Row& row_of(ErrorCode code) {
  return rows[static_cast<std::size_t>(code)];
}

}  // namespace

std::string_view error_name(ErrorCode code) {
  return row_of(code).name;
}
int error_status(ErrorCode code) {
  return row_of(code).status;
}
std::string_view error_template(ErrorCode code, Language language) {
  return language == Language::en ? row_of(code).en : row_of(code).uk;
}
std::size_t error_code_count() {
  return rows.size();
}

}  // namespace kram
