// Any bytes as a request: they are refused, or become an order that writes and reads back the same.
#include <cstddef>
#include <cstdint>

#include "shared/api/order.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kram;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto json = parse_json(text);
  if (!json) return describe(json.refusal(), Language::uk).empty();
  const auto again = parse_json(write_json(*json));
  KRAM_PROMISE(again.ok() && write_json(*again) == write_json(*json));
  const auto order = from_json<OrderInput>(*json);
  if (!order) return describe(order.refusal(), Language::en).empty();
  const auto written = to_json(*order);
  const auto read = answer_from_json<OrderInput>(written);
  KRAM_PROMISE(read.ok() && write_json(to_json(*read)) == write_json(written));
  return 0;
}
