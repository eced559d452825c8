#include "core/bt/swarms/swarm_words.h"

#include <gmock/gmock.h>
#include <set>

namespace shoal::bt {
namespace {
using swarm::NodeTrouble;
using swarm::WriteFault;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

/// Words of the protocol and of libraries, which nobody has to know.
MATCHER(IsPlain, "")
{
    return testing::ExplainMatchResult(
        Not(AnyOf(HasSubstr("epoch"), HasSubstr("quorum"), HasSubstr("unproven"), HasSubstr("fork"), HasSubstr("tls"),
                  HasSubstr("author"), HasSubstr("lobby"), HasSubstr("quota"))),
        arg, result_listener);
}

TEST(SwarmWords, EveryTroubleSaysInAPlainSentenceWhatIsWrongAndWhatToDo)
{
    std::set<std::string> said;
    for (int trouble = 0; trouble <= static_cast<int>(NodeTrouble::NotStored); ++trouble) {
        const auto words = wordsFor(static_cast<NodeTrouble>(trouble), swarm::Permission{});
        EXPECT_THAT(words.text, IsPlain());
        EXPECT_THAT(words.advice, IsPlain());
        EXPECT_NE(words.advice, "");
        said.insert(words.text);
    }
    EXPECT_EQ(said.size(), static_cast<std::size_t>(NodeTrouble::NotStored) + 1) << "each says something else";
}

TEST(SwarmWords, WhatTheDiskTakesLaterIsntCalledUndone)
{
    const Error full{ErrorKind::DiskFull, "profile.db", "", "Do it again"};

    EXPECT_THAT(wordsFor(WriteFault::notStored(full), "choir").advice, HasSubstr("tried again by itself"));
    EXPECT_EQ(wordsFor(WriteFault::givenUp(full), "choir").advice, "Do it again") << "nobody tries this one again";
}

TEST(SwarmWords, APassphraseThatDoesntFitIsCalledSo)
{
    const auto error = wordsFor(swarm::IdentityFault::WrongOrDamaged, "ben.shoalid");

    EXPECT_EQ(error.about, "The passphrase");
    EXPECT_THAT(error.reason, HasSubstr("doesn't open the file"));
}

TEST(SwarmWords, HearsayIsPlainAndNamesWhoKnowsForCertain)
{
    const auto closed = swarm::wordsFor(swarm::Hearsay{.closed = swarm::ClosedBecause::Expired});
    EXPECT_THAT(closed, HasSubstr("\"The code has expired.\" Only the device that made the code knows"));
    EXPECT_THAT(closed, Not(HasSubstr("unproven")));
    for (const auto state : {swarm::RequestState::Kept, swarm::RequestState::HandedOn})
        EXPECT_THAT(swarm::wordsFor(swarm::Hearsay{.request = state}), IsPlain());
}

} // namespace
} // namespace shoal::bt
