// What somebody learns who records every packet of a private swarm's whole life.
#include "core/swarm/crypto/derive.h"
#include "core/swarm/joining/invite_code.h"
#include "core/swarm/torrents/meeting_torrent.h"
#include "core/torrent/info_hash.h"
#include "tests/support/throw_errno.h"
#include "tests/support/tree.h"
#include "tests/swarms/capture.h"
#include "tests/swarms/machines.h"
#include "tests/swarms/stolen_profile.h"

#include <arpa/inet.h>
#include <array>
#include <cstdint>
#include <gtest/gtest.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace shoal::test {
namespace {

std::string bytesOf(const std::string& hex) { return fromHex(hex).value(); }

/// A torrent's hashes as its users would ask for it in the DHT, also written out.
std::vector<std::string> dhtNeedles(const WireName& name)
{
    auto needles = name.hashes;
    for (const auto& bytes : name.hashes)
        needles.push_back(toHex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}));
    return needles;
}

WireName lobbyName(const std::string& text)
{
    const auto code = swarm::parseCode(text).value();
    const auto keys = swarm::inviteKeys(code.seed, code.swarm, code.author);
    return nameOf("d4:info" + swarm::lobbyInfo(swarm::lobbyKeys(keys.lobby, code.swarm)) + "e");
}

/// As a shell's printf takes it.
std::string escaped(const std::string& bytes)
{
    std::string text;
    for (const char byte : bytes) {
        const auto digits = toHex({reinterpret_cast<const std::uint8_t*>(&byte), 1});
        text += "\\x" + digits;
    }
    return text;
}

/// Takes every call at a port, by the kernel alone.
class OpenDoor {
public:
    explicit OpenDoor(const NetworkNamespace& network)
    {
        network.run([this] {
            file_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            sockaddr_in everywhere{};
            everywhere.sin_family = AF_INET;
            everywhere.sin_port = htons(port);
            if (::bind(file_, reinterpret_cast<sockaddr*>(&everywhere), sizeof everywhere) != 0
                || ::listen(file_, 1) != 0)
                throwErrno("listen");
        });
    }
    ~OpenDoor() { ::close(file_); }
    OpenDoor(const OpenDoor&) = delete;
    OpenDoor& operator=(const OpenDoor&) = delete;

    /// What is sent at once is on its way before the next is.
    void hearInTwoPieces(const NetworkNamespace& from, const std::string& address,
                         const std::array<std::string, 2>& pieces) const
    {
        const int call = dialFrom(from, address + ":" + std::to_string(port));
        for (const auto& piece : pieces)
            EXPECT_EQ(::send(call, piece.data(), piece.size(), MSG_NOSIGNAL), static_cast<ssize_t>(piece.size()));
        awaitTaken(call);
        ::close(call);
    }

private:
    /// The other side has all of it.
    static void awaitTaken(int call)
    {
        const auto deadline = std::chrono::steady_clock::now() + programPatience;
        int left = 1;
        while (left > 0 && std::chrono::steady_clock::now() < deadline)
            ASSERT_EQ(::ioctl(call, SIOCOUTQ, &left), 0);
    }

    static constexpr std::uint16_t port = 7777;
    int file_ = -1;
};

class SwarmCapture : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        if (const auto reason = Capture::whyNot())
            GTEST_SKIP() << *reason;
        machines_.emplace();
    }

    std::string torrentOf(const Machine& machine, const std::string& swarm, const std::string& share)
    {
        const auto file = machines_->folder() / ("torrent." + std::to_string(++torrents_));
        machine.ask({"swarm", "export-torrent", swarm, share, file.string()});
        return contentOf(file);
    }

    std::optional<Machines> machines_;
    int torrents_ = 0;
};

