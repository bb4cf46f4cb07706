// A list that the server gives page by page, each page by the key of the last: rows are known by number as far as one
// has scrolled, far pages are dropped and asked for again by their remembered cursors.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "client-wasm/api_client.hpp"

namespace kram::api {

template <class Row>
class KeyPages {
 public:
  static constexpr std::int64_t page_rows = 100;

  /// The list under `path` with these filters; starts anew when they differ from the last ones.
  void want(const std::string& path, const std::vector<std::pair<std::string, std::string>>& filters) {
    const std::string source = path + query(filters);
    if (source == source_) return;
    restart(path, filters, source);
  }
  /// Asks for everything again, from the first page.
  void refresh() { restart(path_, filters_, source_); }

  /// Rows that are known to be, and one page more while there is a next one.
  std::int64_t rows() const { return known_ + (more_ ? (pages_.empty() ? 12 : 20) : 0); }
  bool complete() const { return !more_; }
  bool empty() const { return known_ == 0 && !more_; }
  /// The row, or null while its page is on the way.
  const Row* row(std::int64_t index) const {
    const auto page = static_cast<std::size_t>(index / page_rows);
    if (page >= pages_.size()) return nullptr;
    const auto& items = pages_[page].items;
    const auto at = static_cast<std::size_t>(index % page_rows);
    return at < items.size() ? &items[at] : nullptr;
  }
  const std::optional<Problem>& problem() const { return problem_; }
  bool loading() const { return number_ != 0; }

  /// What is visible: loads what is missing, one page at a time, and lets far pages go.
  void show(std::int64_t first, std::int64_t last) {
    if (number_ || problem_ || source_.empty()) return;
    const auto from = static_cast<std::size_t>(std::max<std::int64_t>(0, first) / page_rows);
    const auto to = static_cast<std::size_t>((last + 20) / page_rows);
    for (std::size_t page = from; page <= to; ++page) {
      if (page > pages_.size() || (page == pages_.size() && !more_)) break;
      if (page == pages_.size() || pages_[page].items.empty()) return ask(page);
    }
    for (std::size_t page = 0; page < pages_.size(); ++page)
      if (page + 30 < from || page > to + 30) pages_[page].items.clear();
  }

 private:
  struct Part {
    std::string cursor;  // by which the page is asked for
    std::vector<Row> items;
  };

  void restart(const std::string& path, const std::vector<std::pair<std::string, std::string>>& filters,
               const std::string& source) {
    cancel(number_);
    number_ = 0;
    path_ = path;
    filters_ = filters;
    source_ = source;
    pages_.clear();
    next_cursor_.clear();
    known_ = 0;
    more_ = true;
    problem_.reset();
  }

  void ask(std::size_t page) {
    auto parameters = filters_;
    parameters.emplace_back("limit", std::to_string(page_rows));
    const std::string cursor = page < pages_.size() ? pages_[page].cursor : next_cursor_;
    parameters.emplace_back("cursor", cursor);
    number_ = get(path_ + query(parameters), [this, page, cursor](const Answer& answer) {
      number_ = 0;
      problem_ = answer.problem;
      if (!answer.ok()) return;
      auto read = answer_from_json<Page<Row>>(answer.body);
      if (!read) {
        problem_ = unreadable_answer(read.refusal());
        return;
      }
      take(page, cursor, std::move(*read));
    });
  }

  void take(std::size_t page, const std::string& cursor, Page<Row> got) {
    if (page < pages_.size()) {
      pages_[page].items = std::move(got.items);
      return;
    }
    known_ += static_cast<std::int64_t>(got.items.size());
    more_ = got.next_cursor.has_value() && !got.items.empty();
    next_cursor_ = got.next_cursor.value_or("");
    pages_.push_back({cursor, std::move(got.items)});
  }

  std::string path_, source_, next_cursor_;
  std::vector<std::pair<std::string, std::string>> filters_;
  std::vector<Part> pages_;
  std::int64_t known_ = 0;
  bool more_ = true;
  int number_ = 0;
  std::optional<Problem> problem_;
};

}  // namespace kram::api
