#include "core/bt/piece_maps.h"

#include "core/bt/convert.h"
#include "core/bt/resume_blob.h"
#include "core/bt/torrent_reader.h"
#include "core/files/file_priorities.h"
#include "core/files/piece_map.h"

#include <libtorrent/peer_info.hpp>

#include <algorithm>
#include <limits>

namespace shoal::bt {
namespace {

/// Resume data says what was there; of a share that was complete its completion does.
PieceSet keptPieces(const StoredShare& share, const Torrent& torrent)
{
    PieceSet have(torrent.pieceCount, false);
    const auto resume = readResume(share.resume);
    if (!resume)
        return have;
    const auto& kept = resume->params.have_pieces;
    for (std::uint32_t piece = 0; piece < have.size(); ++piece) {
        const auto index = lt::piece_index_t{static_cast<int>(piece)};
        have[piece] = index < kept.end_index() && kept[index];
    }
    return have;
}

bool isInFlight(const lt::partial_piece_info& piece) { return piece.requested + piece.writing + piece.finished > 0; }

} // namespace

tl::unexpected<Error> noSuchPeer(const std::string& address)
{
    return fail(ErrorKind::BadArgument, address, "no such peer is connected");
}

PieceMap pieceMap(const Torrent& torrent, const PieceSet& have, const std::vector<bool>& wantedFiles)
{
    PieceMap map;
    map.states.assign(torrent.pieceCount, PieceState::Unwanted);
    for (std::uint32_t file = 0; file < torrent.files.size(); ++file) {
        const auto span = piecesOf(torrent, file);
        for (auto piece = span.first; wantedFiles[file] && piece <= span.last; ++piece)
            map.states[piece] = PieceState::Missing;
    }
    for (std::uint32_t piece = 0; piece < have.size() && piece < map.states.size(); ++piece)
        if (have[piece])
            map.states[piece] = PieceState::Have;
    return map;
}

Result<PieceMap> pieceMap(const StoredShare& share)
{
    if (share.torrent.empty())
        return fail(ErrorKind::NotFound, share.shownName(), "its metadata has not arrived yet");
    const auto parsed = readTorrent(share.torrent);
    if (!parsed)
        return fail(parsed.error());
    const auto& torrent = parsed->torrent;
    const auto priorities = filePriorities(torrent, share.wanted, share.fileChanges);
    if (!priorities)
        return fail(priorities.error());
    auto map = pieceMap(torrent, keptPieces(share, torrent), wantedOf(*priorities));
    if (share.completedAt)
        std::ranges::replace(map.states, PieceState::Missing, PieceState::Have);
    return map;
}

void addLive(PieceMap& map, const lt::torrent_handle& handle)
try {
    for (const auto& piece : handle.get_download_queue()) {
        const auto index = static_cast<std::size_t>(static_cast<int>(piece.piece_index));
        if (index < map.states.size() && map.states[index] != PieceState::Have && isInFlight(piece))
            map.states[index] = PieceState::InFlight;
    }
    std::vector<int> peers;
    handle.piece_availability(peers);
    if (peers.size() != map.states.size())
        return; // of a torrent that is complete nobody counts them
    map.availability.reserve(peers.size());
    for (const auto number : peers)
        map.availability.push_back(
            static_cast<std::uint16_t>(std::clamp<int>(number, 0, std::numeric_limits<std::uint16_t>::max())));
} catch (const lt::system_error&) { // it was stopped meanwhile
}

Result<PieceMap> peerPieceMap(const lt::torrent_handle& handle, const std::string& address, std::size_t pieces)
try {
    std::vector<lt::peer_info> peers;
    handle.get_peer_info(peers);
    const auto peer = std::ranges::find_if(peers, [&](const auto& each) { return addressText(each.ip) == address; });
    if (peer == peers.end())
        return noSuchPeer(address);
    PieceMap map;
    map.states.assign(pieces, peer->flags & lt::peer_info::seed ? PieceState::Have : PieceState::Missing);
    for (const auto piece : peer->pieces.range()) {
        const auto index = static_cast<std::size_t>(static_cast<int>(piece));
        if (index < pieces && peer->pieces[piece])
            map.states[index] = PieceState::Have;
    }
    return map;
} catch (const lt::system_error&) { // it was stopped meanwhile
    return noSuchPeer(address);
}

} // namespace shoal::bt
