#include "core/swarm/torrents/meeting_torrent.h"

#include "core/swarm/torrents/certificates.h"
#include "core/torrent/bencode_writer.h"

namespace shoal::swarm {
namespace {
constexpr std::int64_t blockSize = 16'384;

/// One file of one block, whose hash is the secret: no content is known that fits it.
std::string infoOf(const Secret& hash, const Secret& authoritySeed)
{
    BencodeWriter info;
    info.beginDictionary();
    info.string("file tree").beginDictionary().string("-").beginDictionary().string("").beginDictionary();
    info.string("length").integer(blockSize);
    info.string("pieces root").string({reinterpret_cast<const char*>(hash.view().data()), Secret::size});
    info.end().end().end();
    info.string("meta version").integer(2);
    info.string("name").string("-");
    info.string("piece length").integer(blockSize);
    info.string("private").integer(1);
    info.string("ssl-cert").string(certificatePem(authorityCertificate(authoritySeed)));
    info.end();
    return info.take();
}
} // namespace

std::string hubInfo(const EpochKeys& epoch) { return infoOf(epoch.hub, epoch.authoritySeed); }

std::string lobbyInfo(const LobbyKeys& lobby) { return infoOf(lobby.hub, lobby.authoritySeed); }

} // namespace shoal::swarm
