// A simulated DHT in virtual time: nodes with real k-buckets, delays, losses, dead nodes and liars.
#pragma once

#include "dht/network.h"
#include "tests/support/sim_table.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <vector>

namespace shoal::test {

/// What a liar answers. All of its lies are ids right beside the target, 16 an answer.
enum class Lie {
    ItselfManyTimes, ///< at other ports of its own address, where it answers under the forged ids
    NobodyThere,     ///< at addresses where nobody answers
    OthersAsNear,    ///< at the addresses of honest nodes
};

struct SimOptions {
    std::size_t others = 100; ///< nodes beside our own
    std::uint64_t seed = 1;
    double dead = 0.0;      ///< part of the others that died after all tables were filled
    double loss = 0.0;      ///< part of the questions that get no answer
    bool isPrivate = false; ///< addresses of a local network instead of public ones
};

/// The others join one after the other as Kademlia says: a lookup of the own id from one known node, then of a few
/// random ids; at last each does so once more. So tables are as partial as real ones. Dead nodes stay in them.
class SimDht final : public dht::Network {
public:
    explicit SimDht(const SimOptions& options);

    void findNode(const dht::Endpoint& endpoint, const dht::NodeId& target, dht::OnFoundNodes onFound) override;
    const dht::RoutingTable& routingTable() const override { return ourTable_; }

    dht::Time now() const { return now_; }
    /// Lets virtual time pass, and delivers what is due.
    void run(std::chrono::milliseconds duration);
    /// Calls `tick` every virtual second until `isDone`, or for `limit`.
    void runUntil(const std::function<bool()>& isDone, const std::function<void(dht::Time)>& tick,
                  std::chrono::seconds limit);

    /// A question to whoever lives at the endpoint, as `findNode` asks one: the number of the node that gets it, when
    /// its answer arrives, or nothing.
    void ask(const dht::Endpoint& endpoint, std::function<void(std::optional<std::size_t>)> onAnswer);
    /// Calls back when so much virtual time has passed.
    void after(std::chrono::milliseconds delay, std::function<void()> call);

    std::size_t size() const { return nodes_.size(); } ///< ours too, which has number 0
    const dht::Node& node(std::size_t number) const { return nodes_[number].self; }
    bool isAlive(std::size_t number) const { return nodes_[number].lives; }
    std::vector<dht::Node> tableOf(std::size_t number) const { return nodes_[number].table.all(); }
    std::vector<dht::Node> knownTo(std::size_t number, const dht::NodeId& target) const
    {
        return nodes_[number].table.nearest(target);
    }

    std::size_t living() const; ///< ours too
    std::size_t questions() const { return questions_; }
    std::size_t liarMet() const { return liarMet_; } ///< questions that the liar answered
    std::vector<dht::Node> nearestLiving(const dht::NodeId& target, std::size_t count) const;
    void setLoss(double loss) { options_.loss = loss; }
    void setTable(std::vector<dht::Node> nodes) { ourTable_.nodes = std::move(nodes); }
    /// One of the others lies from now on.
    void makeLiar(Lie lie);

private:
    struct SimNode {
        dht::Node self;
        SimTable table;
        bool lives = true;
    };

    void addNode(std::size_t number);
    void join(std::size_t joiner, std::size_t known);
    void lookUp(std::size_t asker, const dht::NodeId& target);
    void killSome();
    const SimNode* nodeAt(const dht::Endpoint& endpoint) const;
    std::optional<dht::FoundNodes> answer(const dht::Endpoint& endpoint, const dht::NodeId& target);
    dht::FoundNodes lieAbout(const dht::NodeId& target, const dht::Endpoint& liar);
    double random();

    SimOptions options_;
    std::mt19937_64 random_;
    std::vector<SimNode> nodes_;                     // the first is ours
    std::map<dht::Endpoint, std::size_t> byAddress_; // port zero
    dht::RoutingTable ourTable_;
    std::optional<std::size_t> liar_;
    Lie lie_ = Lie::ItselfManyTimes;
    std::size_t liarMet_ = 0;
    dht::Time now_{};
    std::size_t questions_ = 0;
    std::multimap<dht::Time, std::function<void()>> due_;
};

} // namespace shoal::test
