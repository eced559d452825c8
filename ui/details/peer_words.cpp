#include "ui/details/peer_words.h"

#include "core/link/host_port.h"
#include "ui/words/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace shoal::ui {
namespace {
struct PeerFlags {
    Q_DECLARE_TR_FUNCTIONS(PeerFlags)
};
struct PeerFlag {
    char letter;
    const char* words;
    bool (*holds)(const PeerRow& peer);
};
using Peer = const PeerRow&;

constexpr std::array peerFlags{
    PeerFlag{'P', QT_TRANSLATE_NOOP("PeerFlags", "uTP"), [](Peer peer) { return peer.isUtp; }},
    PeerFlag{'E', QT_TRANSLATE_NOOP("PeerFlags", "encrypted"), [](Peer peer) { return peer.isEncrypted; }},
    PeerFlag{'I', QT_TRANSLATE_NOOP("PeerFlags", "it connected to us"), [](Peer peer) { return peer.isIncoming; }},
    PeerFlag{'W', QT_TRANSLATE_NOOP("PeerFlags", "it has what we want"), [](Peer peer) { return peer.isInteresting; }},
    PeerFlag{'C', QT_TRANSLATE_NOOP("PeerFlags", "it makes us wait"), [](Peer peer) { return peer.isChokingUs; }},
    PeerFlag{'S', QT_TRANSLATE_NOOP("PeerFlags", "it promised and sent nothing for a minute"),
             [](Peer peer) { return peer.isSnubbed; }},
    PeerFlag{'N', QT_TRANSLATE_NOOP("PeerFlags", "it wants what we have"), [](Peer peer) { return peer.isInterested; }},
    PeerFlag{'K', QT_TRANSLATE_NOOP("PeerFlags", "we make it wait"), [](Peer peer) { return peer.isChoked; }},
    PeerFlag{'H', QT_TRANSLATE_NOOP("PeerFlags", "from the DHT"), [](Peer peer) { return peer.origin.dht; }},
    PeerFlag{'X', QT_TRANSLATE_NOOP("PeerFlags", "from other peers (PEX)"),
             [](Peer peer) { return peer.origin.peerExchange; }},
    PeerFlag{'L', QT_TRANSLATE_NOOP("PeerFlags", "from the local network"),
             [](Peer peer) { return peer.origin.localDiscovery; }},
    PeerFlag{'T', QT_TRANSLATE_NOOP("PeerFlags", "from a tracker"), [](Peer peer) { return peer.origin.tracker; }},
    PeerFlag{'M', QT_TRANSLATE_NOOP("PeerFlags", "from the link, or added by hand"),
             [](Peer peer) { return peer.origin.byHand; }},
};
} // namespace

QString peerLetters(const PeerRow& peer)
{
    QString letters;
    for (const auto& flag : peerFlags)
        if (flag.holds(peer))
            letters += QLatin1Char{flag.letter};
    return letters;
}

QString peerFlagWords(const PeerRow& peer)
{
    QStringList words;
    for (const auto& flag : peerFlags)
        if (flag.holds(peer))
            words.append(PeerFlags::tr(flag.words));
    return words.join(PeerFlags::tr(", ", "between the parts of a list"));
}

QString peerFlagLines(const PeerRow& peer)
{
    QStringList lines;
    for (const auto& flag : peerFlags)
        if (flag.holds(peer))
            lines.append(PeerFlags::tr("%1: %2", "a letter, what it means")
                             .arg(QLatin1Char{flag.letter})
                             .arg(PeerFlags::tr(flag.words)));
    return lines.join(QLatin1Char{'\n'});
}

QString countryText(const std::string& code)
{
    const auto letters = text(code);
    const auto territory = letters.isEmpty() ? QLocale::AnyTerritory : QLocale::codeToTerritory(letters);
    if (territory == QLocale::AnyTerritory)
        return letters;
    return PeerFlags::tr("%1, %2", "code of a country, its name").arg(letters, QLocale::territoryToString(territory));
}

std::string hostOf(const std::string& address)
{
    const auto parts = parseHostPort(address);
    return parts ? parts->host : address;
}

bool isPeerAddress(const QString& text)
{
    const auto parts = parseHostPort(plain(text.trimmed()));
    return parts && parts->kind != HostPort::Kind::Name && parts->port != 0;
}

} // namespace shoal::ui
