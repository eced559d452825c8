// Random sequences of all disk operations: each back-end gives what was written, and what libtorrent's own ones say.
#include "core/bt/disk/disk_io.h"
#include "tests/support/disk/disk_run.h"
#include "tests/support/disk/lying_disk.h"
#include "tests/support/randomness.h"

#include <gtest/gtest.h>

#include <libtorrent/mmap_disk_io.hpp>
#include <libtorrent/posix_disk_io.hpp>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace shoal::test {
namespace {

const DiskBackend posix{"posix", lt::posix_disk_io_constructor, true};
const DiskBackend ours{.name = "ours", .make = bt::diskIo(), .holdsWritesBack = true};
const DiskBackend mmap{"mmap", lt::mmap_disk_io_constructor, false};

constexpr int seeds = 300;

using Cut = std::function<void(DiskSequence&)>;

void leaveAll(DiskSequence&) {}

void leaveOut(DiskSequence& sequence, DiskOperationKind kind)
{
    std::erase_if(sequence.operations, [&](const auto& operation) { return operation.kind == kind; });
}

// Both of libtorrent's fail to give a file back what the part file holds of it when some piece is there in part only.
void leaveOutWhatPosixFails(DiskSequence& sequence) { leaveOut(sequence, DiskOperationKind::Prioritise); }

// This one sometimes doesn't read what it wrote to a file that was emptied under it.
void leaveOutWhatMmapFails(DiskSequence& sequence)
{
    leaveOutWhatPosixFails(sequence);
    leaveOut(sequence, DiskOperationKind::Vanish);
}

std::string difference(const DiskSequence& sequence, const DiskBackend& backend, const DiskBackend& reference)
{
    return firstDifference(sequence, run(sequence, backend), run(sequence, reference));
}

struct Found {
    std::uint64_t seed = 0;
    DiskSequence sequence;
    std::string difference;
};

std::optional<Found> firstDifference(std::uint64_t from, int count, const DiskBackend& backend,
                                     const DiskBackend& reference, const Cut& cut)
{
    for (auto seed = from; seed < from + static_cast<std::uint64_t>(count); ++seed) {
        auto sequence = diskSequence(seed);
        cut(sequence);
        if (auto found = difference(sequence, backend, reference); !found.empty())
            return Found{seed, std::move(sequence), std::move(found)};
    }
    return std::nullopt;
}

// Empty, or the first difference and the shortest sequence that shows it.
std::string differences(const DiskBackend& backend, const DiskBackend& reference, const Cut& cut = leaveAll,
                        int count = seeds, std::uint64_t from = 1)
{
    const auto found = firstDifference(from, count, backend, reference, cut);
    if (!found)
        return {};
    auto last = found->difference;
    const auto shown = shortest(found->sequence, [&](const DiskSequence& sequence) {
        auto shorter = difference(sequence, backend, reference);
        if (shorter.empty())
            return false;
        last = std::move(shorter);
        return true;
    });
    return "seed " + std::to_string(found->seed) + ": " + last + "\n" + describe(shown);
}

TEST(DiskBackends, OursAnswersAsLibtorrentsDo)
{
    const auto found = differences(ours, posix);

    EXPECT_TRUE(found.empty()) << found;
}

TEST(DiskBackends, OursAnswersAsLibtorrentsDoInThousandsOfSequences)
{
    Randomness randomness;
    const auto found = differences(ours, posix, leaveAll, 5'000, randomness.seed());

    EXPECT_TRUE(found.empty()) << found;
}

TEST(DiskBackends, OfLibtorrentAnswerAlike)
{
#ifdef __SANITIZE_THREAD__
    GTEST_SKIP() << "no code of ours runs here, and one of theirs closes a file that another thread reads";
#else
    EXPECT_EQ(differences(mmap, posix, leaveOutWhatMmapFails), "");
#endif
}

TEST(DiskBackends, AreAskedEverythingAndMostlyAnswerWell)
{
    std::vector<int> successes(diskOperationKinds, 0);
    for (auto seed = 1U; seed <= seeds; ++seed) {
        const auto trace = run(diskSequence(seed), posix);
        for (auto kind = 0U; kind < successes.size(); ++kind)
            successes[kind] += trace.successes[kind];
    }

    for (auto kind = 0; kind < diskOperationKinds; ++kind) {
        if (static_cast<DiskOperationKind>(kind) == DiskOperationKind::Settle)
            continue; // the end of each sequence
        EXPECT_GT(successes[static_cast<std::size_t>(kind)], 20) << name(static_cast<DiskOperationKind>(kind));
    }
}

class LyingDisks : public testing::TestWithParam<int> {};

TEST_P(LyingDisks, AreFoundOut)
{
    const auto lie = static_cast<DiskLie>(GetParam());

    EXPECT_TRUE(firstDifference(1, seeds, lying(posix, lie, 3), posix, leaveOutWhatPosixFails));
}

INSTANTIATE_TEST_SUITE_P(All, LyingDisks, testing::Range(0, diskLies),
                         [](const auto& lie) { return name(static_cast<DiskLie>(lie.param)); });

TEST(DiskSequences, AreCutToWhatIsNeeded)
{
    const auto liar = lying(posix, DiskLie::LostWrite, 1);
    const auto found = firstDifference(1, seeds, liar, posix, leaveOutWhatPosixFails);
    ASSERT_TRUE(found);

    const auto cut =
        shortest(found->sequence, [&](const auto& sequence) { return !difference(sequence, liar, posix).empty(); });

    EXPECT_EQ(cut.operations.size(), 1U) << describe(cut);
    EXPECT_EQ(cut.operations.front().kind, DiskOperationKind::Write);
}

} // namespace
} // namespace shoal::test
