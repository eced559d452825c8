// The part of ShareRunner that deals with data that is believed: the disk back-end hashes each piece of it before it is
// first sent, and tells here how that ended.
#include "core/bt/share_runner.h"

#include "core/bt/convert.h"
#include "core/files/piece_map.h"
#include "core/files/unproven.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace shoal::bt {

void ShareRunner::expectProofs(PreparedShare& prepared)
{
    unproven_ = std::move(prepared.unproven);
    unprovenBytes_ = 0;
    for (std::uint32_t piece = 0; piece < unproven_.size(); ++piece)
        unprovenBytes_ += unproven_[piece] ? contentIn(piece) : 0;
    hasProofNews_ = keptUnproven(unproven_) != share_.unproven;
    toProve_.reset();
    if (!unproven_.empty())
        toProve_ = std::make_unique<UnprovenPieces>(
            UnprovenPieces{.pieces = unproven_,
                           .torrent = prepared.params.ti,
                           .layers = std::move(prepared.layers),
                           .onProof = [weak = weak_from_this(), home = parts_.home](const PieceProof& proof) {
                               home([weak, proof] {
                                   if (const auto self = weak.lock())
                                       self->onProof(proof);
                               });
                           }});
    tellUnlikeFiles(prepared.unlike);
}

/// Before libtorrent is given the torrent, so that nothing can be asked of it earlier.
void ShareRunner::handOverUnproven(const lt::sha1_hash& torrent)
{
    auto& unproven = *parts_.sessionOf(share_)->unproven;
    if (toProve_)
        unproven.put(torrent, std::move(*std::exchange(toProve_, {})));
    else
        unproven.remove(torrent); // of an add that failed
}

void ShareRunner::onProof(const PieceProof& proof)
{
    const auto piece = static_cast<std::uint32_t>(proof.piece);
    if (phase_ != Phase::Running || piece >= unproven_.size() || !unproven_[piece])
        return;
    if (!proof.isRight) {
        if (!onLeft_)
            disproved(piece);
        return;
    }
    unproven_[piece] = false;
    unprovenBytes_ -= contentIn(piece);
    unsavedBytes_ += torrent_->pieceLength; // to be hashed again if nothing tells of it
    hasProofNews_ = true;
    if (unprovenBytes_ > 0)
        return;
    saveSoon();
    changed();
}

/// The whole of a file is doubtful then, as far as nobody has hashed it.
void ShareRunner::disproved(std::uint32_t piece)
{
    const auto files = filesOf(*torrent_, piece);
    const auto others =
        files.size() < 2 ? std::string{} : fmt::format(", or of another of the {} files that meet there", files.size());
    parts_.publish(EngineWarning{{ErrorKind::WrongData, places().of(*torrent_, files.front()).string(),
                                  fmt::format("piece {} of it{} holds other data", piece, others),
                                  "None of it was sent. The file is checked now, and what is wrong is fetched again"}});
    std::vector<std::uint32_t> suspects;
    for (const auto file : files)
        for (auto each = piecesOf(*torrent_, file).first; each <= piecesOf(*torrent_, file).last; ++each)
            if (unproven_[each])
                suspects.push_back(each);
    parts_.checkAgain(share_.id, std::move(suspects));
}

void ShareRunner::tellUnlikeFiles(const std::vector<std::uint32_t>& files)
{
    if (files.empty())
        return;
    const auto path = places().of(*torrent_, files.front());
    std::error_code missing;
    const auto size = std::filesystem::file_size(path, missing);
    const auto others =
        files.size() == 1 ? std::string{} : fmt::format("; {} more files differ, too", files.size() - 1);
    if (missing)
        parts_.publish(EngineWarning{{ErrorKind::NotFound, path.string(), missing.message() + others,
                                      "It was to be believed that it is here; it is fetched instead"}});
    else
        parts_.publish(EngineWarning{
            {ErrorKind::WrongData, path.string(),
             fmt::format("it has {} bytes, and should have {}{}", size, torrent_->files[files.front()].size, others),
             "What of it is right is kept, the rest is fetched"}});
}

/// Padding is on no disk.
Bytes ShareRunner::contentIn(std::uint32_t piece) const
{
    const auto begin = piece * torrent_->pieceLength;
    Bytes sum = 0;
    for (const auto file : filesOf(*torrent_, piece))
        sum += overlap(torrent_->files[file], begin, begin + torrent_->pieceLength);
    return sum;
}

} // namespace shoal::bt
