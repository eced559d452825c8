// Measures what a private swarm costs a device: time to fold its log and to take one more entry, and memory.
#include "core/swarm/fold/fold.h"
#include "core/swarm/replica/hold_words.h"
#include "core/swarm/replica/replica.h"
#include "tests/bench/swarm/big_swarm.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <functional>
#include <malloc.h>
#include <memory>
#include <stdexcept>

namespace shoal::bench {
namespace {
using namespace swarm;

double millisecondsOf(const std::function<void()>& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double allocatedMib()
{
    const auto info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd) / (1024 * 1024);
}

struct Times {
    std::vector<double> all;
    double median()
    {
        std::ranges::sort(all);
        return all[all.size() / 2];
    }
    double most() const { return *std::ranges::max_element(all); }
};

/// Each kind in turn, taken with its signature and folded.
void measureTaking(BigSwarm& swarm, Log& log, Fold& fold)
{
    struct Kind {
        const char* name;
        std::function<const Bytes&()> next;
    };
    const Kind kinds[] = {{"publish", [&]() -> const Bytes& { return swarm.publish(); }},
                          {"invite", [&]() -> const Bytes& { return swarm.invite(); }},
                          {"admit", [&]() -> const Bytes& { return swarm.admit(); }},
                          {"role", [&]() -> const Bytes& { return swarm.changeRole(); }},
                          {"remove", [&]() -> const Bytes& { return swarm.remove(); }}};
    for (const auto& kind : kinds) {
        Times check;
        Times folding;
        for (int i = 0; i < 50; ++i) {
            const auto before = swarm.entries().size();
            kind.next();
            for (auto at = before; at < swarm.entries().size(); ++at) {
                check.all.push_back(millisecondsOf([&] { log.add(swarm.entries()[at]); }));
                folding.all.push_back(millisecondsOf([&] { fold.update(); }));
            }
        }
        fmt::print("  one {:8} taking it: median {:.3f} ms, most {:.3f}; folding: median {:.3f} ms, most {:.3f}\n",
                   kind.name, check.median(), check.most(), folding.median(), folding.most());
    }
}

void measure(const BigSwarmSize& size)
{
    BigSwarm swarm{size};
    const auto before = allocatedMib();
    auto log = std::make_unique<Log>(swarm.id());
    const auto loading = millisecondsOf([&] {
        for (const auto& entry : swarm.entries())
            log->add(entry, Signatures::WereVerified);
    });
    const auto afterLog = allocatedMib();
    std::unique_ptr<Fold> fold;
    const auto folding = millisecondsOf([&] { fold = std::make_unique<Fold>(*log); });
    const auto afterFold = allocatedMib();
    std::size_t shown = 0;
    const auto catalogue = millisecondsOf([&] { shown = fold->catalogue().size(); });
    fmt::print("{} entries, {} members, one in {} about membership:\n", log->size(), fold->members().size(),
               size.membershipEvery);
    fmt::print("  from the profile: {:.0f} ms; folded: {:.0f} ms; catalogue of {}: {:.1f} ms\n", loading, folding,
               shown, catalogue);
    fmt::print("  memory: log {:.1f} MiB, fold {:.1f} MiB\n", afterLog - before, afterFold - afterLog);
    measureTaking(swarm, *log, *fold);
    const auto known = swarm.entries().size();
    swarm.fork();
    for (auto at = known; at < swarm.entries().size(); ++at)
        if (log->add(swarm.entries()[at]) != Arrival::Taken)
            throw std::logic_error{"the fork isn't sound"};
    fold->update();
    fmt::print("  once a writer has a fork:\n");
    measureTaking(swarm, *log, *fold);
}

class NoShelf final : public MetadataShelf {
public:
    ByteView find(const ShareId&, MetadataPart) const override { return {}; }
};

/// All that a device of a swarm keeps in memory: 10,000 shares, and everybody has all of them in part.
void measureReplica(std::size_t members, std::size_t shares)
{
    constexpr std::chrono::sys_seconds time{std::chrono::seconds{1'700'000'000}};
    BigSwarm swarm{{.members = members, .entries = 2 * members + shares, .membershipEvery = SIZE_MAX}};
    const NoShelf shelf;
    const auto before = allocatedMib();
    auto replica = std::make_unique<Replica>(ReplicaOwner{swarm.id(), swarm.ownersKey()}, shelf);
    replica->load(swarm.entries());
    replica->tick(Moment{std::chrono::hours{1}}, time);
    const auto loaded = allocatedMib();
    std::map<ShareId, Amount> all;
    for (const auto& published : replica->fold().catalogue())
        all.emplace(published.share, Amount::Part);
    const auto named = all.size();
    Times hearing;
    double words = 0;
    for (const auto& device : swarm.writersKeys()) {
        auto hold = joinHold(
            writeHold({.swarm = swarm.id(), .counter = nextCounter(0, time), .time = time, .shares = all}, device));
        words += static_cast<double>(hold.size()) / (1024 * 1024);
        const ValueName name{ValueKind::Hold, deviceIdOf(device.publicKey())};
        hearing.all.push_back(millisecondsOf([&] { replica->restore(name, nextCounter(0, time), std::move(hold)); }));
    }
    all.clear();
    const auto whole = allocatedMib();
    fmt::print("a replica of {} members and {} shares, with holds that name all {}:\n",
               replica->fold().members().size(), replica->log().catalogueSize(), named);
    fmt::print("  memory: log, fold and relayed set {:.1f} MiB; holds {:.1f} MiB, which pass on {:.1f} MiB of words\n",
               loaded - before, whole - loaded, words);
    fmt::print("  hearing a hold: median {:.1f} ms, most {:.1f}\n", hearing.median(), hearing.most());
}

/// One more entry, as links hand it in: checked, folded, put among what is relayed.
void measureRelaying(const BigSwarmSize& size)
{
    BigSwarm swarm{size};
    FoldedLog log{swarm.id()};
    log.load(swarm.entries());
    fmt::print("through a replica's log of {} entries:\n", log.log().size());
    const auto take = [&](const char* name, const std::function<const Bytes&()>& next) {
        Times taking;
        for (int i = 0; i < 100; ++i) {
            const auto known = swarm.entries().size();
            next();
            for (auto at = known; at < swarm.entries().size(); ++at)
                taking.all.push_back(millisecondsOf([&] { log.add(swarm.entries()[at], Came::AsNews); }));
        }
        fmt::print("  one {:8} median {:.3f} ms, most {:.3f}\n", name, taking.median(), taking.most());
    };
    take("publish", [&]() -> const Bytes& { return swarm.publish(); });
    take("admit", [&]() -> const Bytes& { return swarm.admit(); });
    take("remove", [&]() -> const Bytes& { return swarm.remove(); });
    swarm.fork();
    log.add(swarm.entries().back(), Came::AsNews);
    take("publish, once a writer has a fork:", [&]() -> const Bytes& { return swarm.publish(); });
}

int run(int argc, char** argv)
{
    CLI::App app{"What a private swarm's log costs."};
    BigSwarmSize size;
    app.add_option("--entries", size.entries, "Entries in the log");
    app.add_option("--members", size.members, "Members");
    app.add_option("--admins", size.admins, "Admins among them");
    app.add_option("--membership-every", size.membershipEvery, "One in so many entries is about membership");
    CLI11_PARSE(app, argc, argv);
    measure(size);
    measureRelaying(size);
    measureReplica(size.members, 10'000);
    return 0;
}
} // namespace
} // namespace shoal::bench

int main(int argc, char** argv) { return shoal::bench::run(argc, argv); }
