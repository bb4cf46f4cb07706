#include "server/http/caller_cache.hpp"

#include <gtest/gtest.h>

namespace kram::http {
namespace {

storage::Caller caller_named(const char* name) {
  storage::Caller caller;
  caller.name = name;
  caller.answer.emplace();
  return caller;
}

TEST(CallerCache, RemembersForAMoment) {
  CallerCache cache;
  EXPECT_FALSE(cache.find("a", 0));
  cache.remember("a", caller_named("Оля"), cache.generation(), 100);
  ASSERT_TRUE(cache.find("a", 100 + CallerCache::lifetime_micros - 1));
  EXPECT_EQ(cache.find("a", 100)->name, "Оля");
  EXPECT_FALSE(cache.find("a", 100)->answer) << "the answer belongs to one request";
  EXPECT_FALSE(cache.find("b", 100));
  EXPECT_FALSE(cache.find("a", 100 + CallerCache::lifetime_micros));
}

TEST(CallerCache, ForgetsAllAndWhatWasReadBefore) {
  CallerCache cache;
  cache.remember("a", caller_named("Оля"), cache.generation(), 0);
  const auto before = cache.generation();
  cache.forget_all();
  EXPECT_FALSE(cache.find("a", 0));
  cache.remember("a", caller_named("Оля"), before, 0);
  EXPECT_FALSE(cache.find("a", 0)) << "it was read before the change";
  cache.remember("a", caller_named("Оля"), cache.generation(), 0);
  EXPECT_TRUE(cache.find("a", 0));
}

TEST(CallerCache, HoldsNoMoreThanFits) {
  CallerCache cache;
  for (int i = 0; i < 25'000; ++i) cache.remember(std::to_string(i), caller_named("x"), cache.generation(), 0);
  int held = 0;
  for (int i = 0; i < 25'000; ++i) held += cache.find(std::to_string(i), 0).has_value();
  EXPECT_LE(held, 10'000);
  EXPECT_TRUE(cache.find("24999", 0));
}

}  // namespace
}  // namespace kram::http
