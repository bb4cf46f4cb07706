// The Northwind sample as its files tell it: rows of CSV turned into what the import sends.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "shared/base/date.hpp"
#include "shared/base/fixed.hpp"

namespace kram::cli {

struct NorthwindCategory {
  std::string id, name, description;
};
struct NorthwindParty {  // a customer or a supplier
  std::string id, name, contact, contact_title, address, city, region, postal_code, country, phone, fax;
};
struct NorthwindProduct {
  std::string id, name, category_id, packing;
  UnitPrice price;
  Quantity in_stock;
};
struct NorthwindLine {
  std::string product_id;
  UnitPrice price;
  Quantity quantity;
  Percent discount;
};
struct NorthwindOrder {
  std::string id, customer_id;
  Date ordered_on;
  std::optional<Date> required_on, shipped_on;
  UnitPrice freight;
  std::string delivery_address;
  std::vector<NorthwindLine> lines;
};
struct Northwind {
  std::vector<NorthwindCategory> categories;
  std::vector<NorthwindParty> customers, suppliers;
  std::vector<NorthwindProduct> products;
  std::vector<NorthwindOrder> orders;  // by date, then number

  /// What all orders take of a product.
  Quantity sold(const std::string& product_id) const;
};

/// Reads the folder's files; throws std::runtime_error naming the file and what is wrong with it.
Northwind read_northwind(const std::string& folder);

}  // namespace kram::cli
