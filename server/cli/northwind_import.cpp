#include "server/cli/northwind_import.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <map>

namespace kram::cli {
namespace {

using Ids = std::map<std::string, std::string>;  // external id → id

std::string text_of(const Json& row, const char* name) {
  const auto found = row.find(name);
  return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// One line on a terminal, drawn again at each percent; a plain line a stage elsewhere.
class Progress {
 public:
  void stage(const char* name, std::size_t total) {
    name_ = name;
    total_ = total;
    done_ = 0;
    shown_ = -1;
    if (!terminal_) std::fprintf(stderr, "%s: %zu\n", name, total);
  }
  void step() {
    ++done_;
    const int percent = static_cast<int>(done_ * 100 / std::max<std::size_t>(total_, 1));
    if (!terminal_ || percent == shown_) return;
    shown_ = percent;
    const std::string bar(static_cast<std::size_t>(percent / 4), '#');
    std::fprintf(stderr, "\r%-12s [%-25s] %3d%%%s", name_, bar.c_str(), percent, done_ == total_ ? "\n" : "");
  }

 private:
  const char* name_ = "";
  std::size_t total_ = 0, done_ = 0;
  int shown_ = -1;
  bool terminal_ = ::isatty(2) != 0;
};

Json one_contact(const NorthwindParty& party) {
  Json contacts = Json::array();
  if (!party.contact.empty()) contacts.push_back(Json{{"name", party.contact}, {"position", party.contact_title}});
  return contacts;
}

Json party_body(const NorthwindParty& party, const std::string& external_id) {
  Json phones = Json::array();
  if (!party.phone.empty()) phones.push_back(party.phone);
  return Json{{"kind", "organisation"},
              {"name", party.name},
              {"phones", std::move(phones)},
              {"contacts", one_contact(party)},
              {"addresses", Json::array({Json{{"street", party.address},
                                              {"city", party.city},
                                              {"region", party.region},
                                              {"postal_code", party.postal_code},
                                              {"country", party.country}}})},
              {"note", party.fax.empty() ? std::string() : "Факс: " + party.fax},
              {"external_id", external_id}};
}

class Import {
 public:
  Import(ApiClient& api, const Northwind& files) : api_(api), files_(files) {}

  void run() {
    set_up_company();
    send_categories();
    clients_ = send_parties("customers", "/clients", "northwind:customer:", files_.customers);
    send_parties("suppliers", "/suppliers", "northwind:supplier:", files_.suppliers);
    send_products();
    send_receipts();
    send_orders();
  }

 private:
  /// A refusal is kept under its key as well: what was refused once is asked again under another.
  Json post(const std::string& path, const Json& body, const std::string& key) {
    const std::string safe = "northwind-import-" + key;
    try {
      return api_.post(path, body, safe.substr(0, 64));
    } catch (const ApiRefused& refused) {
      if (refused.status != 409 && refused.status != 400 && refused.status != 422) throw;
      return api_.post(path, body, (safe + "-" + std::to_string(std::time(nullptr))).substr(0, 64));
    }
  }

  /// The only row of a list, by name, or made.
  std::string named(const std::string& path, const std::string& name, const Json& body) {
    for (const auto& row : api_.list(path))
      if (text_of(row, "name") == name) return text_of(row, "id");
    return text_of(post(path, body, "setup" + std::string(path.substr(1)) + "-1"), "id");
  }

  void set_up_company() {
    legal_entity_ =
        named("/legal-entities", "Northwind Traders", Json{{"name", "Northwind Traders"}, {"pays_vat", false}});
    warehouse_ = named("/warehouses", "Склад", Json{{"name", "Склад"}});
    const auto prices =
        named("/price-lists", "Роздріб", Json{{"name", "Роздріб"}, {"currency", "UAH"}, {"vat_included", false}});
    account_ = named("/accounts", "Банк",
                     Json{{"legal_entity_id", legal_entity_}, {"kind", "bank"}, {"name", "Банк"}, {"currency", "UAH"}});
    const Json workspace = api_.get("/workspace");
    if (text_of(workspace, "default_legal_entity_id") == legal_entity_ &&
        text_of(workspace, "default_warehouse_id") == warehouse_ &&
        text_of(workspace, "default_price_list_id") == prices)
      return;
    const auto version = workspace.at("version").get<std::int32_t>();
    api_.patch("/workspace",
               Json{{"default_legal_entity_id", legal_entity_},
                    {"default_warehouse_id", warehouse_},
                    {"default_price_list_id", prices}},
               version, "northwind-import-workspace-" + std::to_string(version));
  }

  void send_categories() {
    progress_.stage("categories", files_.categories.size());
    Ids by_name;
    for (const auto& row : api_.list("/categories")) by_name[text_of(row, "name")] = text_of(row, "id");
    for (const auto& category : files_.categories) {
      auto& id = by_name[category.name];
      if (id.empty())
        id = text_of(post("/categories", Json{{"name", category.name}, {"description", category.description}},
                          "category-" + category.id),
                     "id");
      categories_[category.id] = id;
      progress_.step();
    }
  }

  Ids known(const std::string& path) {
    Ids ids;
    for (const auto& row : api_.list(path))
      if (const auto external = text_of(row, "external_id"); !external.empty()) ids[external] = text_of(row, "id");
    return ids;
  }

  Ids send_parties(const char* what, const std::string& path, const std::string& prefix,
                   const std::vector<NorthwindParty>& parties) {
    progress_.stage(what, parties.size());
    Ids ids = known(path);
    for (const auto& party : parties) {
      auto& id = ids[prefix + party.id];
      if (id.empty()) id = text_of(post(path, party_body(party, prefix + party.id), what + ("-" + party.id)), "id");
      progress_.step();
    }
    return ids;
  }

  void send_products() {
    progress_.stage("products", files_.products.size() + 1);
    products_ = known("/products");
    auto& freight = products_["northwind:freight"];
    if (freight.empty())
      freight = text_of(post("/products",
                             Json{{"kind", "service"},
                                  {"name", "Доставка"},
                                  {"unit", "посл"},
                                  {"tax", "none"},
                                  {"external_id", "northwind:freight"}},
                             "product-freight"),
                        "id");
    progress_.step();
    for (const auto& product : files_.products) {
      const std::string external = "northwind:product:" + product.id;
      auto& id = products_[external];
      if (id.empty())
        id = text_of(post("/products",
                          Json{{"kind", "good"},
                               {"name", product.name},
                               {"unit", "шт"},
                               {"tax", "none"},
                               {"category_id", categories_.at(product.category_id)},
                               {"description", product.packing},
                               {"price", to_text(product.price)},
                               {"external_id", external}},
                          "product-" + product.id),
                     "id");
      progress_.step();
    }
  }

  /// What was sold since and what is left came in before the first order, at 60 % of the list price.
  void send_receipts() {
    progress_.stage("receipts", files_.products.size());
    const Ids there = known("/receipts");
    for (const auto& product : files_.products) {
      const std::string external = "northwind:opening:" + product.id;
      const Quantity quantity = files_.sold(product.id) + product.in_stock;
      if (there.count(external) == 0 && quantity.is_positive()) {
        const auto cost =
            UnitPrice::of_units(static_cast<std::int64_t>(divide_rounded(int128{product.price.units} * 6, 10)));
        post("/receipts",
             Json{{"kind", "opening"},
                  {"legal_entity_id", legal_entity_},
                  {"warehouse_id", warehouse_},
                  {"received_on", to_text(files_.orders.front().ordered_on)},
                  {"external_id", external},
                  {"lines", Json::array({Json{{"product_id", products_.at("northwind:product:" + product.id)},
                                              {"quantity", to_text(quantity)},
                                              {"unit_cost", to_text(cost)}}})}},
             "opening-" + product.id);
      }
      progress_.step();
    }
  }

  Json order_body(const NorthwindOrder& order) const {
    Json lines = Json::array();
    for (const auto& line : order.lines) {
      Json row{{"product_id", products_.at("northwind:product:" + line.product_id)},
               {"quantity", to_text(line.quantity)},
               {"price", to_text(line.price)},
               {"tax", "none"}};
      if (line.discount.is_positive())
        row["discounts"] = Json::array({Json{{"kind", "percent"}, {"percent", to_text(line.discount)}}});
      lines.push_back(std::move(row));
    }
    lines.push_back(Json{{"product_id", products_.at("northwind:freight")},
                         {"quantity", "1"},
                         {"price", to_text(order.freight)},
                         {"tax", "none"}});
    Json body{{"client_id", clients_.at("northwind:customer:" + order.customer_id)},
              {"legal_entity_id", legal_entity_},
              {"warehouse_id", warehouse_},
              {"price_mode", "no_vat"},
              {"lines", std::move(lines)},
              {"ordered_on", to_text(order.ordered_on)},
              {"delivery_address", order.delivery_address},
              {"external_id", "northwind:" + order.id},
              {"source", "northwind"},
              {"confirm", true},
              {"on_shortage", "refuse"}};
    if (order.required_on) body["promised_on"] = to_text(*order.required_on);
    return body;
  }

  void send_orders() {
    progress_.stage("orders", files_.orders.size());
    std::map<std::string, Json> there;
    for (auto& row : api_.list("/orders?sort=oldest")) {
      const std::string external = text_of(row, "external_id");
      there[external] = std::move(row);
    }
    for (const auto& order : files_.orders) {
      const auto found = there.find("northwind:" + order.id);
      Json now = found == there.end() ? post("/orders", order_body(order), "order-" + order.id) : found->second;
      if (text_of(now, "state") == "draft")
        now = act(order, now, "confirm", Json{{"confirmed_on", to_text(order.ordered_on)}});
      if (order.shipped_on && text_of(now, "state") != "completed") finish(order, now);
      progress_.step();
    }
  }

  /// One step of an order; the version in the key tells a repeat from a new attempt.
  Json act(const NorthwindOrder& order, const Json& now, const char* action, const Json& body) {
    return post("/orders/" + text_of(now, "id") + "/" + action, body,
                order.id + "-" + action + "-v" + std::to_string(now.at("version").get<std::int32_t>()));
  }

  static bool left(const Json& order, const char* kind) {
    for (const auto& line : order.at("lines"))
      if (text_of(line, "kind") == kind && text_of(line, "shipped") != text_of(line, "stock_quantity")) return true;
    return false;
  }

  void finish(const NorthwindOrder& order, Json now) {
    if (now.find("lines") == now.end()) now = api_.get("/orders/" + text_of(now, "id"));
    const std::string on = to_text(*order.shipped_on);
    if (left(now, "good")) now = act(order, now, "ship", Json{{"shipped_on", on}});
    if (left(now, "service")) now = act(order, now, "perform", Json{{"shipped_on", on}});
    if (text_of(now, "remaining_to_pay") != "0.00")
      now = act(order, now, "payments", Json{{"account_id", account_}, {"paid_on", on}});
    act(order, now, "complete", Json{{"completed_on", on}});
  }

  ApiClient& api_;
  const Northwind& files_;
  Progress progress_;
  std::string legal_entity_, warehouse_, account_;
  Ids categories_, clients_, products_;
};

}  // namespace

void send_northwind(ApiClient& api, const Northwind& files) {
  Import(api, files).run();
}

}  // namespace kram::cli
