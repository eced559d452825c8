#include "tests/bench/programs/exchange.h"

#include "tests/bench/programs/client.h"
#include "tests/bench/programs/machine.h"
#include "tests/bench/programs/same_content.h"

#include <list>
#include <memory>

namespace shoal::bench {
namespace {
constexpr double mib = 1024.0 * 1024.0;

double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// A folder for the homes and downloads of one measurement.
class Yard {
public:
    explicit Yard(const Bench& bench)
        : content_{bench.scratch}
    {}
    Job job(const Load& load, Role role, const std::string& address) const
    {
        Job job{.role = role,
                .address = address,
                .home = content_.folder() / ("home." + address),
                .torrent = load.torrent()};
        job.folder = role == Role::Get ? content_.folder() / ("got." + address) : load.folder();
        std::filesystem::create_directories(job.folder);
        return job;
    }

private:
    Content content_;
};

std::unique_ptr<test::Tracker> trackerAt(const Site* site)
{
    std::unique_ptr<test::Tracker> tracker;
    const auto make = [&] { tracker = std::make_unique<test::Tracker>(trackerAddress); };
    if (site)
        site->tracker->run(make);
    else
        make();
    return tracker;
}

void addSide(Figures& figures, const std::string& side, double cpuPerGib, const Memory& peak)
{
    figures[side + "_cpu"] = cpuPerGib;
    figures[side + "_own"] = static_cast<double>(peak.own) / mib;
    figures[side + "_mapped"] = static_cast<double>(peak.mapped) / mib;
}
} // namespace

std::string getterAddress(unsigned index) { return "10.77.0." + std::to_string(10 + index); }

std::vector<Column> exchangeColumns()
{
    return {{"speed", "MiB/s", 0},
            {"seeder_cpu", "seeder s/GiB", 2},
            {"getter_cpu", "getter s/GiB", 2},
            {"seeder_own", "seeder own", 0},
            {"getter_own", "getter own", 0},
            {"seeder_mapped", "seeder mapped", 0},
            {"getter_mapped", "getter mapped", 0}};
}

Figures exchange(const Bench& bench, const Contender& contender, const Load& load, const ExchangeOptions& options)
{
    expectRoomFor(load.size() * options.getters);
    const Yard yard{bench};
    const auto job = [&](Role role, const std::string& address, const Command& within) {
        auto made = yard.job(load, role, address);
        made.within = within;
        return made;
    };
    const auto* const site = options.site;
    const auto tracker = trackerAt(site);
    Client seeder{contender, job(Role::Seed, seederAddress, site ? site->seeder : Command{}), *tracker};
    seeder.waitUntilServing(Clock::now() + options.patience);
    const auto cpuBefore = seeder.process().cpuSeconds();
    seeder.process().forgetPeak();

    std::list<Client> getters;
    const auto start = Clock::now();
    const auto deadline = start + options.patience;
    for (unsigned i = 0; i < options.getters; ++i)
        getters.emplace_back(contender, job(Role::Get, getterAddress(i), site ? site->getters.at(i) : Command{}),
                             *tracker);
    for (auto& getter : getters)
        getter.waitUntilComplete(deadline);
    const auto seconds = since(start);

    const auto sent = static_cast<double>(load.size()) * options.getters;
    const auto gib = sent / (1024 * mib);
    Figures figures{{"speed", sent / mib / seconds}};
    addSide(figures, "seeder", (seeder.process().cpuSeconds() - cpuBefore) / gib, seeder.process().peakMemory());
    double cpu = 0;
    Memory peak;
    for (auto& getter : getters) {
        cpu += getter.process().cpuSeconds();
        peak = peakOf(peak, getter.process().peakMemory());
    }
    addSide(figures, "getter", cpu / gib, peak);

    for (auto& getter : getters)
        getter.process().end();
    seeder.process().end();
    for (unsigned i = 0; i < options.getters; ++i)
        expectSameContent(load.path(), yard.job(load, Role::Get, getterAddress(i)).folder / load.name());
    return figures;
}

std::vector<Column> recheckColumns()
{
    return {{"speed", "MiB/s", 0}, {"cpu", "CPU s/GiB", 2}, {"own", "own MiB", 0}, {"mapped", "mapped MiB", 0}};
}

Figures recheck(const Bench& bench, const Contender& contender, const Load& load, const ExchangeOptions& options)
{
    const Yard yard{bench};
    test::Tracker tracker{trackerAddress};
    const auto start = Clock::now();
    Client client{contender, yard.job(load, Role::Check, seederAddress), tracker};
    client.waitUntilServing(start + options.patience);
    const auto seconds = since(start);
    const auto size = static_cast<double>(load.size());
    const auto peak = client.process().peakMemory();
    return {{"speed", size / mib / seconds},
            {"cpu", client.process().cpuSeconds() / (size / (1024 * mib))},
            {"own", static_cast<double>(peak.own) / mib},
            {"mapped", static_cast<double>(peak.mapped) / mib}};
}

} // namespace shoal::bench
