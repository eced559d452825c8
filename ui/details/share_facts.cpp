#include "ui/details/share_facts.h"

#include "ui/list/share_columns.h"
#include "ui/words/format.h"
#include "ui/words/reason_words.h"
#include "ui/words/state_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace shoal::ui {
namespace {
struct ShareFacts {
    Q_DECLARE_TR_FUNCTIONS(ShareFacts)
};
using Details = const ShareDetails&;

const QString dash = QStringLiteral("–");
QString orDash(const QString& text) { return text.isEmpty() ? dash : text; }

QString sizeFact(Details share) { return share.row.hasMetadata ? bytesText(share.row.size) : dash; }

QString wantedFact(Details share)
{
    return share.row.wanted == share.row.size ? QString{} : bytesText(share.row.wanted);
}

QString peersFact(Details share)
{
    return ShareFacts::tr("%1 of %2", "peers connected of known").arg(share.row.peers).arg(share.row.knownPeers);
}

QString piecesFact(Details share)
{
    if (!share.torrent)
        return {};
    return ShareFacts::tr("%n of %1 each", "pieces", static_cast<int>(share.torrent->pieceCount))
        .arg(bytesText(share.torrent->pieceLength));
}

QString createdFact(Details share)
{
    const bool isKnown = share.torrent && share.torrent->createdAt.time_since_epoch().count() > 0;
    return isKnown ? dateText(share.torrent->createdAt) : QString{};
}

QString swarmFact(Details share)
{
    if (!share.row.swarm)
        return {};
    return share.row.swarmName.empty() ? ShareFacts::tr("One that isn't in the profile any more")
                                       : text(share.row.swarmName);
}

QString privateFact(Details share)
{
    return share.torrent && share.torrent->isPrivate ? ShareFacts::tr("Yes: peers come from its trackers alone")
                                                     : QString{};
}
} // namespace

const std::vector<ShareFact>& shareFacts()
{
    using Group = ShareFact::Group;
    static const std::vector<ShareFact> facts{
        {"size", QT_TRANSLATE_NOOP("ShareFacts", "Size"), Group::Progress, false, false, sizeFact},
        {"wanted", QT_TRANSLATE_NOOP("ShareFacts", "Wanted"), Group::Progress, false, false, wantedFact},
        {"here", QT_TRANSLATE_NOOP("ShareFacts", "Here"), Group::Progress, false, false,
         [](Details share) { return share.row.hasMetadata ? bytesText(share.row.done) : dash; }},
        {"received", QT_TRANSLATE_NOOP("ShareFacts", "Received"), Group::Progress, false, false,
         [](Details share) { return bytesText(share.row.downloaded); }},
        {"sent", QT_TRANSLATE_NOOP("ShareFacts", "Sent"), Group::Progress, false, false,
         [](Details share) { return bytesText(share.row.uploaded); }},
        {"ratio", QT_TRANSLATE_NOOP("ShareFacts", "Ratio"), Group::Progress, false, false,
         [](Details share) { return ratioText(share.row.uploaded, share.row.size); }},
        {"receiving", QT_TRANSLATE_NOOP("ShareFacts", "Receiving"), Group::Progress, false, false,
         [](Details share) { return orDash(rateText(share.row.downRate)); }},
        {"sending", QT_TRANSLATE_NOOP("ShareFacts", "Sending"), Group::Progress, false, false,
         [](Details share) { return orDash(rateText(share.row.upRate)); }},
        {"left", QT_TRANSLATE_NOOP("ShareFacts", "Time left"), Group::Progress, false, false,
         [](Details share) { return share.row.timeLeft ? durationText(*share.row.timeLeft) : dash; }},
        {"peers", QT_TRANSLATE_NOOP("ShareFacts", "Peers"), Group::Progress, false, false, peersFact},
        {"seeds", QT_TRANSLATE_NOOP("ShareFacts", "Complete peers"), Group::Progress, false, false,
         [](Details share) { return QString::number(share.row.seeds); }},
        {"added", QT_TRANSLATE_NOOP("ShareFacts", "Added"), Group::Progress, false, false,
         [](Details share) { return dateText(share.row.addedAt); }},
        {"completed", QT_TRANSLATE_NOOP("ShareFacts", "Completed"), Group::Progress, false, false,
         [](Details share) { return share.row.completedAt ? dateText(*share.row.completedAt) : dash; }},
        {"folder", QT_TRANSLATE_NOOP("ShareFacts", "Folder"), Group::Share, true, false,
         [](Details share) { return text(share.row.folder); }},
        {"swarm", QT_TRANSLATE_NOOP("ShareFacts", "Private swarm"), Group::Share, true, false, swarmFact},
        {"link", QT_TRANSLATE_NOOP("ShareFacts", "Link"), Group::Share, true, true,
         [](Details share) { return text(share.link); }},
        {"hash1", QT_TRANSLATE_NOOP("ShareFacts", "Info-hash v1"), Group::Share, true, true,
         [](Details share) { return share.row.hashes.v1 ? text(toHex(share.row.hashes.v1->bytes)) : QString{}; }},
        {"hash2", QT_TRANSLATE_NOOP("ShareFacts", "Info-hash v2"), Group::Share, true, true,
         [](Details share) { return share.row.hashes.v2 ? text(toHex(share.row.hashes.v2->bytes)) : QString{}; }},
        {"pieces", QT_TRANSLATE_NOOP("ShareFacts", "Pieces"), Group::Share, false, false, piecesFact},
        {"comment", QT_TRANSLATE_NOOP("ShareFacts", "Comment"), Group::Share, true, false,
         [](Details share) { return share.torrent ? text(share.torrent->comment) : QString{}; }},
        {"creator", QT_TRANSLATE_NOOP("ShareFacts", "Made with"), Group::Share, true, false,
         [](Details share) { return share.torrent ? text(share.torrent->creator) : QString{}; }},
        {"created", QT_TRANSLATE_NOOP("ShareFacts", "Made"), Group::Share, false, false, createdFact},
        {"private", QT_TRANSLATE_NOOP("ShareFacts", "Private"), Group::Share, true, false, privateFact},
    };
    return facts;
}

QString titleOf(const ShareFact& fact) { return ShareFacts::tr(fact.title); }

QString stateSentence(const ShareRow& row)
{
    const auto why = wordsFor(row.reason);
    if (why.what.isEmpty())
        return stateText(row.state);
    return ShareFacts::tr("%1. %2", "the state and its reason, what to do").arg(stateAndReason(row), why.advice);
}

std::filesystem::path placeOf(const ShareDetails& share)
{
    if (!share.torrent)
        return share.row.folder;
    if (share.torrent->files.size() == 1 && !share.places.empty())
        return share.places.front().path;
    return share.row.folder / share.torrent->name;
}

} // namespace shoal::ui
