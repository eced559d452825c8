#include "core/swarm/node/join_words.h"

#include <array>

namespace shoal::swarm {
namespace {

template <class Kind>
struct WordsRow {
    Kind kind;
    const char* says;
    const char* advice;
};

constexpr std::array closedWords{
    WordsRow<ClosedBecause>{ClosedBecause::Expired, "The code has expired.", "Ask for a new code."},
    WordsRow<ClosedBecause>{ClosedBecause::UsedUp, "The code is used up: others joined with it.",
                            "Ask for a new code."},
    WordsRow<ClosedBecause>{ClosedBecause::Cancelled, "The code was cancelled.", "Ask whoever gave it to you."},
    WordsRow<ClosedBecause>{ClosedBecause::Refused, "This device was refused, or was let in by another code.",
                            "Ask whoever gave you the code."},
    WordsRow<ClosedBecause>{ClosedBecause::TooManyDevices,
                            "The person whose device it would be has five in the swarm already.",
                            "A code of an owner or admin lets the device in as somebody new."},
    WordsRow<ClosedBecause>{ClosedBecause::AuthorMayNot,
                            "The device that made the code may not let anybody in any more.",
                            "Ask an owner or admin of the swarm for a new code."},
    WordsRow<ClosedBecause>{ClosedBecause::DeviceRemoved,
                            "This device was removed from the swarm, with the keys it has.",
                            "Ask for a new code, and join anew with it."},
};

constexpr std::array logWords{
    WordsRow<LogVerdict>{LogVerdict::Joined, "", ""},
    WordsRow<LogVerdict>{LogVerdict::NotWanted, "", ""},
    WordsRow<LogVerdict>{LogVerdict::ForeignSwarm, "The log that came is another swarm's.",
                         "Nothing of it was believed; other members are asked."},
    WordsRow<LogVerdict>{LogVerdict::NotInIt, "The log that came doesn't show this device yet.",
                         "It isn't all here, or a member withholds it; others are asked."},
    WordsRow<LogVerdict>{LogVerdict::DoesNotCount,
                         "This device was let in by somebody who had lost the right to do so.",
                         "An owner may let it in instead; or ask for a new code."},
    WordsRow<LogVerdict>{LogVerdict::AdmittedByAnother,
                         "This device was let in, but neither by the device that made the code nor by an owner.",
                         "Ask an owner or admin for a new code."},
    WordsRow<LogVerdict>{LogVerdict::NoMember, "This device was let in, and removed or suspended since.",
                         "Ask an owner or admin of the swarm."},
    WordsRow<LogVerdict>{LogVerdict::ForeignEpoch, "The secret that came doesn't fit the swarm's log.",
                         "The device that made the code is asked again."},
};

constexpr std::array termsWords{
    WordsRow<TermsFault>{TermsFault::NotAMember, "This device is no member, or suspended.",
                         "An owner or admin can help."},
    WordsRow<TermsFault>{TermsFault::MayNotInvite, "Only owners and admins invite others.",
                         "Further devices of your own can be invited by everybody."},
    WordsRow<TermsFault>{TermsFault::RoleTooHigh, "The role is higher than this device may give.",
                         "Choose a lower role; an owner can raise it."},
    WordsRow<TermsFault>{TermsFault::ExpiryPassed, "The code would be expired already.", "Choose a later time."},
    WordsRow<TermsFault>{TermsFault::ExpiryTooLate, "The code would be good for too long.", "Choose an earlier time."},
    WordsRow<TermsFault>{TermsFault::UsesOutOfRange, "A code is good for 1 to 1,000 devices.",
                         "Choose another number."},
    WordsRow<TermsFault>{TermsFault::TooManyOpen, "This device has 256 open codes.", "Cancel one first."},
};

constexpr std::array missingWords{
    WordsRow<InviteMissing>{InviteMissing::NoInvite, "There is no such open invite.",
                            "`shoal swarm invites` lists them."},
    WordsRow<InviteMissing>{InviteMissing::NotOurs, "Another device made this invite.",
                            "That device can cancel it, or an owner's."},
    WordsRow<InviteMissing>{InviteMissing::NotAsking, "No such device waits to be let in.",
                            "`shoal swarm invites` lists who waits."},
    WordsRow<InviteMissing>{InviteMissing::LetInNoMore, "The device can't be let in any more, and is told why.",
                            "It needs a new code."},
};

template <class Kind, std::size_t Size>
JoinWords wordsIn(const std::array<WordsRow<Kind>, Size>& rows, Kind kind)
{
    for (const auto& row : rows)
        if (row.kind == kind)
            return {row.says, row.advice};
    return {};
}
} // namespace

JoinWords wordsFor(ClosedBecause why) { return wordsIn(closedWords, why); }

JoinWords wordsFor(LogVerdict verdict) { return wordsIn(logWords, verdict); }

JoinWords wordsFor(TermsFault fault) { return wordsIn(termsWords, fault); }

JoinWords wordsFor(InviteMissing fault) { return wordsIn(missingWords, fault); }

std::string wordsForNobody()
{
    return "No device that knows this code was found so far. Ask whether one of the swarm is online, and whether the "
           "code is still good: a week after it was closed nobody answers it any more.";
}

std::string wordsFor(const Hearsay& hearsay)
{
    if (hearsay.closed)
        return "A member says: \"" + wordsFor(*hearsay.closed).says
            + "\" Only the device that made the code knows for certain, so it is asked further.";
    switch (hearsay.request) {
    case RequestState::Unknown: return {};
    case RequestState::Kept: return "A member says that it keeps the request until that device comes online.";
    case RequestState::HandedOn: return "A member says that it passed the request on to that device.";
    }
    return {};
}

} // namespace shoal::swarm
