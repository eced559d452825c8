// Entries of private swarms: what is read is written in one way only, and nothing else is read.
#include "core/swarm/cbor.h"
#include "core/swarm/entry.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

using namespace shoal;
using namespace shoal::swarm;

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
    if (const auto key = ownKey(*entry))
        test::require(deviceIdOf(*key) == entry->author, "genesis brings its author's key");
    for (std::size_t cut = 0; cut < bytes.size(); ++cut)
        test::require(!readEntry(bytes.first(cut)), "no part of an entry is an entry");
    return 0;
}
