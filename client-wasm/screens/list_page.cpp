// The words of a search live in the address, so that Back and a sent link find the same rows.
#include "client-wasm/screens/list_page.hpp"

#include <imgui.h>

#include <algorithm>

#include "client-wasm/screens/order_words.hpp"

namespace kram::screens {

using namespace ui;

namespace {

constexpr double wait_ms = 250;

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

std::string parameter_text(const Route& route, std::string_view name) {
  const std::string text = route.parameter(name);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex(text[i + 1]) : -1;
    const int low = high >= 0 ? hex(text[i + 2]) : -1;
    if (low < 0) {
      plain.push_back(text[i]);
      continue;
    }
    plain.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  return plain;
}

bool search_words(SearchWords& state, std::string& words, std::string_view label, std::string_view placeholder,
                  float width) {
  if (words != state.shown) {
    state.shown = state.typed = words;
    state.waits = false;
  }
  if (shortcut("Slash")) mirror::request_focus(id_of(label));
  FieldOptions o;
  o.keys = "/";
  o.placeholder = placeholder;
  o.width = width;
  if (search_field(label, state.typed, o).changed) {
    state.waits = true;
    state.typed_ms = platform::now_ms();
  }
  if (!state.waits) return false;
  const double waited = platform::now_ms() - state.typed_ms;
  if (waited < wait_ms) {
    platform::request_frame_in(static_cast<int>(wait_ms - waited) + 5);
    return false;
  }
  state.waits = false;
  if (state.typed == words) return false;
  words = state.shown = state.typed;
  return true;
}

float search_width() {
  return is_phone() ? std::max(120.f, flow_width()) : std::min(340.f, flow_width() * 0.34f);
}

void list_head(const std::function<void()>& body) {
  const Rect at = cursor();
  const float pad = is_phone() ? 12 : metrics().page_pad;
  float used = 0;
  {
    Flow flow({at.x + pad, at.y + space_3, at.w - 2 * pad, 0}, space_3);
    body();
    used = flow.used() + 2 * space_3;
  }
  ui::place(0, used);
}

void push_right(float width) {
  if (is_phone()) return;
  const float free = width_left() - width - 2 * space_2;
  if (free > 0) gap(free);
}

bool entered(int& last_frame) {
  const int frame = ImGui::GetFrameCount();
  const bool again = frame - last_frame > 1;
  last_frame = frame;
  return again;
}

bool nothing_found() {
  PageBody page("nothing", 720);
  return empty_state(icon::search, tr(words::nothing_found),
                     tr("Спробуйте інші слова або зніміть фільтри.", "Try other words or take the filters off."),
                     tr("Скинути", "Reset"));
}

std::string unless(const char* permission) {
  return api::may(permission) ? std::string() : forbidden_text();
}

}  // namespace kram::screens
