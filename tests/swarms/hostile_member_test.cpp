// A member that is hostile, and strangers who throw bytes at a swarm's port: the service lives, and others are served.
#include "core/swarm/links/messages/log_messages.h"
#include "core/swarm/links/messages/metadata_messages.h"
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"
#include "tests/swarms/proven_peer.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <gtest/gtest.h>
#include <random>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace shoal::test {
namespace {
using namespace std::chrono_literals;
using swarm::MessageName;

constexpr std::size_t longestMessage = 1'048'576; // that libtorrent takes

/// Ann owns a swarm and shares a film; Cleo belongs to it and is hostile. Ben has a code and joins later.
class SwarmHostility : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        ann_ = &machines_->add();
        cleo_ = &machines_->add();
        film_ = machines_->folder().writeNoise("film.bin", 1'000'000);
        swarm_ = ann_->createSwarm("Family");
        share_ = ann_->share(swarm_, film_);
        cleo_->join(ann_->invite(swarm_));
        code_ = ann_->invite(swarm_);
        const auto file = machines_->folder() / "share.torrent";
        ann_->ask({"swarm", "export-torrent", swarm_, share_, file.string()});
        port_ = ann_->last({"swarm", "status", swarm_}).texts("addresses").at(0);
        stolen_ = steal(*cleo_, swarm_);
        cleo_->stop();
        known_.emplace(std::vector{steal(*ann_, swarm_)});
        card_ = memberCard(*stolen_, stolen_->epochs.back());
        hub_ = hubName(*stolen_, stolen_->epochs.back());
        filmsName_ = nameOf(contentOf(file));
    }

    ProvenPeer hostile(const WireName& place, const NetworkNamespace* from = nullptr) const
    {
        return {from != nullptr ? *from : cleo_->network(), port_, *stolen_, place, card_, *known_};
    }

    /// Ann's service is the one that it was, and a newcomer joins and fetches.
    void expectOthersAreServed()
    {
        EXPECT_FALSE(ann_->service().endsWithin(0ms)) << ann_->service().account();
        auto& ben = machines_->add();
        EXPECT_EQ(ben.join(code_).text("swarm"), swarm_);
        ben.waitForCatalogue(swarm_, 1);
        EXPECT_EQ(differences(film_, ben.get(swarm_, share_) / "film.bin"), std::vector<std::string>{});
        EXPECT_EQ(ann_->last({"swarm", "verify-log", swarm_}).flag("sound"), true);
        EXPECT_FALSE(ann_->service().endsWithin(0ms)) << ann_->service().account();
    }

    swarm::Bytes noise(std::size_t size)
    {
        swarm::Bytes bytes(size);
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(random_());
        return bytes;
    }

    std::optional<Machines> machines_;
    Machine* ann_ = nullptr;
    Machine* cleo_ = nullptr;
    std::filesystem::path film_;
    std::string swarm_, share_, code_, port_;
    std::optional<StolenProfile> stolen_;
    std::optional<KnownDevices> known_;
    TlsCard card_;
    WireName hub_, filmsName_;
    std::mt19937 random_{11};
};

