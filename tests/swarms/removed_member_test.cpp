// A removed member that keeps all its old secrets and goes on as if it had heard nothing: it gets nothing new.
#include "core/torrent/info_hash.h"
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"
#include "tests/swarms/proven_peer.h"
#include "tests/swarms/relay.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <list>

namespace shoal::test {
namespace {
using namespace std::chrono_literals;

std::string rawOf(const std::string& hex) { return fromHex(hex).value(); }

/// All bytes that came over the machine's wire.
std::uint64_t receivedBy(Machine& machine)
{
    std::ifstream devices{"/proc/" + std::to_string(machine.service().pid()) + "/net/dev"};
    std::uint64_t bytes = 0;
    for (std::string word; devices >> word;)
        if (word == "wire0:")
            devices >> bytes;
    EXPECT_GT(bytes, 0U);
    return bytes;
}

/// Ann owns a swarm and shares a film in it; Ben and Cleo belong to it. Cleo will be removed.
class SwarmRemovedMember : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        begin({});
    }

    void begin(const LinkRates& cleosLink)
    {
        machines_.emplace();
        ann_ = &machines_->add();
        ben_ = &machines_->add();
        cleo_ = &machines_->add(cleosLink);
        swarm_ = ann_->createSwarm("Family");
        ben_->join(ann_->invite(swarm_, {"--role", "writer"}));
        cleo_->join(ann_->invite(swarm_, {"--role", "writer"}));
        for (auto* machine : {ann_, ben_, cleo_})
            machine->waitForMembers(swarm_, 3);
        cleosId_ = cleo_->device(swarm_);
    }

    std::string shareNoise(const std::string& name, std::size_t size, unsigned seed)
    {
        return ann_->share(swarm_, machines_->folder().writeNoise(name, size, seed));
    }

    std::string portOf(const Machine& machine) const
    {
        return machine.last({"swarm", "status", swarm_}).texts("addresses").at(0);
    }

    std::string torrentOf(const std::string& share)
    {
        const auto file = machines_->folder() / ("torrent." + std::to_string(++torrents_));
        ann_->ask({"swarm", "export-torrent", swarm_, share, file.string()});
        return contentOf(file);
    }

    std::optional<Machines> machines_;
    Machine* ann_ = nullptr;
    Machine* ben_ = nullptr;
    Machine* cleo_ = nullptr;
    std::string swarm_, cleosId_;
    int torrents_ = 0;
};

TEST_F(SwarmRemovedMember, IsToldByWhomAndJoinsAgainWithANewCode)
{
    ann_->ask({"swarm", "remove", swarm_, cleosId_, "--yes"});

    cleo_->waitForTrouble(swarm_, "removed");
    const auto status = cleo_->last({"swarm", "status", swarm_}).line();
    EXPECT_NE(status.find("was removed on "), std::string::npos) << status;
    for (const auto& refused :
         {cleo_->begin({"swarm", "invite", swarm_}),
          cleo_->begin({"swarm", "share", swarm_, machines_->folder().write("f", "x").string()})}) {
        EXPECT_NE(refused->waitForEnd(), 0);
        EXPECT_NE(refused->account().find("was removed on "), std::string::npos) << refused->account();
    }

    EXPECT_EQ(cleo_->join(ann_->invite(swarm_)).text("swarm"), swarm_);
    EXPECT_NE(cleo_->device(swarm_), cleosId_);
    ann_->waitForMembers(swarm_, 3);
}

