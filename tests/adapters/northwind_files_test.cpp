// The Northwind files as they are, and damaged in every way that a file gets damaged: read exactly or refused by name.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>

#include "server/cli/northwind_files.hpp"

namespace kram::cli {
namespace {

namespace fs = std::filesystem;
const fs::path original = "tests/data/northwind";

TEST(NorthwindFiles, hold_what_their_readme_says) {
  const auto all = read_northwind(original.string());
  EXPECT_EQ(all.customers.size(), 91u);
  EXPECT_EQ(all.suppliers.size(), 29u);
  EXPECT_EQ(all.categories.size(), 8u);
  EXPECT_EQ(all.products.size(), 77u);
  EXPECT_EQ(all.orders.size(), 830u);
  std::size_t lines = 0, unshipped = 0;
  for (const auto& order : all.orders) {
    lines += order.lines.size();
    unshipped += !order.shipped_on;
  }
  EXPECT_EQ(lines, 2155u);
  EXPECT_EQ(unshipped, 21u);
  EXPECT_EQ(all.orders.front().id, "10248");
  EXPECT_EQ(to_text(all.orders.front().ordered_on), "1996-07-04");
  EXPECT_EQ(to_text(all.orders.front().freight), "32.38");
}

TEST(NorthwindFiles, keep_telephones_and_names_as_they_are_typed) {
  const auto all = read_northwind(original.string());
  EXPECT_EQ(all.customers[1].phone, "(5) 555-4729");
  EXPECT_EQ(all.customers[1].city, "México D.F.");
  EXPECT_EQ(all.suppliers[2].name, "Grandma Kelly's Homestead");
}

/// A copy of the folder in which one file is changed by `damage`; what reading it says.
std::string told(const std::string& file, const std::function<void(std::string&)>& damage) {
  const fs::path copy = fs::path(::testing::TempDir()) / "northwind_damaged";
  fs::remove_all(copy);
  fs::copy(original, copy);
  std::ifstream in(copy / file, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), {});
  damage(text);
  std::ofstream(copy / file, std::ios::binary) << text;
  try {
    read_northwind(copy.string());
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, from.size(), to);
}

TEST(NorthwindFiles, refuse_a_damaged_file_by_its_name) {
  const auto names = [](const std::string& file, const std::function<void(std::string&)>& damage) {
    EXPECT_NE(told(file, damage).find(file), std::string::npos) << file;
  };
  names("orders.csv", [](auto& text) { replace(text, "1996-07-04", "04.07.1996"); });
  names("orders.csv", [](auto& text) { replace(text, "freight", "cargo"); });
  names("order-details.csv", [](auto& text) { replace(text, "14.00", "14,00"); });
  names("order-details.csv", [](auto& text) { replace(text, "10248,11,14.00,12,0", "10248,11,14.00,twelve,0"); });
  names("products.csv", [](auto& text) { text += "78,\"never closed\n"; });
}

TEST(NorthwindFiles, refuse_a_missing_file_by_its_name) {
  const fs::path copy = fs::path(::testing::TempDir()) / "northwind_missing";
  fs::remove_all(copy);
  fs::copy(original, copy);
  fs::remove(copy / "suppliers.csv");
  try {
    read_northwind(copy.string());
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("suppliers.csv"), std::string::npos);
  }
}

}  // namespace
}  // namespace kram::cli
