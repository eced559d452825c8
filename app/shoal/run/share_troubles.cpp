#include "app/shoal/run/share_troubles.h"

#include "app/shoal/words.h"

namespace shoal::app {
namespace {
/// As `shoal ls` says it, which knows that a service is there to go on; what the list has no words for as the error.
std::string wordsOf(const Error& error, const ShareRow& row)
{
    const bool hasReason = row.state == ShareState::Failed && row.reason.kind != ReasonKind::None
        && row.reason.kind != ReasonKind::DiskError;
    return hasReason ? sentence(row.reason) : sentence(error);
}
} // namespace

ShareTroubles::ShareTroubles(Foreground& foreground)
    : foreground_{foreground}
{
    foreground_.onEvent([this](const Event& event) { take(event); });
}

void ShareTroubles::take(const Event& event)
{
    if (const auto* const failed = std::get_if<ShareFailed>(&event))
        tell(*failed);
    else if (const auto* const banned = std::get_if<PeerBanned>(&event))
        tell(*banned);
}

void ShareTroubles::tell(const ShareFailed& failed)
{
    withRow(failed.id, [this, error = failed.error](const ShareRow& row) {
        foreground_.report(ShareStopped{NamedShare{row}, error, wordsOf(error, row)});
    });
}

void ShareTroubles::tell(const PeerBanned& banned)
{
    withRow(banned.id, [this, banned](const ShareRow& row) { foreground_.report(Banned{banned, row.name}); });
}

void ShareTroubles::withRow(ShareId id, std::function<void(const ShareRow&)> then)
{
    foreground_.engine().details(
        id, foreground_.reply<ShareDetails>([id, then = std::move(then)](const Result<ShareDetails>& details) {
            ShareRow gone;
            gone.id = id;
            then(details ? details->row : gone);
        }));
}

} // namespace shoal::app
