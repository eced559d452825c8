// How fast one thread turns content into the hashes of its pieces.
#include "core/chunks/piece_hasher.h"

#include <benchmark/benchmark.h>
#include <vector>

namespace shoal::bench {
namespace {
constexpr Bytes pieceLength = 1024 * 1024;

void hashPiece(benchmark::State& state, bool hasV1, bool hasV2)
{
    const std::vector<std::uint8_t> piece(pieceLength, 0x5A);
    PieceDigests last;
    PieceHasher hasher{{.pieceLength = pieceLength, .totalSize = pieceLength, .hasV1 = hasV1, .hasV2 = hasV2},
                       [&](std::uint32_t, const PieceDigests& digests) { last = digests; }};
    for (auto _ : state) {
        hasher.startAt(0);
        hasher.feed(piece, pieceLength);
        benchmark::DoNotOptimize(last);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * pieceLength));
}

BENCHMARK_CAPTURE(hashPiece, v1, true, false);
BENCHMARK_CAPTURE(hashPiece, v2, false, true);
BENCHMARK_CAPTURE(hashPiece, hybrid, true, true);

} // namespace
} // namespace shoal::bench
