// Statements and holds of private swarms: what is read keeps its limits and says the same when it is written.
#include "core/swarm/freshness/hold.h"
#include "core/swarm/freshness/statement.h"
#include "core/swarm/replica/hold_words.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

using namespace shoal;
using namespace shoal::swarm;

namespace {
const SigningPair& somebody()
{
    static const SigningPair pair{Secret{std::array<std::uint8_t, Secret::size>{}}};
    return pair;
}

void checkStatement(Statement statement)
{
    test::require(!statement.heads.empty() && statement.heads.size() <= mostHeads, "it names some heads");
    isSignedBy(statement, somebody().publicKey());
    statement.device = deviceIdOf(somebody().publicKey());
    const auto written = writeStatement(statement, somebody());
    test::require(written.has_value(), "what was read can be signed");
    auto again = readStatement(*written);
    test::require(again && isSignedBy(*again, somebody().publicKey()), "what was signed can be read");
    again->signature = statement.signature;
    test::require(*again == statement, "it says the same");
}

void checkPart(HoldPart part)
{
    test::require(part.whole.size() + part.part.size() <= mostHeldInPart, "it is one message");
    for (const auto& share : part.part)
        test::require(!std::ranges::binary_search(part.whole, share), "nothing is named twice");
    for (const auto* const shares : {&part.whole, &part.part})
        for (const auto& share : *shares)
            test::require((!part.after || share > *part.after) && (!part.until || share <= *part.until),
                          "it keeps to its stretch");
    isSignedBy(part, somebody().publicKey());
    part.device = deviceIdOf(somebody().publicKey());
    const auto written = writeHoldPart(part, somebody());
    test::require(written.has_value(), "what was read can be signed");
    auto again = readHoldPart(*written);
    test::require(again && isSignedBy(*again, somebody().publicKey()), "what was signed can be read");
    again->signature = part.signature;
    test::require(*again == part, "it says the same");
}

void checkWhole(const std::vector<Bytes>& parts, std::span<const std::uint8_t> bytes)
{
    test::require(!parts.empty(), "a hold has a part");
    for (const auto& part : parts)
        test::require(readHoldPart(part).has_value(), "each part is one");
    test::require(std::ranges::equal(joinHold(parts), bytes), "a hold is written in one way");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::span bytes{data, size};
    const auto statement = readStatement(bytes);
    const auto part = readHoldPart(bytes);
    test::require(!statement || !part, "nothing is both");
    if (statement)
        checkStatement(*statement);
    if (part)
        checkPart(*part);
    if (const auto parts = splitHold(bytes))
        checkWhole(*parts, bytes);
    return 0;
}
