#include "client-wasm/screens/supplier_search.hpp"

#include <utility>
#include <vector>

#include "client-wasm/api_client.hpp"
#include "client-wasm/screens/party_words.hpp"
#include "shared/api/party.hpp"

namespace kram::screens {

using namespace ui;

void find_suppliers(const std::string& text, PickerReply reply) {
  api::get("/suppliers" + api::query({{"search", text}, {"limit", "12"}}),
           [reply = std::move(reply)](const api::Answer& answer) {
             std::vector<PickerItem> items;
             if (answer.ok())
               if (auto read = answer_from_json<Page<PartySummary>>(answer.body))
                 for (const PartySummary& p : read->items)
                   items.push_back({.id = to_text(p.id),
                                    .title = p.name,
                                    .detail = phone_words(p.phone),
                                    .right = p.city,
                                    .dim = p.archived});
             reply(std::move(items));
           });
}

}  // namespace kram::screens