TEST_F(SwarmRemovedMember, ThatWasAwayLearnsNothingWhileOneWhoStayedLearnsAll)
{
    const auto film = shareNoise("film.bin", 300'000, 1);
    for (auto* machine : {ben_, cleo_}) {
        machine->waitForCatalogue(swarm_, 1);
        machine->stop();
    }
    ann_->ask({"swarm", "remove", swarm_, cleosId_});
    shareNoise("after.bin", 300'000, 2);
    auto& dora = machines_->add();
    dora.join(ann_->invite(swarm_));

    cleo_->start();
    const auto vain = cleo_->begin({"swarm", "get", swarm_, film, "-o", (cleo_->home() / "vain").string()});
    ben_->start();
    ben_->waitForCatalogue(swarm_, 2);
    ben_->waitForMembers(swarm_, 3);
    ben_->get(swarm_, film);

    EXPECT_EQ(cleo_->catalogue(swarm_).size(), 1U);
    for (const auto& member : cleo_->members(swarm_))
        EXPECT_NE(member.text("device"), dora.device(swarm_));
    EXPECT_FALSE(vain->endsWithin(2s));
    for (const auto& progress : vain->eventsOf("progress"))
        EXPECT_EQ(progress.number("downloaded_bytes"), 0) << progress.line();
    EXPECT_EQ(steal(*cleo_, swarm_).epochs.size(), 1U) << "no new secret";
    EXPECT_EQ(steal(*ben_, swarm_).epochs.size(), 2U) << "the control: there is one";
}

TEST_F(SwarmRemovedMember, IsServedByNobodyWithAnyOfItsKeysUnderAnyEpoch)
{
    const auto film = shareNoise("film.bin", 300'000, 1);
    ben_->waitForCatalogue(swarm_, 1);
    ben_->get(swarm_, film);
    const auto old = torrentOf(film);
    const auto stolen = steal(*cleo_, swarm_);
    const KnownDevices known{{steal(*ann_, swarm_), steal(*ben_, swarm_)}};
    const auto& epoch = stolen.epochs.back();
    const auto card = memberCard(stolen, epoch);
    const std::vector places{hubName(stolen, epoch), nameOf(old)};
    cleo_->stop();
    for (const auto* machine : {ann_, ben_})
        for (const auto& place : places)
            EXPECT_TRUE((ProvenPeer{cleo_->network(), portOf(*machine), stolen, place, card, known}.isProven()))
                << "the control: a member is served";

    ann_->ask({"swarm", "remove", swarm_, cleosId_});
    ben_->waitForMembers(swarm_, 2);

    const auto later = steal(*ben_, swarm_); // names that only members can know
    ASSERT_EQ(later.epochs.size(), 2U);
    auto names = places;
    names.push_back(nameOf(torrentOf(film)));
    for (const auto& each : later.epochs)
        names.push_back(hubName(later, each));
    for (const auto* machine : {ann_, ben_})
        for (const auto& place : names) {
            ProvenPeer peer{cleo_->network(), portOf(*machine), stolen, place, card, known};
            EXPECT_FALSE(peer.isProven());
            EXPECT_TRUE(peer.wire().isEndedByOther());
            EXPECT_TRUE(peer.opened().empty());
            EXPECT_EQ(peer.pieceBytes(), 0U);
        }
}

TEST_F(SwarmRemovedMember, InTheMiddleOfMembersReadsNoneOfWhatComesAfterwards)
{
    const auto stolen = steal(*cleo_, swarm_);
    const auto card = memberCard(stolen, stolen.epochs.back());
    const auto port = portOf(*ann_);
    cleo_->stop();
    // What Ben sends to Ann's address goes to Cleo's other machine, which calls itself Ann's.
    const auto& front = machines_->network().plugIn("10.77.3.1", {});
    front.command("echo 1 > /proc/sys/net/ipv4/conf/all/arp_ignore && ip address add " + ann_->address()
                  + "/32 dev lo");
    ben_->stop();
    ben_->network().command("ip route add " + ann_->address() + "/32 via 10.77.3.1");
    std::optional<Relay> relay{std::in_place, front, cleo_->network(), port, card};
    ben_->start();
    const auto before = shareNoise("before.bin", 200'000, 1);
    ben_->waitForCatalogue(swarm_, 1);
    ben_->get(swarm_, before);
    const auto content = contentOf(machines_->folder() / "before.bin");
    EXPECT_NE(relay->heard().find(content.substr(0, 32)), std::string::npos)
        << "the control: who has the secret and is in the middle reads pieces";
    EXPECT_EQ(relay->heard().find("before.bin"), std::string::npos) << "and no log, also then";

    const auto heardBefore = relay->heard().size();
    ann_->ask({"swarm", "remove", swarm_, cleosId_});
    const auto after = shareNoise("after.bin", 200'000, 2);
    ben_->waitForCatalogue(swarm_, 2);
    const auto refusedBefore = relay->refused();
    const auto getting = ben_->begin({"swarm", "get", swarm_, after, "-o", (ben_->home() / "got").string()});
    while (relay->refused() == refusedBefore && !getting->endsWithin(100ms)) {}

    const auto heard = relay->heard().substr(heardBefore);
    const auto secret = contentOf(machines_->folder() / "after.bin");
    for (std::size_t at = 0; at + 32 <= secret.size(); at += 1024)
        ASSERT_EQ(heard.find(secret.substr(at, 32)), std::string::npos) << at;
    for (const auto& needle : {std::string{"after.bin"}, rawOf(after), rawOf(swarm_)})
        EXPECT_EQ(heard.find(needle), std::string::npos);
    const auto later = steal(*ben_, swarm_).epochs.back().secret.view();
    EXPECT_EQ(heard.find(std::string(later.begin(), later.end())), std::string::npos) << "the new epoch's secret";

    relay.reset();
    ben_->network().command("ip route del " + ann_->address() + "/32");
    EXPECT_EQ(getting->waitForEnd(), 0) << getting->account();
}

TEST_F(SwarmRemovedMember, InTheMiddleOfMembersWithoutACertificateReadsNothingAtAll)
{
    const auto port = portOf(*ann_);
    const auto& front = machines_->network().plugIn("10.77.3.1", {});
    const auto& back = machines_->network().plugIn("10.77.3.2", {});
    front.command("echo 1 > /proc/sys/net/ipv4/conf/all/arp_ignore && ip address add " + ann_->address()
                  + "/32 dev lo");
    ann_->ask({"swarm", "remove", swarm_, cleosId_});
    ben_->waitForMembers(swarm_, 2);
    ben_->stop();
    ben_->network().command("ip route add " + ann_->address() + "/32 via 10.77.3.1");
    const Relay relay{front, back, port, {}};
    ben_->start();
    const auto share = shareNoise("film.bin", 200'000, 1);
    ben_->waitForCatalogue(swarm_, 1);

    const auto got = ben_->get(swarm_, share);

    EXPECT_EQ(differences(machines_->folder() / "film.bin", got / "film.bin"), std::vector<std::string>{});
    EXPECT_GE(relay.passed(), 2U) << "the control: it went through here";
    const auto heard = relay.heard();
    EXPECT_GE(heard.size(), 200'000U);
    const auto content = contentOf(machines_->folder() / "film.bin");
    for (std::size_t at = 0; at + 32 <= content.size(); at += 1024)
        ASSERT_EQ(heard.find(content.substr(at, 32)), std::string::npos) << at;
    for (const auto& needle : {std::string{"film.bin"}, rawOf(share), rawOf(swarm_), rawOf(cleosId_)})
        EXPECT_EQ(heard.find(needle), std::string::npos);
}

/// Cleo's link takes 4 MB a second.
class SwarmRemovalInATransfer : public SwarmRemovedMember {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        begin({.up = {}, .down = {4'000'000}});
    }
};

TEST_F(SwarmRemovalInATransfer, EndsItWithinFiveSeconds)
{
    const auto film = shareNoise("film.bin", 100'000'000, 1);
    ben_->waitForCatalogue(swarm_, 1);
    ben_->get(swarm_, film); // a second one who could go on
    cleo_->waitForCatalogue(swarm_, 1);
    const auto getting = cleo_->begin({"swarm", "get", swarm_, film, "-o", (cleo_->home() / "got").string()});
    const auto flows = [](const JsonEvent& event) { return event.number("downloaded_bytes") > 2'000'000; };
    ASSERT_TRUE(getting->waitFor("progress", flows)) << getting->account();
    ann_->ask({"swarm", "remove", swarm_, cleosId_});
    getting->endsWithin(5s);
    const auto highest = [&] {
        std::int64_t most = 0;
        for (const auto& progress : getting->eventsOf("progress"))
            most = std::max(most, progress.number("downloaded_bytes"));
        return most;
    };
    const auto after = highest();
    const auto received = receivedBy(*cleo_);
    getting->endsWithin(3s);
    cleo_->service().endsWithin(3s);

    EXPECT_EQ(highest(), after);
    EXPECT_LT(receivedBy(*cleo_) - received, 200'000U) << "whatever its programs say";
    EXPECT_LT(after, 100'000'000);
}

/// A client that doesn't stop by itself: it asks both members for pieces without end.
TEST_F(SwarmRemovalInATransfer, EndsItForAClientThatWantsToGoOn)
{
    const auto film = shareNoise("film.bin", 30'000'000, 1);
    ben_->waitForCatalogue(swarm_, 1);
    ben_->get(swarm_, film);
    const auto stolen = steal(*cleo_, swarm_);
    const auto torrent = nameOf(torrentOf(film));
    const KnownDevices known{{steal(*ann_, swarm_), steal(*ben_, swarm_)}};
    cleo_->stop();
    std::list<ProvenPeer> peers;
    for (const auto* machine : {ann_, ben_}) {
        auto& peer = peers.emplace_back(cleo_->network(), portOf(*machine), stolen, torrent,
                                        memberCard(stolen, stolen.epochs.back()), known);
        ASSERT_TRUE(peer.isProven());
    }
    const auto askAll = [&] {
        for (auto& peer : peers) {
            peer.wire().sendMessage(Wire::Interested, "");
            for (std::uint32_t block = 0; block < 4; ++block)
                peer.wire().sendMessage(Wire::Request, wireNumber(0) + wireNumber(block * 16'384) + wireNumber(16'384));
            peer.hear(20ms);
        }
    };
    const auto flows = [&] {
        return std::ranges::all_of(peers, [](const ProvenPeer& peer) { return peer.pieceBytes() > 100'000; });
    };
    const auto patience = std::chrono::steady_clock::now() + 20s;
    while (!flows() && std::chrono::steady_clock::now() < patience)
        askAll();
    ASSERT_TRUE(flows()) << "the control: pieces come";

    ann_->ask({"swarm", "remove", swarm_, cleosId_});
    const auto deadline = std::chrono::steady_clock::now() + 5s;
    while (std::chrono::steady_clock::now() < deadline)
        askAll();
    for (auto& peer : peers)
        EXPECT_TRUE(peer.wire().isOver()) << "both members cut it in that time";
}

} // namespace
} // namespace shoal::test
