// All that the client knows of the browser: frames, pointer, keys, requests, addresses, storage, files.
// The glue behind it stands in library_*.js; nothing else in the client touches emscripten.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kram::platform {

/// CSS pixels; `ratio` device pixels stand for one of them. `coarse`: the main pointer is a finger.
struct Viewport {
  float width = 0, height = 0, ratio = 1;
  bool coarse = false, dark = false, calm = false;
  float inset_bottom = 0;
};

/// A pressed key. `code` is the physical key ("KeyK", "Enter", "F9"), or the Latin letter's where the layout has one.
struct Key {
  std::string code;
  bool control = false, shift = false, alt = false, alt_graph = false;
  bool typing = false;  ///< the focus is in a text field
  bool repeat = false;
};

struct Response {
  int status = 0;  ///< 0: the network failed
  std::string etag;
  std::string body;
};

/// What the program gives to the browser; every function runs on the one thread and returns quickly.
struct Program {
  void (*build_fonts)(float ratio);
  void (*frame)();
  void (*route)(const std::string& route);
  bool (*key)(const Key& key);  ///< true: the key was ours, the browser must not use it
  std::string (*copy)();        ///< text for Ctrl+C outside of fields; empty: nothing to copy
  bool (*paste)(std::uint32_t focused, const std::string& text);
  bool (*context_menu)(bool by_key);  ///< true: our own menu opens
  bool (*unsaved)();                  ///< true: leaving the page would lose typed text
  void (*signed_in)(const std::string& login, const std::string& password);  ///< the login form was sent
};

/// Starts the client; returns at once, frames follow by events.
void run(const Program& program);

const Viewport& viewport();
bool online();
/// Where the pointer went down or up last was a finger's.
bool by_touch();
/// Control, shift or alt while the pointer acted last.
bool control_held();
bool shift_held();
/// The key that shows the shortcut of each control is held: Alt, on a Mac Control.
bool shortcuts_asked();
/// True in the frame in which the pointer asks for a context menu (right click or long press).
bool context_menu_asked();
/// By the key of menus rather than by the pointer.
bool context_menu_by_key();

/// One more frame after this one (animations, loading).
void request_frame();
/// A frame after so many milliseconds, without drawing in between.
void request_frame_in(int ms);
double now_ms();
/// Minutes east of Greenwich of the user's own clock at that instant.
int zone_offset_min(double ms);
void set_cursor(const char* name);
/// Theme, language and page background around the canvas ("#rrggbb").
void set_look(bool dark, const char* language, const std::string& background);

using Headers = std::vector<std::pair<std::string, std::string>>;
/// Sends a request; `done` is called once, never inside this call. Returns its number for `abort`.
int send(const std::string& method, const std::string& url, const Headers& headers, const std::string* body,
         int timeout_ms, std::function<void(const Response&)> done);
/// Drops the request and its answer.
void abort(int request);

/// Shows or hides the page's own login form above the canvas (a real form, so that password managers fill it).
/// What is typed there comes to Program::signed_in. Empty `error`: none yet.
void show_login(bool shown, const std::string& error);

/// Goes to a place of the client ("/orders/42"); `replace` leaves no step for Back.
void go(const std::string& route, bool replace = false);
void back();
/// Leaves the client for another page of the site.
void leave_to(const std::string& url);
void set_title(const std::string& title);

/// Small local values (drafts, settings). Empty text removes. False when the browser keeps nothing.
bool store(const std::string& key, const std::string& value);
std::string stored(const std::string& key);

void copy_text(const std::string& text);
/// Opens a place of the client in a tab of its own.
void open_tab(const std::string& route);
void download_url(const std::string& url, const std::string& name);
void download_text(const std::string& name, const std::string& type, const std::string& text);
/// A random UUID (version 4), such as an idempotency key needs.
std::string random_uuid();

}  // namespace kram::platform
