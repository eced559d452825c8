#include "core/state/journal.h"

#include "core/files/whole_file.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

namespace shoal {
namespace {
std::string_view asText(const JournalBytes& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<std::string> readOrEmpty(const std::filesystem::path& file)
{
    auto bytes = readWholeFile(file);
    if (!bytes && bytes.error().kind == ErrorKind::NotFound)
        return std::string{};
    return bytes;
}

/// Leaves an empty journal at `file`, and beside it what could not be read.
Result<void> startAnew(const std::filesystem::path& file, bool isDamaged)
{
    std::error_code error;
    if (isDamaged)
        std::filesystem::rename(file, file.string() + ".damaged", error);
    if (error)
        return failWith(error, file.string());
    return replaceWholeFile(file, asText(encodeJournalHeader(0)));
}

Result<int> openForAppending(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (descriptor < 0)
        return failWith(lastError(), file.string());
    return descriptor;
}

std::size_t countOf(const PendingPieces& pending)
{
    std::size_t count = 0;
    for (const auto& [share, pieces] : pending)
        count += pieces.size();
    return count;
}
} // namespace

Result<PieceJournal> PieceJournal::open(const std::filesystem::path& file)
{
    const auto bytes = readOrEmpty(file);
    if (!bytes)
        return fail(bytes.error());
    auto content = decodeJournal(std::as_bytes(std::span{*bytes}));
    const auto dropped = bytes->size() - content.goodSize;
    if (!content.hasHeader) {
        if (const auto fresh = startAnew(file, !bytes->empty()); !fresh)
            return fail(fresh.error());
        content.goodSize = journalRecordSize;
    }
    const auto descriptor = openForAppending(file);
    if (!descriptor)
        return fail(descriptor.error());
    PieceJournal journal{file, *descriptor, std::move(content), dropped};
    if (::ftruncate(journal.descriptor_, static_cast<off_t>(journal.size_)) != 0)
        return failWith(lastError(), file.string());
    return journal;
}

Result<JournalSequence> PieceJournal::append(ShareId share, std::uint32_t piece)
{
    if (const auto written = write({JournalRecord::Kind::Finished, share, piece}); !written)
        return fail(written.error());
    return last_;
}

Result<void> PieceJournal::committed(ShareId share, JournalSequence upTo)
{
    return settle({JournalRecord::Kind::Committed, share, upTo});
}

Result<void> PieceJournal::forget(ShareId share) { return settle({JournalRecord::Kind::Forgotten, share, 0}); }

Result<void> PieceJournal::settle(JournalRecord record)
{
    if (!pending_.contains(record.share))
        return {};
    if (const auto written = write(record); !written)
        return written;
    const bool isMostlySettled = countOf(pending_) * journalRecordSize < size_ / 2;
    return size_ > compactionSize && isMostlySettled ? compact() : Result<void>{};
}

Result<void> PieceJournal::write(JournalRecord record)
{
    record.sequence = last_ + 1;
    const auto bytes = encodeJournalRecord(record);
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written != static_cast<ssize_t>(bytes.size())) {
        const auto failure = written < 0 ? lastError() : make_error_code(std::errc::no_space_on_device);
        // Half a record would hide every later one.
        if (written > 0 && ::ftruncate(descriptor_, static_cast<off_t>(size_)) != 0)
            return failWith(lastError(), file_.string());
        return failWith(failure, file_.string());
    }
    size_ += bytes.size();
    applyJournalRecord(pending_, record);
    last_ = record.sequence;
    return {};
}

Result<void> PieceJournal::compact()
{
    std::vector<JournalRecord> records;
    for (const auto& [share, pieces] : pending_)
        for (const auto& [piece, sequence] : pieces)
            records.push_back({JournalRecord::Kind::Finished, share, piece, sequence});
    std::ranges::sort(records, {}, &JournalRecord::sequence);
    std::string bytes{asText(encodeJournalHeader(last_))};
    for (const auto& record : records)
        bytes += asText(encodeJournalRecord(record));
    if (const auto replaced = replaceWholeFile(file_, bytes); !replaced)
        return replaced;
    // The old descriptor leads to a file without a name: without a new one, better none.
    ::close(std::exchange(descriptor_, -1));
    const auto descriptor = openForAppending(file_);
    if (!descriptor)
        return fail(descriptor.error());
    descriptor_ = *descriptor;
    size_ = bytes.size();
    return {};
}

PieceJournal::PieceJournal(std::filesystem::path file, int descriptor, DecodedJournal content, std::size_t dropped)
    : file_{std::move(file)}
    , descriptor_{descriptor}
    , size_{content.goodSize}
    , dropped_{dropped}
    , last_{content.last}
    , pending_{std::move(content.pending)}
{}

PieceJournal::PieceJournal(PieceJournal&& other) noexcept
    : file_{std::move(other.file_)}
    , descriptor_{std::exchange(other.descriptor_, -1)}
    , size_{other.size_}
    , dropped_{other.dropped_}
    , last_{other.last_}
    , pending_{std::move(other.pending_)}
{}

PieceJournal& PieceJournal::operator=(PieceJournal&& other) noexcept
{
    std::swap(file_, other.file_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    std::swap(dropped_, other.dropped_);
    std::swap(last_, other.last_);
    std::swap(pending_, other.pending_);
    return *this;
}

PieceJournal::~PieceJournal()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

} // namespace shoal
