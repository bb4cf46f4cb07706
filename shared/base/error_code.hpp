// The closed list of everything Kram may refuse, in order of precedence: when several apply, the first is told.
// A code is stable for ever; its texts are for people and may improve.
#pragma once
#include <cstdint>
#include <string_view>

namespace kram {

enum class Language : std::uint8_t { uk, en };

// X(code, HTTP status, Ukrainian text, English text). {name} in a text is replaced by the refusal's parameter.
#define KRAM_ERROR_CODES(X)                                                                                            \
  /* the request itself */                                                                                             \
  X(body_too_large, 413, "Запит завеликий: не більше {limit}.", "The request is too large: at most {limit}.")          \
  X(malformed_json, 400, "Запит не є правильним JSON.", "The request is not valid JSON.")                              \
  X(malformed_csv, 400, "Рядок {line} таблиці має неправильний формат.", "Line {line} of the table is malformed.")     \
  X(duplicate_key, 400, "Поле «{field}» вказано двічі.", "Field “{field}” is given twice.")                            \
  X(too_deep, 400, "Запит має забагато рівнів вкладеності.", "The request is nested too deeply.")                      \
  X(invalid_utf8, 400, "Текст має неправильне кодування (потрібен UTF-8).", "The text is not valid UTF-8.")            \
  X(unknown_parameter, 400, "Невідомий параметр «{field}».", "Unknown parameter “{field}”.")                           \
  X(invalid_parameter, 400, "Неправильне значення параметра «{field}».", "Invalid value of parameter “{field}”.")      \
  X(invalid_cursor, 400, "Посилання на сторінку списку пошкоджене.", "The page cursor is damaged.")                    \
  X(idempotency_key_missing, 400, "Немає заголовка Idempotency-Key.", "The Idempotency-Key header is missing.")        \
  X(idempotency_key_invalid, 400, "Idempotency-Key має містити від 16 до 64 латинських букв, цифр або дефісів.",       \
    "Idempotency-Key must have 16 to 64 Latin letters, digits or dashes.")                                             \
  X(version_invalid, 400, "Заголовок If-Match має містити версію.", "The If-Match header must hold a version.")        \
  /* who asks */                                                                                                       \
  X(session_required, 401, "Увійдіть, будь ласка, ще раз.", "Please sign in again.")                                   \
  X(credentials_invalid, 401, "Неправильний логін або пароль.", "Wrong login or password.")                            \
  X(origin_refused, 403, "Запит надійшов з чужої сторінки.", "The request comes from another site.")                   \
  X(permission_denied, 403, "Ваша роль не дозволяє цю дію.", "Your role doesn't allow this action.")                   \
  X(field_not_writable, 400, "Це поле не можна змінювати.", "This field can't be changed.")                            \
  X(scope_missing, 403, "Ключ доступу не має права «{scope}».", "The token lacks the scope “{scope}”.")                \
  X(too_many_requests, 429, "Забагато запитів. Спробуйте за {seconds} с.", "Too many requests. Retry in {seconds} s.") \
  X(too_many_attempts, 429, "Забагато спроб входу. Спробуйте за {seconds} с.",                                         \
    "Too many sign-in attempts. Retry in {seconds} s.")                                                                \
  /* what is asked */                                                                                                  \
  X(route_unknown, 404, "Такої адреси немає.", "There is no such address.")                                            \
  X(method_not_allowed, 405, "Ця адреса не підтримує такий метод.", "The address doesn't support this method.")        \
  X(not_found, 404, "Запис не знайдено.", "The record was not found.")                                                 \
  X(request_in_progress, 409, "Такий самий запит ще виконується.", "The same request is still running.")               \
  X(idempotency_key_reused, 422, "Цей ключ уже використано з іншими даними.",                                          \
    "This key was already used with other data.")                                                                      \
  X(version_missing, 428, "Немає заголовка If-Match з версією запису.",                                                \
    "The If-Match header with the record's version is missing.")                                                       \
  X(version_stale, 409, "Запис щойно змінив хтось інший.", "Somebody else has just changed this record.")              \
  /* single fields */                                                                                                  \
  X(required, 400, "Заповніть це поле.", "This field is required.")                                                    \
  X(unknown_field, 400, "Невідоме поле.", "Unknown field.")                                                            \
  X(wrong_type, 400, "Неправильний тип значення: потрібно {expected}.", "Wrong type of value: expected {expected}.")   \
  X(invalid_number, 400, "Неправильне число.", "Invalid number.")                                                      \
  X(too_many_decimals, 400, "Забагато знаків після коми: не більше {limit}.", "Too many decimals: at most {limit}.")   \
  X(out_of_range, 400, "Значення поза дозволеними межами.", "The value is out of range.")                              \
  X(negative, 400, "Значення не може бути від’ємним.", "The value can't be negative.")                                 \
  X(must_be_positive, 400, "Значення має бути більшим за нуль.", "The value must be above zero.")                      \
  X(too_long, 400, "Задовгий текст: не більше {limit} символів.", "Too long: at most {limit} characters.")             \
  X(too_short, 400, "Закороткий текст: щонайменше {limit} символів.", "Too short: at least {limit} characters.")       \
  X(too_many_items, 400, "Забагато рядків: не більше {limit}.", "Too many items: at most {limit}.")                    \
  X(invalid_text, 400, "Текст містить недозволені символи.", "The text has characters that aren't allowed.")           \
  X(unknown_value, 400, "Невідоме значення. Дозволено: {allowed}.", "Unknown value. Allowed: {allowed}.")              \
  X(invalid_id, 400, "Неправильний ідентифікатор.", "Invalid id.")                                                     \
  X(invalid_date, 400, "Неправильна дата.", "Invalid date.")                                                           \
  X(invalid_time, 400, "Неправильний час.", "Invalid time.")                                                           \
  X(amount_too_large, 400, "Сума завелика.", "The amount is too large.")                                               \
  X(unknown_reference, 400, "Такого запису немає.", "There is no such record.")                                        \
  X(reference_archived, 409, "«{name}» в архіві.", "“{name}” is archived.")                                            \
  X(not_a_good, 400, "«{name}» — послуга: складу вона не має.", "“{name}” is a service: it has no stock.")             \
  X(invalid_edrpou, 400, "Неправильний код ЄДРПОУ.", "Invalid EDRPOU code.")                                           \
  X(invalid_rnokpp, 400, "Неправильний РНОКПП.", "Invalid taxpayer number (RNOKPP).")                                  \
  X(invalid_vat_number, 400, "Неправильний ІПН.", "Invalid VAT number.")                                               \
  X(invalid_iban, 400, "Неправильний IBAN.", "Invalid IBAN.")                                                          \
  X(invalid_phone, 400, "Неправильний телефон.", "Invalid phone number.")                                              \
  X(invalid_gtin, 400, "Неправильний штрихкод.", "Invalid barcode.")                                                   \
  X(invalid_email, 400, "Неправильна адреса е-пошти.", "Invalid e-mail address.")                                      \
  X(current_password_wrong, 400, "Поточний пароль неправильний.", "The current password is wrong.")                    \
  X(password_too_weak, 400, "Цей пароль занадто простий або поширений.", "This password is too simple or common.")     \
  /* uniqueness */                                                                                                     \
  X(already_exists, 409, "Такий запис уже є: «{name}».", "Such a record exists already: “{name}”.")                    \
  X(phone_taken, 409, "Цей телефон уже має клієнт «{name}».", "Client “{name}” already has this phone.")               \
  X(login_taken, 409, "Такий логін уже зайнятий.", "This login is taken.")                                             \
  X(external_id_taken, 409, "Запис із таким зовнішнім номером уже є.", "A record with this external id exists.")       \
  X(in_use, 409, "Ще використовується ({count}): прибрати не можна.", "Still in use ({count}): it can't be removed.")  \
  X(last_owner, 409, "Має лишитися хоча б один власник.", "At least one owner must remain.")                           \
  X(last_place, 409, "У складі має лишитися хоча б одне місце.", "A warehouse must keep at least one place.")          \
  /* orders */                                                                                                         \
  X(state_forbids, 409, "Замовлення у стані «{state}»: ця дія недоступна.",                                            \
    "The order is “{state}”: this action isn't available.")                                                            \
  X(order_has_no_lines, 409, "Додайте хоча б один рядок.", "Add at least one line.")                                   \
  X(client_required, 409, "Вкажіть клієнта.", "Choose the client.")                                                    \
  X(discount_exceeds_total, 400, "Знижка більша за суму.", "The discount exceeds the amount.")                         \
  X(tax_not_allowed, 400, "Ця юридична особа не є платником ПДВ: оберіть «без ПДВ».",                                  \
    "This legal entity pays no VAT: choose “no VAT”.")                                                                 \
  X(currency_mismatch, 409, "Валюти не збігаються: {expected} і {given}.",                                             \
    "Currencies differ: {expected} and {given}.")                                                                      \
  X(legal_entity_mismatch, 409, "Рахунок належить іншій юридичній особі.", "The account is another legal entity's.")   \
  X(stock_short, 409, "Недостатньо товару «{product}»: вільно {available}, потрібно {needed}.",                        \
    "Not enough of “{product}”: {available} free, {needed} needed.")                                                   \
  X(warehouse_required, 409, "Вкажіть склад.", "Choose the warehouse.")                                                \
  X(exceeds_unshipped, 409, "Більше, ніж лишилося відвантажити: {available}.",                                         \
    "More than is left to ship: {available}.")                                                                         \
  X(nothing_to_ship, 409, "Немає чого відвантажувати.", "There is nothing to ship.")                                   \
  X(shipped_already, 409, "Частину вже відвантажено: скасувати не можна.",                                             \
    "A part has been shipped: it can't be cancelled.")                                                                 \
  X(below_shipped, 409, "Менше, ніж уже відвантажено: {available}.", "Less than is already shipped: {available}.")     \
  X(not_all_shipped, 409, "Не все відвантажено або виконано: лишилося {count} рядків.",                                \
    "Not everything is shipped or performed: {count} lines are left.")                                                 \
  X(not_paid, 409, "Не сплачено: лишилося {amount}.", "Not paid: {amount} left.")                                      \
  X(nothing_to_pay, 409, "Уже сплачено повністю.", "It is paid in full already.")                                      \
  X(cost_paid_twice, 400, "Вкажіть або рахунок, з якого сплачено, або постачальника, якому винні.",                    \
    "Give either the account it was paid from or the supplier it is owed to.")                                         \
  X(reversed_already, 409, "Це вже сторновано.", "It has been reversed already.")                                      \
  X(account_inactive, 409, "Рахунок «{name}» закрито.", "Account “{name}” is inactive.")                               \
  X(date_not_allowed, 403, "Дату в минулому може вказати лише імпорт або бухгалтер.",                                  \
    "Only an import or an accountant may set a past date.")                                                            \
  X(date_in_future, 400, "Дата ще не настала.", "The date is in the future.")                                          \
  X(period_closed, 409, "Період закрито до {date}.", "The period is closed until {date}.")                             \
  /* the server */                                                                                                     \
  X(busy, 503, "Сервер зайнятий. Спробуйте ще раз за мить.", "The server is busy. Please retry in a moment.")          \
  X(internal, 500, "Сталася наша помилка. Дані не змінено. Номер для підтримки: {request_id}.",                        \
    "Something failed on our side. Nothing was changed. Number for support: {request_id}.")

enum class ErrorCode : std::uint16_t {
#define KRAM_ENUM_ROW(code, status, uk, en) code,
  KRAM_ERROR_CODES(KRAM_ENUM_ROW)
#undef KRAM_ENUM_ROW
};

/// The code's stable name on the wire, such as "stock_short".
std::string_view error_name(ErrorCode code);
/// The HTTP status that tells this refusal (RFC 9110; 428 and 429 by RFC 6585).
int error_status(ErrorCode code);
/// The text for a person, with {placeholders} still in it.
std::string_view error_template(ErrorCode code, Language language);
/// How many codes there are; codes are 0 … count − 1.
std::size_t error_code_count();

}  // namespace kram
