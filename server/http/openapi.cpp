#include "server/http/openapi.hpp"

#include "server/http/endpoint_entry.hpp"
#include "server/http/openapi_schema.hpp"

namespace kram::http {
namespace schema_detail {

std::string component_name(std::string_view pretty, Side side) {
  const std::string_view mark = "T = ";
  const auto begin = pretty.find(mark) + mark.size();
  const std::string_view full = pretty.substr(begin, pretty.find_first_of(";]", begin) - begin);
  std::string name;
  for (std::size_t i = 0; i < full.size(); ++i) {
    if (full.compare(i, 6, "kram::") == 0)
      i += 5;
    else if (full[i] == '<')
      name += "Of";
    else if (full[i] != '>' && full[i] != ' ')
      name += full[i];
  }
  return name + (side == Side::create ? "Create" : side == Side::edit ? "Edit" : "");
}

Json reference(const std::string& name) {
  return Json{{"$ref", "#/components/schemas/" + name}};
}

Json nullable(Json schema) {
  if (schema.contains("enum")) schema["enum"].push_back(nullptr);
  if (schema.contains("type") && schema["type"].is_string()) {
    const Json types = Json::array({schema["type"], "null"});
    schema["type"] = types;
    return schema;
  }
  if (!schema.contains("$ref")) return schema;
  return Json{{"anyOf", Json::array({schema, Json{{"type", "null"}}})}};
}

Json decimal(int decimals, const FieldRules& rules) {
  const std::string sign = rules.sign == Sign::any ? "-?" : "";
  return Json{{"type", "string"},
              {"pattern", "^" + sign + "(0|[1-9][0-9]*)(\\.[0-9]{1," + std::to_string(decimals) + "})?$"},
              {"description", "Decimal string, at most " + std::to_string(decimals) + " decimals."}};
}

void limit_text(Json& schema, const FieldRules& rules) {
  if (rules.min_length > 0) schema["minLength"] = rules.min_length;
  schema["maxLength"] = rules.max_length;
}

}  // namespace schema_detail

namespace {

Json content(const char* type, Json schema) {
  return Json{{type, Json{{"schema", std::move(schema)}}}};
}

Json header_parameter(const char* name, const char* about, Json schema, bool required) {
  return Json{{"name", name}, {"in", "header"}, {"required", required}, {"description", about}, {"schema", schema}};
}

template <class R>
void add_query(Json& parameters, SchemaBook& book) {
  for_each_field<R>([&](const auto& f) {
    using V = typename std::decay_t<decltype(f)>::value_type;
    Json schema = schema_detail::schema_of(book, f.rules, Side::create,
                                           static_cast<typename json_detail::unwrapped<V>::type*>(nullptr));
    if (std::string_view(f.name) == "limit") schema.update(Json{{"minimum", 1}, {"maximum", 200}, {"default", 50}});
    Json parameter{{"name", f.name}, {"in", "query"}, {"required", f.rules.required}, {"schema", schema}};
    if (json_detail::is_vector<V>::value) parameter.update(Json{{"style", "form"}, {"explode", false}});
    parameters.push_back(parameter);
  });
}

template <class E>
Json success_response(SchemaBook& book) {
  using Response = typename E::Response;
  if constexpr (std::is_same_v<Response, Nothing>)
    return Json{{"description", "Done."}};
  else if constexpr (std::is_same_v<Response, CsvFile>)
    return Json{{"description", "A CSV file."}, {"content", content("text/csv", Json{{"type", "string"}})}};
  else
    return Json{{"description", "Done."},
                {"content", content("application/json", schema<Response>(book, Side::answer))}};
}

std::string tag_of(std::string_view path) {
  path.remove_prefix(1);
  return std::string(path.substr(0, path.find_first_of("/.")));
}

struct Tag {
  const char* name;
  const char* about;
};
constexpr Tag tags_told[] = {
    {"session", "Signing in and out."},
    {"me", "The caller: rights and password."},
    {"workspace", "The company's settings."},
    {"legal-entities", "Whom documents are issued by."},
    {"users", "The company's people and their roles."},
    {"tokens", "Access of programs."},
    {"warehouses", "Warehouses and their places."},
    {"accounts", "Where money lies."},
    {"clients", "Who buys."},
    {"suppliers", "Who sells to the company."},
    {"categories", "How products are grouped."},
    {"products", "Goods and services, their stock and prices."},
    {"price-lists", "Price lists and their rules."},
    {"price-rules", "Single prices."},
    {"receipts", "Goods received, as cost layers."},
    {"orders", "Sales orders from draft to completed."},
    {"obligations", "Who owes what to whom."},
    {"payments", "Money received."},
    {"ledger", "The double-entry books."},
};

Json told_tag(const std::string& name) {
  Json tag{{"name", name}};
  for (const auto& told : tags_told)
    if (name == told.name) tag["description"] = told.about;
  return tag;
}

template <class E>
Json operation(SchemaBook& book) {
  Json parameters = Json::array();
  const std::string_view path = E::path;
  if (path.find("{id}") != std::string_view::npos)
    parameters.push_back(Json{{"name", "id"},
                              {"in", "path"},
                              {"required", true},
                              {"schema", Json{{"type", "string"}, {"pattern", "^[1-9][0-9]{0,18}$"}}}});
  Json op{{"operationId", E::name},
          {"summary", E::doc},
          {"tags", Json::array({tag_of(path)})},
          {"x-permission", std::string(enum_name(E::permission))}};
  const bool changes = E::method != Method::get;
  if constexpr (E::method == Method::get)
    add_query<typename E::Request>(parameters, book);
  else if constexpr (!std::is_same_v<typename E::Request, Nothing>)
    op["requestBody"] = Json{
        {"required", true},
        {"content", content("application/json", schema<typename E::Request>(
                                                    book, E::method == Method::patch ? Side::edit : Side::create))}};
  if (changes && path != "/session")
    parameters.push_back(header_parameter("Idempotency-Key", "Repeats with the same key answer the same.",
                                          Json{{"type", "string"}, {"pattern", "^[0-9A-Za-z-]{16,64}$"}}, true));
  if (E::method == Method::patch)
    parameters.push_back(header_parameter("If-Match", "The version being changed, as in ETag.",
                                          Json{{"type", "string"}, {"pattern", "^\"?[0-9]+\"?$"}}, true));
  if (!parameters.empty()) op["parameters"] = parameters;
  op["responses"] = Json{{std::to_string(success_status<E>()), success_response<E>(book)},
                         {"4XX", Json{{"$ref", "#/components/responses/Problem"}}},
                         {"5XX", Json{{"$ref", "#/components/responses/Problem"}}}};
  if (E::permission == Permission::anyone) op["security"] = Json::array();
  return op;
}

Json problem_schema() {
  const Json text{{"type", "string"}};
  return Json{{"type", "object"},
              {"required", Json::array({"type", "title", "status", "code"})},
              {"properties",
               Json{{"type", text},
                    {"title", text},
                    {"status", Json{{"type", "integer"}}},
                    {"detail", Json{{"type", "string"}, {"description", "For the person, in Ukrainian or English."}}},
                    {"code", Json{{"type", "string"}, {"description", "Stable; what programs decide by."}}},
                    {"path", Json{{"type", "string"}, {"description", "JSON Pointer of the field concerned."}}},
                    {"params", Json{{"type", "object"}, {"additionalProperties", text}}},
                    {"request_id", text},
                    {"current", Json{{"description", "The newer state of a stale record."}}}}}};
}

Json document() {
  SchemaBook book;
  Json paths = Json::object();
  Json tags = Json::array();
  std::string last_tag;
  for_each_endpoint([&](auto e) {
    using E = decltype(e);
    std::string method = method_name(E::method);
    for (auto& c : method) c = static_cast<char>(c - 'A' + 'a');
    paths[E::path][method] = operation<E>(book);
    if (const auto tag = tag_of(E::path); tag != last_tag) {
      bool known = false;
      for (const auto& t : tags) known = known || t["name"] == tag;
      if (!known) tags.push_back(told_tag(tag));
      last_tag = tag;
    }
  });
  book.schemas["Problem"] = problem_schema();
  Json problem_response{{"description", "Refused: RFC 9457."},
                        {"content", content("application/problem+json", schema_detail::reference("Problem"))}};
  Json schemes{{"session", Json{{"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-sid"}}},
               {"token", Json{{"type", "http"}, {"scheme", "bearer"}}}};
  return Json{{"openapi", "3.1.0"},
              {"info", Json{{"title", "Kram"},
                            {"version", KRAM_VERSION},
                            {"description", "Orders to cash. Money, quantities and ids are decimal strings."},
                            {"license", Json{{"name", "See the project"}, {"identifier", "LicenseRef-Kram"}}}}},
              {"servers", Json::array({Json{{"url", api_prefix}, {"description", "This server."}}})},
              {"security", Json::array({Json{{"session", Json::array()}}, Json{{"token", Json::array()}}})},
              {"tags", tags},
              {"paths", paths},
              {"components", Json{{"securitySchemes", schemes},
                                  {"responses", Json{{"Problem", problem_response}}},
                                  {"schemas", book.schemas}}}};
}

}  // namespace

std::string openapi_document(bool pretty) {
  static const Json made = document();
  return pretty ? made.dump(2) : write_json(made);
}

}  // namespace kram::http
