// What somebody wants to receive: read from a pasted text or a torrent file.
#pragma once

#include "core/link/magnet.h"
#include "core/share.h"
#include "ui/words/error_words.h"

#include <QString>

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace shoal::ui {

struct ReceiveSource {
    std::variant<Magnet, std::string> source; ///< as AddRequest takes it
    InfoHashes hashes;
    QString name;                    ///< may be empty
    std::vector<ShareFileRow> files; ///< of a torrent file; a link doesn't know its own

    bool isLink() const { return std::holds_alternative<Magnet>(source); }
};
/// What stands in the way of it, in words.
using ReceiveSourceOrWords = tl::expected<ReceiveSource, ErrorWords>;

/// Forgives spaces, line breaks and words around the link.
ReceiveSourceOrWords readLink(const QString& text);
/// The torrent file that a text names (a path from the root, or a file:// address), if that is what it does.
std::optional<std::filesystem::path> torrentFileNamedBy(const QString& text);
/// Reads the disk: in the background.
ReceiveSourceOrWords readTorrentSource(const std::filesystem::path& file);

} // namespace shoal::ui
