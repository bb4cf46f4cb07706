// The load of benches: N keep-alive clients of the API, each a thread, until the time or the requests are over.
// kram_bench_load get FILE: the paths of FILE in turn, once each and client. kram_bench_load orders: create-and-confirm
// of orders with 5 lines. --url URL --token KEY [--clients N] [--seconds S]. Prints one JSON object.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <random>
#include <thread>

#include "server/cli/http_client.hpp"

namespace kram::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Options = std::map<std::string, std::string>;

std::int64_t micros_since(Clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
}

struct Client {
  std::vector<std::int64_t> micros;
  std::size_t refused = 0, bytes = 0;
  std::string first_refusal;

  void ask(cli::HttpConnection& connection, const std::string& method, const std::string& path,
           const cli::HttpConnection::Headers& headers, const std::string& body) {
    const auto start = Clock::now();
    const auto answer = connection.send(method, path, headers, body);
    micros.push_back(micros_since(start));
    bytes += answer.body.size();
    if (answer.status < 300) return;
    if (refused++ == 0) first_refusal = answer.body;
  }
};

cli::HttpConnection::Headers headers_of(const Options& options) {
  return {{"Authorization", "Bearer " + options.at("token")}, {"Accept", "application/json"}};
}

void get_all(Client& client, const Options& options, const std::vector<std::string>& paths) {
  cli::HttpConnection connection(options.at("url"));
  const auto headers = headers_of(options);
  connection.send("GET", "/api/v1/me", headers, "");
  for (const auto& path : paths) client.ask(connection, "GET", path, headers, "");
}

std::string order_body(std::minstd_rand& random) {
  const auto upto = [&](int most) { return std::to_string(1 + random() % static_cast<unsigned>(most)); };
  std::string lines;
  for (int i = 0; i < 5; ++i)
    lines += (i ? ",{\"product_id\":\"" : "{\"product_id\":\"") + upto(10'000) + "\",\"quantity\":\"" + upto(9) + "\"}";
  return "{\"client_id\":\"" + upto(2'000) + "\",\"lines\":[" + lines + "],\"confirm\":true}";
}

void place_orders(Client& client, const Options& options, unsigned number, Clock::time_point until) {
  cli::HttpConnection connection(options.at("url"));
  std::minstd_rand random(number * 7919 + static_cast<unsigned>(until.time_since_epoch().count()));
  const std::string run = std::to_string(until.time_since_epoch().count()) + "-" + std::to_string(number) + "-";
  auto headers = headers_of(options);
  headers.emplace_back("Content-Type", "application/json");
  headers.emplace_back("Idempotency-Key", "");
  for (std::size_t n = 0; Clock::now() < until; ++n) {
    headers.back().second = "bench-" + run + std::to_string(n);
    client.ask(connection, "POST", "/api/v1/orders", headers, order_body(random));
  }
}

std::int64_t quantile(const std::vector<std::int64_t>& sorted, int of_thousand) {
  if (sorted.empty()) return 0;
  return sorted[std::min(sorted.size() - 1, sorted.size() * static_cast<std::size_t>(of_thousand) / 1000)];
}

int print(const std::vector<Client>& clients, std::int64_t micros) {
  std::vector<std::int64_t> all;
  std::size_t refused = 0, bytes = 0;
  for (const auto& client : clients) {
    all.insert(all.end(), client.micros.begin(), client.micros.end());
    refused += client.refused;
    bytes += client.bytes;
    if (!client.first_refusal.empty()) std::fprintf(stderr, "refused: %s\n", client.first_refusal.c_str());
  }
  std::sort(all.begin(), all.end());
  const auto count = static_cast<std::int64_t>(all.size());
  std::printf(
      "{\"count\":%lld,\"refused\":%zu,\"bytes\":%zu,\"micros\":%lld,\"p50_us\":%lld,\"p99_us\":%lld,\"max_us\":%lld}"
      "\n",
      static_cast<long long>(count), refused, bytes, static_cast<long long>(micros),
      static_cast<long long>(quantile(all, 500)), static_cast<long long>(quantile(all, 990)),
      static_cast<long long>(all.empty() ? 0 : all.back()));
  return refused == 0 && count > 0 ? 0 : 1;
}

std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

int run(int argc, char** argv) {
  std::vector<std::string> words;
  Options options{{"clients", "1"}, {"seconds", "10"}};
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word.rfind("--", 0) == 0 && i + 1 < argc)
      options[word.substr(2)] = argv[++i];
    else
      words.push_back(word);
  }
  const bool orders = words.size() == 1 && words[0] == "orders";
  if (!orders && !(words.size() == 2 && words[0] == "get")) return std::fprintf(stderr, "get FILE | orders\n"), 2;
  const auto paths = orders ? std::vector<std::string>{} : lines_of(words[1]);
  std::vector<Client> clients(static_cast<std::size_t>(std::stoi(options.at("clients"))));
  std::vector<std::thread> threads;
  const auto start = Clock::now();
  const auto until = start + std::chrono::seconds(std::stoi(options.at("seconds")));
  for (std::size_t i = 0; i < clients.size(); ++i)
    threads.emplace_back([&, i] {
      if (orders)
        place_orders(clients[i], options, static_cast<unsigned>(i + 1), until);
      else
        get_all(clients[i], options, paths);
    });
  for (auto& thread : threads) thread.join();
  return print(clients, micros_since(start));
}

}  // namespace
}  // namespace kram::bench

int main(int argc, char** argv) {
  try {
    return kram::bench::run(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "kram_bench_load: %s\n", e.what());
    return 1;
  }
}
