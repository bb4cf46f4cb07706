#include "client-wasm/screens/supplier_field.hpp"

#include <utility>

#include "client-wasm/screens/found_items.hpp"
#include "client-wasm/screens/party_words.hpp"
#include "client-wasm/texts.hpp"
#include "icons.hpp"

namespace kram::screens {

using namespace ui;

namespace {

PickerItem item_of(const PartySummary& p) {
  return {.id = to_text(p.id), .title = p.name, .detail = phone_words(p.phone), .right = p.city, .dim = p.archived};
}

void find_suppliers(const std::string& text, PickerReply reply) {
  find_items<PartySummary>("/suppliers", text, item_of, std::move(reply));
}

}  // namespace

PickerResult supplier_field(std::optional<PartyId>& id, std::string& name, const std::string& refused,
                            const std::string& create) {
  const PickerOptions o{
      .field = {.placeholder = tr("Назва або телефон", "Name or phone"), .error = refused, .icon = icon::building_2},
      .create = create};
  PickerResult found = picker(tr("Постачальник", "Supplier"), name, find_suppliers, o);
  if (found.picked)
    if (const auto picked = parse_id(found.picked->id)) id = PartyId{*picked}, name = found.picked->title;
  if (found.cleared) id.reset(), name.clear();
  return found;
}

}  // namespace kram::screens
