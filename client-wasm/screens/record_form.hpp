// A form over one record: what is typed over what the server has, what was refused and where, and whose change wins.
// What is typed is kept in the browser until the server has it.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "client-wasm/api_client.hpp"
#include "client-wasm/platform/browser.hpp"
#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/text_field.hpp"
#include "shared/base/json.hpp"

namespace kram::screens {

/// The last refusal of a form. A field that shows it claims it; what no field claims stands above the form.
struct FormProblem {
  std::optional<api::Problem> problem;
  bool claimed = false, was_claimed = true;

  /// Shows it and leads to the field that it names.
  void refuse(const api::Problem& told);
  void clear() { *this = FormProblem(); }
  /// What is said against this field ("/phones/0"); empty when nothing is.
  std::string at(const std::string& path);
  /// After the field was drawn: what was changed is no longer wrong.
  void settle(const std::string& path, bool changed);
  /// Above the fields: what none of them shows.
  void notice();
};

/// A difference that somebody has to decide on.
struct FieldConflict {
  std::string field;  // name on the wire
  std::string mine, theirs;
};
/// Name of a field for people, and its value as people read it.
std::string field_words(const std::string& name);
std::string value_words(const std::string& field, const Json& value);
/// Both values of each field; 1: keep mine, 2: take theirs, 0: not decided.
int conflict_panel(const std::vector<FieldConflict>& list);
/// "Restored from last time"; true when it is to be thrown away.
bool restored_notice();

namespace form_detail {

template <class T>
struct list_of_records : std::false_type {};
template <class T>
struct list_of_records<std::vector<T>> : has_fields<T> {};

/// The fields that a request may carry, in their order.
template <class T>
Json writable(const T& row, bool creating, bool with_secrets = true) {
  Json object = Json::object();
  for_each_field<T>([&](const auto& f) {
    using V = typename std::decay_t<decltype(f)>::value_type;
    if (f.rules.write == Write::none || (!creating && f.rules.write == Write::create)) return;
    if (f.rules.secret && !with_secrets) return;
    if constexpr (list_of_records<V>::value) {
      object[f.name] = Json::array();
      for (const auto& item : row.*f.member) object[f.name].push_back(writable(item, true, with_secrets));
    } else {
      object[f.name] = json_detail::encode(row.*f.member, Reader{true, true});
    }
  });
  return object;
}
/// The same without what is empty: what the server fills in itself.
Json without_empty(Json object);

}  // namespace form_detail

template <class T>
struct RecordForm {
  T base{}, typed{};
  std::string path;     // "/clients" of a new one, "/clients/42" of one that is changed
  std::string version;  // its ETag; empty: a new one
  FormProblem wrong;
  std::optional<T> theirs;
  std::string their_version;
  bool ready = false, sending = false, restored = false;

  bool is_new() const { return version.empty(); }
  Json fields_of(const T& row) const { return form_detail::writable(row, is_new()); }
  bool dirty() const { return ready && fields_of(typed) != fields_of(base); }
  bool is_for(const std::string& where) const { return ready && path == where; }

