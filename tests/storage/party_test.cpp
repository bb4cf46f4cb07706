// Clients: one for one telephone, found by any spelling, forgotten without hurting the books.
#include <thread>

#include "tests/storage/workspace_fixture.hpp"

namespace kram::test {
namespace {

using namespace endpoint;

Party person(const std::string& name, std::vector<std::string> phones = {}) {
  Party party;
  party.name = name;
  party.phones = std::move(phones);
  return party;
}
ListQuery search(const std::string& text) {
  ListQuery query;
  query.search = text;
  return query;
}

class PartyTest : public WorkspaceTest {
 protected:
  std::vector<std::string> found(const std::string& text) {
    std::vector<std::string> names;
    const auto page = call<list_clients>(search(text)).value();
    for (const auto& item : page.items) names.push_back(item.name);
    return names;
  }
};

const char* five_spellings[] = {"0671234567", "+380 67 123 45 67", "380671234567", "8 (067) 123-45-67",
                                "00380671234567"};

TEST_F(PartyTest, FiveSpellingsAreOneClient) {
  const auto first = call<create_client>(person("Олена", {"067 123-45-67"}));
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(first->phones[0], "067 123-45-67");
  for (const char* spelling : five_spellings) {
    const auto second = call<create_client>(person("Друга Олена", {spelling}));
    ASSERT_FALSE(second.ok()) << spelling;
    EXPECT_EQ(second.refusal(),
              Refusal(ErrorCode::phone_taken, "/phones/0",
                      {{"name", "Олена"}, {"client_id", to_text(first->id)}, {"phone", "+380671234567"}}));
    EXPECT_EQ(found(spelling), std::vector<std::string>{"Олена"}) << spelling;
  }
  EXPECT_TRUE(call<create_client>(person("Ola", {"+48 671 234 567"})).ok());
  for (const char* last : {"123-45-67", "1234567", "4567"})
    EXPECT_EQ(found(last), (std::vector<std::string>{"Ola", "Олена"})) << last;
  EXPECT_EQ(found("+48 671"), std::vector<std::string>{"Ola"});
}

TEST_F(PartyTest, OfParallelCreationsOneWins) {
  for (int round = 0; round < 10; ++round) {
    std::atomic<int> made{0};
    std::vector<std::thread> threads;
    const std::string tail = std::to_string(1000000 + round);
    for (const std::string& spelling : {"067" + tail, "+38 067 " + tail, "8067" + tail, "0038067" + tail})
      threads.emplace_back([&, spelling] { made += call<create_client>(person("П", {spelling})).ok(); });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(made, 1);
  }
}

TEST_F(PartyTest, UnreadableNumbersAreKeptWithAWarning) {
  auto party = person("Сумнівний", {"12-34, код домофона 7", "тел. у дружини"});
  party.kind = PartyKind::organisation;
  party.edrpou = "12345679";
  const auto made = call<create_client>(party);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made->warnings.size(), 3u);
  EXPECT_EQ(made->edrpou, "12345679");
  party.edrpou = "1234567";
  EXPECT_EQ(call<create_client>(party).refusal().code, ErrorCode::invalid_edrpou);
  party.edrpou = "12A45678";
  EXPECT_EQ(call<create_client>(party).refusal().path, "/edrpou");
  party.edrpou.clear();
  party.emails = {"ok@example.com", "no"};
  EXPECT_EQ(call<create_client>(party).refusal().path, "/emails/1");
}

TEST_F(PartyTest, NamesAreFoundHoweverTheyAreTyped) {
  for (const char* name : {"Знам’янка", "ТОВ «Ґудзик»", "Іван Петренко", "100% бавовна_2", "O'Neil & \"Sons\""})
    ASSERT_TRUE(call<create_client>(person(name)).ok());
  for (const char* typed : {"знам'янка", "ЗНАМ’ЯНКА", "знамʼян", "знам`янка", "знамянк", "pyfv`zyrf"})
    EXPECT_EQ(found(typed), std::vector<std::string>{"Знам’янка"}) << typed;
  EXPECT_EQ(found("гудзик"), std::vector<std::string>{"ТОВ «Ґудзик»"});
  EXPECT_EQ(found("петренко іван"), std::vector<std::string>{"Іван Петренко"});
  EXPECT_EQ(found("100%"), std::vector<std::string>{"100% бавовна_2"});
  EXPECT_EQ(found("а_2"), std::vector<std::string>{"100% бавовна_2"});
  EXPECT_EQ(found("oneil"), std::vector<std::string>{"O'Neil & \"Sons\""});
  EXPECT_EQ(found("ів"), std::vector<std::string>{"Іван Петренко"});
  EXPECT_EQ(found("щщщщ"), std::vector<std::string>{});
}

TEST_F(PartyTest, HostileTextIsKeptLetterForLetter) {
  const std::vector<std::string> names = {
      "</script><img src=x onerror=alert(1)>", "<a oncontentvisibilityautostatechange=alert(1)>",
      "👩🏽‍🔧👨‍👩‍👧‍👦 сім’я", "שלום (100) مرحبا", "a\u200b\u202eb%\\_"};
  for (const auto& name : names) {
    const auto made = call<create_client>(person(name));
    ASSERT_TRUE(made.ok()) << name;
    EXPECT_EQ(call<get_client>({}, {made->id.value})->name, name);
    EXPECT_EQ(found(name), std::vector<std::string>{name});
  }
  std::string emoji;
  for (int i = 0; i < 200; ++i) emoji += "👩";
  const auto longest = call<create_client>(person(emoji));
  ASSERT_TRUE(longest.ok());
  EXPECT_EQ(found(emoji), std::vector<std::string>{emoji});
}

TEST_F(PartyTest, PagesGoByKeyInUkrainianOrder) {
  const std::vector<std::string> sorted = {"гак",  "Ганна", "ґанок", "Еней",  "Єва", "ива",
                                           "Іван", "їжак",  "мак",   "мʼята", "ящик"};
  for (auto name = sorted.rbegin(); name != sorted.rend(); ++name) ASSERT_TRUE(call<create_client>(person(*name)).ok());
  std::vector<std::string> seen;
  ListQuery query;
  query.limit = 3;
  do {
    const auto page = call<list_clients>(query);
    ASSERT_TRUE(page.ok());
    for (const auto& item : page->items) seen.push_back(item.name);
    query.cursor = page->next_cursor;
  } while (query.cursor);
  EXPECT_EQ(seen, sorted);
  for (const char* wide : {"\xF0\x9F\x91\xA9", "я", "Ы"}) {
    std::string longest;
    for (int i = 0; i < 200; ++i) longest += wide;
    for (int twice = 0; twice < 2; ++twice) ASSERT_TRUE(call<create_client>(person(longest)).ok());
  }
  query.limit = 1;
  std::size_t count = 0;
  do {
    const auto page = call<list_clients>(query);
    ASSERT_TRUE(page.ok());
    count += page->items.size();
    query.cursor = page->next_cursor;
    ASSERT_LE(query.cursor.value_or("").size(), 500u) << "a cursor is taken back only so long";
  } while (query.cursor);
  EXPECT_EQ(count, sorted.size() + 6);
  query.cursor = "нісенітниця";
  EXPECT_EQ(call<list_clients>(query).refusal().code, ErrorCode::invalid_cursor);
  query.cursor.reset();
  query.limit = 201;
  EXPECT_EQ(call<list_clients>(query).refusal().code, ErrorCode::out_of_range);
}

TEST_F(PartyTest, EditsNameTheirVersion) {
  const auto made = call<create_client>(person("Ірина", {"0501112233"}));
  ASSERT_TRUE(made.ok());
  const auto other = call<create_client>(person("Інша", {"0501112244"}));
  const auto edited = patch<edit_client>(made->id.value, 1, R"({"name": "Ірина П.", "phones": ["0501112255"]})");
  ASSERT_TRUE(edited.ok());
  EXPECT_EQ(edited->version, 2);
  EXPECT_EQ(patch<edit_client>(made->id.value, 1, "{}").refusal().code, ErrorCode::version_stale);
  EXPECT_EQ(patch<edit_client>(made->id.value, 2, R"({"phones": ["0501112244"]})").refusal().code,
            ErrorCode::phone_taken);
  EXPECT_EQ(patch<edit_client>(made->id.value, 2, R"({"external_id": "x"})").refusal().code,
            ErrorCode::field_not_writable);
  EXPECT_EQ(patch<edit_client>(made->id.value, 2, R"({"price_list_id": "999999"})").refusal().path, "/price_list_id");
  EXPECT_EQ(found("0501112255"), std::vector<std::string>{"Ірина П."});
  EXPECT_TRUE(call<create_client>(person("Ще одна", {"0501112233"})).ok()) << "the number is free again";
  ASSERT_TRUE(patch<edit_client>(other->id.value, 1, R"({"archived": true})").ok());
  EXPECT_TRUE(call<create_client>(person("Наступниця", {"0501112244"})).ok()) << "an archived client holds no number";
  EXPECT_EQ(patch<edit_client>(other->id.value, 2, R"({"archived": false})").refusal().code, ErrorCode::phone_taken);
}

TEST_F(PartyTest, ExternalIdsAreUnique) {
  auto party = person("ALFKI");
  party.external_id = "northwind:ALFKI";
  const auto made = call<create_client>(party);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(call<create_client>(party).refusal(),
            Refusal(ErrorCode::external_id_taken, "/external_id", {{"id", to_text(made->id)}}));
}

TEST_F(PartyTest, ForgettingAPersonKeepsTheBooks) {
  const auto made = call<create_client>(person("Марія Бондар", {"0631112233"}));
  ASSERT_TRUE(made.ok());
  const auto w = to_text(workspace), id = to_text(made->id), le = to_text(legal_entity);
  script(
      "insert into sales_order (workspace_id, number, state, client_id, client_name, client_phone, legal_entity_id,"
      " currency, price_mode, vat_rounding, ordered_on, payment_due_on, total, paid, search, created_at) values"
      " (" +
      w + ", '1001', 'confirmed', " + id + ", 'Марія Бондар', '0631112233', " + le +
      ", 'UAH', 'no_vat',"
      " 'per_line', '2026-11-01', '2026-11-10', 10000, 2500, 'марія бондар 380631112233', 0)");
  script(
      "insert into ledger_entry (workspace_id, cause, legal_entity_id, account_code, party_id, debit, occurred_on,"
      " recorded_at) values (" +
      w + ", 'shipment:1', " + le + ", '361', " + id + ", 4000, '2026-11-05', 0)");
  const auto card = call<get_client>({}, {made->id.value});
  ASSERT_EQ(card->figures.size(), 1u);
  EXPECT_EQ(to_text(card->figures[0].remaining_to_pay), "75.00");
  EXPECT_EQ(to_text(card->figures[0].overdue), "75.00");
  EXPECT_EQ(to_text(card->figures[0].balance), "40.00");
  const auto row = call<list_clients>(search("бондар"))->items.at(0);
  EXPECT_EQ(to_text(row.remaining_to_pay) + to_text(row.balance) + to_text(row.overdue), "75.0040.0075.00");
  const auto refused = call<delete_client>({}, {made->id.value});
  EXPECT_EQ(refused.refusal(), Refusal(ErrorCode::in_use, "", {{"count", "1"}}));

  const auto forgotten = call<anonymise_client>({}, {made->id.value});
  ASSERT_TRUE(forgotten.ok());
  EXPECT_EQ(forgotten->name, "Клієнт №" + id);
  EXPECT_TRUE(forgotten->phones.empty());
  EXPECT_TRUE(forgotten->archived && forgotten->anonymised);
  EXPECT_EQ(to_text(forgotten->figures.at(0).balance), "40.00");
  EXPECT_EQ(figure("t_gone",
                   "select count(*) from sales_order where workspace_id = :p1 and (search like '%бондар%' or"
                   " search like '%380631112233%' or client_name like '%Бондар%' or client_phone <> '')"),
            0);
  EXPECT_EQ(figure("t_total", "select sum(total)::bigint from sales_order where workspace_id = :p1"), 10000);
  EXPECT_TRUE(found("0631112233").empty());
  EXPECT_TRUE(call<create_client>(person("Хтось", {"0631112233"})).ok());
}

TEST_F(PartyTest, DeletesWhatNothingNames) {
  const auto made = call<create_client>(person("Помилка", {"0639998877"}));
  ASSERT_TRUE(call<delete_client>({}, {made->id.value}).ok());
  EXPECT_EQ(call<get_client>({}, {made->id.value}).refusal().code, ErrorCode::not_found);
  EXPECT_EQ(call<delete_client>({}, {made->id.value}).refusal().code, ErrorCode::not_found);
}

TEST_F(PartyTest, SuppliersAreNotClients) {
  const auto made = call<create_supplier>(person("ТОВ Метиз", {"0639998877"}));
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(call<get_client>({}, {made->id.value}).refusal().code, ErrorCode::not_found);
  EXPECT_TRUE(call<create_client>(person("Клієнт", {"0639998877"})).ok());
  EXPECT_EQ(call<list_suppliers>(search("метиз"))->items.size(), 1u);
}

}  // namespace
}  // namespace kram::test
