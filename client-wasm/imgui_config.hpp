// Dear ImGui's own configuration: glyph indices of 16 bits suffice, vertices above 64K need 32-bit indices.
#pragma once
#define ImDrawIdx unsigned int
#define IMGUI_DEFINE_MATH_OPERATORS
