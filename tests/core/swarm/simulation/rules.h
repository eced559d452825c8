// The rules of section 6 that an attack needs off. Tests turn one off to show that nothing else would stop the attack.
#pragma once

#include <array>
#include <string_view>

namespace shoal::swarm::simulation {

struct Rules {
    /// What a device signed to be let in holds for the invites of one author. Off, attackers also let in whoever asked
    /// somebody else, under an invite of their own with the same key. `higherBringersWin` stops that for those whom an
    /// owner or admin let in, nothing in section 6 for members' own further devices.
    bool requestsNameAuthor = true;
    // 6.2
    bool recoveryCuts = true;      ///< an owner that the recovery key cuts is none beyond what the cut knows
    bool ownersStay = true;        ///< only the recovery key cuts an owner's device
    bool recoveryAloneCuts = true; ///< an owner's `owner` entry cuts nobody
    bool ownersAdmitOnce = true;   ///< an owner's admission of a device that is there is none
    // 6.3
    bool ownersAloneMakeAdmins = true;
    bool losingWins = true;         ///< a cut or lowering that an entry doesn't know reaches it
    bool causalRights = true;       ///< rights are what the entry's own past gives
    bool disputes = true;           ///< an admin's removal of an admin is a dispute, not a cut
    bool oneDispute = true;         ///< a suspended admin's further disputes don't hold, nor one against several
    bool promotionsAreApart = true; ///< a promotion that knows a removal leaves it alone
    // 6.4
    bool suspension = true; ///< whoever is in a dispute that holds writes nothing that counts
    bool forksVoid = true;  ///< what comes from a fork on counts by anchor or settle alone
    bool anchors = true;    ///< what an owner or admin built on counts in spite of a later fork
    bool onlyAdminsAnchor = true;
    bool twoHalvesMend = true;   ///< a third half changes nothing
    bool settledByHigher = true; ///< admins settle neither themselves nor admins or owners
    bool quota = true;
    // 6.5
    bool ownPersonOnly = true; ///< a member invites into its own person
    bool invitesAuthorOnly = true;
    bool invitesRole = true; ///< an admission gives no more than its invite and its author
    bool cancels = true;
    bool personsAreNew = true; ///< an admission outside one's own person draws a new one
    bool fivePerPerson = true;
    bool higherBringersWin = true; ///< a member's admission beside an owner's or admin's is none
    bool cutForGood = true;        ///< a device that was cut stays out, whoever admits it again
    bool leaves = true;
    bool writersPublish = true;
    bool membersOnly = true;  ///< membership is what counting entries give
    bool personsCount = true; ///< a person is what counting entries say
    // 6.7, 6.8
    bool tightEpochs = true;
    bool relayLimits = true;

    bool operator==(const Rules&) const = default;
};

/// Every rule on but this one.
inline Rules without(bool Rules::*rule)
{
    Rules rules;
    rules.*rule = false;
    return rules;
}

/// A rule by its name, and what must be off too for its lack to matter: another rule that stops the same attack.
struct NamedRule {
    std::string_view name;
    bool Rules::*rule;
    bool Rules::*also = nullptr;
};

/// Those whose lack the simulation finds: all but `ownersAdmitOnce` and `promotionsAreApart`, as no honest owner admits
/// twice or promotes whom it knows to be cut.
inline constexpr std::array<NamedRule, 29> foundBySimulation{{
    {"recoveryCuts", &Rules::recoveryCuts},
    {"ownersStay", &Rules::ownersStay},
    {"recoveryAloneCuts", &Rules::recoveryAloneCuts},
    {"ownersAloneMakeAdmins", &Rules::ownersAloneMakeAdmins},
    {"losingWins", &Rules::losingWins},
    {"causalRights", &Rules::causalRights},
    {"disputes", &Rules::disputes},
    {"oneDispute", &Rules::oneDispute},
    {"suspension", &Rules::suspension},
    {"forksVoid", &Rules::forksVoid},
    {"anchors", &Rules::anchors},
    {"onlyAdminsAnchor", &Rules::onlyAdminsAnchor},
    {"twoHalvesMend", &Rules::twoHalvesMend},
    {"settledByHigher", &Rules::settledByHigher},
    {"quota", &Rules::quota},
    {"ownPersonOnly", &Rules::ownPersonOnly},
    {"invitesAuthorOnly", &Rules::invitesAuthorOnly},
    {"invitesRole", &Rules::invitesRole},
    {"cancels", &Rules::cancels},
    {"personsAreNew", &Rules::personsAreNew},
    {"fivePerPerson", &Rules::fivePerPerson},
    {"higherBringersWin", &Rules::higherBringersWin, &Rules::requestsNameAuthor},
    {"cutForGood", &Rules::cutForGood},
    {"leaves", &Rules::leaves},
    {"writersPublish", &Rules::writersPublish},
    {"membersOnly", &Rules::membersOnly},
    {"personsCount", &Rules::personsCount},
    {"tightEpochs", &Rules::tightEpochs},
    {"relayLimits", &Rules::relayLimits},
}};

} // namespace shoal::swarm::simulation
