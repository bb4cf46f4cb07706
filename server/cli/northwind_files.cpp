#include "server/cli/northwind_files.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <stdexcept>

#include "shared/base/csv.hpp"
#include "shared/base/utf8.hpp"

namespace kram::cli {
namespace {

[[noreturn]] void wrong(const std::string& file, const std::string& what) {
  throw std::runtime_error(file + ": " + what);
}

/// A file's rows, cells by the name of their column.
class File {
 public:
  File(const std::string& folder, const std::string& name) : name_(name) {
    std::ifstream stream(folder + "/" + name, std::ios::binary);
    if (!stream) wrong(name, "can't be read in " + folder);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!is_valid_utf8(text.str())) wrong(name, "is not UTF-8");
    auto table = read_csv(text.str());
    if (!table) wrong(name, describe(table.refusal(), Language::en));
    table_ = std::move(*table);
  }

  void each(const std::function<void()>& visit) {
    for (row_ = 0; row_ < table_.rows.size(); ++row_) visit();
  }
  const std::string& text(const char* column) const {
    const auto at = table_.column(column);
    if (!at) wrong(name_, std::string("has no column ") + column);
    return table_.rows[row_][*at];
  }
  template <class F>
  F number(const char* column) const {
    auto value = parse_fixed<F>(text(column));
    if (!value) bad(column);
    return *value;
  }
  Date date(const char* column) const {
    auto value = parse_date(text(column));
    if (!value) bad(column);
    return *value;
  }
  std::optional<Date> date_if_any(const char* column) const {
    return text(column).empty() ? std::nullopt : std::optional(date(column));
  }

 private:
  [[noreturn]] void bad(const char* column) const {
    wrong(name_, "row " + std::to_string(row_ + 1) + ": " + column + " is “" + text(column) + "”");
  }
  std::string name_;
  CsvTable table_;
  std::size_t row_ = 0;
};

std::vector<NorthwindParty> read_parties(const std::string& folder, const std::string& name, const char* id) {
  std::vector<NorthwindParty> parties;
  File file(folder, name);
  file.each([&] {
    parties.push_back({file.text(id), file.text("companyName"), file.text("contactName"), file.text("contactTitle"),
                       file.text("address"), file.text("city"), file.text("region"), file.text("postalCode"),
                       file.text("country"), file.text("phone"), file.text("fax")});
  });
  return parties;
}

std::string joined(std::initializer_list<std::string> parts) {
  std::string all;
  for (const auto& part : parts)
    if (!part.empty()) all += (all.empty() ? "" : ", ") + part;
  return all;
}

/// 0.15 of the whole is 15 percent.
Percent percent_of(UnitPrice share) {
  return Percent::of_units(share.units * 100);
}

void read_orders(const std::string& folder, Northwind& all) {
  std::map<std::string, std::vector<NorthwindLine>> lines;
  File details(folder, "order-details.csv");
  details.each([&] {
    lines[details.text("orderID")].push_back({details.text("productID"), details.number<UnitPrice>("unitPrice"),
                                              details.number<Quantity>("quantity"),
                                              percent_of(details.number<UnitPrice>("discount"))});
  });
  File orders(folder, "orders.csv");
  orders.each([&] {
    const auto& o = orders;
    all.orders.push_back({o.text("orderID"), o.text("customerID"), o.date("orderDate"), o.date_if_any("requiredDate"),
                          o.date_if_any("shippedDate"), o.number<UnitPrice>("freight"),
                          joined({o.text("shipName"), o.text("shipAddress"), o.text("shipCity"), o.text("shipRegion"),
                                  o.text("shipPostalCode"), o.text("shipCountry")}),
                          lines[o.text("orderID")]});
    if (all.orders.back().lines.empty()) wrong("orders.csv", "order " + o.text("orderID") + " has no lines");
  });
  std::stable_sort(all.orders.begin(), all.orders.end(), [](const auto& a, const auto& b) {
    return std::tie(a.ordered_on, a.id) < std::tie(b.ordered_on, b.id);
  });
}

}  // namespace

Quantity Northwind::sold(const std::string& product_id) const {
  Quantity sum;
  for (const auto& order : orders)
    for (const auto& line : order.lines)
      if (line.product_id == product_id) sum += line.quantity;
  return sum;
}

Northwind read_northwind(const std::string& folder) {
  Northwind all;
  File categories(folder, "categories.csv");
  categories.each([&] {
    all.categories.push_back(
        {categories.text("categoryID"), categories.text("categoryName"), categories.text("description")});
  });
  all.customers = read_parties(folder, "customers.csv", "customerID");
  all.suppliers = read_parties(folder, "suppliers.csv", "supplierID");
  File products(folder, "products.csv");
  products.each([&] {
    all.products.push_back({products.text("productID"), products.text("productName"), products.text("categoryID"),
                            products.text("quantityPerUnit"), products.number<UnitPrice>("unitPrice"),
                            products.number<Quantity>("unitsInStock")});
  });
  read_orders(folder, all);
  return all;
}

}  // namespace kram::cli