  /// Starts over a saved row, or over a new one (no version); what was typed last time and not saved comes back.
  void begin(T row, std::string where, std::string etag) {
    *this = RecordForm();
    base = std::move(row);
    typed = base;
    path = std::move(where);
    version = std::move(etag);
    ready = true;
    const std::string kept = platform::stored(draft_key());
    const Json json = kept.empty() ? Json() : Json::parse(kept, nullptr, false);
    T again = base;
    if (json.is_object() && json_detail::decode(json, again, FieldRules{}, Decode::answer, ""))
      typed = std::move(again);
    restored = dirty();
    kept_ = kept;
  }
  /// Once a frame: keeps what is typed.
  void keep() {
    const std::string now = dirty() ? form_detail::writable(typed, is_new(), false).dump() : std::string();
    if (now == kept_) return;
    kept_ = now;
    platform::store(draft_key(), now);
  }
  /// Throws away what is typed.
  void drop() {
    platform::store(draft_key(), "");
    kept_.clear();
    typed = base;
    restored = false;
    theirs.reset();
    wrong.clear();
  }
  /// Sends what was changed; `then` gets the row as the server has it now.
  void save(std::function<void(const T&, const std::string&)> then) {
    if (sending || !ready) return;
    if (!is_new() && !dirty()) return then(base, version);
    api::Request request{.method = is_new() ? "POST" : "PATCH", .path = path, .body = body(), .version = version};
    if (const std::string text = request.body->dump(); text != attempt_body_ || attempt_.empty()) {
      attempt_body_ = text;
      attempt_ = platform::random_uuid();
    }
    if (is_new()) request.idempotency_key = attempt_;
    sending = true;
    wrong.clear();
    const std::string sent_to = path;
    api::send(std::move(request), [this, sent_to, then = std::move(then)](const api::Answer& answer) {
      if (path != sent_to) return;
      sending = false;
      if (!answer.ok()) return refused(*answer.problem, then);
      auto row = answer_from_json<T>(answer.body);
      if (!row) return wrong.refuse(api::unreadable_answer(row.refusal()));
      platform::store(draft_key(), "");
      kept_.clear();
      attempt_.clear();
      base = typed = *row;
      restored = false;
      const bool made = is_new();
      if (!made) version = answer.etag;
      const T saved = *row;
      const std::string etag = answer.etag;
      then(saved, etag);
    });
  }
  /// When somebody else changed the same fields: both values, and the choice.
  void conflicts() {
    if (!theirs) return;
    const int choice = conflict_panel(overlapping(*theirs));
    if (choice == 0) return;
    if (choice == 1)
      rebase();
    else
      typed = *theirs, rebase();
    wrong.clear();
  }

 private:
  std::string kept_, attempt_, attempt_body_;

  std::string draft_key() const { return "form:" + path + (is_new() ? "/new" : ""); }
  Json body() const {
    const Json now = fields_of(typed);
    if (is_new()) return form_detail::without_empty(now);
    const Json before = fields_of(base);
    Json changes = Json::object();
    for (const auto& [name, value] : now.items())
      if (before[name] != value) changes[name] = value;
    return changes;
  }
  std::vector<FieldConflict> overlapping(const T& other) const {
    const Json mine = fields_of(typed), old = fields_of(base), others = fields_of(other);
    std::vector<FieldConflict> list;
    for (const auto& [name, value] : mine.items())
      if (old[name] != value && others[name] != old[name] && others[name] != value)
        list.push_back({name, value_words(name, value), value_words(name, others[name])});
    return list;
  }
  // What I changed lies over their row now.
  void rebase() {
    const Json mine = body();
    T merged = *theirs;
    if (json_detail::decode(mine, merged, FieldRules{}, Decode::answer, "")) typed = std::move(merged);
    base = *theirs;
    version = their_version;
    theirs.reset();
  }
  void refused(const api::Problem& problem, std::function<void(const T&, const std::string&)> then) {
    if (problem.code == "version_stale" && problem.body.is_object() && problem.body.contains("current"))
      if (auto row = answer_from_json<T>(problem.body["current"])) {
        theirs = std::move(*row);
        their_version = "\"" + std::to_string(theirs->version) + "\"";
        if (overlapping(*theirs).empty()) {
          rebase();
          return save(std::move(then));  // nobody's work is lost: they touched other fields
        }
      }
    wrong.refuse(problem);
  }
};

/// A text field of a form: says what was refused at its path.
template <class Form>
ui::FieldResult form_text(Form& form, std::string_view label, std::string& value, const std::string& path,
                          ui::FieldOptions options = {}) {
  const std::string told = form.wrong.at(path);
  if (!told.empty()) options.error = told;
  const ui::FieldResult result = ui::text_field(label, value, options);
  form.wrong.settle(path, result.changed);
  return result;
}

/// What grey buttons of a form say while it can't be sent; empty when it can.
template <class Form>
std::string cannot_save(const Form& form) {
  if (form.theirs) return tr("Спершу оберіть, чиї зміни лишити", "First choose whose changes to keep");
  if (!form.is_new() && !form.dirty()) return tr("Змін ще немає", "Nothing has been changed");
  return {};
}

}  // namespace kram::screens
