// What it costs to remember a finished piece across kill -9.
#include "core/state/journal.h"
#include "tests/bench/support/content.h"

#include <benchmark/benchmark.h>

namespace shoal::bench {
namespace {
/// So many pieces, then the resume data that covers them is saved.
constexpr std::uint32_t piecesASave = 1000;

void appendPieces(benchmark::State& state)
{
    const Content scratch{"/dev/shm"};
    auto journal = PieceJournal::open(scratch.folder() / "journal");
    if (!journal)
        return state.SkipWithError(journal.error().reason.c_str());
    std::uint32_t piece = 0;
    for (auto _ : state) {
        if (!journal->append(ShareId{1}, piece))
            return state.SkipWithError("a record could not be written");
        piece = (piece + 1) % piecesASave;
        if (piece == 0 && !journal->committed(ShareId{1}, journal->last()))
            return state.SkipWithError("the records could not be settled");
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

BENCHMARK(appendPieces);

} // namespace
} // namespace shoal::bench
