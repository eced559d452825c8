// What it costs to read a link.
#include "core/link/magnet.h"

#include <benchmark/benchmark.h>

namespace shoal::bench {
namespace {

void parseLink(benchmark::State& state)
{
    const std::string link =
        "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&xt=urn:btmh:1220"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef&dn=Some%20holiday%20photos"
        "&tr=http%3A%2F%2Ftracker.example%3A8080%2Fannounce&x.pe=192.0.2.1:6881";
    for (auto _ : state) {
        auto magnet = parseMagnet(link);
        if (!magnet)
            return state.SkipWithError(magnet.error().reason.c_str());
        benchmark::DoNotOptimize(magnet);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * link.size()));
}

BENCHMARK(parseLink);

} // namespace
} // namespace shoal::bench
