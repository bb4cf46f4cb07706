// A refusal is a value: what a rule answers when it can't do what was asked. Bugs assert; the outside world throws.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "shared/base/error_code.hpp"

namespace kram {

/// Ends the program, also in Release: a promise between functions was broken, so nothing after it can be trusted.
[[noreturn]] inline void broken_promise(const char* what, const char* file, int line) {
  std::fprintf(stderr, "broken promise: %s (%s:%d)\n", what, file, line);
  std::abort();
}
#define KRAM_PROMISE(condition) \
  ((condition) ? static_cast<void>(0) : ::kram::broken_promise(#condition, __FILE__, __LINE__))

/// Why something was refused: a stable code, the field it concerns (RFC 6901 JSON Pointer, empty = the whole request)
/// and the values that its text names.
struct Refusal {
  ErrorCode code;
  std::string path;
  std::vector<std::pair<std::string, std::string>> params;

  explicit Refusal(ErrorCode c, std::string p = {}, std::vector<std::pair<std::string, std::string>> ps = {})
      : code(c), path(std::move(p)), params(std::move(ps)) {}

  /// The same refusal seen from one level up: "/quantity" under "/lines/2" is "/lines/2/quantity".
  Refusal under(const std::string& prefix) const { return Refusal(code, prefix + path, params); }
};

inline bool operator==(const Refusal& a, const Refusal& b) {
  return a.code == b.code && a.path == b.path && a.params == b.params;
}

/// The refusal's sentence for a person, placeholders filled.
std::string describe(const Refusal& refusal, Language language);

/// A value, or the reason why there is none.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Refusal refusal) : state_(std::in_place_index<1>, std::move(refusal)) {}
  Result(ErrorCode code) : state_(std::in_place_index<1>, Refusal(code)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return KRAM_PROMISE(ok()), *std::get_if<0>(&state_); }
  const T& value() const& { return KRAM_PROMISE(ok()), *std::get_if<0>(&state_); }
  T&& value() && { return KRAM_PROMISE(ok()), std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Refusal& refusal() const { return KRAM_PROMISE(!ok()), *std::get_if<1>(&state_); }

 private:
  std::variant<T, Refusal> state_;
};

struct Done {};
/// For rules that only allow or refuse.
using Verdict = Result<Done>;

/// Returns the refusal from the enclosing function, or goes on with `name` holding the value.
#define KRAM_TRY(name, expression)                    \
  auto name##_result = (expression);                  \
  if (!name##_result) return name##_result.refusal(); \
  auto& name = name##_result.value()
#define KRAM_CHECK(expression) \
  if (auto verdict_ = (expression); !verdict_) return verdict_.refusal()

}  // namespace kram
