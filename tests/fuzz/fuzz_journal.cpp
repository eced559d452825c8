// The journal: whatever a power cut left, the good part is found, and written anew it says the same.
#include "core/state/journal_format.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

using namespace shoal;

namespace {
/// The fuzzer can't guess checksums: this reads its bytes as records and sums them up itself.
std::vector<std::byte> withGoodSums(std::span<const std::byte> bytes)
{
    std::vector<std::byte> journal;
    const auto header = encodeJournalHeader(0);
    journal.insert(journal.end(), header.begin(), header.end());
    JournalSequence sequence = 0;
    while (bytes.size() >= 4) {
        const auto at = [&](std::size_t i) { return std::to_integer<std::uint32_t>(bytes[i]); };
        const auto record = encodeJournalRecord({
            .kind = static_cast<JournalRecord::Kind>(at(0) % 5),
            .share = {static_cast<std::int64_t>(at(1) % 4)},
            .value = at(2),
            .sequence = sequence += at(3) % 3,
        });
        journal.insert(journal.end(), record.begin(), record.end());
        bytes = bytes.subspan(4);
    }
    return journal;
}

std::vector<std::byte> writtenAnew(const DecodedJournal& journal)
{
    std::vector<JournalRecord> records;
    for (const auto& [share, pieces] : journal.pending)
        for (const auto& [piece, sequence] : pieces)
            records.push_back({JournalRecord::Kind::Finished, share, piece, sequence});
    std::ranges::sort(records, {}, &JournalRecord::sequence);
    const auto header = encodeJournalHeader(journal.last);
    std::vector<std::byte> bytes{header.begin(), header.end()};
    for (const auto& record : records) {
        const auto encoded = encodeJournalRecord(record);
        bytes.insert(bytes.end(), encoded.begin(), encoded.end());
    }
    return bytes;
}

void check(std::span<const std::byte> bytes)
{
    const auto journal = decodeJournal(bytes);
    test::require(journal.goodSize <= bytes.size(), "no more is good than there is");
    test::require(journal.hasHeader || journal.pending.empty(), "nothing is read behind a bad header");
    test::require(journal.hasHeader == (journal.goodSize == (journal.recordCount + 1) * journalRecordSize),
                  "the good part is the header and whole records");
    if (!journal.hasHeader)
        return;
    const auto good = decodeJournal(bytes.first(journal.goodSize));
    test::require(good.pending == journal.pending && good.last == journal.last,
                  "what follows the good part is nothing");
    const auto again = decodeJournal(writtenAnew(journal));
    test::require(again.pending == journal.pending && again.last == journal.last, "a compacted journal says the same");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = std::as_bytes(std::span{data, size});
    check(bytes);
    check(withGoodSums(bytes));
    return 0;
}
