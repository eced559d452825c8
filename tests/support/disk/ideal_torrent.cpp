#include "tests/support/disk/ideal_torrent.h"

#include <libtorrent/hasher.hpp>

#include <algorithm>
#include <random>

namespace shoal::test {
namespace {

using Kind = DiskOperationKind;

} // namespace

IdealTorrent::IdealTorrent(std::uint64_t seed)
    : seed_{seed}
    , shape_{seed}
    , versions_(static_cast<std::size_t>(shape_.blocks()), 0)
{
    const auto& storage = shape_.files();
    priorities_.resize(files(), lt::default_priority);
    wasSkipped_.resize(files(), false);
    for (const auto file : storage.file_range()) {
        places_.push_back({storage.file_path(file)});
        if (storage.pad_file_at(file))
            priorities_[file] = lt::dont_download;
    }
}

bool IdealTorrent::allows(const DiskOperation& operation) const
{
    const auto block = below(operation.what, shape_.blocks());
    const auto piece = below(operation.what, shape_.pieces());
    const auto file = below(operation.what, static_cast<int>(files()));
    const auto fileSize = shape_.files().file_size(lt::file_index_t{file});
    if (!obstructed_.empty() && !isAllowedBesideObstacles(operation.kind))
        return false;
    switch (operation.kind) {
    case Kind::Write: return !shape_.isPadding(block);
    case Kind::Read: {
        const auto request = readRequest(operation);
        return isKnown(static_cast<int>(request.piece), request.start, request.length);
    }
    case Kind::Hash: return isKnown(piece);
    case Kind::HashUnwritten: return !isKnown(piece);
    case Kind::HashBlock: {
        const auto request = shape_.request(block);
        return shape_.hasV2() && request.start < shape_.files().piece_size2(request.piece)
            && isKnown(static_cast<int>(request.piece), request.start, request.length);
    }
    case Kind::Rename: return !isPad(file);
    case Kind::Plant:
        return !isPad(file) && fileSize > 0 && !place(file).isAway && !wasSkipped_[static_cast<std::size_t>(file)]
            && below(operation.where, 4) != folder_;
    case Kind::Move:
        // libtorrent loses bytes of its part file to a file that it finds in a file's place.
        if (std::any_of(places_.begin(), places_.end(), [&](const auto& place) {
                return isPlanted(below(operation.what, 4), place)
                    && wasSkipped_[static_cast<std::size_t>(&place - places_.data())];
            }))
            return false;
        // Whether it meets its own files depends on which of them are made already, which is a back-end's own affair.
        return below(operation.what, 4) != folder_
            || operation.how % 3 == static_cast<std::uint32_t>(lt::move_flags_t::always_replace_files);
    case Kind::Vanish: return !isPad(file) && fileSize > 0 && !wasSkipped_[static_cast<std::size_t>(file)];
    case Kind::ReadLost: return isLost(block);
    case Kind::Obstruct:
        return obstructed_.contains(file) || (lost_.contains(file) && !wasSkipped_[static_cast<std::size_t>(file)]);
    default: return true;
    }
}

bool IdealTorrent::isAllowedBesideObstacles(DiskOperationKind kind) const
{
    switch (kind) {
    case Kind::HashUnwritten:
    case Kind::Prioritise:
    case Kind::Rename:
    case Kind::Move:
    case Kind::Plant:
    case Kind::Vanish:
    case Kind::Check:
    case Kind::AddAgain:
    case Kind::Delete:
    case Kind::ReadLost:
    case Kind::MoveIntoFile: return false; // each back-end fails its own way
    default: return true;
    }
}

bool IdealTorrent::waitsBefore(const DiskOperation& operation) const
{
    switch (operation.kind) {
    case Kind::Write: {
        const auto block = below(operation.what, shape_.blocks());
        return beingWritten_.contains(block) || beingRead_.contains(shape_.pieceOf(block));
    }
    case Kind::Clear: return beingRead_.contains(below(operation.what, shape_.pieces()));
    case Kind::Hash: return beingHashed_.contains(below(operation.what, shape_.pieces()));
    case Kind::HashUnwritten:
        return !beingWritten_.empty() || beingHashed_.contains(below(operation.what, shape_.pieces()));
    case Kind::Plant:
    case Kind::Vanish:
    case Kind::Obstruct:
    case Kind::Check:
    case Kind::AddAgain: return true;
    default: return false;
    }
}

void IdealTorrent::settle()
{
    beingWritten_.clear();
    beingRead_.clear();
    beingHashed_.clear();
}

std::vector<char> IdealTorrent::blockContent(int block, std::uint32_t version) const
{
    const auto request = shape_.request(block);
    std::vector<char> bytes(static_cast<std::size_t>(request.length), '\0');
    const auto slices = shape_.files().map_block(request.piece, request.start, request.length);
    std::mt19937 random{static_cast<std::uint32_t>(seed_ + static_cast<std::uint64_t>(block) * 1'000'003U + version)};
    auto byte = bytes.begin();
    for (const auto& slice : slices) {
        if (!shape_.files().pad_file_at(slice.file_index))
            std::generate_n(byte, slice.size, [&] { return static_cast<char>(random()); });
        byte += slice.size;
    }
    return bytes;
}

IdealTorrent::WrittenBlock IdealTorrent::write(int block)
{
    beingWritten_.insert(block);
    for (const auto file : shape_.filesOf(block))
        lost_.erase(file);
    const auto version = ++lastVersion_;
    versions_[static_cast<std::size_t>(block)] = isNearObstacle(shape_.pieceOf(block)) ? 0 : version;
    auto isHeldBack = std::make_shared<bool>(true);
    heldBack_.emplace(block, isHeldBack);
    return {blockContent(block, version), version, std::move(isHeldBack)};
}

void IdealTorrent::clear(int piece)
{
    for (auto block = shape_.firstBlockOf(piece); block < shape_.firstBlockOf(piece) + shape_.blocksIn(piece);
         ++block) {
        if (heldBack_.contains(block))
            versions_[static_cast<std::size_t>(block)] = 0;
    }
    flush(piece);
}

void IdealTorrent::flush(int piece)
{
    std::erase_if(heldBack_, [&](const auto& entry) {
        const auto isOfPiece = shape_.pieceOf(entry.first) == piece;
        if (isOfPiece)
            *entry.second = false;
        return isOfPiece;
    });
}

void IdealTorrent::flush()
{
    for (const auto& [block, isHeldBack] : heldBack_)
        *isHeldBack = false;
    heldBack_.clear();
}

void IdealTorrent::touchForReading(int piece) { beingRead_.insert(piece); }

void IdealTorrent::hash(int piece)
{
    beingRead_.insert(piece);
    beingHashed_.insert(piece);
    flush(piece);
}

std::vector<char> IdealTorrent::content(int piece, int offset, int length) const
{
    std::vector<char> bytes;
    while (length > 0) {
        const auto block = shape_.firstBlockOf(piece) + offset / blockSize;
        const auto version = versions_[static_cast<std::size_t>(block)];
        const auto whole = version != 0
            ? blockContent(block, version)
            : std::vector<char>(static_cast<std::size_t>(shape_.request(block).length), '\0');
        const auto from = offset % blockSize;
        const auto count = std::min(length, static_cast<int>(whole.size()) - from);
        bytes.insert(bytes.end(), whole.begin() + from, whole.begin() + from + count);
        offset += count;
        length -= count;
    }
    return bytes;
}

bool IdealTorrent::isKnown(int piece, int offset, int length) const
{
    const auto first = shape_.firstBlockOf(piece);
    for (auto block = first + offset / blockSize; block <= first + (offset + length - 1) / blockSize; ++block) {
        if (versions_[static_cast<std::size_t>(block)] == 0 && !shape_.isPadding(block))
            return false;
    }
    return true;
}

bool IdealTorrent::isKnown(int piece) const
{
    return isKnown(piece, 0, shape_.files().piece_size(lt::piece_index_t{piece}));
}

lt::sha1_hash IdealTorrent::v1Hash(int piece) const
{
    return lt::hasher{content(piece, 0, shape_.files().piece_size(lt::piece_index_t{piece}))}.final();
}

lt::sha256_hash IdealTorrent::v2Hash(int piece, int offset) const
{
    const auto length = std::min(blockSize, shape_.files().piece_size2(lt::piece_index_t{piece}) - offset);
    return lt::hasher256{content(piece, offset, length)}.final();
}

void IdealTorrent::prioritise(std::uint32_t seed)
{
    lost_.clear();
    std::mt19937 random{seed};
    const auto skipped = 1 + random() % 4; // of five
    for (const auto file : shape_.files().file_range()) {
        if (isPad(static_cast<int>(file)) || shape_.files().file_size(file) == 0)
            continue;
        const auto isSkipped = random() % 5 < skipped;
        priorities_[file] = isSkipped ? lt::dont_download : lt::default_priority;
        if (isSkipped)
            wasSkipped_[static_cast<std::size_t>(static_cast<int>(file))] = true;
    }
}

void IdealTorrent::wantAll()
{
    lost_.clear();
    for (const auto file : shape_.files().file_range()) {
        if (!isPad(static_cast<int>(file)))
            priorities_[file] = lt::default_priority;
    }
}

const FilePlace& IdealTorrent::rename(const DiskOperation& operation)
{
    auto& place = places_[static_cast<std::size_t>(below(operation.what, static_cast<int>(files())))];
    const auto number = std::to_string(operation.how);
    switch (operation.where % 4) {
    case 0: place = {"renamed-" + number}; break;
    case 1: place = {"torrent/renamed/deeper/" + number}; break;
    case 2: place = {"elsewhere/" + number, true}; break;
    default: place = {"torrent/renamed-" + number}; break;
    }
    return place;
}

lt::status_t IdealTorrent::move(int folder, lt::move_flags_t flags)
{
    if (folder == folder_)
        return lt::status_t::no_error;
    std::vector<int> taken;
    for (auto file = 0; file < static_cast<int>(files()); ++file) {
        if (isPlanted(folder, place(file)))
            taken.push_back(file);
    }
    if (flags == lt::move_flags_t::fail_if_exist && !taken.empty())
        return lt::status_t::file_exist;
    for (const auto file : taken) {
        if (flags == lt::move_flags_t::dont_replace)
            forget(file);
    }
    for (const auto file : taken)
        lost_.erase(file);
    planted_.erase(folder);
    planted_.erase(folder_);
    folder_ = folder;
    return flags == lt::move_flags_t::dont_replace && !taken.empty() ? lt::status_t::need_full_check
                                                                     : lt::status_t::no_error;
}

bool IdealTorrent::isPlanted(int folder, const FilePlace& place) const
{
    const auto planted = planted_.find(folder);
    return !place.isAway && planted != planted_.end() && planted->second.contains(place.name);
}

void IdealTorrent::plant(int folder, int file) { planted_[folder].insert(place(file).name); }

void IdealTorrent::forget(int file)
{
    for (auto block = 0; block < shape_.blocks(); ++block) {
        const auto& touched = shape_.filesOf(block);
        if (std::find(touched.begin(), touched.end(), file) != touched.end())
            versions_[static_cast<std::size_t>(block)] = 0;
    }
}

void IdealTorrent::lose(int file)
{
    forget(file);
    lost_.insert(file);
}

bool IdealTorrent::isLost(int block) const
{
    const auto& touched = shape_.filesOf(block);
    return std::any_of(touched.begin(), touched.end(), [&](int file) { return lost_.contains(file); });
}

bool IdealTorrent::obstruct(int file)
{
    if (obstructed_.erase(file) > 0)
        return false;
    obstructed_.insert(file);
    return true;
}

bool IdealTorrent::isObstructed(int block) const
{
    const auto& touched = shape_.filesOf(block);
    return std::any_of(touched.begin(), touched.end(), [&](int file) { return obstructed_.contains(file); });
}

bool IdealTorrent::isNearObstacle(int piece) const
{
    for (auto block = shape_.firstBlockOf(piece); block < shape_.firstBlockOf(piece) + shape_.blocksIn(piece);
         ++block) {
        if (isObstructed(block))
            return true;
    }
    return false;
}

void IdealTorrent::forgetAll() { std::fill(versions_.begin(), versions_.end(), 0); }

void IdealTorrent::forgetPartFile()
{
    for (auto file = 0; file < static_cast<int>(files()); ++file) {
        if (wasSkipped_[static_cast<std::size_t>(file)])
            forget(file);
    }
}

bool IdealTorrent::hasSureFile() const
{
    for (auto block = 0; block < shape_.blocks(); ++block) {
        const auto& touched = shape_.filesOf(block);
        const auto isSure = [&](int file) { return !wasSkipped_[static_cast<std::size_t>(file)]; };
        if (versions_[static_cast<std::size_t>(block)] != 0 && std::any_of(touched.begin(), touched.end(), isSure))
            return true;
    }
    return false;
}

bool IdealTorrent::hasAnything() const
{
    return std::any_of(versions_.begin(), versions_.end(), [](auto version) { return version != 0; });
}

lt::peer_request IdealTorrent::readRequest(const DiskOperation& operation) const
{
    const auto piece = below(operation.what, shape_.pieces());
    const auto size = shape_.files().piece_size(lt::piece_index_t{piece});
    auto start = below(operation.where, size);
    if (operation.how % 2 == 0)
        start -= start % blockSize;
    const auto longest = std::min(blockSize, size - start);
    const auto length = operation.how % 4 < 2 ? longest : 1 + below(operation.how / 4, longest);
    return {lt::piece_index_t{piece}, start, length};
}

} // namespace shoal::test