TEST_F(SwarmCapture, OfAWholeLifeShowsNoNameNoIdNoCodeNoContentAndNothingOfItInTheDht)
{
    auto& ann = machines_->add();
    auto& ben = machines_->add();
    auto& cleo = machines_->add();
    const auto film = machines_->folder().writeNoise("Quetzalfilm.bin", 1'000'000);
    const auto later = machines_->folder().writeNoise("Quetzalspaeter.bin", 300'000, 2);
    const auto open = machines_->folder().writeNoise("open.bin", 300'000, 3);
    Capture capture{machines_->network().hub()};

    const auto swarm = ann.createSwarm("Quetzalfamilie");
    std::vector<std::string> codes{ann.invite(swarm), ann.invite(swarm)};
    ben.join(codes[0], {"--label", "Quetzalbenjamin"});
    cleo.join(codes[1], {"--label", "Quetzalcleo"});
    const auto share = ann.share(swarm, film);
    for (const auto* machine : {&ben, &cleo})
        machine->waitForCatalogue(swarm, 1);
    ben.get(swarm, share);
    cleo.get(swarm, share);
    auto hashes = dhtNeedles(nameOf(torrentOf(ann, swarm, share)));
    ann.ask({"swarm", "remove", swarm, cleo.device(swarm)});
    ben.waitForMembers(swarm, 2);
    const auto second = ann.share(swarm, later);
    ben.waitForCatalogue(swarm, 2);
    ben.get(swarm, second);
    // What is public is seen: the search can find something.
    const auto openShare = ann.begin({"share", open.string()});
    const auto link = openShare->waitFor("ready");
    ASSERT_TRUE(link) << openShare->account();
    EXPECT_EQ(ben.last({"get", link->text("link"), "-o", (ben.home() / "open").string()}).name(), "done");
    const auto recording = capture.take();

    ASSERT_GT(recording.tcpBytes, 2'500'000U);
    ASSERT_FALSE(recording.udp.empty());
    EXPECT_TRUE(recording.hasInUdp(bytesOf(link->text("info_hash_v2")).substr(0, 20))) << "the control";

    std::vector<std::string> needles{"Quetzal"};
    for (const auto& code : codes) {
        const auto lobby = dhtNeedles(lobbyName(code));
        hashes.insert(hashes.end(), lobby.begin(), lobby.end());
        needles.push_back(code);
        needles.push_back(code.substr(6, 20)); // without `shoal:`, and not all of it
        const auto seed = swarm::parseCode(code).value().seed.bytes;
        needles.emplace_back(seed.begin(), seed.end());
    }
    std::vector<std::string> ids{swarm, share, second};
    for (const auto* machine : {&ann, &ben, &cleo})
        ids.push_back(machine->device(swarm));
    for (const auto& id : ids) {
        needles.push_back(id);
        needles.push_back(bytesOf(id));
        needles.push_back(bytesOf(id).substr(0, 16)); // as codes name it
    }
    for (const auto& needle : needles)
        EXPECT_FALSE(recording.has(needle)) << needle;
    for (const auto& file : {film, later})
        EXPECT_EQ(recording.firstPieceOf(contentOf(file)), std::nullopt) << file;

    const auto known = steal(ben, swarm);
    EXPECT_EQ(known.epochs.size(), 2U);
    for (const auto& epoch : known.epochs) {
        const auto hub = dhtNeedles(hubName(known, epoch));
        hashes.insert(hashes.end(), hub.begin(), hub.end());
        const auto secret = epoch.secret.view();
        EXPECT_FALSE(recording.has({reinterpret_cast<const char*>(secret.data()), secret.size()}));
    }
    for (const auto& one : {share, second})
        for (auto& needle : dhtNeedles(nameOf(torrentOf(ann, swarm, one))))
            hashes.push_back(std::move(needle));
    for (const auto& hash : hashes)
        EXPECT_FALSE(recording.hasInUdp(hash));
}

/// The control of the search for names, ids and hashes: each is found that stands in a datagram to the DHT's node, and
/// what came in two pieces of a TCP connection.
TEST_F(SwarmCapture, FindsWhatIsPlanted)
{
    auto& ann = machines_->add();
    auto& ben = machines_->add();
    const auto swarm = ann.createSwarm("Quetzalfamilie");
    const auto share = ann.share(swarm, machines_->folder().writeNoise("film.bin", 100'000));
    const auto known = steal(ann, swarm);
    std::vector<std::string> planted{swarm, bytesOf(share), bytesOf(ann.device(swarm)).substr(0, 16)};
    for (const auto& name :
         {nameOf(torrentOf(ann, swarm, share)), hubName(known, known.epochs.back()), lobbyName(ann.invite(swarm))})
        for (auto& needle : dhtNeedles(name))
            planted.push_back(std::move(needle));
    Capture capture{machines_->network().hub()};

    for (const auto& needle : planted)
        // In one datagram: bash writes each line of its own.
        ann.network().command("bash -c \"printf 'd1:ad2:id20:" + escaped(needle)
                              + "' | dd bs=9999 iflag=fullblock status=none > /dev/udp/10.77.0.1/6881\"");
    const OpenDoor door{ann.network()};
    door.hearInTwoPieces(ben.network(), ann.address(), {"Quetz", "alfilm"});
    const auto recording = capture.take();

    for (const auto& needle : planted)
        EXPECT_TRUE(recording.has(needle) && recording.hasInUdp(needle)) << needle;
    EXPECT_TRUE(recording.has("Quetzalfilm"));
}

/// The control of the search for content: what is public is fetched in clear.
TEST_F(SwarmCapture, OfAPublicShareShowsItsContent)
{
    auto& ann = machines_->add();
    auto& ben = machines_->add();
    const auto open = machines_->folder().writeNoise("open.bin", 300'000, 3);
    Capture capture{machines_->network().hub()};

    const auto sharing = ann.begin({"share", open.string()});
    const auto link = sharing->waitFor("ready");
    ASSERT_TRUE(link) << sharing->account();
    ben.last({"get", link->text("link"), "-o", (ben.home() / "open").string()});

    EXPECT_NE(capture.take().firstPieceOf(contentOf(open)), std::nullopt);
}

} // namespace
} // namespace shoal::test
