#include "server/storage/database.hpp"

#include <charconv>
#include <random>
#include <thread>

namespace kram::storage {

void Param::append_array_item(std::string& all, const std::optional<std::string>& item) {
  if (all.size() > 1) all += ',';
  if (!item) {
    all += "NULL";
    return;
  }
  all += '"';
  for (const char c : *item) {
    if (c == '"' || c == '\\') all += '\\';
    all += c;
  }
  all += '"';
}

namespace {
template <class Number>
void read_number(const std::optional<std::string>& text, Number& v) {
  KRAM_PROMISE(text.has_value());
  const auto* end = text->data() + text->size();
  const auto read = std::from_chars(text->data(), end, v);
  KRAM_PROMISE(read.ec == std::errc() && read.ptr == end);
}
}  // namespace

Row& Row::operator>>(std::string& v) {
  const auto& text = values_.at(next_++);
  v = text.value_or(std::string());
  return *this;
}

Row& Row::operator>>(bool& v) {
  const auto& text = values_.at(next_++);
  KRAM_PROMISE(text == "t" || text == "f");
  v = text == "t";
  return *this;
}

Row& Row::operator>>(std::int64_t& v) {
  return read_number(values_.at(next_++), v), *this;
}
Row& Row::operator>>(std::int32_t& v) {
  return read_number(values_.at(next_++), v), *this;
}

Row& Row::operator>>(Date& v) {
  const auto& text = values_.at(next_++);
  KRAM_PROMISE(text.has_value());
  v = parse_date(*text).value();
  return *this;
}

Row& Row::operator>>(Instant& v) {
  return *this >> v.micros;
}

Row& Row::operator>>(Json& v) {
  const auto& text = values_.at(next_++);
  v = text ? Json::parse(*text, nullptr, false) : Json(nullptr);
  KRAM_PROMISE(!v.is_discarded());
  return *this;
}

std::optional<Row> Connection::maybe_one(const Sql& statement, std::initializer_list<Param> params) {
  auto rows = run(statement, params);
  KRAM_PROMISE(rows.size() <= 1);
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

Row Connection::one(const Sql& statement, std::initializer_list<Param> params) {
  auto rows = run(statement, params);
  KRAM_PROMISE(rows.size() == 1);
  return std::move(rows.front());
}

void wait_before_retry(int attempt) {
  thread_local std::minstd_rand random(std::random_device{}());
  std::uniform_int_distribution<int> ms(1, 10 * attempt * attempt);
  std::this_thread::sleep_for(std::chrono::milliseconds(ms(random)));
}

std::optional<std::string> unfit_database(Connection& db) {
  static constexpr Sql check{"database_fitness",
                             "select current_setting('server_encoding'), current_setting('server_version_num'),"
                             " lower('ЇЖАКҐ') = 'їжакґ' and 'є' ~ '[[:alpha:]]'"};
  auto row = db.one(check, {});
  std::string encoding;
  std::int32_t version = 0;
  bool knows_cyrillic = false;
  row >> encoding >> version >> knows_cyrillic;
  if (encoding != "UTF8") return "the database's encoding is " + encoding + ": make it with -E UTF8 --locale=C.UTF-8";
  if (!knows_cyrillic) return "the database's locale knows no Cyrillic letters: make it with --locale=C.UTF-8";
  if (version < 150000) return "PostgreSQL 15 or newer is needed";
  return std::nullopt;
}

}  // namespace kram::storage
