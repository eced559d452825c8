// Statements, holds, identities, words and marks against the document.
#include "core/swarm/freshness/hold.h"
#include "core/swarm/freshness/statement.h"
#include "core/swarm/keeping/generation.h"
#include "core/swarm/keeping/identity.h"
#include "core/swarm/keeping/recovery_words.h"
#include "core/torrent/info_hash.h"
#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
const std::chrono::sys_seconds vectorTime{std::chrono::seconds{1'700'000'000}};

TEST(SwarmVectors, Statement)
{
    Statement statement{.swarm = vectorId<SwarmId>("id-swarm"), .device = theOwner().id(), .time = vectorTime};
    statement.heads = {vectorId<EntryId>("id-swarm")};
    EXPECT_EQ(toHex(writeStatement(statement, theOwner().signing).value()), vectorText("statement"));
}

TEST(SwarmVectors, Hold)
{
    HoldPart part{.swarm = vectorId<SwarmId>("id-swarm"), .device = theJoiner().id(), .counter = 1'700'000'001};
    part.time = vectorTime;
    part.until = filled<ShareId>(0x0f);
    part.whole = {filled<ShareId>(0x0e)};
    part.part = {filled<ShareId>(0x0d)};
    EXPECT_EQ(toHex(writeHoldPart(part, theJoiner().signing).value()), vectorText("hold"));
}

TEST(SwarmVectors, Identity)
{
    const Identity identity{.swarm = vectorId<SwarmId>("id-swarm"),
                            .signingSeed = secretOf(8),
                            .agreementSeed = secretOf(9),
                            .person = filled<PersonId>(0x0d),
                            .label = "Bo",
                            .last = OwnEntry{2, entryIdOf(vectorBytes("leave"))},
                            .epoch = vectorId<EntryId>("id-swarm"),
                            .epochSecret = secretOf(4),
                            .members = {theOwner().keys()}};
    const auto file = writeIdentity(identity, "correct horse battery", filled<Salt>(0x10), filled<Nonce>(0x11));
    EXPECT_EQ(toHex(file.value()), vectorText("identity"));
    EXPECT_TRUE(readIdentity(vectorBytes("identity"), "correct horse battery"));
}

TEST(SwarmVectors, RecoveryWords)
{
    EXPECT_EQ(formatRecoveryWords(secretOf(3)), vectorText("recovery-words"));
    EXPECT_TRUE(parseRecoveryWords(vectorText("recovery-words")));
}

TEST(SwarmVectors, Generation)
{
    EXPECT_EQ(toHex(encodeGeneration({filled<Line>(0x12), 2, 1'700'000'000'123'456'789})), vectorText("generation"));
}

} // namespace
} // namespace shoal::swarm
