#include "tests/swarms/machines.h"

#include <csignal>
#include <filesystem>
#include <functional>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {
constexpr auto nodeAddress = "10.77.0.1:6881"; // SwitchedNetwork::hubAddress

void waitUntil(const std::function<bool()>& isSo, const std::string& what)
{
    const auto deadline = std::chrono::steady_clock::now() + programPatience;
    bool is = isSo();
    while (!is && std::chrono::steady_clock::now() < deadline)
        is = isSo(); // a command each time: it takes its while
    EXPECT_TRUE(is) << what;
}

template <class Look>
auto until(const Look& look, std::size_t count)
{
    const auto deadline = std::chrono::steady_clock::now() + programPatience;
    auto rows = look();
    while (rows.size() != count && std::chrono::steady_clock::now() < deadline)
        rows = look(); // a command each time: it takes its while
    EXPECT_EQ(rows.size(), count);
    return rows;
}
} // namespace

Machine::Machine(const NetworkNamespace& network, std::string address, const std::filesystem::path& home,
                 Words settings)
    : network_{network}
    , address_{std::move(address)}
    , home_{home}
    , settings_{std::move(settings)}
    , listen_{address_ + ":6881"}
{}

ProgramOptions Machine::options() const
{
    auto wrap = network_.wrap();
    wrap.insert(wrap.end(), wrap_.begin(), wrap_.end());
    return {.home = home_, .wrap = std::move(wrap)};
}

Words Machine::line(const Words& command) const
{
    Words words = command;
    words.insert(words.end(), {"--json", "--profile", profile().string()});
    return words;
}

void Machine::start()
{
    Words words{"service", "--set", "network.listen=" + listen_};
    for (const auto& setting : settings_)
        words.insert(words.end(), {"--set", setting});
    service_ = std::make_unique<Program>(line(words), options());
    EXPECT_TRUE(service_->waitFor("ready"));
}

void Machine::setClockOff(std::chrono::seconds off)
{
    wrap_ = {"env", std::string{"LD_PRELOAD="} + SHOAL_FAKE_CLOCK,
             "FAKETIME=" + std::string{off.count() < 0 ? "" : "+"} + std::to_string(off.count()) + "s",
             "FAKETIME_DONT_FAKE_MONOTONIC=1", "NO_FAKE_STAT=1"};
}

void Machine::stop()
{
    EXPECT_EQ(service_->interrupt(), 0) << service_->account();
    service_.reset();
}

void Machine::kill()
{
    service_->signal(SIGKILL);
    service_->waitForEnd();
    service_.reset();
}

std::vector<JsonEvent> Machine::ask(const Words& command, int exit) const
{
    Program program{line(command), options()};
    EXPECT_EQ(program.waitForEnd(), exit) << program.account();
    return program.events();
}

std::unique_ptr<Program> Machine::begin(const Words& command) const
{
    return std::make_unique<Program>(line(command), options());
}

JsonEvent Machine::last(const Words& command) const
{
    const auto events = ask(command);
    if (events.empty()) {
        ADD_FAILURE() << command.front() << " said nothing";
        return JsonEvent{"{}"};
    }
    return events.back();
}

std::string Machine::createSwarm(const std::string& name) const
{
    return last({"swarm", "create", name}).text("swarm");
}

std::string Machine::invite(const std::string& swarm, const Words& options) const
{
    Words words{"swarm", "invite", swarm};
    words.insert(words.end(), options.begin(), options.end());
    for (const auto& event : ask(words))
        if (event.name() == "invite")
            return event.text("code");
    ADD_FAILURE() << "no code";
    return {};
}

JsonEvent Machine::join(const std::string& code, const Words& options) const
{
    const TemporaryFolder folder{home_};
    const auto file = folder.write("code", code);
    Words words{"swarm", "join", "--code-file", file.string()};
    words.insert(words.end(), options.begin(), options.end());
    return last(words);
}

