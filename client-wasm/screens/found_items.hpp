// What pickers find: the rows that a list of the server has for the typed words.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "client-wasm/api_client.hpp"
#include "client-wasm/widgets/picker.hpp"
#include "shared/api/page.hpp"

namespace kram::screens {

/// Asks `list` ("/suppliers") and replies with what `item_of` makes of each row; with nothing when it can't be asked.
template <class Row>
void find_items(const std::string& list, const std::string& text, ui::PickerItem (*item_of)(const Row&),
                ui::PickerReply reply) {
  api::get(list + api::query({{"search", text}, {"limit", "12"}}),
           [item_of, reply = std::move(reply)](const api::Answer& answer) {
             std::vector<ui::PickerItem> items;
             if (answer.ok())
               if (const auto page = answer_from_json<Page<Row>>(answer.body))
                 for (const Row& row : page->items) items.push_back(item_of(row));
             reply(std::move(items));
           });
}

}  // namespace kram::screens
