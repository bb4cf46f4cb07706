// The words of the trade that both programs print: states, kinds, roles, units, in Ukrainian and English.
// One row a word, sorted by key, so that a missing translation can't compile. Sentences of refusals stand in
// error_code.hpp; words that only screens use stand with the screens.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/enum_names.hpp"
#include "shared/base/error_code.hpp"

namespace kram {

// X(key, Ukrainian, English). An enum's values are GROUP_value: see label().
#define KRAM_TEXTS(X)                                                                                    \
  X(account_kind_acquirer, "Еквайринг", "Acquirer")                                                      \
  X(account_kind_bank, "Банк", "Bank")                                                                   \
  X(account_kind_card, "Картка", "Card")                                                                 \
  X(account_kind_carrier_cod, "Накладений платіж", "Cash on delivery")                                   \
  X(account_kind_cash, "Каса", "Cash")                                                                   \
  X(cost_kind_acquiring, "Еквайринг", "Acquiring")                                                       \
  X(cost_kind_commission, "Комісія", "Commission")                                                       \
  X(cost_kind_delivery, "Доставка", "Delivery")                                                          \
  X(cost_kind_other, "Інше", "Other")                                                                    \
  X(cost_kind_packaging, "Пакування", "Packaging")                                                       \
  X(cost_kind_subcontract, "Роботи підрядника", "Subcontracted work")                                    \
  X(debtor_client, "Клієнт", "Client")                                                                   \
  X(debtor_us, "Ми", "We")                                                                               \
  X(discount_kind_amount, "Сума", "Amount")                                                              \
  X(discount_kind_percent, "Відсоток", "Percent")                                                        \
  X(event_cancelled, "Скасовано", "Cancelled")                                                           \
  X(event_completed, "Завершено", "Completed")                                                           \
  X(event_confirmed, "Підтверджено", "Confirmed")                                                        \
  X(event_cost_added, "Витрата", "Cost")                                                                 \
  X(event_cost_reversed, "Витрату сторновано", "Cost reversed")                                          \
  X(event_created, "Створено", "Created")                                                                \
  X(event_edited, "Змінено", "Edited")                                                                   \
  X(event_paid, "Оплата", "Payment")                                                                     \
  X(event_performed, "Виконано послуги", "Services performed")                                           \
  X(event_reserved, "Зарезервовано", "Reserved")                                                         \
  X(event_shipped, "Відвантажено", "Shipped")                                                            \
  X(figure_balance, "Сальдо", "Balance")                                                                 \
  X(figure_overdue, "Прострочено", "Overdue")                                                            \
  X(figure_to_pay, "Залишилось сплатити", "Left to pay")                                                 \
  X(fulfilment_state_none, "Не відвантажено", "Not shipped")                                             \
  X(fulfilment_state_part_shipped, "Відвантажено частково", "Partly shipped")                            \
  X(fulfilment_state_shipped, "Відвантажено", "Shipped")                                                 \
  X(landed_cost_basis_amount, "За сумою", "By amount")                                                   \
  X(landed_cost_basis_quantity, "За кількістю", "By quantity")                                           \
  X(landed_cost_basis_weight, "За вагою", "By weight")                                                   \
  X(obligation_state_due, "До виконання", "Due")                                                         \
  X(obligation_state_expected, "Очікується", "Expected")                                                 \
  X(obligation_subject_good, "Товар", "Goods")                                                           \
  X(obligation_subject_money, "Гроші", "Money")                                                          \
  X(obligation_subject_service, "Послуга", "Service")                                                    \
  X(on_shortage_need, "Зарезервувати наявне, решту — в потребу", "Reserve what is there, need the rest") \
  X(on_shortage_refuse, "Відмовити", "Refuse")                                                           \
  X(order_action_cancel, "Скасувати", "Cancel")                                                          \
  X(order_action_complete, "Завершити", "Complete")                                                      \
  X(order_action_confirm, "Підтвердити", "Confirm")                                                      \
  X(order_action_edit, "Змінити", "Edit")                                                                \
  X(order_action_pay, "Оплата", "Pay")                                                                   \
  X(order_action_perform, "Виконати послуги", "Perform services")                                        \
  X(order_action_reserve, "Зарезервувати", "Reserve")                                                    \
  X(order_action_ship, "Відвантажити", "Ship")                                                           \
  X(order_sort_client, "За клієнтом", "By client")                                                       \
  X(order_sort_date, "За датою", "By date")                                                              \
  X(order_sort_newest, "Спочатку нові", "Newest first")                                                  \
  X(order_sort_oldest, "Спочатку давні", "Oldest first")                                                 \
  X(order_sort_promised, "За обіцяною датою", "By promised date")                                        \
  X(order_sort_total, "За сумою", "By total")                                                            \
  X(order_state_cancelled, "Скасовано", "Cancelled")                                                     \
  X(order_state_completed, "Завершено", "Completed")                                                     \
  X(order_state_confirmed, "Підтверджено", "Confirmed")                                                  \
  X(order_state_draft, "Чернетка", "Draft")                                                              \
  X(order_state_in_work, "У роботі", "In work")                                                          \
  X(party_kind_organisation, "Організація", "Organisation")                                              \
  X(party_kind_person, "Особа", "Person")                                                                \
  X(payment_state_overpaid, "Переплачено", "Overpaid")                                                   \
  X(payment_state_paid, "Сплачено", "Paid")                                                              \
  X(payment_state_part, "Сплачено частково", "Partly paid")                                              \
  X(payment_state_unpaid, "Не сплачено", "Unpaid")                                                       \
  X(price_mode_no_vat, "Без ПДВ", "No VAT")                                                              \
  X(price_mode_vat_included, "Ціни з ПДВ", "Prices with VAT")                                            \
  X(price_mode_vat_on_top, "ПДВ зверху", "VAT on top")                                                   \
  X(price_reason_kind_list_price, "Ціна прайсу", "List price")                                           \
  X(price_reason_kind_none, "Немає в прайсі", "Not in the list")                                         \
  X(price_reason_kind_percent_off, "Відсоток від базового прайсу", "Percent off the base list")          \
  X(price_reason_kind_typed, "Введено вручну", "Typed by hand")                                          \
  X(price_rule_kind_percent, "Відсоток", "Percent")                                                      \
  X(price_rule_kind_price, "Ціна", "Price")                                                              \
  X(product_kind_good, "Товар", "Goods")                                                                 \
  X(product_kind_service, "Послуга", "Service")                                                          \
  X(receipt_kind_opening, "Початковий залишок", "Opening stock")                                         \
  X(receipt_kind_purchase, "Закупівля", "Purchase")                                                      \
  X(role_accountant, "Бухгалтер", "Accountant")                                                          \
  X(role_administrator, "Адміністратор", "Administrator")                                                \
  X(role_head_of_sales, "Керівник продажів", "Head of sales")                                            \
  X(role_owner, "Власник", "Owner")                                                                      \
  X(role_seller, "Продавець", "Seller")                                                                  \
  X(role_warehouse, "Комірник", "Warehouse")                                                             \
  X(scope_import, "Імпорт", "Import")                                                                    \
  X(scope_orders, "Замовлення", "Orders")                                                                \
  X(scope_read, "Лише читання", "Read only")                                                             \
  X(shipment_kind_goods, "Товари", "Goods")                                                              \
  X(shipment_kind_services, "Послуги", "Services")                                                       \
  X(supply_state_awaiting, "Очікує надходження", "Awaiting supply")                                      \
  X(supply_state_none, "Не зарезервовано", "Not reserved")                                               \
  X(supply_state_partial, "Зарезервовано частково", "Partly reserved")                                   \
  X(supply_state_reserved, "Зарезервовано", "Reserved")                                                  \
  X(tax_kind_exempt, "Звільнено від ПДВ", "VAT exempt")                                                  \
  X(tax_kind_none, "Без ПДВ", "No VAT")                                                                  \
  X(tax_kind_percent, "ПДВ", "VAT")                                                                      \
  X(unit_box, "ящ", "box")                                                                               \
  X(unit_g, "г", "g")                                                                                    \
  X(unit_hour, "год", "h")                                                                               \
  X(unit_kg, "кг", "kg")                                                                                 \
  X(unit_l, "л", "l")                                                                                    \
  X(unit_m, "м", "m")                                                                                    \
  X(unit_m2, "м²", "m²")                                                                                 \
  X(unit_m3, "м³", "m³")                                                                                 \
  X(unit_pack, "уп", "pack")                                                                             \
  X(unit_pair, "пара", "pair")                                                                           \
  X(unit_piece, "шт", "pc")                                                                              \
  X(unit_roll, "рул", "roll")                                                                            \
  X(unit_service, "посл", "service")                                                                     \
  X(unit_set, "компл", "set")                                                                            \
  X(unit_tonne, "т", "t")                                                                                \
  X(vat_rounding_per_document, "ПДВ від підсумку", "VAT of the total")                                   \
  X(vat_rounding_per_line, "ПДВ у кожному рядку", "VAT in each line")

enum class TextKey : std::uint16_t {
#define KRAM_TEXT_KEY(key, uk, en) key,
  KRAM_TEXTS(KRAM_TEXT_KEY)
#undef KRAM_TEXT_KEY
};

std::string_view text(Language language, TextKey key);
/// The key's own name, "order_state_draft".
std::string_view text_name(TextKey key);
/// The key of that name; none when the table has no such row.
std::optional<TextKey> find_text(std::string_view name);
/// Keys are 0 … count − 1, sorted by name.
std::size_t text_count();

/// The word of group and name, "order_state" and "draft"; the name itself when there is none.
std::string_view label(Language language, std::string_view group, std::string_view name);
/// The word of an enum's value: label(language, "order_state", OrderState::draft).
template <class E>
requires std::is_enum_v<E> std::string_view label(Language language, std::string_view group, E value) {
  return label(language, group, enum_name(value));
}

}  // namespace kram
