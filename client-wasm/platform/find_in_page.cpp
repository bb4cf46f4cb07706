#include "client-wasm/platform/find_in_page.hpp"

#include <emscripten.h>
#include <imgui.h>

extern "C" {
void kram_find_offer(unsigned scroller, const char* json);
}

namespace kram::platform::find_in_page {
namespace {

int shown_in_frame = -1;
bool wanted = false, opened = false;
std::pair<Id, std::string> offered;
std::optional<std::pair<Id, std::int64_t>> found;

}  // namespace

void table_is_shown() {
  shown_in_frame = ImGui::GetFrameCount();
}

bool collecting() {
  return wanted;
}

void offer(Id scroller, const std::vector<std::pair<std::int64_t, std::string>>& rows) {
  wanted = false;
  std::string json = "[";
  for (const auto& [row, words] : rows)
    json += (json.size() > 1 ? ",[" : "[") + std::to_string(row) + "," + json_text(words) + "]";
  json += "]";
  if (offered == std::pair(scroller, json)) return;
  offered = {scroller, std::move(json)};
  kram_find_offer(scroller, offered.second.c_str());
}

std::optional<std::int64_t> take_found(Id scroller) {
  if (!found || found->first != scroller) return std::nullopt;
  const auto row = found->second;
  found.reset();
  return row;
}

bool take_opened() {
  return std::exchange(opened, false);
}

}  // namespace kram::platform::find_in_page

using namespace kram::platform;

extern "C" {
/// Whether a frame is worth drawing for the words of rows; the next one collects them.
EMSCRIPTEN_KEEPALIVE int kram_find_wants_rows() {
  find_in_page::wanted = find_in_page::shown_in_frame == ImGui::GetFrameCount();
  if (!find_in_page::wanted) find_in_page::offered = {};
  return find_in_page::wanted ? 1 : 0;
}
EMSCRIPTEN_KEEPALIVE void kram_on_found(unsigned scroller, int row) {
  find_in_page::found = {scroller, row};
}
EMSCRIPTEN_KEEPALIVE void kram_on_find_opened() {
  find_in_page::opened = true;
}
}
