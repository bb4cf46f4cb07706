// A short record in a dialog: its fields, what was refused, both values of a conflict, save and cancel.
#pragma once
#include <functional>
#include <string>

#include "client-wasm/screens/record_form.hpp"
#include "client-wasm/widgets/ui.hpp"

namespace kram::screens {

struct RecordDialogOptions {
  std::string title;
  std::string missing = {};  ///< why it can't be sent yet: a field that is to be filled in
  float width = 520;
};

/// ETag of a row that came in a list.
inline std::string version_of(std::int32_t version) {
  return "\"" + std::to_string(version) + "\"";
}

template <class T>
void open_record(ui::DialogState& state, RecordForm<T>& form, T row, std::string path, std::string version) {
  form.begin(std::move(row), std::move(path), std::move(version));
  ui::open_dialog(state);
}

/// Draws the open dialog over `form`; `fields` draws its fields, `then` runs when the server has the row.
template <class T>
void record_dialog(ui::DialogState& state, RecordForm<T>& form, const RecordDialogOptions& options,
                   const std::function<void()>& fields, std::function<void(const T&)> then) {
  const auto save = [&state, &form, then] {
    form.save([&state, &form, then](const T& row, const std::string&) {
      ui::close_dialog(state);
      form.ready = false;
      then(row);
    });
  };
  ui::dialog(
      state, options.title,
      [&] {
        if (form.restored && restored_notice()) form.drop();
        form.wrong.notice();
        form.conflicts();
        fields();
        form.keep();
      },
      [&] {
        if (ui::button(tr(words::cancel))) {
          form.drop();
          ui::close_dialog(state);
        }
        const std::string reason = options.missing.empty() ? cannot_save(form) : options.missing;
        const bool pressed = ui::button(
            form.is_new() ? tr("Додати", "Add") : tr(words::save),
            {.kind = ui::ButtonKind::primary, .reason = reason, .shortcut = "Ctrl+Enter", .busy = form.sending});
        const bool keys = ui::shortcut("Ctrl+Enter", true) || ui::shortcut("Ctrl+S", true);
        if (pressed || (keys && reason.empty())) save();
      },
      {.width = options.width});
}

}  // namespace kram::screens
