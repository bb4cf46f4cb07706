// Makes the run-time entry of an endpoint from its type. Included by endpoints_*.cpp only, since it costs much to
// compile.
#pragma once
#include "server/http/endpoint_entry.hpp"
#include "server/operations/own_transactions.hpp"

namespace kram::http {

template <class T, class = void>
struct has_version : std::false_type {};
template <class T>
struct has_version<T, std::void_t<decltype(std::declval<T>().version)>>
    : std::is_same<std::decay_t<decltype(std::declval<T>().version)>, std::int32_t> {};
template <class T, class = void>
struct has_id : std::false_type {};
template <class T>
struct has_id<T, std::void_t<decltype(std::declval<T>().id.value)>> : std::true_type {};

template <class T, class = void>
struct has_limit : std::false_type {};
template <class T>
struct has_limit<T, std::void_t<decltype(std::declval<T>().limit)>> : std::true_type {};

constexpr std::int32_t page_limit = 200;

/// Query parameters answer by their own codes: "unknown parameter", not "unknown field".
inline Refusal as_parameter(const Refusal& refusal) {
  if (refusal.code != ErrorCode::unknown_field) return refusal;
  return Refusal(ErrorCode::unknown_parameter, refusal.path, {{"field", refusal.path.substr(1)}});
}

template <class E>
Result<Call<E>> decode_call(const Incoming& incoming) {
  using R = typename E::Request;
  Call<E> call{R{}, incoming.body, incoming.ids, incoming.version};
  if constexpr (E::method == Method::get) {
    auto request = from_query<R>(incoming.query);
    if (!request) return as_parameter(request.refusal());
    call.request = std::move(*request);
    if constexpr (has_limit<R>::value)
      if (call.request.limit > page_limit) return Refusal(ErrorCode::out_of_range, "/limit");
  } else if constexpr (E::method == Method::patch) {
    if (auto verdict = patch_from_json(incoming.body, call.request); !verdict) return verdict.refusal();
  } else {
    auto request = from_json<R>(incoming.body);
    if (!request) return request.refusal();
    call.request = std::move(*request);
  }
  return call;
}

template <class E>
Result<Outcome> run_call(Context& context, const Call<E>& call) {
  auto result = handle<E>(context, call);
  if (!result) return result.refusal();
  Outcome outcome;
  outcome.body =
      context.kept_answer.empty() ? answer_body<E>(*result, context.actor.reader()) : std::move(context.kept_answer);
  if constexpr (E::method != Method::get) outcome.body_to_keep = body_to_keep<E>(*result, outcome.body);
  if constexpr (has_version<typename E::Response>::value) outcome.version = std::to_string(result->version);
  if constexpr (has_id<typename E::Response>::value) outcome.id = to_text(result->id);
  return outcome;
}

template <class E>
Result<Operation> decode_endpoint(const Incoming& incoming) {
  auto call = decode_call<E>(incoming);
  if (!call) return call.refusal();
  auto kept = std::make_shared<Call<E>>(std::move(*call));
  return Operation([kept](Context& context) { return run_call<E>(context, *kept); });
}

template <class E>
void strip_secrets(Json& body) {
  if (!body.is_object()) return;
  for_each_field<typename E::Request>([&](const auto& f) {
    if (f.rules.secret) body.erase(f.name);
  });
}

template <class E>
EndpointEntry make_entry() {
  return {E::name,
          E::method,
          E::path,
          E::permission,
          success_status<E>(),
          runs_own_transaction<E>::value,
          std::is_same_v<typename E::Response, CsvFile>,
          &decode_endpoint<E>,
          &strip_secrets<E>};
}

/// The entries whose place in the table is `part` modulo `parts`: the work of compiling is shared out by files.
constexpr int parts = 4;
enum class Place : int {
#define KRAM_PLACE(name_, ...) name_,
  KRAM_ENDPOINTS(KRAM_PLACE)
#undef KRAM_PLACE
};
template <int part>
std::vector<EndpointEntry> make_entries() {
  std::vector<EndpointEntry> entries;
#define KRAM_ENTRY(name_, ...) \
  if constexpr (static_cast<int>(Place::name_) % parts == part) entries.push_back(make_entry<endpoint::name_>());
  KRAM_ENDPOINTS(KRAM_ENTRY)
#undef KRAM_ENTRY
  return entries;
}

std::vector<EndpointEntry> entries_part_0();
std::vector<EndpointEntry> entries_part_1();
std::vector<EndpointEntry> entries_part_2();
std::vector<EndpointEntry> entries_part_3();

}  // namespace kram::http
