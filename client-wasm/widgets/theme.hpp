// Every colour, size and face of the client. Screens name none of them: widgets ask here.
#pragma once
#include <imgui.h>

#include <string>

#include "shared/base/error_code.hpp"

namespace kram::ui {

/// What a colour means; each has a strong and a soft form.
enum class Tone : unsigned char { neutral, accent, good, warning, bad, info };

struct ToneColors {
  ImU32 strong;  ///< text and icons
  ImU32 soft;    ///< background
};

struct Palette {
  ImU32 background, surface, raised, sunken, line, line_strong;
  ImU32 text, text_soft, text_faint;
  ImU32 accent, accent_hover, accent_pressed, on_accent;
  ImU32 danger, danger_hover, on_danger;
  ImU32 hover, pressed, selected;
  ImU32 focus, shadow, scrim, skeleton, tooltip, on_tooltip, tooltip_link, tooltip_good, tooltip_bad;
  ToneColors tones[6];
};

enum class Face : unsigned char { small, body, title, display, small_bold, body_bold, count };

/// How much room there is: a phone has one column, a tablet a narrow rail, a desktop the whole rail.
enum class Room : unsigned char { phone, tablet, desktop };
enum class ThemeChoice : unsigned char { system, light, dark };
enum class DensityChoice : unsigned char { automatic, compact, roomy };

/// Sizes in CSS pixels, by density.
struct Metrics {
  float control, row, cell_pad, page_pad, gap, icon;
  float main_button;
  bool roomy;
};

const Palette& colors();
const ToneColors& tone(Tone t);
const Metrics& metrics();
Room room();
bool is_phone();
bool is_dark();

constexpr float corner = 6, card_corner = 10, hairline = 1, ring_width = 2;
constexpr float space_1 = 4, space_2 = 8, space_3 = 12, space_4 = 16, space_6 = 24, space_8 = 32;

ImFont* font(Face face);
/// Size of the face as in CSS (its em); line height by default.
float font_px(Face face);
float line_px(Face face);
/// The size by which Dear ImGui knows the face: from ascender to descender.
float font_box_px(Face face);
/// Distance from the top of a line of that height to where Dear ImGui starts the text, so that our baseline is exactly
/// the browser's.
float text_top(Face face, float line_height);
/// Loads the faces sharp for that pixel ratio (glyphs are rasterised in device pixels).
void build_fonts(float ratio);

/// The user's choices; kept in local storage.
struct Settings {
  Language language = Language::uk;
  ThemeChoice theme = ThemeChoice::system;
  DensityChoice density = DensityChoice::automatic;
  bool rail_folded = false;
  bool letter_keys = true;  ///< shortcuts of one letter
};
Settings& settings();
void load_settings();
void save_settings();
Language language();

/// Recomputes colours and sizes; called once at the start of each frame.
void begin_theme();

ImU32 with_alpha(ImU32 color, float alpha);
std::string css(ImU32 color);

}  // namespace kram::ui
