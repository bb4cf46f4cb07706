#include "server/storage/order_list_filter.hpp"

#include <algorithm>

#include "server/storage/text_search.hpp"
#include "shared/base/text_fold.hpp"
#include "shared/base/utf8.hpp"

namespace kram::storage {

#define ORDER_OVERDUE                                                                                              \
  "((o.state in ('confirmed', 'in_work') and o.promised_on < cast(:p2 as date))"                                   \
  " or (o.state in ('confirmed', 'in_work', 'completed') and o.paid < o.total and o.payment_due_on < cast(:p2 as " \
  "date)))"

// A number's beginning, from three characters; fewer name it whole: a tenth of all orders is nobody's answer.
#define ORDER_NUMBER                                                        \
  "o.number >= cast(:p18 as text) and o.number <= cast(:p18 as text) ||"    \
  " case when length(cast(:p18 as text)) < 3 then '' else chr(1114111) end" \
  " and (cast(:p19 as text[]) is null or o.search like all (cast(:p19 as text[])))"

const char* const order_number_sql = ORDER_NUMBER;
const char* const order_overdue_sql = "coalesce(" ORDER_OVERDUE ", false)";

const char* const order_filter_sql =
    " and (cast(:p3 as text[]) is null or o.state = any (cast(:p3 as text[])))"
    " and (cast(:p4 as text) is null or o.payment = cast(:p4 as text))"
    " and (cast(:p5 as text) is null or o.fulfilment = cast(:p5 as text))"
    " and (cast(:p6 as bigint) is null or o.client_id = cast(:p6 as bigint))"
    " and (cast(:p7 as bigint) is null or o.responsible_id = cast(:p7 as bigint))"
    " and (cast(:p8 as date) is null or o.ordered_on >= cast(:p8 as date))"
    " and (cast(:p9 as date) is null or o.ordered_on <= cast(:p9 as date))"
    " and (cast(:p10 as boolean) is null or (cast(:p10 as boolean) and " ORDER_OVERDUE
    ") or (not cast(:p10 as boolean) and not coalesce(" ORDER_OVERDUE
    ", false)))"
    " and (cast(:p11 as text) is null or (o.external_id = cast(:p11 as text) and o.external_id <> ''))";

const char* const order_words_sql =
    " and ((cast(:p12 as text) is null and cast(:p18 as text) is null)"
    " or o.client_id in (select m.id from matched m)"
    " or (" ORDER_NUMBER "))";

const char* const matched_clients_sql =
    "with matched as materialized (select p.id from party p where p.workspace_id = :p1"
    " and cast(:p12 as text) is not null and ((p.search like cast(:p12 as text)"
    " and (cast(:p13 as text) is null or p.search like cast(:p13 as text))"
    " and (cast(:p14 as text[]) is null or p.search like all (cast(:p14 as text[]))))"
    " or (p.search like cast(:p15 as text)"
    " and (cast(:p16 as text) is null or p.search like cast(:p16 as text))"
    " and (cast(:p17 as text[]) is null or p.search like all (cast(:p17 as text[]))))))";
#undef ORDER_OVERDUE
#undef ORDER_NUMBER

namespace {

constexpr std::size_t trigram_letters = 3;

std::vector<std::string> words_of(const std::string& folded) {
  std::vector<std::string> words;
  for (std::size_t start = 0; start < folded.size();) {
    const auto end = std::min(folded.find(' ', start), folded.size());
    if (end > start) words.push_back(folded.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

/// The longest run of letters and digits: what the trigram index can look for.
std::size_t longest_run(const std::string& word) {
  std::size_t longest = 0, run = 0;
  for (std::string_view rest = word; !rest.empty();) {
    const char32_t code = next_code_point(rest);
    run = is_digit(code) || is_letter(code) || code > 0x2FF ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

struct Words {
  std::optional<std::string> longest, second;  // the patterns that the index narrows by
  std::optional<std::vector<std::string>> others;
};

Words patterns_of(std::vector<std::string> words) {
  Words patterns;
  if (words.empty()) return patterns;
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return longest_run(a) > longest_run(b); });
  if (longest_run(words.front()) < trigram_letters) return patterns;
  patterns.longest = like_fragment(words.front());
  if (words.size() > 1) patterns.second = like_fragment(words[1]);
  if (words.size() > 2) {
    patterns.others.emplace();
    for (std::size_t i = 2; i < words.size(); ++i) patterns.others->push_back(like_fragment(words[i]));
  }
  return patterns;
}

struct Search {
  Words typed, other_layout;
  std::optional<std::string> number;                      // as order_number_sql takes it …
  std::optional<std::vector<std::string>> beside_number;  // … and what else its order must hold
};

bool has_digit(const std::string& word) {
  return word.find_first_of("0123456789") != std::string::npos;
}

/// One of the words may be an order's number or its beginning.
void look_for_number(const std::vector<std::string>& words, Search& search) {
  const auto number = std::find_if(words.begin(), words.end(), has_digit);
  if (number == words.end()) return;
  search.number = *number;
  if (words.size() == 1) return;
  search.beside_number.emplace();
  for (auto word = words.begin(); word != words.end(); ++word)
    if (word != number) search.beside_number->push_back(like_fragment(*word));
}

Search search_of(const std::string& text) {
  Search search;
  const auto words = words_of(search_key(text));
  const std::string digits = phone_digits(text);
  search.typed = digits.empty() ? patterns_of(words) : patterns_of({digits});
  look_for_number(words, search);
  if (!search.typed.longest && !search.number && !words.empty()) search.number = words.front();
  if (search.typed.longest) search.other_layout = patterns_of(words_of(search_key(other_keyboard_layout(text))));
  return search;
}

std::optional<std::string> external_id_of(const OrderQuery& query) {
  return query.external_id && !query.external_id->empty() ? query.external_id : std::nullopt;
}

}  // namespace

OrderFilter order_filter(WorkspaceId workspace, Date today, const OrderQuery& query) {
  const Search search = search_of(query.search);
  std::optional<std::vector<OrderState>> states;
  if (!query.states.empty()) states = query.states;
  OrderFilter filter;
  filter.params = {workspace,
                   today,
                   states,
                   query.payment,
                   query.fulfilment,
                   query.client_id,
                   query.responsible_id,
                   query.from,
                   query.to,
                   query.overdue,
                   external_id_of(query),
                   search.typed.longest,
                   search.typed.second,
                   search.typed.others,
                   search.other_layout.longest,
                   search.other_layout.second,
                   search.other_layout.others,
                   search.number,
                   search.beside_number};
  filter.words = search.typed.longest || search.number;
  filter.any = std::any_of(filter.params.begin() + 2, filter.params.end(), [](const Param& p) { return p.text(); });
  filter.direct = !filter.words && !query.from && !query.to && !query.overdue && !external_id_of(query);
  return filter;
}

}  // namespace kram::storage
