// The tokens of the design in both themes, the density by pointer type, and the font atlas.
#include "client-wasm/widgets/theme.hpp"

#include <cmath>
#include <cstdio>
#include <cstring>

#include "client-wasm/platform/browser.hpp"
#include "client-wasm/platform/mirror.hpp"

namespace kram::ui {
namespace {

constexpr ImU32 rgb(unsigned value, unsigned alpha = 255) {
  return IM_COL32((value >> 16) & 255, (value >> 8) & 255, value & 255, alpha);
}

constexpr Palette light = {
    .background = rgb(0xF6F6F8),
    .surface = rgb(0xFFFFFF),
    .raised = rgb(0xFFFFFF),
    .sunken = rgb(0xF0F1F4),
    .line = rgb(0xE4E5EA),
    .line_strong = rgb(0x8C909C),
    .text = rgb(0x1A1C22),
    .text_soft = rgb(0x5C606C),
    .text_faint = rgb(0x737783),
    .accent = rgb(0x4A52CF),
    .accent_hover = rgb(0x3D45BB),
    .accent_pressed = rgb(0x343BA3),
    .on_accent = rgb(0xFFFFFF),
    .danger = rgb(0xC8322B),
    .danger_hover = rgb(0xB02A24),
    .on_danger = rgb(0xFFFFFF),
    .hover = rgb(0x1A1C22, 13),
    .pressed = rgb(0x1A1C22, 26),
    .selected = rgb(0xECEDFB),
    .focus = rgb(0x4A52CF),
    .shadow = rgb(0x15171F),
    .scrim = rgb(0x15171F, 110),
    .skeleton = rgb(0xE8E9EE),
    .tooltip = rgb(0x22252E),
    .on_tooltip = rgb(0xF6F6F8),
    .tooltip_link = rgb(0xB2B8FF),
    .tooltip_good = rgb(0x74D69B),
    .tooltip_bad = rgb(0xFF9A92),
    .tones = {{rgb(0x4B4F5B), rgb(0xECEDF1)},
              {rgb(0x3F47C2), rgb(0xECEDFB)},
              {rgb(0x17693C), rgb(0xE2F4E9)},
              {rgb(0x87530B), rgb(0xFCF0D7)},
              {rgb(0xB02A24), rgb(0xFCE8E6)},
              {rgb(0x1A5F96), rgb(0xE2F0FB)}},
};

constexpr Palette dark = {
    .background = rgb(0x111216),
    .surface = rgb(0x191B20),
    .raised = rgb(0x22242B),
    .sunken = rgb(0x15161B),
    .line = rgb(0x2B2E36),
    .line_strong = rgb(0x767B89),
    .text = rgb(0xECEDF1),
    .text_soft = rgb(0xA4A8B4),
    .text_faint = rgb(0x8C909D),
    .accent = rgb(0x5C64DE),
    .accent_hover = rgb(0x6B73EA),
    .accent_pressed = rgb(0x535BD0),
    .on_accent = rgb(0xFFFFFF),
    .danger = rgb(0xCC4039),
    .danger_hover = rgb(0xD9504A),
    .on_danger = rgb(0xFFFFFF),
    .hover = rgb(0xFFFFFF, 13),
    .pressed = rgb(0xFFFFFF, 26),
    .selected = rgb(0x2A2C4A),
    .focus = rgb(0x9BA2FF),
    .shadow = rgb(0x000000),
    .scrim = rgb(0x000000, 150),
    .skeleton = rgb(0x26282F),
    .tooltip = rgb(0x363A45),
    .on_tooltip = rgb(0xF4F4F7),
    .tooltip_link = rgb(0xB2B8FF),
    .tooltip_good = rgb(0x74D69B),
    .tooltip_bad = rgb(0xFF9A92),
    .tones = {{rgb(0xBFC3CE), rgb(0x2A2D35)},
              {rgb(0xA9AFFF), rgb(0x2A2C4A)},
              {rgb(0x74D69B), rgb(0x17301F)},
              {rgb(0xF0BE67), rgb(0x36290F)},
              {rgb(0xFF9A92), rgb(0x3E1D1B)},
              {rgb(0x7FC1F5), rgb(0x142C41)}},
};

constexpr Metrics compact = {
    .control = 34, .row = 36, .cell_pad = 10, .page_pad = 24, .gap = 12, .icon = 18, .main_button = 36, .roomy = false};
constexpr Metrics roomy = {
    .control = 48, .row = 56, .cell_pad = 12, .page_pad = 16, .gap = 16, .icon = 22, .main_button = 64, .roomy = true};

constexpr float face_px[] = {13, 15, 18, 24, 13, 15};
// Inter's ascender and descender in ems: browsers round each to whole pixels, Dear ImGui takes their sum as the size.
constexpr float ascender = 2728.f / 2816, descender = 680.f / 2816;
ImFont* faces[static_cast<int>(Face::count)];
std::string font_files[3];
Settings current;
Metrics sizes = compact;
bool dark_now = false;

// What the subset holds: Latin, Ukrainian and Cyrillic, and the signs of trade. Icons come from the private area.
constexpr ImWchar text_ranges[] = {0x0020, 0x017F, 0x0400, 0x045F, 0x0490, 0x0491, 0x02BC, 0x02BC,
                                   0x2010, 0x203A, 0x20AC, 0x20B4, 0x2116, 0x2122, 0x2190, 0x2193,
                                   0x2248, 0x2265, 0x2713, 0x2713, 0x00B0, 0x00BE, 0};
constexpr ImWchar icon_ranges[] = {0xE000, 0xF2FF, 0};

ImFont* load_face(Face face, float ratio) {
  const float px = face_px[static_cast<int>(face)];
  const bool bold = face != Face::small && face != Face::body;
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.RasterizerDensity = ratio;
  config.OversampleH = ratio < 1.5f ? 2 : 1;
  config.OversampleV = 1;
  config.PixelSnapH = false;
  std::string& file = font_files[bold ? 1 : 0];
  ImFont* font =
      atlas->AddFontFromMemoryTTF(file.data(), static_cast<int>(file.size()), font_box_px(face), &config, text_ranges);
  ImFontConfig icons = config;
  icons.MergeMode = true;
  icons.OversampleH = 1;
  const float icon_px = px + 4;
  atlas->AddFontFromMemoryTTF(font_files[2].data(), static_cast<int>(font_files[2].size()), icon_px, &icons,
                              icon_ranges);
  return font;
}

}  // namespace

const Palette& colors() {
  return dark_now ? dark : light;
}
const ToneColors& tone(Tone t) {
  return colors().tones[static_cast<int>(t)];
}
const Metrics& metrics() {
  return sizes;
}
bool is_dark() {
  return dark_now;
}

Room room() {
  const float width = platform::viewport().width;
  return width < 700 ? Room::phone : width < 1200 ? Room::tablet : Room::desktop;
}
bool is_phone() {
  return room() == Room::phone;
}

ImFont* font(Face face) {
  return faces[static_cast<int>(face)];
}
float font_px(Face face) {
  return face_px[static_cast<int>(face)];
}
float line_px(Face face) {
  return std::round(font_px(face) * 1.4f);
}
float font_box_px(Face face) {
  return font_px(face) * (ascender + descender);
}
float text_top(Face face, float line_height) {
  const float up = std::round(font_px(face) * ascender), down = std::round(font_px(face) * descender);
  return std::floor((line_height - up - down) / 2) + up - font(face)->Ascent;
}

void build_fonts(float ratio) {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  atlas->Clear();
  atlas->TexGlyphPadding = 2;
  for (int i = 0; i < 3; ++i)
    if (font_files[i].empty()) font_files[i] = platform::font_bytes(i);
  for (int i = 0; i < static_cast<int>(Face::count); ++i) faces[i] = load_face(static_cast<Face>(i), ratio);
  ImGui::GetIO().FontDefault = font(Face::body);
  atlas->Build();
}

Settings& settings() {
  return current;
}
Language language() {
  return current.language;
}

void load_settings() {
  const std::string text = platform::stored("settings");
  if (text.size() < 4) return;
  current.language = text[0] == 'e' ? Language::en : Language::uk;
  current.theme = text[1] == 'l' ? ThemeChoice::light : text[1] == 'd' ? ThemeChoice::dark : ThemeChoice::system;
  current.density = text[2] == 'c'   ? DensityChoice::compact
                    : text[2] == 'r' ? DensityChoice::roomy
                                     : DensityChoice::automatic;
  current.rail_folded = text[3] == 'f';
  current.letter_keys = text.size() < 5 || text[4] != 'n';
}

void save_settings() {
  std::string text = current.language == Language::en ? "e" : "u";
  text += "sld"[static_cast<int>(current.theme)];
  text += "acr"[static_cast<int>(current.density)];
  text += current.rail_folded ? 'f' : 'o';
  if (!current.letter_keys) text += 'n';
  platform::store("settings", text);
}

void begin_theme() {
  const platform::Viewport& view = platform::viewport();
  dark_now = current.theme == ThemeChoice::dark || (current.theme == ThemeChoice::system && view.dark);
  const bool wide_rows =
      current.density == DensityChoice::roomy || (current.density == DensityChoice::automatic && view.coarse);
  sizes = wide_rows ? roomy : compact;
  if (is_phone()) sizes.page_pad = 16;
  platform::set_look(dark_now, language() == Language::uk ? "uk" : "en", css(colors().background));
}

ImU32 with_alpha(ImU32 color, float alpha) {
  const auto a = static_cast<ImU32>(static_cast<float>(color >> IM_COL32_A_SHIFT) * alpha);
  return (color & ~IM_COL32_A_MASK) | (a << IM_COL32_A_SHIFT);
}

std::string css(ImU32 color) {
  char text[16];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", (color >> IM_COL32_R_SHIFT) & 255,
                (color >> IM_COL32_G_SHIFT) & 255, (color >> IM_COL32_B_SHIFT) & 255);
  return text;
}

}  // namespace kram::ui
