// Rail on a desktop (foldable), narrow rail on a tablet, bottom bar on a phone and on an upright tablet.
#include "client-wasm/widgets/shell.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "client-wasm/widgets/button.hpp"
#include "client-wasm/widgets/dialog.hpp"
#include "client-wasm/widgets/key_sheet.hpp"
#include "client-wasm/widgets/keys.hpp"
#include "client-wasm/widgets/popover.hpp"
#include "client-wasm/widgets/text.hpp"
#include "client-wasm/widgets/text_field.hpp"

namespace kram::ui {
namespace {

std::string page_title;
std::string next_title;
std::optional<Layer> base;

bool upright() {
  const platform::Viewport& v = platform::viewport();
  return is_phone() || (v.coarse && v.height > v.width && v.width < 1000);
}
bool is_current(const NavItem& item, std::string_view route) {
  const std::string_view mine = item.route;
  return route.substr(0, mine.size()) == mine &&
         (route.size() == mine.size() || route[mine.size()] == '/' || route[mine.size()] == '?');
}

void nav_link(const NavItem& item, const Rect& r, bool current, bool words, bool stacked) {
  const Id id = id_of(item.route);
  const Use use = use_item(id, r);
  const Palette& c = colors();
  const char* name = tr(*item.title);
  if (!stacked && (current || use.hovered)) fill(r, current ? c.selected : c.hover, corner);
  const ImU32 ink = current ? tone(Tone::accent).strong : use.hovered ? c.text : c.text_soft;
  if (stacked) {
    draw_icon({r.x, r.y + 7, r.w, 24}, item.icon, ink, 22);
    draw_text({r.x, r.y + 33, r.w, 18}, name, Face::small, ink, Align::center);
  } else if (words) {
    draw_icon({r.x + 10, r.y, 20, r.h}, item.icon, ink, 18);
    const float badge = item.badge ? text_width(std::to_string(item.badge), Face::small) + 14 : 0;
    draw_text({r.x + 40, r.y, r.w - 50 - badge, r.h}, name, Face::body, current ? c.text : ink);
    if (item.badge)
      draw_text({r.right() - badge - 2, r.y, badge - 8, r.h}, std::to_string(item.badge), Face::small, c.text_soft,
                Align::right);
  } else {
    draw_icon(r, item.icon, ink, 20);
    hint(use, r, item.chord.empty() ? std::string(name) : std::string(name) + " · " + std::string(item.chord));
  }
  if (use.ring) ring_inside(r);
  Node n = node(id, Role::link, r, name);
  n.href = std::string("#") + item.route;
  n.focusable = true;
  n.current = current;
  if (settings().letter_keys) n.keys = item.chord;
  mirror::add(std::move(n));
  if (!item.chord.empty() && shortcut(item.chord)) platform::go(item.route);
}

void rail(std::span<const NavItem> items, const ShellInfo& info, const Rect& r, bool words) {
  const Palette& c = colors();
  fill(r, c.surface);
  line(r.right() - 1, r.y, r.right() - 1, r.bottom(), c.line);
  mirror::open(node(id_of("rail"), Role::navigation, r, tr(words::main_menu)));
  const float side = 10;
  float y = r.y + 12;
  fill({r.x + side + 2, y, 32, 32}, c.accent, 8);
  draw_icon({r.x + side + 2, y, 32, 32}, icon::store, c.on_accent, 18);
  if (words) text_at({r.x + side + 44, y, r.w - 64, 32}, info.workspace, Face::body_bold, c.text);
  y += 48;
  const float height = metrics().roomy ? 48 : 36;
  for (const NavItem& item : items) {
    nav_link(item, {r.x + side, y, r.w - 2 * side, height}, is_current(item, info.route), words, false);
    y += height + 2;
  }
  if (room() == Room::desktop) {
    const char* name = words ? tr(words::fold_menu) : tr(words::unfold_menu);
    if (icon_button_at({r.x + side, r.bottom() - 46, 36, 36}, name, icon::panel_left)) {
      settings().rail_folded = !settings().rail_folded;
      save_settings();
      platform::request_frame();
    }
  }
  mirror::close();
}

void bottom_bar(std::span<const NavItem> items, const ShellInfo& info, const Rect& r) {
  fill(r, colors().surface);
  line(r.x, r.y, r.right(), r.y, colors().line);
  mirror::open(node(id_of("bar"), Role::navigation, r, tr(words::main_menu)));
  const bool many = items.size() > 5;
  const std::size_t shown = many ? 4 : items.size();
  const auto need = [&](std::size_t i) {  // a long word takes its room from short ones
    return i < shown ? std::max(52.f, text_width(tr(*items[i].title), Face::small) + 4) : 56.f;
  };
  const std::size_t cells = shown + (many ? 1 : 0);
  float spare = r.w, x = r.x;
  for (std::size_t i = 0; i < cells; ++i) spare -= need(i);
  const auto cell = [&](std::size_t i) {
    const Rect at{x, r.y, need(i) + spare / static_cast<float>(cells), 56};
    x += at.w;
    return at;
  };
  for (std::size_t i = 0; i < shown; ++i) nav_link(items[i], cell(i), is_current(items[i], info.route), true, true);
  if (many) {
    const Rect at = cell(shown);
    const Id id = button_id(tr(words::more));
    ButtonOptions o{.kind = ButtonKind::ghost};
    o.expanded = popover_open(id);
    o.popup = "menu";
    if (icon_button_at(at.inset(4, 4), tr(words::more), icon::ellipsis, o)) toggle_popover(id);
    if (popover_open(id)) {
      Popover p(id, at, 240, tr(words::more));
      for (std::size_t i = shown; i < items.size(); ++i)
        if (menu_item(tr(*items[i].title), {.icon = items[i].icon})) platform::go(items[i].route);
    }
  }
  mirror::close();
}

template <class Choice>
void choice_item(const Word& word, Choice& current, Choice value) {
  if (menu_item(tr(word), {.checked = current == value})) {
    current = value;
    save_settings();
    platform::request_frame();
  }
}

void keys_part() {
  menu_separator();
  menu_title(tr(key_words::title));
  if (menu_item(tr(key_words::letters), {.checked = settings().letter_keys})) {
    settings().letter_keys = !settings().letter_keys;
    save_settings();
    platform::request_frame();
  }
  if (menu_item(tr(key_words::all), {.icon = icon::command, .shortcut = "F1"})) open_key_sheet();
}

void user_menu(const ShellInfo& info, const Rect& r, ShellAsks& asks) {
  Key scope("user");
  const Id id = id_of(tr(words::user_menu));
  const Use use = use_item(id, r);
  std::string initials;
  bool at_start = true;
  for (std::size_t i = 0; i < info.user_name.size();) {  // the first letters of two words, whole UTF-8 characters
    const auto lead = static_cast<unsigned char>(info.user_name[i]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at_start && lead != ' ' && initials.size() < 4) initials += info.user_name.substr(i, size);
    at_start = lead == ' ';
    i += size;
  }
  canvas()->AddCircleFilled({r.x + r.w / 2, r.y + r.h / 2}, 16, tone(Tone::accent).soft, 32);
  draw_text(r, initials, Face::small_bold, tone(Tone::accent).strong, Align::center);
  if (use.ring) ring({r.x + r.w / 2 - 17, r.y + r.h / 2 - 17, 34, 34}, 17);
  Node n = node(id, Role::button, r, tr(words::user_menu));
  n.focusable = true;
  n.popup = "menu";
  n.expanded = popover_open(id);
  mirror::add(std::move(n));
  if (use.pressed) toggle_popover(id);
  if (!popover_open(id)) return hint(use, r, info.user_name);  // the open menu begins with the name
  Popover p(id, r, 250, tr(words::user_menu), Role::menu, 800);
  menu_title(std::string(info.user_name) + (info.role_name.empty() ? "" : " · " + std::string(info.role_name)));
  // What is done here comes before what is set: it stays in sight where the window is too low for all.
  if (menu_item(tr(words::own_sessions), {.icon = icon::monitor})) platform::go("/sessions");
  if (menu_item(tr(words::sign_out), {.icon = icon::log_out})) asks.sign_out = true;
  menu_separator();
  const Language before = language();
  choice_item(Word{"Українська", "Українська"}, settings().language, Language::uk);
  choice_item(Word{"English", "English"}, settings().language, Language::en);
  asks.language_changed = before != language();
  menu_separator();
  menu_title(tr(words::theme));
  choice_item(words::theme_system, settings().theme, ThemeChoice::system);
  choice_item(words::theme_light, settings().theme, ThemeChoice::light);
  choice_item(words::theme_dark, settings().theme, ThemeChoice::dark);
  menu_separator();
  menu_title(tr(words::density));
  choice_item(words::density_auto, settings().density, DensityChoice::automatic);
  choice_item(words::density_compact, settings().density, DensityChoice::compact);
  choice_item(words::density_roomy, settings().density, DensityChoice::roomy);
  if (!is_phone()) keys_part();
}

bool search_box(const Rect& r) {
  const Id id = id_of("search");
  const Use use = use_item(id, r);
  const Palette& c = colors();
  const bool wide = r.w > 100;
  if (wide) {
    fill(r, use.hovered ? c.hover : c.sunken, corner);
    frame(r, c.line, corner);
    draw_icon({r.x + 10, r.y, 16, r.h}, icon::search, c.text_soft, 16);
    draw_text({r.x + 34, r.y, r.w - 100, r.h}, tr(words::search_or_action), Face::body, c.text_faint);
    draw_text({r.right() - 70, r.y, 60, r.h}, "Ctrl K", Face::small, c.text_faint, Align::right);
  } else {
    if (use.hovered) fill(r, c.hover, corner);
    draw_icon(r, icon::search, c.text_soft);
  }
  if (use.ring) ring(r);
  Node n = node(id, Role::button, r, tr(words::search_or_action));
  n.focusable = true;
  n.popup = "dialog";
  n.keys = "Ctrl+K";
  mirror::add(std::move(n));
  if (!wide) hint(use, r, std::string(tr(words::search_or_action)) + " · Ctrl+K");
  return use.pressed;
}

void top_bar(const ShellInfo& info, const Rect& r, ShellAsks& asks) {
  const Palette& c = colors();
  fill(r, c.surface);
  line(r.x, r.bottom() - 1, r.right(), r.bottom() - 1, c.line);
  mirror::open(node(id_of("top"), Role::banner, r, ""));
  const float pad = is_phone() ? 12 : metrics().page_pad, size = metrics().roomy ? 48.f : 36.f;
  const float middle = r.y + (r.h - size) / 2;
  float right = r.right() - pad;
  user_menu(info, {right - size, middle, size, size}, asks);
  right -= size + 8;
  if (!platform::online()) {
    const float width = text_width(tr(words::offline), Face::small) + 26;
    draw_icon({right - width, middle, 16, size}, icon::wifi_off, tone(Tone::warning).strong, 15);
    text_at({right - width + 22, middle, width - 22, size}, tr(words::offline), Face::small,
            tone(Tone::warning).strong);
    right -= width + 8;
  }
  const float search_width = is_phone() ? size : std::min(340.f, r.w * 0.34f);
  if (search_box({right - search_width, middle, search_width, size})) asks.search = true;
  right -= search_width + 16;
  const Rect title{r.x + pad, r.y, std::max(20.f, right - r.x - pad), r.h};
  draw_text(title, page_title, Face::title, c.text);
  Node n = node(id_of("title"), Role::heading,
                {title.x, title.y + 8, std::min(title.w, text_width(page_title, Face::title) + 1), title.h - 16},
                page_title);
  n.level = 1;
  n.font_px = font_px(Face::title);
  n.bold = true;
  n.copyable = true;
  mirror::add(std::move(n));
  mirror::close();
}

}  // namespace

ShellAsks shell(std::span<const NavItem> items, const ShellInfo& info, const std::function<void()>& body) {
  ShellAsks asks;
  const platform::Viewport& v = platform::viewport();
  const Rect all{0, 0, v.width, v.height};
  fill(all, colors().background);
  const bool bar = upright();
  const bool words = room() == Room::desktop && !settings().rail_folded;
  const float rail_width = bar ? 0 : words ? 224.f : metrics().roomy ? 68.f : 56.f;
  const float bar_height = bar ? 56 + v.inset_bottom : 0;
  const float top_height = metrics().roomy ? 60.f : 52.f;
  if (!bar) rail(items, info, {0, 0, rail_width, all.h}, words);
  top_bar(info, {rail_width, 0, all.w - rail_width, top_height}, asks);
  if (shortcut("Ctrl+K")) asks.search = true;
  const Rect region{rail_width, top_height, all.w - rail_width, all.h - top_height - bar_height};
  Node main = node(id_of("main"), Role::main, region, page_title);
  const Id main_id = main.id;
  mirror::open(std::move(main));
  mirror::set_fallback(main_id);
  clip_begin(region);
  {
    Flow flow(region, 0);
    body();
  }
  clip_end();
  mirror::close();
  if (bar) bottom_bar(items, info, {0, all.h - bar_height, all.w, bar_height});
  key_sheet();
  return asks;
}

void set_page_title(std::string_view title) {
  next_title = std::string(title);
}

PageBody::PageBody(std::string_view name, float max_width) {
  const Rect area = place(0, height_left());
  scroll_.emplace(name, area, metrics().page_pad);
  if (max_width > 0 && flow_width() > max_width) {
    const Rect at = cursor();
    flow_.emplace(Rect{at.x + (at.w - max_width) / 2, at.y, max_width, 0});
  }
}

PageBody::~PageBody() {
  if (flow_) {
    const float used = flow_->used();
    flow_.reset();
    place(0, used);
  }
}

void page_header(std::string_view title, std::string_view soft, const std::function<void()>& actions) {
  const bool under = is_phone();
  const float height = soft.empty() ? 36.f : 56.f;
  const Rect r = place(0, std::max(height, metrics().control));
  Node n =
      node(id_of(title), Role::heading, {r.x, r.y, std::min(r.w, text_width(title, Face::display) + 1), 34}, title);
  n.level = 2;
  n.font_px = font_px(Face::display);
  n.bold = true;
  n.copyable = true;
  draw_text({r.x, r.y, under ? r.w : r.w * 0.55f, 34}, title, Face::display, colors().text);
  mirror::add(std::move(n));
  if (!soft.empty()) text_at({r.x, r.y + 36, under ? r.w : r.w * 0.6f, 18}, soft, Face::small, colors().text_soft);
  if (!actions) return;
  if (under) {
    Row row;
    actions();
    return;
  }
  Flow flow({r.x + r.w * 0.35f, r.y, r.w * 0.65f, r.h}, 0);
  Row row(space_2, Align::right);
  actions();
}

void begin_frame() {
  const bool dialog_open = any_dialog();
  begin_theme();
  begin_keys();
  mute_shortcuts(dialog_open);
  const platform::Viewport& v = platform::viewport();
  Node n;
  n.id = ImHashStr("base");
  n.role = Role::layer;
  n.rect = {0, 0, v.width, v.height};
  n.inert = dialog_open;
  base.emplace("base", Rect{0, 0, v.width, v.height}, std::move(n), true);
}

void end_frame() {
  draw_floating();
  base.reset();
  draw_hint();
  follow_first_wrong();
  draw_asked_shortcuts();
  end_keys();
  if (page_title != next_title) {
    page_title = next_title;
    platform::set_title(page_title.empty() ? "Kram" : page_title + " · Kram");
    platform::request_frame();
  }
}

}  // namespace kram::ui
