#include "tests/support/closed_network.h"

#include <sstream>

namespace shoal::test {
namespace {
/// "dht node" is two words of the command line.
std::vector<std::string> wordsOf(const std::string& command)
{
    std::istringstream stream{command};
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}
} // namespace

ClosedNetwork::ClosedNetwork(std::size_t nodes)
{
    const auto first = newPeer();
    bootstrap_ = first.address;
    for (std::size_t started = 0; started < nodes; ++started) {
        const auto peer = started == 0 ? first : newPeer();
        auto arguments = wordsOf("dht node --json");
        const auto own = options(peer);
        arguments.insert(arguments.end(), own.begin(), own.end());
        nodes_.push_back(std::make_unique<Program>(arguments, ProgramOptions{.home = peer.home}));
        if (started == 0)
            nodes_.front()->waitFor("ready");
    }
    for (const auto& node : nodes_)
        node->waitFor("ready");
}

Peer ClosedNetwork::newPeer()
{
    ++peers_;
    const auto name = std::to_string(peers_ / 250) + "." + std::to_string(peers_ % 250 + 2);
    return {.address = "127.0." + name + ":6881", .home = folder_ / ("peer." + name)};
}

std::vector<std::string> ClosedNetwork::options(const Peer& peer) const
{
    // A node that starts a network starts from nobody.
    const auto from = peer.address == bootstrap_ ? std::string{} : bootstrap_;
    return {"--profile", peer.profile().string(), "--set", "network.listen=" + peer.address,
            "--set",     "dht.bootstrap=" + from, "--set", "dht.closed_network=true"};
}

Program ClosedNetwork::run(const Peer& peer, const std::string& command, const std::vector<std::string>& arguments,
                           const std::vector<std::string>& wrap) const
{
    auto line = wordsOf(command);
    line.insert(line.end(), arguments.begin(), arguments.end());
    line.emplace_back("--json");
    const auto own = options(peer);
    // A setting that a test gives comes later and so wins.
    line.insert(line.begin() + static_cast<std::ptrdiff_t>(wordsOf(command).size()), own.begin(), own.end());
    return Program{line, {.home = peer.home, .wrap = wrap}};
}

std::string linkOf(Program& sharer)
{
    const auto ready = sharer.waitFor("ready");
    return ready ? ready->text("link") : std::string{};
}

std::string bareLink(const std::string& link) { return link.substr(0, link.find("&dn=")); }

} // namespace shoal::test
