// What the demo company sells and to whom. Names, codes and numbers are made up; control digits are right.
#pragma once
#include <string_view>
#include <vector>

namespace kram::demo {

struct Goods {
  std::string_view category;
  std::string_view sku;
  std::string_view name;
  std::string_view parent_sku;  // of a variant
  std::string_view variant;
  std::string_view unit;
  std::string_view price;  // retail; empty: sold only by its variants
  std::string_view cost;   // of one unit; empty: a service
  int in_main = 0, in_second = 0;
  std::string_view pack_unit;  // a further unit …
  int pack_factor = 0;         // … of so many
  bool quantity_breaks = false;
};
const std::vector<Goods>& goods();

struct Person {
  std::string_view name;
  std::string_view phone;
  std::string_view city;
  std::string_view street;
  std::string_view email;
};
const std::vector<Person>& people();

struct Firm {
  std::string_view name;
  std::string_view code;  // ЄДРПОУ, or РНОКПП of a sole trader
  std::string_view phone;
  std::string_view city;
  std::string_view street;
  std::string_view email;
  std::string_view contact;
  std::string_view position;
};
const std::vector<Firm>& firms();
const std::vector<Firm>& suppliers();

}  // namespace kram::demo
