// What was kept comes back as it was, or not at all.
#include "base/cache.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "base/bytes.h"
#include "tests/cache_folder.h"

using namespace hustings;

namespace fs = std::filesystem;

namespace {

std::span<const std::byte> bytes_of(const std::string& text) { return std::as_bytes(std::span(text)); }

std::string text_of(const std::optional<CachedBytes>& kept) {
  if (!kept) return "nothing";
  return {reinterpret_cast<const char*>(kept->bytes.data()), kept->bytes.size()};
}

void write(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("what was kept under a key comes back, and under no other") {
  const CacheFolder folder;
  const Digest key{1, 2};
  CHECK(text_of(maybe_cached("word", key)) == "nothing");
  keep_in_cache("word", key, bytes_of("kept"));
  CHECK(text_of(maybe_cached("word", key)) == "kept");
  CHECK(text_of(maybe_cached("word", {1, 3})) == "nothing");
  CHECK(text_of(maybe_cached("other", key)) == "nothing");
  keep_in_cache("word", key, bytes_of("anew"));
  CHECK(text_of(maybe_cached("word", key)) == "anew");
  CHECK(folder.files().size() == 1);
}

TEST_CASE("a file that is cut short, changed in a bit, of another version or another key's is as none") {
  const CacheFolder folder;
  const Digest key{1, 2};
  keep_in_cache("word", key, bytes_of("kept for long"));
  const fs::path file = folder.files().front();
  const std::string right = read(file);
  const auto check_refused = [&](const std::string& spoilt) {
    write(file, spoilt);
    CHECK_FALSE(maybe_cached("word", key));
  };
  for (std::size_t size = 0; size < right.size(); ++size) check_refused(right.substr(0, size));
  check_refused(right + 'x');
  for (std::size_t bit = 0; bit < 8 * right.size(); ++bit) {
    std::string flipped = right;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    check_refused(flipped);
  }
  std::string older = right;
  older[8] = static_cast<char>(older[8] - 1);  // the number of the form, after eight bytes that name the program
  check_refused(older);
  keep_in_cache("word", {3, 4}, bytes_of("kept for long"));
  for (const fs::path& other : folder.files())
    if (other != file) check_refused(read(other));
  keep_in_cache("word", key, bytes_of("kept for long"));
  CHECK(read(file) == right);
  CHECK(text_of(maybe_cached("word", key)) == "kept for long");
}

TEST_CASE("without a cache nothing is kept and nothing fails") {
  const CacheFolder off(true);
  keep_in_cache("word", {1, 2}, bytes_of("kept"));
  CHECK_FALSE(maybe_cached("word", {1, 2}));
  CHECK_FALSE(cache_folder());
  CHECK(off.files().empty());
}

TEST_CASE("a cache folder that cannot be made is as none") {
  const CacheFolder folder;
  write(folder.path() / "file", "in the way");
  const Setting cache("HUSTINGS_CACHE", (folder.path() / "file" / "cache").string());
  keep_in_cache("word", {1, 2}, bytes_of("kept"));
  CHECK_FALSE(maybe_cached("word", {1, 2}));
}

TEST_CASE("files not used for long go, and nobody else's") {
  const CacheFolder folder;
  const auto age = [&](const fs::path& path, int days) {
    write(path.string() + "-today", "");
    fs::last_write_time(path, fs::last_write_time(path.string() + "-today") - std::chrono::hours(24 * days));
    fs::remove(path.string() + "-today");
  };
  keep_in_cache("old", {1, 1}, bytes_of("old"));
  age(folder.files().front(), 100);
  write(folder.path() / "somebody-elses.txt", "mine");
  age(folder.path() / "somebody-elses.txt", 1000);
  keep_in_cache("used", {2, 2}, bytes_of("used"));
  CHECK_FALSE(maybe_cached("old", {1, 1}));
  CHECK(fs::exists(folder.path() / "somebody-elses.txt"));
  for (const fs::path& path : folder.files()) age(path, 80);
  const auto aged = fs::last_write_time(folder.files().front());
  CHECK(maybe_cached("used", {2, 2}));  // which makes it a young one
  keep_in_cache("new", {3, 3}, bytes_of("new"));
  for (const fs::path& path : folder.files())
    if (path.filename().string().starts_with("used")) CHECK(fs::last_write_time(path) > aged);
}

TEST_CASE("many threads that keep and read one key see a whole file or none") {
  const CacheFolder folder;
  const Digest key{5, 6};
  const std::string text(200'000, 'x');
  std::vector<std::jthread> threads;
  std::atomic<int> wrong = 0;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      for (int round = 0; round < 10; ++round) {
        keep_in_cache("word", key, bytes_of(text));
        if (const auto kept = maybe_cached("word", key); !kept || text_of(kept) != text) ++wrong;
      }
    });
  threads.clear();
  CHECK(wrong == 0);
  CHECK(folder.files().size() == 1);
}

TEST_CASE("a reader takes out what a writer put in, and never beyond the end") {
  ByteWriter out;
  const std::vector<double> numbers{1.5, -2, 3};
  out.put(std::uint8_t{7});
  out.put(std::string_view("text"));
  out.put_array(std::span<const double>(numbers));
  const std::vector<std::byte> whole(out.bytes().begin(), out.bytes().end());
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    ByteReader in(std::span<const std::byte>(whole).first(size));
    const auto byte = in.take<std::uint8_t>();
    const std::string text(in.take_text());
    const auto taken = in.take_array<double>();
    CHECK(in.good() == (size == whole.size()));
    if (!in.good()) continue;
    CHECK(byte == 7);
    CHECK(text == "text");
    CHECK(std::vector<double>(taken.begin(), taken.end()) == numbers);
  }
}
