// Gets a share ready to run: reads its torrent, finds out what of it lies on disk, makes room for the rest.
#pragma once

#include "core/bt/torrent_reader.h"
#include "core/files/file_identity.h"
#include "core/files/stamps.h"
#include "core/share.h"
#include "core/state/catalogue.h"

#include <libtorrent/add_torrent_params.hpp>

#include <stop_token>
#include <string>
#include <vector>

namespace shoal::bt {

struct PrepareRequest {
    StoredShare share;
    std::vector<std::uint32_t> journal; ///< pieces that finished after the resume data was taken
    DataTrust trust = DataTrust::None;
    bool checkAll = false;               ///< the user asked for it: believe nothing that was kept
    std::vector<std::uint32_t> suspects; ///< pieces to be hashed, whatever was kept of them
    /// The system went down while files were written: disks that say "synced" too early have lost pieces that count as
    /// had. What lies in files that were complete by then is believed, as after every start.
    bool afterPowerCut = false;
    /// The share comes back by itself, at a start: files of it that are gone are on a drive that isn't there, and are
    /// not made anew in its place. When its user has it checked, only if all of them are gone. False when its user has
    /// just named it.
    bool expectsFiles = false;
    unsigned threads = 0; ///< 0: every core
};

struct PreparedShare {
    Torrent torrent;
    ContentPlaces places{{}};
    std::vector<FilePriority> priorities; ///< of Torrent::files
    std::vector<bool> wanted;             ///< of Torrent::files: those that are not skipped
    PieceSet have;
    FileIdentities identities; ///< of the files as they were checked
    PieceSet hashed;           ///< the part of `have` that was hashed just now: nothing kept speaks of it yet
    PieceSet unproven;         ///< the part of `have` that is believed, and was never hashed
    std::vector<std::vector<Sha256>> layers; ///< v2's, as in PieceHashes, if there is anything to be proven
    std::vector<std::uint32_t> unlike; ///< wanted files that were to be believed, and are missing or of another size
    Bytes checked = 0;                 ///< of what lies on disk: hashed, right or wrong
    bool isComplete = false;           ///< every piece of the wanted files is there, and those without a byte
    lt::add_torrent_params params;     ///< libtorrent needs to look at nothing more
};

/// Blocks; for a worker. Data that nothing vouches for is hashed, on all cores: what the journal names, files that
/// changed since, and everything where nothing was kept. A share that is believed (StoredShare::unproven) and that
/// nothing was kept of has every piece of its files that are there and as long as they should be, unhashed; files of
/// another size are hashed.
/// Errors: NotATorrent, BadArgument (selection), AlreadyExists (a file of other content is in the way), NotEnoughSpace,
/// NotAFolder, NotFound (a file is gone, with `expectsFiles`), PermissionDenied, Io, Cancelled.
Result<PreparedShare> prepareShare(const PrepareRequest& request, const OnCreateProgress& onProgress,
                                   std::stop_token stop);

} // namespace shoal::bt
