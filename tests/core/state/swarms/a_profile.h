// A profile's database with a swarm in it, and the entries of one of its devices.
#pragma once

#include "core/state/database.h"
#include "core/state/swarms/kept_entries.h"
#include "core/state/swarms/kept_swarms.h"
#include "core/state/swarms/own_entries.h"
#include "tests/core/swarm/history.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <optional>
#include <vector>

namespace shoal::swarm {

/// The owner's profile: its swarm is that of `History`.
class SwarmProfile : public testing::Test {
protected:
    SwarmProfile() { reopen(); }

    std::filesystem::path file() const { return folder.path() / "state.db"; }
    void reopen()
    {
        database.reset(); // SQLite writes its log into the file
        auto opened = Database::open(file());
        ASSERT_TRUE(opened) << opened.error().reason;
        database.emplace(std::move(*opened));
    }
    KeptSwarm newSwarm() const
    {
        KeptSwarm swarm;
        swarm.id = history.swarm();
        swarm.name = "Família";
        swarm.keys.bytes = Bytes(64, 1);
        swarm.person = filled<PersonId>(5);
        swarm.label = "Ana";
        return swarm;
    }
    /// The owner founds it.
    void found()
    {
        ASSERT_TRUE(KeptSwarms{*database}.add(newSwarm()));
        ASSERT_TRUE(own().settle(history.swarm(), filled<Line>(1)));
        ASSERT_TRUE(own().keep(history.swarm(), history.entries()));
    }
    OwnEntryKeeper own() { return OwnEntryKeeper{*database}; }

    /// Entries of the owner, one behind the other, from the sequence that follows the last one made.
    std::vector<Bytes> publish(std::size_t count)
    {
        const auto first = history.entries().size();
        for (std::size_t i = 0; i < count; ++i) {
            const auto last = entryIdOf(history.entries().back());
            history.write(theOwner(), last, {}, publishOf("Share " + std::to_string(first + i)));
        }
        return {history.entries().begin() + static_cast<std::ptrdiff_t>(first), history.entries().end()};
    }
    std::vector<Bytes> loaded()
    {
        std::vector<Bytes> entries;
        const auto count = KeptEntries{*database}.load(
            history.swarm(), [&](ByteView bytes) { entries.emplace_back(bytes.begin(), bytes.end()); });
        EXPECT_TRUE(count);
        EXPECT_EQ(count.value_or(0), entries.size());
        return entries;
    }

    test::TemporaryFolder folder;
    History history;
    std::optional<Database> database;
};

} // namespace shoal::swarm
