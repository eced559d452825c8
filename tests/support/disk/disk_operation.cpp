#include "tests/support/disk/disk_operation.h"

#include "tests/support/disk/torrent_shape.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <random>

namespace shoal::test {
namespace {

using Kind = DiskOperationKind;

constexpr std::array<const char*, diskOperationKinds> names{
    "Write",  "Read",   "Hash",     "HashBlock", "HashUnwritten", "Clear", "Prioritise",
    "Rename", "Move",   "Plant",    "Release",   "Stop",          "Check", "AddAgain",
    "Delete", "Vanish", "ReadLost", "Obstruct",  "MoveIntoFile",  "Settle"};

// What a transfer does all the time comes often, what a user does comes seldom.
constexpr std::array<int, diskOperationKinds> weights{30, 60, 20, 12, 6, 4, 8, 6, 6, 6, 5, 4, 4, 5, 5, 4, 12, 5, 2, 12};

class Maker {
public:
    explicit Maker(std::uint64_t seed)
        : random_{seed}
    {
        sequence_.isMemoryShort = random_() % 2 == 0;
        const auto torrents = 1 + random_() % 2;
        for (auto i = 0u; i < torrents; ++i)
            sequence_.torrents.push_back(random_());
        for (const auto torrent : sequence_.torrents)
            shapes_.emplace_back(torrent);
        weights_ = weights;
        for (auto& weight : weights_) // each sequence dwells on something else
            weight *= 1 + static_cast<int>(random_() % 4);
    }

    DiskSequence make()
    {
        const auto steps = 10 + random_() % 50;
        for (auto i = 0u; i < steps; ++i) {
            if (random_() % 5 < 2)
                addPiece();
            else if (random_() % 30 == 0)
                addLoss();
            else
                addAny();
        }
        return std::move(sequence_);
    }

private:
    std::uint32_t number() { return static_cast<std::uint32_t>(random_()); }
    int someTorrent() { return static_cast<int>(random_() % sequence_.torrents.size()); }
    void add(Kind kind, int torrent, std::uint32_t what)
    {
        sequence_.operations.push_back({kind, torrent, what, number(), number()});
    }

    void addAny()
    {
        std::discrete_distribution<int> kinds{weights_.begin(), weights_.end()};
        add(static_cast<Kind>(kinds(random_)), someTorrent(), number());
    }

    // A piece as it comes from peers: blocks in any order, the hash asked for before they are on disk.
    void addPiece()
    {
        const auto torrent = someTorrent();
        const auto& shape = shapes_[static_cast<std::size_t>(torrent)];
        const auto piece = static_cast<int>(random_() % static_cast<std::uint64_t>(shape.pieces()));
        std::vector<int> blocks(static_cast<std::size_t>(shape.blocksIn(piece)));
        std::iota(blocks.begin(), blocks.end(), shape.firstBlockOf(piece));
        if (random_() % 2 == 0)
            std::shuffle(blocks.begin(), blocks.end(), random_);
        for (const auto block : blocks) {
            add(Kind::Write, torrent, static_cast<std::uint32_t>(block));
            if (random_() % 12 == 0)
                addAny();
        }
        add(Kind::Hash, torrent, static_cast<std::uint32_t>(piece));
        if (random_() % 6 == 0)
            addFailedPiece(torrent, piece, blocks);
        if (random_() % 2 == 0)
            add(Kind::Read, torrent, static_cast<std::uint32_t>(piece));
    }

    // The hash was wrong: some blocks come again, from somebody else.
    void addFailedPiece(int torrent, int piece, const std::vector<int>& blocks)
    {
        add(Kind::Settle, torrent, 0);
        add(Kind::Clear, torrent, static_cast<std::uint32_t>(piece));
        add(Kind::Settle, torrent, 0);
        for (const auto block : blocks) {
            if (random_() % 2 == 0)
                add(Kind::Write, torrent, static_cast<std::uint32_t>(block));
        }
        add(Kind::Hash, torrent, static_cast<std::uint32_t>(piece));
    }

    // A file is gone, perhaps with something else in its place for a while, and comes again.
    void addLoss()
    {
        const auto torrent = someTorrent();
        const auto& shape = shapes_[static_cast<std::size_t>(torrent)];
        const auto block = static_cast<int>(random_() % static_cast<std::uint64_t>(shape.blocks()));
        if (shape.isPadding(block))
            return;
        const auto& files = shape.filesOf(block);
        const auto file = static_cast<std::uint32_t>(files[random_() % files.size()]);
        add(Kind::Vanish, torrent, file);
        add(Kind::ReadLost, torrent, static_cast<std::uint32_t>(block));
        if (random_() % 2 == 0) {
            add(Kind::Obstruct, torrent, file);
            add(Kind::Write, torrent, static_cast<std::uint32_t>(block));
            addAny();
            add(Kind::Obstruct, torrent, file);
        }
        add(Kind::Write, torrent, static_cast<std::uint32_t>(block));
        add(Kind::Hash, torrent, static_cast<std::uint32_t>(shape.pieceOf(block)));
    }

    std::mt19937_64 random_;
    DiskSequence sequence_;
    std::vector<TorrentShape> shapes_;
    std::array<int, diskOperationKinds> weights_{};
};

} // namespace

std::string name(DiskOperationKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::string describe(const DiskSequence& sequence)
{
    std::string text = "torrents:";
    for (const auto torrent : sequence.torrents)
        text += " " + std::to_string(torrent);
    text += sequence.isMemoryShort ? ", memory short\n" : "\n";
    for (const auto& operation : sequence.operations) {
        text += "    {" + name(operation.kind) + ", " + std::to_string(operation.torrent) + ", "
            + std::to_string(operation.what) + ", " + std::to_string(operation.where) + ", "
            + std::to_string(operation.how) + "}\n";
    }
    return text;
}

DiskSequence diskSequence(std::uint64_t seed) { return Maker{seed}.make(); }

DiskSequence shortest(DiskSequence sequence, const std::function<bool(const DiskSequence&)>& fails)
{
    for (auto stride = sequence.operations.size() / 2; stride > 0; stride /= 2) {
        for (std::size_t from = 0; from < sequence.operations.size();) {
            auto shorter = sequence;
            const auto begin = shorter.operations.begin() + static_cast<std::ptrdiff_t>(from);
            const auto end = begin + static_cast<std::ptrdiff_t>(std::min(stride, sequence.operations.size() - from));
            shorter.operations.erase(begin, end);
            if (fails(shorter))
                sequence = std::move(shorter);
            else
                from += stride;
        }
    }
    return sequence;
}

} // namespace shoal::test
