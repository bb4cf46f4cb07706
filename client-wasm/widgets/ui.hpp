// All widgets at once: what a screen includes.
#pragma once
#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/button.hpp"
#include "client-wasm/widgets/keys.hpp"
#include "client-wasm/widgets/layout.hpp"
#include "client-wasm/widgets/popover.hpp"
#include "client-wasm/widgets/shell.hpp"
#include "client-wasm/widgets/text.hpp"
#include "client-wasm/widgets/text_field.hpp"
#include "icons.hpp"
