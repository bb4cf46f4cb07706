// Guessing passwords takes years, and a stranger can't keep anybody out.
#include "server/operations/login_limits.hpp"

#include <gtest/gtest.h>

#include "server/security/password.hpp"

namespace kram {
namespace {

constexpr const char* home = "203.0.113.7";

/// Seconds that a patient guesser needs for so many wrong guesses, each from the address given for it.
template <class Address>
std::int64_t guess(LoginLimits& limits, int guesses, std::int64_t from_s, Address address) {
  std::int64_t now = from_s;
  for (int i = 0; i < guesses; ++i) {
    const std::string where = address(i);
    while (const auto wait = limits.refuse("director", where, now)) now += *wait;
    limits.failed("director", where, now);
  }
  return now - from_s;
}

TEST(LoginLimits, AThousandGuessesTakeMoreThanEightHours) {
  LoginLimits one;
  EXPECT_GT(guess(one, 1000, 0, [](int) { return "198.51.100.9"; }), 8 * 3600);
  LoginLimits many;
  const auto everywhere = [](int i) { return "10." + std::to_string(i % 200) + "." + std::to_string(i / 200) + ".1"; };
  EXPECT_GT(guess(many, 1000, 0, everywhere), 8 * 3600);
}

TEST(LoginLimits, AStrangerCantLockTheDirectorOut) {
  LoginLimits limits;
  limits.succeeded("director", home);
  const auto passed = guess(limits, 50, 0, [](int i) { return "198.51." + std::to_string(i) + ".9"; });
  EXPECT_FALSE(limits.refuse("director", home, passed).has_value());
  EXPECT_TRUE(limits.refuse("director", "198.51.200.9", passed).has_value());
}

TEST(LoginLimits, DelaysGrowAndARightPasswordEndsThem) {
  LoginLimits limits;
  limits.succeeded("seller", home);
  for (int i = 0; i < 4; ++i) limits.failed("seller", home, 0);
  EXPECT_FALSE(limits.refuse("seller", home, 0).has_value());
  limits.failed("seller", home, 0);
  EXPECT_EQ(limits.refuse("seller", home, 0), 1);
  limits.failed("seller", home, 1);
  EXPECT_EQ(limits.refuse("seller", home, 1), 2);
  for (int i = 0; i < 4; ++i) limits.failed("seller", home, 10);
  EXPECT_EQ(limits.refuse("seller", home, 10), 900);
  limits.succeeded("seller", home);
  EXPECT_FALSE(limits.refuse("seller", home, 11).has_value());
}

TEST(LoginLimits, AnAddressAndItsNetworkHaveTheirMinute) {
  LoginLimits limits;
  int allowed = 0;
  for (int i = 0; i < 40; ++i) allowed += !limits.refuse("someone" + std::to_string(i), home, 60);
  EXPECT_EQ(allowed, 20);
  EXPECT_FALSE(limits.refuse("someone", home, 120).has_value());
  EXPECT_EQ(network_of("203.0.113.7"), "203.0.113.0/24");
  EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
}

TEST(Passwords, HashesFitOnlyTheirPassword) {
  security::set_password_cost({1024, 1});
  const auto hash = security::hash_password("коректний кінь батарея");
  EXPECT_EQ(hash.rfind("$argon2id$v=19$m=1024,t=1,p=1$", 0), 0U);
  EXPECT_TRUE(security::password_fits("коректний кінь батарея", hash));
  EXPECT_FALSE(security::password_fits("коректний кінь батарея ", hash));
  EXPECT_FALSE(security::password_fits("коректний кінь батарея", ""));
  EXPECT_NE(hash, security::hash_password("коректний кінь батарея"));
  EXPECT_FALSE(security::needs_rehash(hash));
  security::set_password_cost({});
  EXPECT_TRUE(security::needs_rehash(hash));
}

TEST(Passwords, WhatEverybodyGuessesIsRefused) {
  for (const char* weak :
       {"aaaaaaaaaaaa", "abababababab", "qwertyuiop12", "Password1234", "парольпароль", "seller seller"})
    EXPECT_FALSE(security::check_password(weak, "seller").ok()) << weak;
  for (const char* good : {"коректний кінь батарея", "xK9#mQ2$vL7!", "four quiet green trees"})
    EXPECT_TRUE(security::check_password(good, "seller").ok()) << good;
}

}  // namespace
}  // namespace kram
