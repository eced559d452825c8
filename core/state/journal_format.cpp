#include "core/state/journal_format.h"

#include "core/state/crc32.h"

#include <algorithm>
#include <concepts>
#include <limits>
#include <optional>

namespace shoal {
namespace {
constexpr std::uint64_t magic = 0x316a706c'616f6873; // "shoalpj1", little-endian

template <std::unsigned_integral Value>
void put(std::span<std::byte> bytes, std::size_t at, Value value)
{
    for (std::size_t i = 0; i < sizeof value; ++i)
        bytes[at + i] = static_cast<std::byte>(value >> (8 * i) & 0xff);
}

template <std::unsigned_integral Value>
Value take(std::span<const std::byte> bytes, std::size_t at)
{
    Value value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i)
        value = static_cast<Value>(value | std::to_integer<Value>(bytes[at + i]) << (8 * i));
    return value;
}

// Both header and record: kind, or 0 for the header (4 bytes), checksum of all else (4), three words of 8.
JournalBytes encode(std::uint32_t kind, std::uint64_t first, std::uint64_t second, JournalSequence sequence)
{
    JournalBytes bytes{};
    put(bytes, 0, kind);
    put(bytes, 8, first);
    put(bytes, 16, second);
    put(bytes, 24, sequence);
    put(bytes, 4, crc32c(bytes)); // summed up while its own place is zero
    return bytes;
}

std::optional<JournalRecord> decodeRecord(std::span<const std::byte> bytes)
{
    const auto kind = take<std::uint32_t>(bytes, 0);
    const JournalRecord record{
        .kind = static_cast<JournalRecord::Kind>(kind),
        .share = {static_cast<std::int64_t>(take<std::uint64_t>(bytes, 8))},
        .value = take<std::uint64_t>(bytes, 16),
        .sequence = take<std::uint64_t>(bytes, 24),
    };
    const bool isKnown = kind >= 1 && kind <= 3;
    const bool isPiece = record.kind == JournalRecord::Kind::Finished;
    if (!isKnown || (isPiece && record.value > std::numeric_limits<std::uint32_t>::max())
        || !std::ranges::equal(bytes, encodeJournalRecord(record)))
        return std::nullopt;
    return record;
}
} // namespace

JournalBytes encodeJournalHeader(JournalSequence last) { return encode(0, magic, 0, last); }

JournalBytes encodeJournalRecord(const JournalRecord& record)
{
    return encode(static_cast<std::uint32_t>(record.kind), static_cast<std::uint64_t>(record.share.value), record.value,
                  record.sequence);
}

void applyJournalRecord(PendingPieces& pending, const JournalRecord& record)
{
    if (record.kind == JournalRecord::Kind::Finished) {
        pending[record.share][static_cast<std::uint32_t>(record.value)] = record.sequence;
        return;
    }
    const auto share = pending.find(record.share);
    if (share == pending.end())
        return;
    if (record.kind == JournalRecord::Kind::Committed)
        std::erase_if(share->second, [&](const auto& piece) { return piece.second <= record.value; });
    if (record.kind == JournalRecord::Kind::Forgotten || share->second.empty())
        pending.erase(share);
}

DecodedJournal decodeJournal(std::span<const std::byte> bytes)
{
    DecodedJournal journal;
    if (bytes.size() < journalRecordSize)
        return journal;
    const auto lastAtHeader = take<std::uint64_t>(bytes, 24);
    if (!std::ranges::equal(bytes.first(journalRecordSize), encodeJournalHeader(lastAtHeader)))
        return journal;
    journal.hasHeader = true;
    journal.goodSize = journalRecordSize;
    JournalSequence before = 0;
    while (bytes.size() - journal.goodSize >= journalRecordSize) {
        const auto record = decodeRecord(bytes.subspan(journal.goodSize, journalRecordSize));
        if (!record || record->sequence <= before)
            break;
        applyJournalRecord(journal.pending, *record);
        before = record->sequence;
        journal.goodSize += journalRecordSize;
        ++journal.recordCount;
    }
    journal.last = std::max(lastAtHeader, before);
    return journal;
}

} // namespace shoal
