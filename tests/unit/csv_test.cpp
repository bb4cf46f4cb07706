// CSV: what RFC 4180 allows is read, what it doesn't is refused by line, and no cell runs as a formula (C-31).
#include <gtest/gtest.h>

#include "shared/base/csv.hpp"

namespace kram {
namespace {

TEST(Csv, reads_quotes_commas_and_line_breaks_in_cells) {
  const auto table = read_csv("\xEF\xBB\xBFname,note\r\n\"O'Neil & \"\"Sons\"\"\",\"a,\nb\"\r\n,\n");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->header, (std::vector<std::string>{"name", "note"}));
  ASSERT_EQ(table->rows.size(), 2u);
  EXPECT_EQ(table->rows[0], (std::vector<std::string>{"O'Neil & \"Sons\"", "a,\nb"}));
  EXPECT_EQ(table->rows[1], (std::vector<std::string>{"", ""}));
  EXPECT_EQ(table->column("note"), std::optional<std::size_t>(1));
  EXPECT_FALSE(table->column("phone"));
}

TEST(Csv, refuses_by_line) {
  const auto line_of = [](const char* text) {
    const auto table = read_csv(text);
    return table ? std::string("read") : table.refusal().params.at(0).second;
  };
  EXPECT_EQ(line_of(""), "1");
  EXPECT_EQ(line_of("a,b\n1\n"), "2");
  EXPECT_EQ(line_of("a,b\n1,2\n1,2,3\n"), "3");
  EXPECT_EQ(line_of("a,b\n\"x\ny\",2\n1,\"open"), "4");
  EXPECT_EQ(line_of("a,b\nx\"y,2\n"), "2");
  EXPECT_EQ(line_of("a,b\n\"x\"y,2\n"), "2");
  EXPECT_EQ(line_of("a,b\nx\ry,2\n"), "2");
}

TEST(Csv, no_text_is_a_formula_and_all_comes_back) {
  const std::vector<std::string> hostile = {
      "=cmd|'/C calc'!A0", "+380671234567", "-5", "@SUM(A1)",     "\tlead", "\rcr",
      "'quoted",           "plain",         "",   "a \"b\", c\nd"};
  CsvWriter writer;
  for (const auto& text : hostile) writer.add_text(text);
  writer.add_value("-12.50");
  writer.end_row();
  const auto table = read_csv(writer.take());
  ASSERT_TRUE(table);
  ASSERT_EQ(table->header.size(), hostile.size() + 1);
  for (std::size_t i = 0; i < hostile.size(); ++i) {
    EXPECT_EQ(without_formula_guard(table->header[i]), hostile[i]);
    if (i < 6) {
      EXPECT_EQ(table->header[i], "'" + hostile[i]);
    }
  }
  EXPECT_EQ(table->header.back(), "-12.50");
}

}  // namespace
}  // namespace kram
