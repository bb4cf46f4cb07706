// Words of the interface in both languages. A word is a pair: a missing translation does not compile.
#pragma once
#include <string>

#include "shared/base/error_code.hpp"

namespace kram::ui {
/// The language that the user chose; kept with the other settings (widgets/theme.cpp).
Language language();
}  // namespace kram::ui

namespace kram {

struct Word {
  const char* uk;
  const char* en;
};

/// The word in the language chosen now.
inline const char* tr(const Word& word) {
  return ui::language() == Language::uk ? word.uk : word.en;
}
/// For words used once, at their place: tr("Зберегти", "Save").
inline const char* tr(const char* uk, const char* en) {
  return ui::language() == Language::uk ? uk : en;
}

/// The noun that fits the number: plural(5, {"товар", "товари", "товарів"}, {"product", "products"}).
struct UkForms {
  const char *one, *few, *many;
};
struct EnForms {
  const char *one, *many;
};
inline const char* plural(long long n, const UkForms& uk, const EnForms& en) {
  const long long a = n < 0 ? -n : n;
  if (ui::language() == Language::en) return a == 1 ? en.one : en.many;
  if (a % 10 == 1 && a % 100 != 11) return uk.one;
  if (a % 10 >= 2 && a % 10 <= 4 && (a % 100 < 12 || a % 100 > 14)) return uk.few;
  return uk.many;
}

namespace words {
inline constexpr Word save{"Зберегти", "Save"};
inline constexpr Word cancel{"Скасувати", "Cancel"};
inline constexpr Word close{"Закрити", "Close"};
inline constexpr Word undo{"Скасувати", "Undo"};
inline constexpr Word search{"Пошук", "Search"};
inline constexpr Word search_or_action{"Пошук або дія", "Search or action"};
inline constexpr Word nothing_found{"Нічого не знайдено", "Nothing found"};
inline constexpr Word busy{"Зачекайте: попередня дія ще виконується", "Wait: the last action is still running"};
inline constexpr Word loading{"Завантаження…", "Loading…"};
inline constexpr Word menu{"Меню", "Menu"};
inline constexpr Word main_menu{"Головне меню", "Main menu"};
inline constexpr Word user_menu{"Меню користувача", "User menu"};
inline constexpr Word language{"Мова", "Language"};
inline constexpr Word theme{"Тема", "Theme"};
inline constexpr Word theme_system{"Як у системі", "System"};
inline constexpr Word theme_light{"Світла", "Light"};
inline constexpr Word theme_dark{"Темна", "Dark"};
inline constexpr Word density{"Щільність", "Density"};
inline constexpr Word density_auto{"Авто", "Auto"};
inline constexpr Word density_compact{"Щільна", "Compact"};
inline constexpr Word density_roomy{"Простора", "Roomy"};
inline constexpr Word own_sessions{"Мої сеанси", "My sessions"};
inline constexpr Word sign_out{"Вийти", "Sign out"};
inline constexpr Word fold_menu{"Згорнути меню", "Fold the menu"};
inline constexpr Word unfold_menu{"Розгорнути меню", "Unfold the menu"};
inline constexpr Word more{"Ще", "More"};
inline constexpr Word retry{"Спробувати ще раз", "Try again"};
inline constexpr Word offline{"Немає зв’язку", "Offline"};
inline constexpr Word live{"На зв’язку", "Live"};
inline constexpr Word session_ended{"Сеанс завершено", "Session ended"};
inline constexpr Word session_ended_text{"Увійдіть ще раз: усе, що ви ввели, лишилося на місці.",
                                         "Sign in again: all that you typed is still here."};
inline constexpr Word login{"Логін", "Login"};
inline constexpr Word password{"Пароль", "Password"};
inline constexpr Word sign_in{"Увійти", "Sign in"};
inline constexpr Word notices{"Сповіщення", "Notices"};
inline constexpr Word select_all{"Вибрати всі", "Select all"};
inline constexpr Word select_row{"Вибрати рядок", "Select row"};
inline constexpr Word previous_month{"Попередній місяць", "Previous month"};
inline constexpr Word next_month{"Наступний місяць", "Next month"};
inline constexpr Word today{"Сьогодні", "Today"};
inline constexpr Word clear{"Очистити", "Clear"};
inline constexpr Word choose{"Оберіть", "Choose"};
inline constexpr Word go_back{"Назад", "Back"};
inline constexpr Word actions{"Дії", "Actions"};
inline constexpr Word number_wrong{"Тут має бути число", "A number belongs here"};
inline constexpr Word date_wrong{"Дата, наприклад 25.11.2026", "A date such as 25.11.2026"};
}  // namespace words

}  // namespace kram
