// Pages of lists that are short by nature (categories, price lists): read whole, searched and sorted here by the shared
// Ukrainian order, cut by key.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "server/storage/page_cursor.hpp"
#include "server/storage/text_search.hpp"
#include "shared/api/page.hpp"
#include "shared/base/text_fold.hpp"

namespace kram {

/// The page of `all`, whose items have `name` and `id`, that the query asks for.
template <class Item>
Result<Page<Item>> named_page(std::vector<Item> all, const ListQuery& query) {
  KRAM_CHECK(storage::check_limit(query.limit));
  KRAM_TRY(after, storage::read_name_cursor(query.cursor));
  struct Keyed {
    std::string key;
    Item item;
  };
  const std::string wanted = search_key(query.search);
  std::vector<Keyed> sorted;
  for (auto& item : all) {
    if (search_key(item.name).find(wanted) == std::string::npos) continue;
    Keyed row{storage::sort_column(item.name), std::move(item)};
    if (std::tie(row.key, row.item.id.value) > std::tie(after.sort_key, after.id)) sorted.push_back(std::move(row));
  }
  std::sort(sorted.begin(), sorted.end(), [](const Keyed& a, const Keyed& b) {
    return std::tie(a.key, a.item.id.value) < std::tie(b.key, b.item.id.value);
  });
  Page<Item> page;
  const auto limit = static_cast<std::size_t>(query.limit);
  if (sorted.size() > limit)
    page.next_cursor = storage::write_cursor({sorted[limit - 1].key, sorted[limit - 1].item.id.value});
  for (std::size_t i = 0; i < std::min(limit, sorted.size()); ++i) page.items.push_back(std::move(sorted[i].item));
  return page;
}

}  // namespace kram
