// A swarm with thousands of shares: its start, its lists, its memory, and how long a newcomer takes to have all of it.
#include "tests/bench/swarms/cells.h"
#include "tests/bench/swarms/cost.h"
#include "tests/swarms/stolen_profile.h"

#include "core/state/swarms/kept_entries.h"
#include "core/state/swarms/own_entries.h"
#include "core/swarm/replica/replica.h"

#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <stdexcept>

namespace shoal::bench {
namespace {

class EmptyShelf final : public swarm::MetadataShelf {
public:
    swarm::ByteView find(const swarm::ShareId&, swarm::MetadataPart) const override { return {}; }
};

template <class T>
T valueOf(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().about + ": " + result.error().reason);
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

swarm::Publish publicationOf(unsigned number)
{
    swarm::Publish publish{.share = {},
                           .name = fmt::format("Evening concert, part {}.flac", number),
                           .size = 40'000'000 + number,
                           .files = 1,
                           .infoSize = 2'000,
                           .note = "",
                           .tags = {"music"}};
    for (unsigned byte = 0; byte < 4; ++byte)
        publish.share.bytes[byte] = static_cast<std::uint8_t>(number >> (8 * byte));
    return publish;
}

/// Into the profile of a machine whose service doesn't run, as its service would have.
void publishOnDisk(const test::Machine& machine, const std::string& swarm, unsigned count)
{
    const auto stolen = test::steal(machine, swarm);
    auto database = valueOf(Database::open(machine.profile() / "state.db"));
    std::vector<swarm::Bytes> known;
    valueOf(swarm::KeptEntries{database}.load(
        stolen.swarm, [&](swarm::ByteView entry) { known.emplace_back(entry.begin(), entry.end()); }));
    const EmptyShelf shelf;
    swarm::Replica replica{{stolen.swarm, stolen.signing}, shelf};
    replica.load(known);
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    std::vector<swarm::Bytes> written;
    for (unsigned number = 0; number < count; ++number) {
        auto entry = replica.draft(publicationOf(number), now);
        if (!entry)
            throw std::runtime_error("its owner may not publish so many");
        replica.take(*entry);
        written.push_back(std::move(*entry));
    }
    swarm::OwnEntryKeeper keeper{database};
    valueOf(keeper.start(stolen.swarm));
    valueOf(keeper.keep(stolen.swarm, written));
}

template <class Call>
double secondsOf(Call call)
{
    const auto begin = Clock::now();
    call();
    return secondsSince(begin);
}

/// Of a command whose output nobody looks at.
double secondsOfCommand(const test::Machine& machine, const std::string& words)
{
    return secondsOf([&] {
        machine.network().command(fmt::format("{} swarm {} --json --profile {} > /dev/null", SHOAL_PROGRAM, words,
                                              machine.profile().string()));
    });
}

void measureLists(const char* whose, test::Machine& machine, const std::string& swarm, unsigned shares)
{
    const auto cpuBefore = cpuSecondsOf(machine.service().pid());
    const auto catalogue = secondsOfCommand(machine, "catalogue " + swarm);
    const auto cpu = cpuSecondsOf(machine.service().pid()) - cpuBefore;
    const auto log = secondsOfCommand(machine, "log " + swarm);
    const auto whole = secondsOfCommand(machine, fmt::format("log {} -n {}", swarm, 2 * shares));
    const auto check = secondsOfCommand(machine, "verify-log " + swarm);
    fmt::print("large, {}: catalogue {:.2f} s (CPU of the service {:.2f}), log {:.2f} s (all of it {:.2f}), verify-log "
               "{:.2f} s, {:.1f} MiB of its own\n",
               whose, catalogue, cpu, log, whole, check, ownMib(machine));
    std::fflush(stdout);
}

} // namespace

void measureLargeCatalogue(const SwarmOptions& options)
{
    test::Machines machines;
    auto& ann = machines.add();
    const auto swarm = ann.createSwarm("Library");
    ann.stop();
    publishOnDisk(ann, swarm, options.shares);
    const auto begun = secondsOf([&] {
        ann.start();
        (void)ann.last({"swarm", "status", swarm});
    });
    fmt::print("large: the owner's service answers {:.2f} s after its start\n", begun);
    measureLists("the owner", ann, swarm, options.shares);

    auto& ben = machines.add();
    const auto cpuBefore = cpuSecondsOf(ann.service().pid());
    const auto code = ann.invite(swarm);
    const auto begin = Clock::now();
    ben.join(code);
    fmt::print("large: a newcomer is a member after {:.2f} s\n", secondsSince(begin));
    waitUntil("all shares", [&] {
        return ben.last({"swarm", "status", swarm}).number("entries") >= static_cast<std::int64_t>(options.shares);
    });
    fmt::print("large: and has all entries after {:.2f} s; CPU {:.2f} s, of the owner {:.2f} s\n", secondsSince(begin),
               cpuSecondsOf(ben.service().pid()), cpuSecondsOf(ann.service().pid()) - cpuBefore);
    measureLists("the newcomer", ben, swarm, options.shares);
    const auto more = secondsOf([&] {
        ann.share(swarm, machines.folder().writeNoise("film.bin", 100'000));
        waitUntil("one more", [&] {
            return ben.last({"swarm", "status", swarm}).number("entries")
                == ann.last({"swarm", "status", swarm}).number("entries");
        });
    });
    fmt::print("large: one more publication is there after {:.2f} s\n", more);
}

} // namespace shoal::bench
