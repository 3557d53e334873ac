// Pictures into files, from a loaded atlas.

#include <benchmark/benchmark.h>
#include <cstdio>
#include <png.h>

#include "benchmarks/context.h"
#include "benchmarks/groups.h"
#include "benchmarks/subjects.h"
#include "export/export.h"
#include "export/movie.h"
#include "export/png.h"
#include "picture/still.h"

namespace hustings::benchmarks {
namespace {

View seats() {
  View view;
  view.contest = "general-2017";
  return view;
}

void into_file(StillMaker& maker, const std::filesystem::path& path) {
  const auto work = export_picture(maker, seats(), path);
  while (work->step()) {
  }
}

/// GL objects, map, overlays, read-back, encoding, file.
void picture(benchmark::State& state, glm::ivec2 size) {
  const Atlas& atlas = london().atlas();
  need_context();
  const auto path = scratch_folder() / "picture.png";
  for (auto _ : state) {
    StillMaker maker(atlas, size, true);
    into_file(maker, path);
  }
}

/// The same without making the GL objects again: what a film pays a frame, and the file.
void next_picture(benchmark::State& state, glm::ivec2 size) {
  const Atlas& atlas = london().atlas();
  need_context();
  const auto path = scratch_folder() / "picture.png";
  StillMaker still(atlas, size, true);
  write_png(path, still.draw(seats()));
  for (auto _ : state) write_png(path, still.draw(seats()));
}

/// The floor: libpng itself, in one go, at that level; with the filters that it chooses by itself, or with none, which
/// is as fast as it can.
template <bool with_filters>
void encode_only(benchmark::State& state, glm::ivec2 size) {
  const Atlas& atlas = london().atlas();
  need_context();
  const Image image = StillMaker(atlas, size, true).draw(seats());
  std::vector<std::uint8_t> rgb;
  rgb.reserve(image.pixels.size() / 4 * 3);
  for (std::size_t i = 0; i < image.pixels.size(); i += 4)
    rgb.insert(rgb.end(), &image.pixels[i], &image.pixels[i] + 3);
  std::vector<png_bytep> rows;
  for (int y = 0; y < size.y; ++y) rows.push_back(rgb.data() + std::ptrdiff_t{3} * size.x * y);
  const auto path = scratch_folder() / "libpng.png";
  for (auto _ : state) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, file);
    png_set_IHDR(png, info, static_cast<png_uint_32>(size.x), static_cast<png_uint_32>(size.y), 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_compression_level(png, 1);
    if (!with_filters) png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_write_info(png, info);
    png_write_image(png, rows.data());
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    std::fclose(file);
  }
}

constexpr long film_frames = 50;

/// Every frame moves: stills within a film would cost nothing.
View moving(long frame) {
  View view = seats();
  view.contest = "general-2015";
  view.next_contest = "general-2017";
  view.fraction = static_cast<double>(frame + 1) / (film_frames + 1);
  return view;
}

void count_frames(benchmark::State& state) {
  state.counters["frames/s"] =
      benchmark::Counter(static_cast<double>(film_frames * state.iterations()), benchmark::Counter::kIsRate);
}

void film_drawn(benchmark::State& state, glm::ivec2 size) {
  need_context();
  StillMaker maker(london().atlas(), size, true);
  Frame frame;
  for (auto _ : state)
    for (long i = 0; i < film_frames; ++i) maker.draw_whole(moving(i)).read_into(frame);
  count_frames(state);
}

void film_encoded(benchmark::State& state, glm::ivec2 size) {
  need_context();
  StillMaker maker(london().atlas(), size, true);
  std::vector<std::shared_ptr<const Frame>> frames;
  for (long i = 0; i < film_frames; ++i) {
    auto frame = std::make_shared<Frame>();
    maker.draw_whole(moving(i)).read_into(*frame);
    frames.push_back(std::move(frame));
  }
  for (auto _ : state) {
    const auto movie = open_movie(scratch_folder() / "film.mp4", size, 25);
    for (const auto& frame : frames) movie->add(frame);
    movie->finish();
  }
  count_frames(state);
}

void film_whole(benchmark::State& state, glm::ivec2 size) {
  need_context();
  StillMaker maker(london().atlas(), size, true);
  for (auto _ : state) {
    const auto film =
        export_film({.size = size, .frames_per_second = 25, .frames = film_frames, .draw = frames_of(maker, moving)},
                    scratch_folder() / "film.mp4");
    while (film->step()) {
    }
  }
  count_frames(state);
}

void add(const char* name, void (*run)(benchmark::State&, glm::ivec2), glm::ivec2 size) {
  benchmark::RegisterBenchmark(name, [run, size](benchmark::State& state) { run(state, size); })
      ->Unit(benchmark::kMillisecond)
      ->UseRealTime();
}

}  // namespace

void add_export() {
  add("export/png/1080p", picture, {1920, 1080});
  add("export/png/4k", picture, {3840, 2160});
  add("export/png/4k/encode-only", encode_only<false>, {3840, 2160});
  add("export/png/4k/encode-default", encode_only<true>, {3840, 2160});
  add("export/png/4k/next", next_picture, {3840, 2160});
  add("export/png/1080p/next", next_picture, {1920, 1080});
  add("export/film/draw", film_drawn, {1920, 1080});
  add("export/film/encode", film_encoded, {1920, 1080});
  add("export/film/whole", film_whole, {1920, 1080});
}

}  // namespace hustings::benchmarks
