// tests/vectors/fifo_profit.json: what goods cost by FIFO and how a delivery's cost is shared.
#include "shared/domain/cost_layer.hpp"
#include "tests/unit/vectors.hpp"

namespace kram_test {
namespace {

using namespace kram;

template <class F>
F read(const Json& json) {
  auto value = parse_fixed<F>(json.get<std::string>());
  EXPECT_TRUE(value.ok()) << json;
  return value.ok() ? *value : F{};
}

/// "7.500" and "7.5" are the same quantity: the vectors keep the spelling of their input.
void expect_quantity(Quantity quantity, const Json& expected) {
  EXPECT_EQ(quantity, read<Quantity>(expected));
}

class FifoVector : public ::testing::TestWithParam<VectorCase> {
 protected:
  std::vector<std::string> names_;
  std::vector<CostLayer> layers_;

  void load_lots() {
    for (const auto& lot : GetParam().json.at("in").at("lots")) {
      names_.push_back(text_of(lot, "lot"));
      const auto id = static_cast<std::int64_t>(names_.size() - 1);
      layers_.push_back({id, read<Quantity>(lot.at("qty")), read<Money>(lot.at("cost_total")), {}, {}});
    }
  }
  Result<std::vector<LotMove>> make(const Json& move) {
    const Quantity quantity = read<Quantity>(move.at("qty"));
    if (text_of(move, "type") == "issue") return issue_fifo(layers_, quantity);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i] != text_of(move, "lot")) continue;
      auto back = return_to_lot(layers_[i], quantity);
      if (!back) return back.refusal();
      return std::vector<LotMove>{*back};
    }
    return ErrorCode::not_found;
  }
  void expect_moves(const std::vector<LotMove>& moves, const Json& expected) {
    EXPECT_EQ(to_text(cost_of(moves)), text_of(expected, "cost"));
    ASSERT_EQ(moves.size(), expected.at("parts").size());
    for (std::size_t i = 0; i < moves.size(); ++i) {
      const auto& part = expected.at("parts").at(i);
      EXPECT_EQ(names_[static_cast<std::size_t>(moves[i].lot_id)], text_of(part, "lot"));
      expect_quantity(moves[i].quantity, part.at("qty"));
      EXPECT_EQ(to_text(moves[i].cost), text_of(part, "cost"));
    }
  }
};

TEST_P(FifoVector, Holds) {
  load_lots();
  const auto& json = GetParam().json;
  for (std::size_t i = 0; i < json.at("in").at("moves").size(); ++i) {
    const auto moves = make(json.at("in").at("moves").at(i));
    const auto& expected = json.at("out").at("moves").at(i);
    if (expected.contains("error")) {
      ASSERT_FALSE(moves.ok());
      EXPECT_EQ(moves.refusal().code, ErrorCode::stock_short);
      EXPECT_EQ(moves.refusal().params.at(0).second, text_of(expected, "available"));
    } else {
      ASSERT_TRUE(moves.ok());
      expect_moves(*moves, expected);
    }
  }
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const auto& rest = json.at("out").at("rest").at(i);
    expect_quantity(layers_[i].quantity_left(), rest.at("qty"));
    EXPECT_EQ(to_text(layers_[i].cost_left()), text_of(rest, "cost"));
  }
}
INSTANTIATE_TEST_SUITE_P(Fifo, FifoVector, ::testing::ValuesIn(load_cases("fifo_profit", {"fifo"})), case_name);

class LandedVector : public ::testing::TestWithParam<VectorCase> {};
TEST_P(LandedVector, Holds) {
  const auto& in = GetParam().json.at("in");
  const auto& out = GetParam().json.at("out");
  std::vector<LandedCostLine> lines;
  for (const auto& line : in.at("lines"))
    lines.push_back(
        {read<Quantity>(line.at("qty")), read<Money>(line.at("amount")), read<Quantity>(line.at("weight"))});
  const std::string name = text_of(in, "basis");
  const auto basis = name == "amount" ? LandedCostBasis::amount
                     : name == "qty"  ? LandedCostBasis::quantity
                                      : LandedCostBasis::weight;
  const auto shares = landed_cost_shares(read<Money>(in.at("cost")), basis, lines);
  ASSERT_TRUE(shares.ok());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Money total = lines[i].amount + (*shares)[i];
    EXPECT_EQ(to_text((*shares)[i]), out.at("shares").at(i));
    EXPECT_EQ(to_text(total), out.at("cost_totals").at(i));
    EXPECT_EQ(format_decimal(unit_cost(total, lines[i].quantity).units, 4, 4), out.at("unit_costs_4").at(i));
  }
}
INSTANTIATE_TEST_SUITE_P(Fifo, LandedVector, ::testing::ValuesIn(load_cases("fifo_profit", {"landed_cost"})),
                         case_name);

}  // namespace
}  // namespace kram_test
