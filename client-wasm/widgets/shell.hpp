// The frame of every screen: rail or bottom bar, top bar with title, search and the user, and the region of one screen.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/layout.hpp"

namespace kram::ui {

/// A door in the rail. `badge` > 0 is shown beside the word.
struct NavItem {
  const Word* title;
  const char* icon;
  const char* route;            ///< "/orders"; the item is current for every place under it
  std::string_view chord = {};  ///< the keys that go there
  int badge = 0;
};

struct ShellInfo {
  std::string_view workspace, user_name, role_name;
  std::string_view route;  ///< where we are
};

/// What the user asked of the shell in this frame.
struct ShellAsks {
  bool search = false, sign_out = false, language_changed = false;
};

/// Draws the shell around `body`, which is called with the flow of the screen's region.
ShellAsks shell(std::span<const NavItem> items, const ShellInfo& info, const std::function<void()>& body);

/// The title of the screen, set while it is drawn: stands in the top bar and the browser's tab.
void set_page_title(std::string_view title);

/// A region of the screen that scrolls as a whole, with the page's margins; `width` > 0 limits and centres the content.
class PageBody {
 public:
  explicit PageBody(std::string_view name, float max_width = 0);
  ~PageBody();
  PageBody(const PageBody&) = delete;
  PageBody& operator=(const PageBody&) = delete;

 private:
  std::optional<Scroll> scroll_;
  std::optional<Flow> flow_;
};

/// Title, soft words and actions in one line; the actions stand at the right edge or under the title on a phone.
void page_header(std::string_view title, std::string_view soft, const std::function<void()>& actions = {});

/// The base of a frame: theme, keys, base window. Everything is drawn between the two.
void begin_frame();
void end_frame();

}  // namespace kram::ui
