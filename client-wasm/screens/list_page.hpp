// What every list screen has above its table: words to search by, kept in the address, and what to show when there is
// nothing or the server does not answer.
#pragma once
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "client-wasm/key_pages.hpp"
#include "client-wasm/screens/screens.hpp"
#include "client-wasm/widgets/ui.hpp"

namespace kram::screens {

/// The value of a parameter of the address, as it was typed.
std::string parameter_text(const Route& route, std::string_view name);
/// The same as an id; none when it is absent or no number.
template <class RowId>
std::optional<RowId> parameter_id(const Route& route, std::string_view name) {
  const auto id = parse_id(route.parameter(name));
  return id ? std::optional(RowId{*id}) : std::nullopt;
}

/// Words that are being typed: they wait a moment, so that each key doesn't ask the server.
struct SearchWords {
  std::string typed, shown;
  double typed_ms = 0;
  bool waits = false;
};
/// True when `words` (from the address) are to become others. "/" goes to the field.
bool search_words(SearchWords& state, std::string& words, std::string_view label, std::string_view placeholder,
                  float width);
/// Width that suits the search field in a row of filters.
float search_width();

/// The strip above a table, with the page's margins.
void list_head(const std::function<void()>& body);
/// Pushes what follows in the row to its right edge; `width` is what that will take.
void push_right(float width);
/// True in the first frame after another screen was shown.
bool entered(int& last_frame);

/// While it lives, a table stands as this person left it last: hidden columns, widths and sort, kept under that name.
class KeptTable {
 public:
  KeptTable(const char* name, ui::TableState& table);
  ~KeptTable();
  KeptTable(const KeptTable&) = delete;
  KeptTable& operator=(const KeptTable&) = delete;

 private:
  const char* name_;
  ui::TableState& table_;
};

/// The list can't be shown: says why and offers to try again. True when it took the place.
template <class Row>
bool list_failed(api::KeyPages<Row>& pages) {
  if (!pages.problem()) return false;
  ui::PageBody page("failed", 720);
  if (ui::notice(ui::Tone::bad, pages.problem()->text, tr(words::retry))) pages.refresh();
  return true;
}
/// One record can't be shown yet. True when it took the place; `list` is where all of them are.
template <class T>
bool record_waiting(api::Loaded<T>& record, const char* list, const char* absent_title, const char* list_action) {
  if (record.value()) return false;
  ui::PageBody page("waiting", 900);
  if (!record.problem()) {
    ui::skeleton(9, 28);
    return true;
  }
  const bool absent = record.problem()->status == 404 || record.problem()->code == "invalid_id";
  if (ui::empty_state(icon::circle_help, absent ? absent_title : tr("Не завантажилось", "It did not load"),
                      record.problem()->text, absent ? list_action : tr(words::retry))) {
    if (absent)
      platform::go(list);
    else
      record.refresh();
  }
  return true;
}
/// Nothing fits the words and filters; true when they are to be taken off.
bool nothing_found();
/// Text for a button that this role may not press; empty when it may.
std::string unless(const char* permission);

}  // namespace kram::screens
