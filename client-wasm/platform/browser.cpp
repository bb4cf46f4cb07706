// Frames, events and services of the browser. The order inside a frame: input, our drawing, GL, then the mirror.
#include "client-wasm/platform/browser.hpp"

#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <map>

#include "client-wasm/platform/mirror.hpp"

extern "C" {
void kram_stage_start();
void kram_stage_ready(int drawable);
void kram_stage_dirty();
void kram_stage_wake_in(int ms);
void kram_stage_cursor(const char* name);
void kram_stage_look(int dark, const char* language, const char* background);
int kram_font_size(int index);
void kram_font_copy(int index, void* target);
void kram_net_send(int id, const char* method, const char* url, const char* headers, const char* body, int timeout_ms);
void kram_net_abort(int id);
void kram_login(int shown, const char* error);
void kram_go(const char* route, int replace);
void kram_back();
void kram_leave_to(const char* url);
void kram_title(const char* title);
int kram_store_set(const char* key, const char* value);
char* kram_store_get(const char* key);
void kram_copy_text(const char* text);
void kram_open_tab(const char* route);
void kram_download_url(const char* url, const char* name);
void kram_download_text(const char* name, const char* type, const char* text);
void kram_random_bytes(void* target, int size);
double kram_now_ms();
int kram_zone_offset_min(double ms);
}