TEST_F(SwarmHostility, OfSealedNonsenseOfEverySizeEndsTheLinkAndNothingElse)
{
    for (const auto name : {MessageName::Log, MessageName::Metadata, MessageName::Mail})
        for (const std::size_t size : {0, 1, 2, 33, 1000, 32'768, 65'535, 65'536}) {
            auto peer = hostile(hub_);
            ASSERT_TRUE(peer.isProven()) << "the control: it is a member, at " << size;
            peer.say(name, noise(size));
            peer.say(name, noise(size));
            while (peer.hear()) {}
            EXPECT_TRUE(peer.wire().isEndedByOther()) << swarm::textOf(name) << " of " << size;
        }
    expectOthersAreServed();
}

TEST_F(SwarmHostility, OfUnsealedBytesUnderEveryNameAndNumberEndsTheLinkAndNothingElse)
{
    for (const auto name : {MessageName::Auth, MessageName::Log, MessageName::Metadata, MessageName::Mail})
        for (const std::size_t size : {0UL, 15UL, 64UL, 65'552UL}) {
            auto peer = hostile(hub_);
            ASSERT_TRUE(peer.isProven()) << swarm::textOf(name) << " of " << size;
            peer.sayUnsealed(name, noise(size));
            EXPECT_TRUE(peer.wire().isEndedByOther()) << swarm::textOf(name) << " of " << size;
        }
    // Faults of BitTorrent itself are held against an address: so these come from several.
    int proven = 0;
    const NetworkNamespace* from = nullptr;
    for (int id = 0; id < 256; ++id) {
        if (id % 8 == 0)
            from = &machines_->network().plugIn("10.77.4." + std::to_string(id / 8 + 1), {});
        auto peer = hostile(id % 2 == 0 ? hub_ : filmsName_, from);
        proven += peer.isProven() ? 1 : 0;
        const auto bytes = noise(random_() % 2000);
        peer.wire().sendMessage(static_cast<Wire>(id), {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        peer.wire().sendExtended(static_cast<std::uint8_t>(id), std::string(random_() % 300, 'd'));
        peer.hear(5ms);
    }
    EXPECT_GE(proven, 32);
    for (const std::size_t size : {65'553UL, longestMessage - 2}) {
        auto peer = hostile(hub_);
        peer.sayUnsealed(MessageName::Log, noise(size));
        EXPECT_TRUE(peer.wire().isEndedByOther()) << size;
    }
    expectOthersAreServed();
}

/// Frames of an earlier link of the same two devices, both ways, and of the same link once more.
TEST_F(SwarmHostility, OfFramesThatWereSaidBeforeEndsTheLinkAndNothingElse)
{
    const auto state = swarm::encodeMessage(swarm::StateTold{.log = *swarm::StateDigest::from(noise(32))});
    auto earlier = hostile(hub_);
    ASSERT_TRUE(earlier.isProven());
    ASSERT_TRUE(earlier.say(MessageName::Log, state));
    while (earlier.opened().empty() && earlier.hear()) {}
    ASSERT_FALSE(earlier.opened().empty()) << "the control: what is said first is heard, and answered";
    EXPECT_FALSE(earlier.wire().isEndedByOther(500ms));

    const auto ours = earlier.saidSealed().front();
    const auto theirs = *std::ranges::find(earlier.heardSealed(), MessageName::Log, &swarm::Frame::name);
    for (const auto& frame : {ours, theirs}) {
        auto later = hostile(hub_);
        ASSERT_TRUE(later.isProven());
        later.sayUnsealed(frame.name, frame.bytes);
        EXPECT_TRUE(later.wire().isEndedByOther()) << frame.bytes.size();
    }
    auto again = hostile(hub_);
    ASSERT_TRUE(again.isProven());
    ASSERT_TRUE(again.say(MessageName::Log, state));
    again.sayUnsealed(MessageName::Log, again.saidSealed().back().bytes);
    EXPECT_TRUE(again.wire().isEndedByOther());
    expectOthersAreServed();
}

/// Messages as members write them, in a wrong place: answers that nobody asked for, shares that there aren't, numbers
/// that fall, and entries that mean nothing.
TEST_F(SwarmHostility, OfMessagesOutOfTheirPlaceEndsNothingButTheLink)
{
    const auto id = [&] { return *swarm::EntryId::from(noise(32)); };
    const auto device = [&] { return *swarm::DeviceId::from(noise(32)); };
    const auto share = [&] { return *swarm::ShareId::from(noise(32)); };
    const auto secret = [&] {
        const auto bytes = noise(32);
        return swarm::Secret{std::span<const std::uint8_t, 32>{bytes.data(), 32}};
    };
    const std::vector<std::function<swarm::Bytes()>> makers{
        [&] { return swarm::encodeMessage(swarm::StateTold{.log = *swarm::StateDigest::from(noise(32))}); },
        [&] { return swarm::encodeMessage(swarm::EntriesWanted{.number = 1 + random_() % 3, .ids = {id()}}); },
        [&] { return swarm::encodeMessage(swarm::EntriesTold{.number = random_() % 9, .entries = {noise(500)}}); },
        [&] { return swarm::encodeMessage(swarm::SecretWanted{id()}); },
        [&] {
            return swarm::encodeMessage(swarm::SecretTold{id(), secret()});
        },
        [&] { return swarm::encodeMessage(swarm::BytesTaken{random_()}); },
        [&] { return swarm::encodeMessage(swarm::RowsTold{{{.device = device(), .highest = 7, .count = 7}}}); },
        [&] { return swarm::encodeMessage(swarm::SpansTold{{{.range = {.device = device()}, .count = 9}}}); },
        [&] {
            return swarm::encodeMessage(swarm::IdsTold{{{{.device = device()}, true, {id()}}}});
        },
        [&] {
            return swarm::encodeMessage(swarm::VersionsTold{{{{swarm::ValueKind::Hold, device()}, random_(), {}}}});
        },
        [&] {
            return swarm::encodeMessage(swarm::ValuesWanted{{{swarm::ValueKind::Statement, device()}}});
        },
        [&] {
            return swarm::encodeMessage(
                swarm::ValuePart{{swarm::ValueKind::Whereabouts, stolen_->device()}, random_(), 100, 0, noise(100)});
        },
    };
    for (int round = 0; round < 60; ++round) {
        auto peer = hostile(round % 6 == 0 ? filmsName_ : hub_);
        ASSERT_TRUE(peer.isProven()) << round;
        for (int message = 0; message < 30; ++message)
            peer.say(MessageName::Log, makers[random_() % makers.size()]());
        peer.say(MessageName::Metadata, swarm::encodeMessage(swarm::MetadataWanted{share()}));
        peer.say(MessageName::Metadata, swarm::encodeMessage(swarm::MetadataNotHere{share()}));
        peer.hear(5ms);
    }
    expectOthersAreServed();
}

TEST_F(SwarmHostility, OfAFloodEndsTheLinkWhileOthersAreServed)
{
    std::atomic<bool> isOver{false};
    std::atomic<int> ended{0};
    std::thread flood{[&] {
        const auto state = swarm::encodeMessage(swarm::StateTold{.log = *swarm::StateDigest::from(noise(32))});
        const auto wanted = swarm::encodeMessage(swarm::MetadataWanted{*swarm::ShareId::from(noise(32))});
        while (!isOver) {
            auto peer = hostile(hub_);
            for (int message = 0; message < 20'000 && !isOver; ++message)
                if (!peer.say(MessageName::Log, state) || !peer.say(MessageName::Metadata, wanted))
                    break;
            if (!isOver && peer.wire().isEndedByOther())
                ++ended;
        }
    }};
    expectOthersAreServed();
    const auto deadline = std::chrono::steady_clock::now() + 20s;
    while (ended == 0 && std::chrono::steady_clock::now() < deadline)
        ann_->ask({"swarm", "status", swarm_});
    isOver = true;
    flood.join();
    EXPECT_GE(ended, 1);
}

/// Files that this process may open; both ends of nothing are its own.
void allowFiles(rlim_t count)
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min(std::max(limit.rlim_cur, count), limit.rlim_max);
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &limit), 0);
}

TEST_F(SwarmHostility, OfAThousandStrangersWhoSayNothingOrBeginTlsKeepsNobodyOut)
{
    ASSERT_NO_FATAL_FAILURE(allowFiles(4096));
    const auto& outside = machines_->network().plugIn("10.77.2.1", {});
    const std::string beginning{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11}; // of a client's hello
    std::vector<int> strangers;
    outside.run([&] {
        for (int i = 0; i < 1000; ++i) {
            const int stranger = dialFrom(outside, port_);
            if (stranger < 0)
                continue;
            if (i % 2 == 0)
                (void)::send(stranger, beginning.data(), beginning.size(), MSG_NOSIGNAL);
            strangers.push_back(stranger);
        }
    });
    EXPECT_GE(strangers.size(), 900U) << "the control: they got a connection";
    expectOthersAreServed();
    for (const int stranger : strangers)
        ::close(stranger);
}

TEST_F(SwarmHostility, OfNoiseOnThePortEndsEachConnectionAndNothingElse)
{
    const auto& outside = machines_->network().plugIn("10.77.2.1", {});
    for (int round = 0; round < 200; ++round) {
        const int stranger = dialFrom(outside, port_);
        ASSERT_GE(stranger, 0) << round;
        auto bytes = noise(1 + random_() % 20'000);
        if (round % 4 == 0) { // a TLS record of some kind
            bytes[0] = static_cast<std::uint8_t>(20 + random_() % 5);
            bytes[std::min<std::size_t>(1, bytes.size() - 1)] = 3;
        }
        (void)::send(stranger, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        ::close(stranger);
    }
    for (int round = 0; round < 60; ++round) { // behind TLS that is right
        TlsPeer peer{outside, port_, (round % 2 == 0 ? hub_ : filmsName_).handshake, card_};
        ASSERT_TRUE(peer.isGreeted());
        const auto bytes = noise(1 + random_() % 30'000);
        if (round % 3 == 0)
            peer.sendHandshake(hub_.handshake);
        peer.send({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
    expectOthersAreServed();
}

} // namespace
} // namespace shoal::test
