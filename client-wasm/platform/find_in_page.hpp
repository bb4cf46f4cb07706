// The browser's own search (Ctrl+F) finds words of table rows that are loaded but not drawn: they stand in the page as
// `hidden=until-found`, and a match is told back by the row's number.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "client-wasm/platform/mirror.hpp"

namespace kram::platform::find_in_page {

constexpr std::int64_t most_rows = 1'000;

/// A table is on the screen: its rows will be asked for once nothing moves any more.
void table_is_shown();
/// Whether this frame collects the words of rows that are not drawn.
bool collecting();
void offer(Id scroller, const std::vector<std::pair<std::int64_t, std::string>>& rows);
/// Once: the row of this scroller that the search has found.
std::optional<std::int64_t> take_found(Id scroller);
/// Once: the search was just opened by its key.
bool take_opened();

}  // namespace kram::platform::find_in_page
