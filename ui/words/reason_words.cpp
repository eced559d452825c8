#include "ui/words/reason_words.h"

#include "ui/words/format.h"

#include <QCoreApplication>

namespace shoal::ui {
namespace {
struct ReasonTexts {
    Q_DECLARE_TR_FUNCTIONS(ReasonTexts)
};
QString inBrackets(const std::string& detail)
{
    return detail.empty() ? QString{}
                          : ReasonTexts::tr(" (%1)", "behind a reason: the system's words for it").arg(text(detail));
}
int number(std::int64_t count) { return static_cast<int>(count); }

ReasonWords diskWords(const Reason& reason)
{
    const auto file = reason.about.empty() ? ReasonTexts::tr("a file") : text(reason.about);
    switch (reason.kind) {
    case ReasonKind::LowDiskSpace:
        return {ReasonTexts::tr("%1 has %2 free, and %3 are needed")
                    .arg(reason.about.empty() ? ReasonTexts::tr("the disk") : text(reason.about),
                         bytesText(static_cast<Bytes>(reason.free)), bytesText(static_cast<Bytes>(reason.needed))),
                ReasonTexts::tr("Free some space, then start it again.")};
    case ReasonKind::SlowDisk:
        return {ReasonTexts::tr("waiting for the disk to write what has come"),
                ReasonTexts::tr("It goes on by itself. If it lasts, look what else keeps the disk busy.")};
    case ReasonKind::DiskFull:
        return {ReasonTexts::tr("the disk is full, %1 can't be written").arg(file),
                ReasonTexts::tr("Free some space, then start it again.")};
    case ReasonKind::PermissionDenied:
        return {ReasonTexts::tr("%1 may not be used").arg(file),
                ReasonTexts::tr("Check its owner and permissions, then start it again.")};
    case ReasonKind::FileInTheWay:
        return {ReasonTexts::tr("%1 is a file of other content").arg(file),
                ReasonTexts::tr("Move it away, then start it again.")};
    case ReasonKind::ContentGone:
        return {ReasonTexts::tr("%1 is gone").arg(file),
                ReasonTexts::tr("Connect its drive or put it back, then start it again.")};
    default:
        return {ReasonTexts::tr("%1 could not be read or written%2").arg(file, inBrackets(reason.detail)),
                ReasonTexts::tr("Check the disk, then start it again.")};
    }
}

ReasonWords peerWords(const Reason& reason)
{
    switch (reason.kind) {
    case ReasonKind::NoDhtNode:
        return {ReasonTexts::tr("no DHT node answers"),
                ReasonTexts::tr("Check the internet connection, and that UDP isn't blocked.")};
    case ReasonKind::NobodyAnnounces:
        return {ReasonTexts::tr("nobody offers it now"),
                ReasonTexts::tr("It starts by itself when somebody does: ask whether the sharer is online.")};
    case ReasonKind::NobodyReachable:
        return {ReasonTexts::tr("%n peer(s) found, none could be connected", nullptr, number(reason.count))
                    + inBrackets(reason.detail),
                ReasonTexts::tr("It tries again by itself. If it lasts, ask the sharer to forward a port.")};
    case ReasonKind::NotReachable:
        return {ReasonTexts::tr("nobody can connect from outside"),
                ReasonTexts::tr("Forward the listening port in the router to this computer, or switch on UPnP or "
                                "NAT-PMP there.")};
    case ReasonKind::ChokedByAll:
        return {ReasonTexts::tr("waiting for a turn at %n connected peer(s)", nullptr, number(reason.count)),
                ReasonTexts::tr("It goes on by itself.")};
    case ReasonKind::PieceUnavailable:
        return {ReasonTexts::tr("no connected peer has piece %1 (%n missing this way)", nullptr, number(reason.needed))
                    .arg(reason.count),
                ReasonTexts::tr("It goes on when somebody who has it comes online.")};
    default:
        return {ReasonTexts::tr("peers are connected, the list of files has not come yet"),
                ReasonTexts::tr("It goes on by itself.")};
    }
}
} // namespace

ReasonWords wordsFor(const Reason& reason)
{
    switch (reason.kind) {
    case ReasonKind::None: return {{}, ReasonTexts::tr("Nothing holds it up.")};
    case ReasonKind::Queued:
        return {ReasonTexts::tr("queued at position %1").arg(reason.count),
                ReasonTexts::tr("Its turn comes by itself.")};
    case ReasonKind::PausedByUser:
        return {ReasonTexts::tr("paused by you"), ReasonTexts::tr("Start it again to go on.")};
    case ReasonKind::NetworkDown:
        return {ReasonTexts::tr("there is no network to use"),
                ReasonTexts::tr("Check the connection, and the addresses in Preferences, Network.")};
    case ReasonKind::DhtOff:
        return {ReasonTexts::tr("the DHT is switched off, and there is no tracker"),
                ReasonTexts::tr("Switch the DHT on in Preferences, Finding peers.")};
    case ReasonKind::NotRunning: return {ReasonTexts::tr("nothing runs it now"), ReasonTexts::tr("Start it to go on.")};
    case ReasonKind::Checking:
        return {ReasonTexts::tr("the data on disk is being checked"), ReasonTexts::tr("It goes on by itself.")};
    case ReasonKind::NobodyAsks:
        return {ReasonTexts::tr("nobody asks for it now"), ReasonTexts::tr("Give somebody the link.")};
    case ReasonKind::Connecting:
        return {ReasonTexts::tr("asking the network"), ReasonTexts::tr("This takes a few seconds.")};
    case ReasonKind::NoMemberAsks:
        return {ReasonTexts::tr("no member asks for it now"), ReasonTexts::tr("Members find it in the catalogue.")};
    case ReasonKind::NoMemberHasIt:
        return {ReasonTexts::tr("no member that has it is connected"),
                ReasonTexts::tr("It goes on by itself when one is.")};
    case ReasonKind::NotAMember:
        return {ReasonTexts::tr("this device is no member of its private swarm any more"),
                ReasonTexts::tr("What came so far stays; a new code lets it in again.")};
    case ReasonKind::SwarmWaits:
        return {QString::fromStdString(reason.detail), ReasonTexts::tr("It goes on by itself.")};
    case ReasonKind::LowDiskSpace:
    case ReasonKind::SlowDisk:
    case ReasonKind::DiskFull:
    case ReasonKind::PermissionDenied:
    case ReasonKind::FileInTheWay:
    case ReasonKind::ContentGone:
    case ReasonKind::DiskError: return diskWords(reason);
    default: return peerWords(reason);
    }
}

} // namespace shoal::ui