std::string Machine::share(const std::string& swarm, const std::filesystem::path& path) const
{
    for (const auto& event : ask({"swarm", "share", swarm, path.string()}))
        if (event.name() == "published")
            return event.text("share");
    ADD_FAILURE() << "nothing was published";
    return {};
}

std::vector<JsonEvent> Machine::catalogue(const std::string& swarm) const { return ask({"swarm", "catalogue", swarm}); }

std::vector<JsonEvent> Machine::waitForCatalogue(const std::string& swarm, std::size_t count) const
{
    return until([&] { return catalogue(swarm); }, count);
}

std::vector<JsonEvent> Machine::members(const std::string& swarm) const { return ask({"swarm", "members", swarm}); }

std::vector<JsonEvent> Machine::waitForMembers(const std::string& swarm, std::size_t count) const
{
    return until([&] { return members(swarm); }, count);
}

void Machine::waitForSeeding(std::size_t count) const
{
    until(
        [&] {
            auto rows = ask({"ls"});
            std::erase_if(rows, [](const JsonEvent& row) { return row.text("state") != "seeding"; });
            return rows;
        },
        count);
}

std::filesystem::path Machine::get(const std::string& swarm, const std::string& share) const
{
    const auto folder = home_ / ("got." + share.substr(0, 8));
    const auto done = last({"swarm", "get", swarm, share, "-o", folder.string()});
    EXPECT_EQ(done.name(), "done") << done.line();
    return folder;
}

std::string Machine::device(const std::string& swarm) const { return last({"swarm", "status", swarm}).text("device"); }

bool Machine::isTold(const std::string& swarm, const std::string& trouble) const
{
    return last({"swarm", "status", swarm}).line().find("\"" + trouble + "\"") != std::string::npos;
}

void Machine::waitForTrouble(const std::string& swarm, const std::string& trouble, bool isThere) const
{
    waitUntil([&] { return isTold(swarm, trouble) == isThere; }, trouble);
    EXPECT_EQ(isTold(swarm, trouble), isThere) << last({"swarm", "status", swarm}).line();
}

void Machine::waitForOnline(const std::string& swarm, std::int64_t count) const
{
    waitUntil([&] { return last({"swarm", "status", swarm}).number("online") == count; }, "so many online");
}

Machines::Machines()
{
    const auto home = folder_ / "node";
    node_ = std::make_unique<Program>(Words{"dht", "node", "--json", "--profile", (home / "profile").string(), "--set",
                                            std::string{"network.listen="} + nodeAddress, "--set",
                                            "dht.bootstrap=", "--set", "dht.closed_network=true"},
                                      ProgramOptions{.home = home, .wrap = network_.hub().wrap()});
    EXPECT_TRUE(node_->waitFor("ready"));
}

Machine& Machines::add(const LinkRates& rates)
{
    const auto number = machines_.size() + 1;
    const auto address = "10.77.1." + std::to_string(number);
    machines_.push_back(std::make_unique<Machine>(
        network_.plugIn(address, rates), address, folder_ / ("machine." + std::to_string(number)),
        Words{std::string{"dht.bootstrap="} + nodeAddress, "dht.closed_network=true"}));
    machines_.back()->start();
    return *machines_.back();
}

void Machines::unplug(const Machine& machine) const { machine.network().command("ip link set wire0 down"); }

void Machines::plugBackIn(const Machine& machine) const
{
    machine.network().command("ip link set wire0 up");
    machine.network().command("ip route replace 10.77.0.0/16 dev wire0 src " + machine.address() + " congctl cubic");
}

void Machines::moveTo(const Machine& machine, const std::string& address) const
{
    machine.network().command("ip addr flush dev wire0");
    machine.network().command("ip addr add " + address + "/16 dev wire0");
    machine.network().command("ip link set wire0 up");
    machine.network().command("ip route replace 10.77.0.0/16 dev wire0 src " + address + " congctl cubic");
}

void Machines::stopNode()
{
    EXPECT_EQ(node_->interrupt(), 0) << node_->account();
    node_.reset();
}

} // namespace shoal::test