namespace kram::platform {
namespace {

Program program;
Viewport view;
bool fonts_ready = false;
float fonts_ratio = 0;
bool more = false;
bool is_online = true;
bool touch = false;
int held_modifiers = 0;
bool menu_asked = false, menu_by_key = false;
bool keys_asked = false;
double pressed_at_ms = 0;
bool long_press_armed = false;
std::string copied, look_now;
const char* cursor_name = "default";
double draw_ms = 0;
int last_request = 0;
std::map<int, std::function<void(const Response&)>> waiting;

bool drawable = false;  // without WebGL the tree alone is the page
constexpr double long_press_ms = 500;
constexpr float nowhere = -FLT_MAX;

bool make_context() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = attributes.depth = attributes.stencil = attributes.antialias = false;
  const auto context = emscripten_webgl_create_context("#canvas", &attributes);
  return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

void refresh_fonts() {
  if (fonts_ready && std::fabs(fonts_ratio - view.ratio) < 0.01f) return;
  fonts_ratio = view.ratio;
  if (fonts_ready && drawable) ImGui_ImplOpenGL3_DestroyFontsTexture();
  program.build_fonts(view.ratio);
  if (fonts_ready && drawable) ImGui_ImplOpenGL3_CreateFontsTexture();
  if (!drawable) ImGui::GetIO().Fonts->Build();
  fonts_ready = true;
}

// A finger held still asks for the context menu, like the right button.
void watch_long_press() {
  if (!long_press_armed) return;
  const double held = now_ms() - pressed_at_ms;
  if (held >= long_press_ms) {
    long_press_armed = false;
    menu_asked = true;
    menu_by_key = false;
  } else {
    request_frame_in(static_cast<int>(long_press_ms - held) + 1);
  }
}

void draw() {
  if (!drawable) return;
  const int width = static_cast<int>(std::lround(view.width * view.ratio));
  const int height = static_cast<int>(std::lround(view.height * view.ratio));
  glViewport(0, 0, width, height);
  glClearColor(0, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace

void run(const Program& p) {
  program = p;
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags = ImGuiConfigFlags_NoMouseCursorChange;
  drawable = make_context();
  if (drawable) ImGui_ImplOpenGL3_Init("#version 300 es");
  kram_stage_start();
  kram_stage_ready(drawable ? 1 : 0);
}

const Viewport& viewport() {
  return view;
}
bool online() {
  return is_online;
}
bool by_touch() {
  return touch;
}
bool control_held() {
  return held_modifiers & 1;
}
bool shortcuts_asked() {
  return keys_asked;
}
bool shift_held() {
  return held_modifiers & 2;
}
bool context_menu_asked() {
  return menu_asked;
}
bool context_menu_by_key() {
  return menu_asked && menu_by_key;
}
void request_frame() {
  more = true;
}
void request_frame_in(int ms) {
  kram_stage_wake_in(ms);
}
double now_ms() {
  return kram_now_ms();
}
int zone_offset_min(double ms) {
  return kram_zone_offset_min(ms);
}
void set_cursor(const char* name) {
  cursor_name = name;
}
void set_look(bool dark, const char* language, const std::string& background) {
  std::string look = std::string(dark ? "d" : "l") + language + background;
  if (look == look_now) return;
  look_now = std::move(look);
  kram_stage_look(dark, language, background.c_str());
}

int send(const std::string& method, const std::string& url, const Headers& headers, const std::string* body,
         int timeout_ms, std::function<void(const Response&)> done) {
  std::string json = "{";
  for (const auto& [name, value] : headers) {
    if (json.size() > 1) json += ',';
    json += json_text(name) + ':' + json_text(value);
  }
  json += '}';
  const int id = ++last_request;
  waiting[id] = std::move(done);
  kram_net_send(id, method.c_str(), url.c_str(), json.c_str(), body ? body->c_str() : nullptr, timeout_ms);
  return id;
}

void abort(int request) {
  if (waiting.erase(request)) kram_net_abort(request);
}

void show_login(bool shown, const std::string& error) {
  kram_login(shown, error.c_str());
}
void go(const std::string& route, bool replace) {
  kram_go(route.c_str(), replace);
}
void back() {
  kram_back();
}
void leave_to(const std::string& url) {
  kram_leave_to(url.c_str());
}
void set_title(const std::string& title) {
  kram_title(title.c_str());
}
bool store(const std::string& key, const std::string& value) {
  return kram_store_set(key.c_str(), value.c_str());
}

std::string stored(const std::string& key) {
  char* text = kram_store_get(key.c_str());
  if (!text) return {};
  std::string result = text;
  std::free(text);
  return result;
}

void copy_text(const std::string& text) {
  kram_copy_text(text.c_str());
}
void open_tab(const std::string& route) {
  kram_open_tab(route.c_str());
}
void download_url(const std::string& url, const std::string& name) {
  kram_download_url(url.c_str(), name.c_str());
}
void download_text(const std::string& name, const std::string& type, const std::string& text) {
  kram_download_text(name.c_str(), type.c_str(), text.c_str());
}

std::string random_uuid() {
  std::array<unsigned char, 16> bytes{};
  kram_random_bytes(bytes.data(), 16);
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += "0123456789abcdef"[bytes[i] >> 4];
    text += "0123456789abcdef"[bytes[i] & 15];
  }
  return text;
}

std::string font_bytes(int index) {
  std::string bytes(static_cast<std::size_t>(kram_font_size(index)), '\0');
  if (!bytes.empty()) kram_font_copy(index, bytes.data());
  return bytes;
}

}  // namespace kram::platform

using namespace kram::platform;

// What library_*.js calls.
extern "C" {

EMSCRIPTEN_KEEPALIVE int kram_on_frame(double delta_s) {
  more = false;
  refresh_fonts();
  ImGuiIO& io = ImGui::GetIO();
  io.DeltaTime = static_cast<float>(delta_s);
  io.DisplaySize = ImVec2(view.width, view.height);
  io.DisplayFramebufferScale = ImVec2(view.ratio, view.ratio);
  if (drawable) ImGui_ImplOpenGL3_NewFrame();
  watch_long_press();
  ImGui::NewFrame();
  cursor_name = "default";
  mirror::begin_frame();
  program.frame();
  ImGui::Render();
  mirror::end_frame();
  kram_stage_cursor(cursor_name);
  const double began = emscripten_get_now();
  draw();
  draw_ms = emscripten_get_now() - began;
  menu_asked = false;
  return more || ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
}

/// How long the last frame's GL calls took: the rasteriser's time, not the script's.
EMSCRIPTEN_KEEPALIVE double kram_draw_ms() {
  return draw_ms;
}

EMSCRIPTEN_KEEPALIVE void kram_on_viewport(double width, double height, double ratio, int coarse, int dark, int calm,
                                           double inset_bottom) {
  view = Viewport{static_cast<float>(width),
                  static_cast<float>(height),
                  static_cast<float>(ratio),
                  coarse != 0,
                  dark != 0,
                  calm != 0,
                  static_cast<float>(inset_bottom)};
}

EMSCRIPTEN_KEEPALIVE void kram_on_pointer(int action, double x, double y, int button, int kind, int modifiers) {
  ImGuiIO& io = ImGui::GetIO();
  touch = kind == 1;
  held_modifiers = modifiers;
  io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  if (action == 3) {  // left the stage, or the browser took the gesture for scrolling: nothing is pressed by it
    long_press_armed = false;
    io.AddMousePosEvent(nowhere, nowhere);
    io.AddMouseButtonEvent(0, false);
    return;
  }
  io.AddMousePosEvent(static_cast<float>(x), static_cast<float>(y));
  if (action == 1) {
    pressed_at_ms = now_ms();
    long_press_armed = touch;
    if (button == 0) io.AddMouseButtonEvent(0, true);
  }
  if (action == 2) {
    long_press_armed = false;
    if (button == 0) io.AddMouseButtonEvent(0, false);
    if (touch) io.AddMousePosEvent(nowhere, nowhere);
  }
}

EMSCRIPTEN_KEEPALIVE int kram_on_key(const char* code, int modifiers, int typing, int repeat) {
  return program.key(Key{code, (modifiers & 1) != 0, (modifiers & 2) != 0, (modifiers & 4) != 0, (modifiers & 8) != 0,
                         typing != 0, repeat != 0});
}
EMSCRIPTEN_KEEPALIVE void kram_on_shortcuts_asked(int asked) {
  keys_asked = asked != 0;
}
EMSCRIPTEN_KEEPALIVE const char* kram_on_copy() {
  copied = program.copy();
  return copied.empty() ? nullptr : copied.c_str();
}
EMSCRIPTEN_KEEPALIVE int kram_on_paste(unsigned focused, const char* text) {
  return program.paste(focused, text);
}
EMSCRIPTEN_KEEPALIVE int kram_on_context_menu(int by_key) {
  menu_by_key = by_key != 0;
  menu_asked = program.context_menu(menu_by_key);
  return menu_asked;
}
EMSCRIPTEN_KEEPALIVE int kram_has_unsaved() {
  return program.unsaved();
}
EMSCRIPTEN_KEEPALIVE void kram_on_login(const char* login, const char* password) {
  program.signed_in(login, password);
}
EMSCRIPTEN_KEEPALIVE void kram_on_route(const char* route) {
  program.route(route);
}
EMSCRIPTEN_KEEPALIVE void kram_on_network(int up) {
  is_online = up != 0;
}
EMSCRIPTEN_KEEPALIVE void kram_on_visible() {}
EMSCRIPTEN_KEEPALIVE void kram_on_context_restored() {
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
}

EMSCRIPTEN_KEEPALIVE void kram_on_response(int id, int status, const char* etag, const char* body) {
  auto found = waiting.find(id);
  if (found == waiting.end()) return;
  auto done = std::move(found->second);
  waiting.erase(found);
  done(Response{status, etag, body});
}
}
