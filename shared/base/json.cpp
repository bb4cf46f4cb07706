#include "shared/base/json.hpp"

#include <set>

#include "shared/base/utf8.hpp"

namespace kram {

namespace {
constexpr int depth_limit = 32;

bool is_control(unsigned char c) {
  return c < 0x20 || c == 0x7f;
}
}  // namespace

Result<Json> parse_json(std::string_view text) {
  std::optional<Refusal> first;
  std::vector<std::set<std::string>> keys;
  const auto watch = [&](int, Json::parse_event_t event, Json& parsed) {
    switch (event) {
      case Json::parse_event_t::object_start:
      case Json::parse_event_t::array_start:
        keys.emplace_back();
        if (!first && keys.size() > depth_limit) first = Refusal(ErrorCode::too_deep);
        break;
      case Json::parse_event_t::object_end:
      case Json::parse_event_t::array_end:
        keys.pop_back();
        break;
      case Json::parse_event_t::key:
        if (!first && !keys.back().insert(parsed.get<std::string>()).second)
          first = Refusal(ErrorCode::duplicate_key, "", {{"field", parsed.get<std::string>()}});
        break;
      default:
        break;
    }
    return !first;
  };
  Json json = Json::parse(text.begin(), text.end(), watch, false);
  if (first) return *first;
  if (json.is_discarded()) return is_valid_utf8(text) ? ErrorCode::malformed_json : ErrorCode::invalid_utf8;
  return json;
}

std::string write_json(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

namespace json_detail {

Refusal expected(const char* type) {
  return Refusal(ErrorCode::wrong_type, "", {{"expected", type}});
}

Verdict check_text(const std::string& text, const FieldRules& rules) {
  int length = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_control(byte) && !(rules.multiline && (byte == '\n' || byte == '\r' || byte == '\t')))
      return ErrorCode::invalid_text;
    length += (byte & 0xc0) != 0x80;
  }
  if (rules.required && text.find_first_not_of(' ') == std::string::npos) return ErrorCode::required;
  if (length > rules.max_length) return Refusal(ErrorCode::too_long, "", {{"limit", std::to_string(rules.max_length)}});
  if (length < rules.min_length)
    return Refusal(ErrorCode::too_short, "", {{"limit", std::to_string(rules.min_length)}});
  return Done{};
}

Verdict check_sign(std::int64_t units, const FieldRules& rules, const std::string& path) {
  if (rules.sign != Sign::any && units < 0) return Refusal(ErrorCode::negative, path);
  if (rules.sign == Sign::positive && units == 0) return Refusal(ErrorCode::must_be_positive, path);
  return Done{};
}

Verdict decode(const Json& j, std::string& v, const FieldRules& rules, Decode mode, const std::string& path) {
  if (!j.is_string()) return expected("string").under(path);
  v = j.get<std::string>();
  if (mode == Decode::answer) return Done{};
  if (auto verdict = check_text(v, rules); !verdict) return verdict.refusal().under(path);
  return Done{};
}

Verdict decode(const Json& j, bool& v, const FieldRules&, Decode, const std::string& path) {
  if (!j.is_boolean()) return expected("true or false").under(path);
  v = j.get<bool>();
  return Done{};
}

Verdict decode(const Json& j, std::int64_t& v, const FieldRules& rules, Decode mode, const std::string& path) {
  if (!j.is_number_integer()) return expected("whole number").under(path);
  if (j.is_number_unsigned() && j.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
    return Refusal(ErrorCode::out_of_range, path);
  v = j.get<std::int64_t>();
  if (mode == Decode::answer) return Done{};
  return check_sign(v, rules, path);
}

Verdict decode(const Json& j, std::int32_t& v, const FieldRules& rules, Decode mode, const std::string& path) {
  std::int64_t wide = 0;
  if (auto verdict = decode(j, wide, rules, mode, path); !verdict) return verdict;
  if (wide > INT32_MAX || wide < INT32_MIN) return Refusal(ErrorCode::out_of_range, path);
  v = static_cast<std::int32_t>(wide);
  return Done{};
}

Verdict decode(const Json& j, Date& v, const FieldRules&, Decode, const std::string& path) {
  if (!j.is_string()) return expected("date string").under(path);
  auto parsed = parse_date(j.get_ref<const std::string&>());
  if (!parsed) return parsed.refusal().under(path);
  v = *parsed;
  return Done{};
}

Verdict decode(const Json& j, Instant& v, const FieldRules&, Decode, const std::string& path) {
  if (!j.is_string()) return expected("time string").under(path);
  auto parsed = parse_instant(j.get_ref<const std::string&>());
  if (!parsed) return parsed.refusal().under(path);
  v = *parsed;
  return Done{};
}

Json literal_or_text(const std::string& text) {
  Json literal = Json::parse(text, nullptr, false);
  return literal.is_boolean() || literal.is_number_integer() ? literal : Json(text);
}

Json split_list(const std::string& text) {
  Json list = Json::array();
  for (std::size_t start = 0; start <= text.size();) {
    const auto comma = std::min(text.find(',', start), text.size());
    list.push_back(text.substr(start, comma - start));
    start = comma + 1;
  }
  return list;
}

}  // namespace json_detail
}  // namespace kram
