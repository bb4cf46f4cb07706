// Business dates of facts: today unless a person with the right says otherwise (requirements 4.0, 8).
#pragma once
#include "server/operations/context.hpp"

namespace kram {

/// The asked date, or today. date_in_future for what hasn't come, date_not_allowed for the past without
/// Permission::backdate.
inline Result<Date> business_date_of(const Context& context, const std::optional<Date>& asked, const char* path) {
  const Date today = context.today();
  if (!asked || *asked == today) return today;
  if (*asked > today) return Refusal(ErrorCode::date_in_future, path);
  if (!context.actor.may(Permission::backdate)) return Refusal(ErrorCode::date_not_allowed, path);
  return *asked;
}

}  // namespace kram
