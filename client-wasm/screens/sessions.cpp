// Whoever does not know a device in the list ends its session; the password is then asked there again.
#include "client-wasm/screens/sessions.hpp"

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "shared/api/session.hpp"

namespace kram::screens {

using namespace ui;

namespace {

api::Loaded<Rows<OwnSession>> sessions;
TableState table;
DialogState one_dialog, others_dialog;
OwnSession ended;
bool running = false;
int last_frame = -2;

std::string device_words(const OwnSession& session) {
  return session.device.empty() ? tr("Невідомий пристрій", "Unknown device") : session.device;
}

void end(const std::string& path, const char* done) {
  running = true;
  api::send({.method = "DELETE", .path = path}, [done](const api::Answer& answer) {
    running = false;
    sessions.refresh();
    if (!answer.ok()) return toast(answer.problem->text, Tone::bad);
    toast(done);
  });
}

void rows(const std::vector<OwnSession>& list) {
  const std::vector<TableColumn> columns = {
      {.key = "device", .title = tr("Пристрій", "Device"), .width = 180, .grow = 2, .phone = Slot::lead, .fixed = true},
      {.key = "seen", .title = tr("Востаннє", "Last seen"), .width = 150, .phone = Slot::under},
      {.key = "begun", .title = tr("Вхід", "Signed in"), .width = 150},
      {.key = "state", .title = "", .width = 120, .phone = Slot::right},
      {.key = "end", .title = "", .width = 52, .phone = Slot::right_under}};
  TableOptions options;
  options.height = -1;
  options.columns_menu = false;
  data_table(
      tr("Сеанси", "Sessions"), columns, table, static_cast<std::int64_t>(list.size()),
      [&list](std::int64_t i, TableRow& row) {
        const OwnSession& session = list[static_cast<std::size_t>(i)];
        row.id(session.id.value);
        row.strong(device_words(session));
        row.soft(moment_text(session.last_seen_at));
        row.soft(moment_text(session.created_at));
        if (session.current) {
          row.badge(tr("цей сеанс", "this one"), Tone::good, icon::circle_check);
          return row.empty();
        }
        row.empty();
        row.custom([&session](const Rect& r) {
          const std::string words = std::string(tr("Завершити: ", "End: ")) + device_words(session);
          if (!icon_button_in(r, words, icon::x)) return;
          ended = session;
          open_dialog(one_dialog);
        });
      },
      options);
}

void confirmations() {
  const char* consequences = tr("На тому пристрої доведеться ввійти знову. Введене й не збережене лишиться в ньому.",
                                "That device has to sign in again. What was typed and not saved stays in it.");
  if (confirm_dialog(one_dialog, tr("Завершити сеанс?", "End the session?"), consequences, tr("Завершити", "End")))
    end("/sessions/" + to_text(ended.id), tr("Сеанс завершено", "The session is ended"));
  if (confirm_dialog(others_dialog, tr("Завершити всі інші сеанси?", "End all other sessions?"),
                     tr("Залишиться лише цей. На інших пристроях доведеться ввійти знову.",
                        "Only this one stays. Other devices have to sign in again."),
                     tr("Завершити всі інші", "End all others")))
    end("/sessions", tr("Інші сеанси завершено", "The other sessions are ended"));
}

}  // namespace

void draw_sessions(const Route&) {
  set_page_title(tr(words::own_sessions));
  sessions.want("/sessions");
  if (entered(last_frame) && sessions.value() && !sessions.loading()) sessions.refresh();
  {
    PageBody page("sessions", 900);
    const bool alone = !sessions.value() || sessions.value()->items.size() < 2;
    page_header(tr(words::own_sessions), tr("Де ви ввійшли в Kram", "Where you are signed in"), [&] {
      const char* reason = alone ? tr("Інших сеансів немає", "There are no others") : "";
      if (button(tr("Завершити інші", "End the others"), {.icon = icon::log_out, .reason = reason, .busy = running}))
        open_dialog(others_dialog);
    });
    if (sessions.value())
      rows(sessions.value()->items);
    else if (!sessions.problem())
      skeleton(3, 28);
    else if (notice(Tone::bad, sessions.problem()->text, tr(words::retry)))
      sessions.refresh();
  }
  confirmations();
}

}  // namespace kram::screens
