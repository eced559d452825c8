// Lobbies in which somebody lies or jams the places where hosts are looked for: who joins goes another way, or says
// what is wrong.
#include "core/swarm/crypto/derive.h"
#include "core/swarm/joining/lobby/lobby_message.h"
#include "core/swarm/records/lobby_record.h"
#include "core/swarm/torrents/meeting_torrent.h"
#include "tests/core/swarm/node/lobby_scene.h"

#include <functional>

namespace shoal::swarm {
namespace {

constexpr std::uint8_t liarNumber = 20;

/// Somebody with the code that sits in its lobby and says to every visitor whatever it likes.
class LyingHost final : public WireUser {
public:
    using Lie = std::function<std::vector<Bytes>()>;
    LyingHost(LobbyNet& net, const InviteCode& code, Lie lie)
        : wire_{net, lobbyAddress(liarNumber), false}
        , lie_{std::move(lie)}
    {
        const auto keys = lobbyKeys(inviteKeys(code.seed, code.swarm, code.author).lobby, code.swarm);
        wire_.meet({TorrentUse::Lobby, keys.authoritySeed, {}}, lobbyInfo(keys), *this);
    }
    std::size_t visitors() const { return visitors_; }

    void opened(const OpenedLink& link) override
    {
        ++visitors_;
        for (auto& bytes : lie_())
            wire_.send(link.link, {MessageName::Lobby, std::move(bytes)});
    }
    void heardHello(LinkNumber, ByteView) override {}
    void heard(LinkNumber link, const Frame& frame) override
    {
        const auto message = readLobbyMessage(frame.bytes);
        if (message && std::holds_alternative<RequestHandedIn>(*message))
            for (auto& bytes : lie_())
                wire_.send(link, {MessageName::Lobby, std::move(bytes)});
    }
    void closed(LinkNumber) override {}
    void notReached(TorrentNumber, const dht::Endpoint&, const std::string&) override {}

private:
    LobbySimWire wire_;
    Lie lie_;
    std::size_t visitors_ = 0;
};

std::map<std::string, LyingHost::Lie> lies()
{
    std::map<std::string, LyingHost::Lie> all;
    for (int why = 1; why <= lastClosedBecause; ++why)
        all["closed, because " + std::to_string(why)] = [why] {
            return std::vector<Bytes>{writeLobbyMessage(LobbyClosed{static_cast<ClosedBecause>(why)})};
        };
    all["a card of noise"] = [] { return std::vector<Bytes>{writeLobbyMessage(CardShown{Bytes(cardSize, 7)})}; };
    all["no message"] = [] { return std::vector<Bytes>{Bytes(300, 0x42)}; };
    all["nothing"] = [] { return std::vector<Bytes>{}; };
    all["a reply to nobody"] = [] {
        return std::vector<Bytes>{writeLobbyMessage(ReplyGiven{filled<RequestId>(3), Bytes(306, 9)})};
    };
    return all;
}

/// The code's only hint leads to a liar.
InviteCode hintingAtTheLiar(InviteCode code)
{
    code.hints = {lobbyAddress(liarNumber)};
    return code;
}

TEST(LobbyAttacks, OfAHostThatLiesAreGoneAroundByAnotherHostsRecord)
{
    for (const auto& [name, lie] : lies()) {
        SCOPED_TRACE(name);
        LobbyScene scene;
        const auto code = hintingAtTheLiar(scene.invite());
        scene.net.run(seconds{2}); // the honest host's slot is written
        LyingHost liar{scene.net, code, lie};
        scene.join(code);
        scene.net.run(seconds{60}, [&] { return scene.isJoined(); });
        EXPECT_GE(liar.visitors(), 1U) << "the control: it was asked";
        EXPECT_TRUE(scene.isJoined()) << static_cast<int>(scene.view().step);
        EXPECT_EQ(scene.admissions(), 1U);
    }
}

TEST(LobbyAttacks, OfAHostThatIsTheOnlyOneAreToldAsUnprovenAndEndWhenTheAuthorIsThere)
{
    LobbyScene scene;
    const auto code = hintingAtTheLiar(scene.invite());
    scene.author.reset();
    scene.net.items.clear();
    const LyingHost liar{scene.net, code,
                         [] { return std::vector<Bytes>{writeLobbyMessage(LobbyClosed{ClosedBecause::Cancelled})}; }};
    scene.join(code);
    scene.net.run(seconds{60});
    EXPECT_EQ(scene.view().step, JoinStep::FindingLobby);
    EXPECT_NE(scene.view().hearsay.find("knows for certain"), std::string::npos) << scene.view().hearsay;
    EXPECT_EQ(scene.view().refused, std::nullopt);

    scene.startAuthor();
    scene.net.run(seconds{1800}, [&] { return scene.isJoined(); });
    EXPECT_TRUE(scene.isJoined()) << static_cast<int>(scene.view().step);
}

/// Whoever has the code writes over all its slots, with a sequence above every host's.
void jamSlots(LobbyScene& scene, const InviteCode& code, Addresses addresses)
{
    const auto secret = inviteKeys(code.seed, code.swarm, code.author).lobby;
    const auto now = scene.net.clock() + std::chrono::hours{23};
    const auto today = std::chrono::floor<std::chrono::days>(scene.net.clock());
    for (std::uint8_t slot = 0; slot < dht::lobbySlots; ++slot)
        for (const int day : {-1, 0, 1}) {
            const auto place = lobbyPlace(secret, code.swarm, LobbySlot{slot}, today + std::chrono::days{day});
            const auto item =
                sealLobbyRecord(place, {addresses, now}, drawn<Nonce>([&] { return scene.net.random(); }));
            scene.net.items.insert_or_assign(item.key, item);
        }
}

TEST(LobbyAttacks, OnAllSlotsLeaveTheHintsToJoinBy)
{
    LobbyScene scene;
    const auto code = scene.invite();
    ASSERT_FALSE(code.hints.empty());
    jamSlots(scene, code, {lobbyAddress(99)});
    scene.join(code);
    scene.net.run(seconds{10}, [&] { return scene.isJoined(); });
    EXPECT_TRUE(scene.isJoined()) << static_cast<int>(scene.view().step);
}

TEST(LobbyAttacks, OnAllSlotsOfACodeWithoutHintsLastNoLongerThanHostsNeedToWriteAboveThem)
{
    LobbyScene scene;
    const auto code = withoutHints(scene.invite());
    scene.net.run(seconds{5});
    jamSlots(scene, code, {lobbyAddress(99)}); // where nobody is
    scene.join(code);
    scene.net.run(seconds{60});
    EXPECT_FALSE(scene.isJoined()) << "the control: it finds nobody";
    EXPECT_EQ(scene.view().step, JoinStep::FindingLobby);
    scene.net.run(seconds{std::chrono::hours{3}}, [&] { return scene.isJoined(); });
    EXPECT_TRUE(scene.isJoined()) << static_cast<int>(scene.view().step);
}

} // namespace
} // namespace shoal::swarm
