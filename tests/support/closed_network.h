// A network of real `shoal` processes on loopback addresses of their own, and a DHT among them.
#pragma once

#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <memory>
#include <string>
#include <vector>

namespace shoal::test {

/// A place to run programs from: an address, a profile, a home.
struct Peer {
    std::string address; ///< "127.0.1.3:6881"
    std::filesystem::path home;
    std::filesystem::path profileElsewhere = {}; ///< empty: within home
    std::filesystem::path profile() const { return profileElsewhere.empty() ? home / "profile" : profileElsewhere; }
};

/// The process has to be sealed (tests/support/sealed_network.h). Programs that it starts know its bootstrap node only.
class ClosedNetwork {
public:
    /// Starts `nodes` processes of `shoal dht node`, the first of which the others start from, and waits until all can
    /// be asked. With 0 there is no DHT: programs are told of an address where nobody answers.
    explicit ClosedNetwork(std::size_t nodes);

    Peer newPeer();
    /// Runs a command of `shoal` with --json for a peer; `arguments` go behind the command's name.
    Program run(const Peer& peer, const std::string& command, const std::vector<std::string>& arguments = {},
                const std::vector<std::string>& wrap = {}) const;
    /// --profile and the settings that keep a program within this network, to build a command line by hand.
    std::vector<std::string> options(const Peer& peer) const;

    const TemporaryFolder& folder() const { return folder_; }
    std::string bootstrap() const { return bootstrap_; }

private:
    TemporaryFolder folder_;
    std::size_t peers_ = 0;
    std::string bootstrap_;
    std::vector<std::unique_ptr<Program>> nodes_;
};

/// Waits for `ready` and returns its link; empty (and a test failure) when it doesn't come.
std::string linkOf(Program& sharer);

/// A link without a name, so that only its hash is known.
std::string bareLink(const std::string& link);

} // namespace shoal::test
