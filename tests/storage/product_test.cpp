// Goods, prices with their reasons, receipts: what lies where, what it cost, what the books say.
#include <atomic>
#include <thread>

#include "tests/storage/workspace_fixture.hpp"

namespace kram::test {
namespace {

using namespace endpoint;

class ProductTest : public WorkspaceTest {
 protected:
  Product product(const std::string& name, const std::string& sku = {}) {
    Product made;
    made.name = name;
    made.sku = sku;
    return made;
  }
  Product make(const std::string& name, const std::string& sku = {}, const char* price = nullptr) {
    auto wanted = product(name, sku);
    if (price != nullptr) wanted.price = parse_fixed<UnitPrice>(price).value();
    return call<create_product>(wanted).value();
  }
  std::vector<ProductSummary> found(const std::string& text) {
    ProductQuery query;
    query.search = text;
    return call<list_products>(query).value().items;
  }
  Receipt receipt(ProductId id, const char* quantity, const char* cost) {
    Receipt made;
    made.lines.push_back(line(id, quantity, cost));
    return made;
  }
  static ReceiptLine line(ProductId id, const char* quantity, const char* cost) {
    ReceiptLine made;
    made.product_id = id;
    made.quantity = parse_fixed<Quantity>(quantity).value();
    made.unit_cost = parse_fixed<UnitPrice>(cost).value();
    return made;
  }
};

TEST_F(ProductTest, ArticlesAndBarcodesAreUnique) {
  auto bolt = product("Болт М8×40", "BOLT-8-40");
  bolt.units = {{"уп", Quantity::whole(100)}};
  bolt.barcodes = {{"4820000000017", ""}, {"4820123456784", "уп"}, {"ВНУТР-1", ""}};
  const auto made = call<create_product>(bolt);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(call<create_product>(product("Інший", "BOLT-8-40")).refusal(),
            Refusal(ErrorCode::already_exists, "/sku", {{"name", "Болт М8×40"}, {"id", to_text(made->id)}}));
  auto nut = product("Гайка");
  nut.barcodes = {{"ABC-12345", ""}, {"4820000000017", ""}};
  EXPECT_EQ(call<create_product>(nut).refusal(),
            Refusal(ErrorCode::already_exists, "/barcodes/1/code", {{"name", "Болт М8×40"}}));
  nut.barcodes = {{"4820000000018", ""}};
  EXPECT_EQ(call<create_product>(nut).refusal().code, ErrorCode::invalid_gtin);
  nut.barcodes = {{"ABC-12345", "ящик"}};
  EXPECT_EQ(call<create_product>(nut).refusal().path, "/barcodes/0/unit");
  nut.barcodes = {{"ABC-12345", ""}};
  nut.sku = "N-1";
  const auto second = call<create_product>(nut);
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(patch<edit_product>(second->id.value, 1, R"({"sku": "BOLT-8-40"})").refusal().code,
            ErrorCode::already_exists);
  EXPECT_EQ(patch<edit_product>(second->id.value, 1, R"({"kind": "service"})").refusal().code,
            ErrorCode::field_not_writable);
  EXPECT_EQ(patch<edit_product>(second->id.value, 1, R"({"unit": "кг"})").refusal().code,
            ErrorCode::field_not_writable);
  EXPECT_EQ(patch<edit_product>(second->id.value, 1, R"({"tax": "19"})").refusal().path, "/tax");
  EXPECT_EQ(patch<edit_product>(second->id.value, 1, R"({"barcodes": [{"code": "ВНУТР-1"}]})").refusal().path,
            "/barcodes/0/code");
  EXPECT_TRUE(patch<edit_product>(made->id.value, 1, R"({"barcodes": [{"code": "4820000000017"}]})").ok());
  EXPECT_TRUE(
      patch<edit_product>(second->id.value, 1, R"({"barcodes": [{"code": "ВНУТР-1"}], "archived": true})").ok());
  EXPECT_EQ(found("4820000000017").size(), 1u);
  EXPECT_EQ(found("bolt-8").size(), 1u);
  EXPECT_EQ(found("внутр").size(), 0u) << "archived ones are not offered";
}

TEST_F(ProductTest, VariantsInherit) {
  auto paint = product("Фарба");
  paint.unit = "л";
  paint.tax = "vat7";
  const auto parent = call<create_product>(paint);
  auto white = product("Фарба");
  white.parent_id = parent->id;
  white.variant = "біла, 2,5 л";
  const auto variant = call<create_product>(white);
  ASSERT_TRUE(variant.ok());
  EXPECT_EQ(variant->unit + variant->tax, "лvat7");
  EXPECT_EQ(found("біла")[0].name, "Фарба, біла, 2,5 л");
  white.parent_id = variant->id;
  EXPECT_EQ(call<create_product>(white).refusal().path, "/parent_id");
}

TEST_F(ProductTest, VariantsAreListedByTheirParent) {
  const auto paint = make("Фарба"), other = make("Фарба фасадна");
  const auto variant_of = [&](const Product& parent, const std::string& how) {
    auto wanted = product(parent.name, "V-" + how);
    wanted.parent_id = parent.id;
    wanted.variant = how;
    return call<create_product>(wanted);
  };
  const auto white = variant_of(paint, "біла"), blue = variant_of(paint, "блакитна"), gray = variant_of(other, "сіра");
  ASSERT_TRUE(white.ok() && blue.ok() && gray.ok());
  ProductQuery query;
  query.parent = paint.id;
  const auto names = [&] {
    std::string all;
    const auto page = call<list_products>(query).value();
    for (const auto& row : page.items) all += row.variant + ";";
    return all;
  };
  EXPECT_EQ(names(), "біла;блакитна;");
  EXPECT_EQ(call<list_products>(query)->items[0].parent_id, paint.id);
  EXPECT_FALSE(found("фасадна")[0].parent_id.has_value());
  query.search = "блак";
  EXPECT_EQ(names(), "блакитна;");
  query.search = "фа";
  EXPECT_EQ(names(), "біла;блакитна;") << "names that begin so";
  query.search.clear();
  ASSERT_TRUE(patch<edit_product>(blue->id.value, 1, R"({"archived": true})").ok());
  EXPECT_EQ(names(), "біла;");
  query.archived = true;
  EXPECT_EQ(names(), "біла;блакитна;");
  query.parent = ProductId{999999};
  EXPECT_EQ(names(), "");
  ASSERT_TRUE(patch<edit_product>(paint.id.value, 1, R"({"archived": true})").ok());
  EXPECT_EQ(variant_of(paint, "зелена").refusal(),
            Refusal(ErrorCode::reference_archived, "/parent_id", {{"name", "Фарба"}}));
}

TEST_F(ProductTest, PricesTellTheirReason) {
  const auto drill = make("Дриль", "DR-1", "2500.00");
  PriceListRow wholesale;
  wholesale.name = "Опт";
  wholesale.base_id = retail;
  wholesale.percent = parse_fixed<Percent>("-10").value();
  const auto opt = call<create_price_list>(wholesale);
  ASSERT_TRUE(opt.ok());
  Party party;
  party.name = "Оптовик";
  party.price_list_id = opt->id;
  const auto client = call<create_client>(party);
  EXPECT_EQ(to_text(*found("дриль")[0].price), "2500.00");
  EXPECT_EQ(found("дриль")[0].price_reason, "Прайс «Роздріб»");
  ProductQuery query;
  query.client_id = client->id;
  EXPECT_EQ(to_text(*call<list_products>(query)->items[0].price), "2250.00");
  EXPECT_EQ(call<list_products>(query)->items[0].price_reason, "Прайс «Опт»: −10 % від 2500,00");
  PriceRuleRow rule;
  rule.product_id = drill.id;
  rule.price = parse_fixed<UnitPrice>("1999").value();
  rule.valid_from = parse_date("2026-11-25").value();
  rule.valid_to = parse_date("2026-11-24").value();
  EXPECT_EQ(call<create_price_rule>(rule, {opt->id.value}).refusal().path, "/valid_to");
  rule.valid_to = parse_date("2026-11-25").value();
  ASSERT_TRUE(call<create_price_rule>(rule, {opt->id.value}).ok());
  const auto again = call<create_price_rule>(rule, {opt->id.value});
  EXPECT_EQ(to_text(*call<list_products>(query)->items[0].price), "1999.00");
  EXPECT_EQ(call<list_price_rules>({}, {opt->id.value})->items.size(), 1u) << "the same terms replace the price";
  now = Instant::of_seconds(noon.seconds() + 86400);
  EXPECT_EQ(to_text(*call<list_products>(query)->items[0].price), "2250.00");
  EXPECT_TRUE(call<delete_price_rule>({}, {again->id.value}).ok());
  EXPECT_EQ(call<delete_price_rule>({}, {again->id.value}).refusal().code, ErrorCode::not_found);
  EXPECT_EQ(to_text(*patch<edit_product>(drill.id.value, 1, R"({"price": "2600.5"})")->price), "2600.50");
  EXPECT_EQ(to_text(*call<get_product>({}, {drill.id.value})->price), "2600.50");
  EXPECT_FALSE(patch<edit_product>(drill.id.value, 2, R"({"price": null})")->price.has_value());
  EXPECT_EQ(found("дриль")[0].price_reason, "Товару немає в прайсі");
  EXPECT_EQ(call<list_price_rules>({}, {999999}).refusal().code, ErrorCode::not_found);
  EXPECT_EQ(patch<edit_price_list>(retail.value, 1, R"({"archived": true})").refusal().code, ErrorCode::in_use);
  wholesale.currency = "EUR";
  EXPECT_EQ(call<create_price_list>(wholesale).refusal().code, ErrorCode::currency_mismatch);
}

TEST_F(ProductTest, CategoriesAreUniqueByName) {
  Category wanted;
  wanted.name = "Метизи";
  const auto made = call<create_category>(wanted);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(call<create_category>(wanted).refusal().code, ErrorCode::already_exists);
  EXPECT_EQ(patch<edit_category>(made->id.value, 1, R"({"name": "Кріплення"})")->version, 2);
  EXPECT_EQ(call<list_categories>()->items.size(), 1u);
  EXPECT_EQ(call<get_category>({}, {made->id.value})->name, "Кріплення");
  EXPECT_EQ(call<get_category>({}, {999999}).refusal().code, ErrorCode::not_found);
}

TEST_F(ProductTest, AnArchivedCategoryStaysWhereItStood) {
  Category wanted;
  wanted.name = "Метизи";
  const auto category = call<create_category>(wanted);
  auto bolt = product("Болт", "B-1");
  bolt.category_id = category->id;
  const auto made = call<create_product>(bolt);
  EXPECT_EQ(patch<edit_category>(category->id.value, 2, R"({"archived": true})").refusal().code,
            ErrorCode::version_stale);
  ASSERT_TRUE(patch<edit_category>(category->id.value, 1, R"({"archived": true})")->archived);
  EXPECT_EQ(call<list_categories>()->items.size(), 0u);
  ListQuery all;
  all.archived = true;
  EXPECT_EQ(call<list_categories>(all)->items.size(), 1u);
  bolt.sku = "B-2";
  const Refusal refused(ErrorCode::reference_archived, "/category_id", {{"name", "Метизи"}});
  EXPECT_EQ(call<create_product>(bolt).refusal(), refused);
  EXPECT_EQ(patch<edit_product>(made->id.value, 1, R"({"name": "Болт М8"})")->category_id, category->id);
  EXPECT_FALSE(patch<edit_product>(made->id.value, 2, R"({"category_id": null})")->category_id.has_value());
  const auto again = R"({"category_id": ")" + to_text(category->id) + R"("})";
  EXPECT_EQ(patch<edit_product>(made->id.value, 3, again.c_str()).refusal(), refused);
  ASSERT_FALSE(patch<edit_category>(category->id.value, 2, R"({"archived": false})")->archived);
  EXPECT_TRUE(patch<edit_product>(made->id.value, 3, again.c_str()).ok());
}

TEST_F(ProductTest, PlacesAreRenamedAndPutAway) {
  Place shelf;
  shelf.name = "А-1";
  const auto made = call<create_place>(shelf, {main_warehouse.value});
  ASSERT_TRUE(made.ok());
  const auto first = call<get_warehouse>({}, {main_warehouse.value})->places.at(0);
  const auto id = made->id.value;
  EXPECT_EQ(patch<edit_place>(id, 2, R"({"name": "А-2"})").refusal().code, ErrorCode::version_stale);
  EXPECT_EQ(patch<edit_place>(id, 1, R"({"name": "Полиця"})").refusal(),
            Refusal(ErrorCode::already_exists, "/name", {{"name", "Полиця"}}));
  EXPECT_EQ(patch<edit_place>(id, 1, R"({"name": "А-2"})")->version, 2);
  EXPECT_EQ(call<get_place>({}, {id})->name, "А-2");
  auto goods = receipt(make("Болт").id, "5", "1");
  goods.lines[0].place_id = made->id;
  ASSERT_TRUE(call<create_receipt>(goods).ok());
  EXPECT_EQ(patch<edit_place>(id, 2, R"({"archived": true})").refusal(),
            Refusal(ErrorCode::in_use, "/archived", {{"count", "1"}}));
  ASSERT_TRUE(patch<edit_place>(first.id.value, first.version, R"({"archived": true})")->archived);
  goods.lines[0].place_id = first.id;
  EXPECT_EQ(call<create_receipt>(goods).refusal(),
            Refusal(ErrorCode::reference_archived, "/lines/0/place_id", {{"name", "Полиця"}}));
  goods.lines[0].place_id.reset();
  EXPECT_EQ(call<create_receipt>(goods)->lines[0].place_id, made->id) << "the first that is in use";
  const auto places = call<get_warehouse>({}, {main_warehouse.value})->places;
  EXPECT_TRUE(places.at(0).archived && places.at(0).version == 2 && !places.at(1).archived);
}

TEST_F(ProductTest, AWarehouseKeepsAPlaceInUse) {
  const auto only = call<get_warehouse>({}, {second_warehouse.value})->places.at(0);
  EXPECT_EQ(patch<edit_place>(only.id.value, 1, R"({"archived": true})").refusal(),
            Refusal(ErrorCode::last_place, "/archived"));
  Place shelf;
  shelf.name = "Б-1";
  const auto other = call<create_place>(shelf, {second_warehouse.value});
  std::atomic<int> archived = 0;
  std::vector<std::thread> threads;
  for (const auto id : {only.id.value, other->id.value})
    threads.emplace_back([&, id] { archived += patch<edit_place>(id, 1, R"({"archived": true})").ok(); });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(archived, 1);
}

TEST_F(ProductTest, AReceiptMakesLotsMovesAndEntries) {
  const auto bolt = make("Болт"), nut = make("Гайка");
  Party supplier;
  supplier.name = "ТОВ Метиз";
  const auto seller = call<create_supplier>(supplier);
  auto wanted = receipt(bolt.id, "12.5", "0.335");
  wanted.lines.push_back(line(nut.id, "3", "33.3333"));
  wanted.lines.push_back(line(bolt.id, "0.335", "3.00"));
  wanted.supplier_id = seller->id;
  wanted.external_id = "R-1";
  const auto made = call<create_receipt>(wanted, {}, Role::warehouse);
  ASSERT_TRUE(made.ok()) << error_name(made.refusal().code) << made.refusal().path;
  EXPECT_EQ(made->number, 1);
  EXPECT_EQ(to_text(made->lines[0].cost), "4.19");    // 4.1875
  EXPECT_EQ(to_text(made->lines[1].cost), "100.00");  // 99.9999
  EXPECT_EQ(to_text(made->lines[2].cost), "1.01");
  EXPECT_EQ(to_text(made->cost), "105.20");
  const auto stock = call<get_product>({}, {bolt.id.value})->stock;
  ASSERT_EQ(stock.size(), 1u);
  EXPECT_EQ(to_text(stock[0].available), "12.835");
  EXPECT_EQ(
      figure("t_281",
             "select sum(debit - credit)::bigint from ledger_entry where workspace_id = :p1 and account_code = '281'"),
      10520);
  EXPECT_EQ(figure("t_631",
                   "select sum(credit - debit)::bigint from ledger_entry where workspace_id = :p1 and account_code = "
                   "'631' and party_id is not null"),
            10520);
  EXPECT_EQ(figure("t_moves", "select sum(quantity)::bigint from stock_move where workspace_id = :p1"), 15835);
  EXPECT_EQ(figure("t_layers", "select sum(cost)::bigint from cost_layer where workspace_id = :p1"), 10520);
  EXPECT_EQ(to_text(call<list_suppliers>()->items[0].balance), "-105.20");
  EXPECT_EQ(call<create_receipt>(wanted).refusal(),
            Refusal(ErrorCode::external_id_taken, "/external_id", {{"id", to_text(made->id)}}));
  const auto read = call<get_receipt>({}, {made->id.value});
  EXPECT_EQ(write_json(to_json(*read, Reader{true, true})), write_json(to_json(*made, Reader{true, true})));
  ListQuery query;
  query.search = "метиз";
  EXPECT_EQ(call<list_receipts>(query)->items.at(0).lines.size(), 3u);
  query.search = "R-1";
  EXPECT_EQ(call<list_receipts>(query)->items.size(), 1u);
  EXPECT_EQ(to_json(*read, Reader{true, false}).contains("cost"), false) << "cost is not for everybody";
}

TEST_F(ProductTest, ReceiptsRefuse) {
  const auto bolt = make("Болт");
  auto service = product("Доставка");
  service.kind = ProductKind::service;
  const auto delivery = call<create_product>(service);
  EXPECT_EQ(call<create_receipt>(receipt(delivery->id, "1", "1")).refusal().code, ErrorCode::not_a_good);
  EXPECT_EQ(call<create_receipt>(receipt(ProductId{999999}, "1", "1")).refusal().path, "/lines/0/product_id");
  EXPECT_EQ(call<create_receipt>(receipt(bolt.id, "999999999", "999999999")).refusal().code,
            ErrorCode::amount_too_large);
  EXPECT_EQ(call<create_receipt>(Receipt{}).refusal().path, "/lines");
  auto dated = receipt(bolt.id, "1", "1");
  dated.received_on = parse_date("2026-11-26").value();
  EXPECT_EQ(call<create_receipt>(dated).refusal().code, ErrorCode::date_in_future);
  dated.received_on = parse_date("2026-11-24").value();
  EXPECT_EQ(call<create_receipt>(dated, {}, Role::warehouse).refusal().code, ErrorCode::date_not_allowed);
  EXPECT_TRUE(call<create_receipt>(dated, {}, Role::accountant).ok());
  auto elsewhere = receipt(bolt.id, "1", "1");
  elsewhere.warehouse_id = WarehouseId{999999};
  EXPECT_EQ(call<create_receipt>(elsewhere).refusal().path, "/warehouse_id");
  elsewhere = receipt(bolt.id, "1", "1");
  elsewhere.lines[0].place_id = PlaceId{999999};
  EXPECT_EQ(call<create_receipt>(elsewhere).refusal().path, "/lines/0/place_id");
}

TEST_F(ProductTest, NumbersHaveNoGaps) {
  const auto bolt = make("Болт");
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 5; ++i) {
        auto wanted = receipt(bolt.id, "1", "2");
        if (i == 3)
          wanted.lines[0].unit_cost = UnitPrice::whole(1'000'000'000),
          wanted.lines[0].quantity = Quantity::whole(1'000'000'000);
        if (t % 2 == 0) wanted.kind = ReceiptKind::opening;
        EXPECT_EQ(call<create_receipt>(wanted).ok(), i != 3);
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(figure("t_count", "select count(*) from receipt where workspace_id = :p1"), 16);
  EXPECT_EQ(figure("t_max", "select max(number) from receipt where workspace_id = :p1"), 16);
  EXPECT_EQ(
      figure("t_40", "select sum(credit)::bigint from ledger_entry where workspace_id = :p1 and account_code = '40'"),
      1600);
  EXPECT_EQ(to_text(found("болт")[0].on_hand), "16");
  auto old = receipt(bolt.id, "1", "2");
  old.received_on = parse_date("2025-12-31").value();
  EXPECT_EQ(call<create_receipt>(old)->number, 17) << "one series, whatever the year";
}

TEST_F(ProductTest, ListsTakeAtMostTwoRoundTrips) {
  for (int i = 0; i < 30; ++i) make("Товар " + std::to_string(i), "T" + std::to_string(i), "1.00");
  auto& db = storage::session_of_this_thread(url);
  found("товар");
  const auto before = db.round_trips();
  EXPECT_EQ(found("товар").size(), 30u);
  EXPECT_LE(db.round_trips() - before, 4u) << "begin, page, prices, commit";
}

}  // namespace
}  // namespace kram::test
