#include "core/swarm/freshness/statement.h"

#include "core/swarm/encoding/cbor.h"
#include "tests/core/swarm/history.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

Statement ownersStatement(std::size_t heads = 2)
{
    Statement statement{.swarm = filled<SwarmId>(1), .device = theOwner().id()};
    statement.time = std::chrono::sys_seconds{std::chrono::seconds{1'700'000'000}};
    for (std::size_t i = 0; i < heads; ++i)
        statement.heads.push_back(filled<EntryId>(static_cast<std::uint8_t>(i + 1)));
    return statement;
}

TEST(Statement, IsReadBackAsItWasWritten)
{
    for (const std::size_t heads : {std::size_t{1}, std::size_t{2}, mostHeads}) {
        auto statement = ownersStatement(heads);
        const auto bytes = writeStatement(statement, theOwner().signing);
        ASSERT_TRUE(bytes);
        const auto read = readStatement(*bytes);
        ASSERT_TRUE(read);
        statement.signature = read->signature;
        EXPECT_EQ(*read, statement);
        EXPECT_TRUE(isSignedBy(*read, theOwner().keys().signing));
    }
}

TEST(Statement, IsNotWrittenBeyondItsLimits)
{
    EXPECT_FALSE(writeStatement(ownersStatement(0), theOwner().signing));
    EXPECT_FALSE(writeStatement(ownersStatement(mostHeads + 1), theOwner().signing));
    EXPECT_FALSE(writeStatement(ownersStatement(), theJoiner().signing)) << "another's key";
    auto unordered = ownersStatement();
    std::swap(unordered.heads[0], unordered.heads[1]);
    EXPECT_FALSE(writeStatement(unordered, theOwner().signing));
}

TEST(Statement, EveryChangedByteBreaksIt)
{
    const auto bytes = writeStatement(ownersStatement(), theOwner().signing).value();
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto changed = bytes;
        changed[at] ^= 1;
        const auto read = readStatement(changed);
        EXPECT_FALSE(read && isSignedBy(*read, theOwner().keys().signing)) << at;
    }
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(readStatement(ByteView{bytes}.first(size))) << size;
}

TEST(Statement, ASignatureForAnotherPurposeDoesNotFit)
{
    const auto statement = ownersStatement();
    const auto message =
        encodeCbor(Cbor{Cbor::Array{statement.swarm.view(), statement.device.view(), 1'700'000'000,
                                    Cbor{Cbor::Array{statement.heads[0].view(), statement.heads[1].view()}}}});
    auto forged = statement;
    forged.signature = theOwner().signing.sign("shoal-statement-1", message);
    EXPECT_TRUE(isSignedBy(forged, theOwner().keys().signing));
    forged.signature = theOwner().signing.sign("shoal-hold-1", message);
    EXPECT_FALSE(isSignedBy(forged, theOwner().keys().signing));
}

} // namespace
} // namespace shoal::swarm
