// Machines on a network of their own, each with a `shoal service` and the commands that its user gives.
#pragma once

#include "tests/support/link/switched_network.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shoal::test {

using Words = std::vector<std::string>;

/// A machine with a user of a service.
class Machine {
public:
    Machine(const NetworkNamespace& network, std::string address, const std::filesystem::path& home, Words settings);

    /// The service, until it is stopped or killed. Waits until it can be asked.
    void start();
    /// In order.
    void stop();
    void kill();
    Program& service() { return *service_; }
    /// What stands before the service and all commands, from now on: a clock of its own, a small disk.
    void runUnder(Words wrap) { wrap_ = std::move(wrap); }
    /// From its next start on: at any address that the machine has then.
    void listenEverywhere() { listen_ = "0.0.0.0:6881"; }
    /// Of what is started from now on the clock is off by so much. Timers keep their pace.
    void setClockOff(std::chrono::seconds off);
    bool runs() const { return service_ != nullptr; }

    /// A command, with --json, to its end; a test failure unless it ends with `exit`.
    std::vector<JsonEvent> ask(const Words& command, int exit = 0) const;
    /// The same, that is going on.
    std::unique_ptr<Program> begin(const Words& command) const;
    /// The last event of a command; a test failure without one.
    JsonEvent last(const Words& command) const;

    const std::string& address() const { return address_; }
    const std::filesystem::path& home() const { return home_; }
    std::filesystem::path profile() const { return home_ / "profile"; }
    const NetworkNamespace& network() const { return network_; }

    // What users do, in a word each.

    /// Its id.
    std::string createSwarm(const std::string& name) const;
    std::string invite(const std::string& swarm, const Words& options = {}) const;
    /// With the code in a file; waits until it has joined.
    JsonEvent join(const std::string& code, const Words& options = {}) const;
    /// The share's id.
    std::string share(const std::string& swarm, const std::filesystem::path& path) const;
    std::vector<JsonEvent> catalogue(const std::string& swarm) const;
    /// Asks until the catalogue has so many shares; a test failure when it doesn't come to that.
    std::vector<JsonEvent> waitForCatalogue(const std::string& swarm, std::size_t count) const;
    std::vector<JsonEvent> members(const std::string& swarm) const;
    std::vector<JsonEvent> waitForMembers(const std::string& swarm, std::size_t count) const;
    /// Until its list of shares has so many that it seeds.
    void waitForSeeding(std::size_t count) const;
    /// To a folder of the machine, to its end.
    std::filesystem::path get(const std::string& swarm, const std::string& share) const;
    /// Our device's id in the swarm.
    std::string device(const std::string& swarm) const;
    /// Whether `swarm status` names this trouble (docs/json/swarm-status.schema.json) by its kind.
    bool isTold(const std::string& swarm, const std::string& trouble) const;
    /// Asks until it does, or does no more; a test failure when it doesn't come to that.
    void waitForTrouble(const std::string& swarm, const std::string& trouble, bool isThere = true) const;
    /// Asks until so many others are connected.
    void waitForOnline(const std::string& swarm, std::int64_t count) const;

private:
    ProgramOptions options() const;
    Words line(const Words& command) const;

    const NetworkNamespace& network_;
    std::string address_;
    std::filesystem::path home_;
    Words settings_;
    Words wrap_;
    std::string listen_;
    std::unique_ptr<Program> service_;
};

/// With a DHT node on the switch, from which every machine starts.
class Machines {
public:
    /// Why this machine can't have them; nothing when it can.
    static std::optional<std::string> whyNot() { return SwitchedNetwork::whyNot(); }

    Machines();

    /// Starts its service.
    Machine& add(const LinkRates& rates = {});
    Machine& at(std::size_t number) { return *machines_.at(number); }
    const TemporaryFolder& folder() const { return folder_; }
    SwitchedNetwork& network() { return network_; }
    /// Takes a machine off the switch, or puts it back.
    void unplug(const Machine& machine) const;
    void plugBackIn(const Machine& machine) const;
    /// Plugs it in again elsewhere on the switch.
    void moveTo(const Machine& machine, const std::string& address) const;
    /// The DHT's only node goes.
    void stopNode();

private:
    TemporaryFolder folder_;
    SwitchedNetwork network_;
    std::unique_ptr<Program> node_;
    std::vector<std::unique_ptr<Machine>> machines_;
};

/// For tests with machines.
#define SHOAL_NEEDS_MACHINES()                                                                                         \
    if (const auto reason = Machines::whyNot())                                                                        \
    GTEST_SKIP() << *reason

} // namespace shoal::test
