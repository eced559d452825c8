// Entries of private swarms: what is read is written in one way only, and nothing else is read.
#include "core/swarm/encoding/cbor.h"
#include "core/swarm/entries/entry.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

using namespace shoal;
using namespace shoal::swarm;

namespace {
/// As somebody else's entry, which says the same.
void checkSignedAnew(Entry entry)
{
    static const SigningPair somebody{Secret{std::array<std::uint8_t, Secret::size>{}}};
    entry.author = deviceIdOf(somebody.publicKey());
    const auto written = writeEntry(entry, somebody);
    test::require(written && isSignedBy(*written, somebody.publicKey()), "what was read can be signed");
    auto again = readEntry(*written);
    test::require(again.has_value(), "what was signed can be read");
    again->signature = entry.signature;
    test::require(*again == entry, "it says the same");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::span bytes{data, size};
    const auto value = decodeCbor(bytes);
    if (value)
        test::require(std::ranges::equal(encodeCbor(*value), bytes), "CBOR is written in one way only");
    const auto entry = readEntry(bytes);
    if (!entry)
        return 0;
    test::require(value.has_value(), "an entry is CBOR");
    const auto parents = parentsOf(*entry);
    test::require(std::ranges::is_sorted(parents) && std::ranges::adjacent_find(parents) == parents.end(),
                  "each parent is named once");
    test::require(parents.empty() == std::holds_alternative<Genesis>(entry->body) || entry->lamport > 1,
                  "only genesis stands at the beginning");
    if (const auto key = ownKey(*entry)) {
        test::require(deviceIdOf(*key) == entry->author, "genesis brings its author's key");
        isSignedBy(bytes, *key);
    } else {
        checkSignedAnew(*entry);
    }
    for (std::size_t cut = 0; cut < bytes.size(); ++cut)
        test::require(!readEntry(bytes.first(cut)), "no part of an entry is an entry");
    return 0;
}
