#include "tests/core/swarm/vectors.h"

#include "core/torrent/info_hash.h"

#include <fstream>
#include <gtest/gtest.h>

namespace shoal::swarm {

std::string vectorText(const std::string& name)
{
    std::ifstream document{SHOAL_SOURCE_ROOT "/docs/swarm-protocol.md"};
    const auto start = "| `" + name + "` | `";
    for (std::string line; std::getline(document, line);)
        if (line.starts_with(start))
            return line.substr(start.size(), line.size() - start.size() - 3);
    ADD_FAILURE() << "the document has no vector " << name;
    return {};
}

Bytes vectorBytes(const std::string& name)
{
    const auto bytes = fromHex(vectorText(name));
    EXPECT_TRUE(bytes) << name;
    return bytes ? Bytes{bytes->begin(), bytes->end()} : Bytes{};
}

Secret secretOf(std::uint8_t byte)
{
    std::array<std::uint8_t, Secret::size> bytes{};
    bytes.fill(byte);
    return Secret{bytes};
}

Device theOwner() { return {SigningPair{secretOf(1)}, AgreementPair{secretOf(2)}}; }

Device theJoiner() { return {SigningPair{secretOf(8)}, AgreementPair{secretOf(9)}}; }

Device theRecoveryKey() { return {SigningPair{secretOf(3)}, AgreementPair{secretOf(3)}}; }

Entry theGenesis()
{
    Genesis body{.name = "Família",
                 .owner = theOwner().keys(),
                 .recovery = SigningPair{secretOf(3)}.publicKey(),
                 .person = filled<PersonId>(5),
                 .label = "Ana",
                 .freshness = std::chrono::days{30},
                 .quotas = {.reader = 100, .writer = 10'000, .admin = 50'000},
                 .epoch = SecretHash{deviceIdOf(filled<SigningKey>(4)).bytes}, // SHA-256 of the epoch's secret
                 .noise = filled<decltype(Genesis::noise)>(6)};
    Entry entry{.author = theOwner().id(), .body = std::move(body)};
    entry.time = std::chrono::sys_seconds{std::chrono::seconds{1'700'000'000}};
    return entry;
}

Entry ownersEntry(Body body)
{
    auto entry = theGenesis();
    entry.swarm = vectorId<SwarmId>("id-swarm");
    entry.sequence = 2;
    entry.previous = vectorId<EntryId>("id-swarm");
    entry.lamport = 2;
    entry.body = std::move(body);
    return entry;
}

} // namespace shoal::swarm
