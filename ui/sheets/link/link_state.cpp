#include "ui/sheets/link/link_state.h"

#include "ui/words/reason_words.h"

#include <QCoreApplication>

namespace shoal::ui {
namespace {
struct LinkTexts {
    Q_DECLARE_TR_FUNCTIONS(LinkTexts)
};
} // namespace

LinkState linkStateOf(const ShareDetails& details)
{
    const auto& row = details.row;
    const bool isPrivate = details.torrent && details.torrent->isPrivate;
    switch (row.state) {
    case ShareState::Paused:
        return {false, LinkTexts::tr("The link doesn't work now: the share is paused."),
                LinkTexts::tr("Start it to go on.")};
    case ShareState::Failed: {
        const auto words = wordsFor(row.reason);
        return {false, LinkTexts::tr("The link doesn't work now: %1.").arg(words.what), words.advice};
    }
    case ShareState::Complete:
        return {false, LinkTexts::tr("You have it, and don't send it to others: the link leads to those who do."), {}};
    default: break;
    }
    if (isPrivate)
        return {true, LinkTexts::tr("It is private: its trackers alone lead others to it."),
                LinkTexts::tr("Give them the torrent file rather than the link.")};
    if (row.isAnnounced)
        return {true, LinkTexts::tr("The link works: the network knows that you have it."), {}};
    const auto words = wordsFor(row.reason);
    if (words.what.isEmpty())
        return {false, LinkTexts::tr("The link doesn't work yet: the network is being told."),
                LinkTexts::tr("This takes a few seconds.")};
    return {false, LinkTexts::tr("The link doesn't work yet: %1.").arg(words.what), words.advice};
}

} // namespace shoal::ui
