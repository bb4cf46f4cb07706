#include "client-wasm/screens/order_accounts.hpp"

#include <utility>
#include <vector>

#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/choice.hpp"

namespace kram::screens {

using namespace ui;

namespace {

std::vector<const Account*> accounts_for(const OrderCard& card) {
  std::vector<const Account*> list;
  if (const auto& all = references().accounts.value())
    for (const Account& a : all->items)
      if (a.active && a.legal_entity_id == card.saved()->legal_entity_id && a.currency == card.saved()->currency)
        list.push_back(&a);
  return list;
}

}  // namespace

std::optional<AccountId> likely_account(const OrderCard& card, std::optional<AccountId> last) {
  std::optional<AccountId> likely;
  for (const Account* a : accounts_for(card))
    if (!likely || a->id == last) likely = a->id;
  return likely;
}

void account_field(const OrderCard& card, std::optional<AccountId>& chosen, const std::string& refused) {
  std::vector<std::pair<std::optional<AccountId>, std::string>> names;
  for (const Account* a : accounts_for(card)) names.emplace_back(a->id, a->name);
  const std::string none = tr("Немає відкритого рахунку цієї юридичної особи", "This legal entity has no open account");
  select_value(tr("Рахунок", "Account"), chosen, names, {.error = names.empty() ? none : refused, .required = true});
}

}  // namespace kram::screens
