// A whole link of a private swarm, whose other end says anything in any portions. An input is a list of portions: a
// byte that says what it is, two for its length, and its bytes.
#include "core/swarm/links/member_links.h"
#include "core/swarm/log/log.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

using namespace shoal;
using namespace shoal::swarm;

namespace {
enum Portion : std::uint8_t {
    HelloBytes, ///< instead of the peer's own hello
    AuthBytes,
    LogBytes, ///< as they come, sealed by nobody
    MetadataBytes,
    Prove,          ///< the peer's own hello and proof
    SealedLog,      ///< said by the proven peer
    SealedMetadata, ///< likewise
    Seconds,        ///< that pass: the first byte
    Removal,        ///< of the peer
    PortionCount
};
constexpr LinkNumber theLink{1};

Secret seedOf(std::uint8_t byte)
{
    std::array<std::uint8_t, Secret::size> bytes{};
    bytes.fill(byte);
    return Secret{bytes};
}

/// Relays all that it has.
class PlainLog : public RelayedLog {
public:
    explicit PlainLog(const SwarmId& swarm)
        : log_{swarm}
    {}
    std::uint64_t version() const override { return log_.size(); }
    std::vector<DeviceId> devices() const override
    {
        std::vector<DeviceId> all;
        for (const auto& [device, places] : places_)
            all.push_back(device);
        return all;
    }
    std::span<const Place> placesOf(const DeviceId& device) const override
    {
        const auto found = places_.find(device);
        return found != places_.end() ? std::span<const Place>{found->second} : std::span<const Place>{};
    }
    std::optional<ForkProof> forkOf(const DeviceId&) const override { return std::nullopt; }
    const Entry* find(const EntryId& id) const override { return log_.find(id); }
    ByteView bytesOf(const EntryId& id) const override { return log_.bytesOf(id); }
    std::optional<Place> highestOf(const DeviceId& device) const override
    {
        const auto places = placesOf(device);
        return places.empty() ? std::nullopt : std::optional{places.back()};
    }
    Took add(ByteView bytes, Came) override
    {
        switch (log_.add(bytes)) {
        case Arrival::Taken: fold(); return Took::Taken;
        case Arrival::Known: return Took::Known;
        case Arrival::Waiting: return Took::Waiting;
        case Arrival::Void: break;
        }
        return Took::Void;
    }
    std::vector<EntryId> takeNews() override { return {}; }
    std::size_t waiting() const { return log_.waiting(); }

private:
    void fold()
    {
        places_.clear();
        for (const auto& id : log_.inOrder()) {
            const auto& entry = *log_.find(id);
            places_[entry.author].push_back({entry.sequence, id});
        }
        for (auto& [device, places] : places_)
            std::ranges::sort(places);
    }
    Log log_;
    std::map<DeviceId, std::vector<Place>> places_;
};

struct AllSound : ValueJudge {
    Verdict judge(const ValueName&, std::uint64_t, ByteView) const override { return Verdict::Sound; }
    bool isKept(const DeviceId&) const override { return true; }
};

struct NoSecrets : EpochSecrets {
    std::optional<Secret> find(const EntryId&) const override { return seedOf(4); }
    std::optional<SecretHash> hashOf(const EntryId&) const override { return std::nullopt; }
    bool mayHave(const DeviceId&) const override { return true; }
    void keep(const EntryId&, const Secret&) override {}
};

struct SmallShelf : MetadataShelf {
    Bytes info = Bytes(40'000, 1);
    ByteView find(const ShareId&, MetadataPart) const override { return info; }
};

/// Two devices, of whom one may be removed.
struct TwoDevices : Roster {
    std::array<SigningPair, 2> devices{SigningPair{seedOf(1)}, SigningPair{seedOf(8)}};
    bool isRemoved = false;

    std::optional<SigningKey> keyOf(const DeviceId& device) const override
    {
        for (const auto& each : devices)
            if (deviceIdOf(each.publicKey()) == device)
                return each.publicKey();
        return std::nullopt;
    }
    bool isServed(const DeviceId& device) const override
    {
        return keyOf(device) && !(isRemoved && device == deviceIdOf(devices[1].publicKey()));
    }
};

/// The owner's genesis entry, the same each time.
const Bytes& genesisBytes()
{
    static const auto bytes = [] {
        const SigningPair owner{seedOf(1)};
        Genesis body{.name = "fuzz",
                     .owner = {owner.publicKey(), AgreementPair{seedOf(2)}.publicKey()},
                     .recovery = SigningPair{seedOf(3)}.publicKey(),
                     .label = "owner"};
        return *writeEntry({.author = deviceIdOf(owner.publicKey()), .body = body}, owner);
    }();
    return bytes;
}

class Scene {
public:
    Scene()
    {
        log_.add(genesisBytes(), Came::Asked);
        links_.open(theLink, {roster_.devices[0], place_, LinkRole::Listener}, {}, seedOf(0x21), now_);
        peerHello_ = peer_.hello();
    }
    void play(Portion portion, ByteView bytes)
    {
        switch (portion) {
        case HelloBytes: links_.takeHello(theLink, bytes, now_); break;
        case AuthBytes: links_.receive(theLink, {MessageName::Auth, {bytes.begin(), bytes.end()}}, now_); break;
        case LogBytes: links_.receive(theLink, {MessageName::Log, {bytes.begin(), bytes.end()}}, now_); break;
        case MetadataBytes: links_.receive(theLink, {MessageName::Metadata, {bytes.begin(), bytes.end()}}, now_); break;
        case Prove: prove(); break;
        case SealedLog: say(MessageName::Log, bytes); break;
        case SealedMetadata: say(MessageName::Metadata, bytes); break;
        case Seconds: pass(bytes.empty() ? 1 : bytes.front()); break;
        case Removal:
            roster_.isRemoved = true;
            links_.membershipChanged();
            break;
        case PortionCount: break;
        }
        check();
    }

private:
    void prove()
    {
        if (links_.size() == 0)
            return;
        const auto proof = peer_.takeHello(Bytes{links_.helloOf(theLink)});
        links_.takeHello(theLink, peerHello_, now_);
        if (const auto* const frame = proof ? std::get_if<Frame>(&*proof) : nullptr)
            links_.receive(theLink, *frame, now_);
        check();
    }
    void say(MessageName name, ByteView bytes)
    {
        const auto sealed = peer_.seal(name, bytes.first(std::min(bytes.size(), longestPlain)));
        if (const auto* const frame = sealed ? std::get_if<Frame>(&*sealed) : nullptr)
            links_.receive(theLink, *frame, now_);
    }
    void pass(std::uint8_t seconds)
    {
        now_ += std::chrono::seconds{seconds};
        links_.tick(now_);
    }
    void check()
    {
        std::size_t size = 0;
        for (const auto& frame : links_.take(theLink, now_)) {
            size += frame.bytes.size();
            test::require(!hasEnded_, "a link that ended says nothing");
            test::require(isProven_ || wasProvenNow() || frame.name == MessageName::Auth,
                          "only a proof before the proof");
            peer_.receive(frame);
        }
        test::require(size <= mostUnanswered + 3 * (longestPlain + sealSize), "no more than a window is sent");
        test::require(log_.waiting() <= mostPendingOfLink, "few entries wait");
        for (const auto& event : links_.takeEvents()) {
            hasEnded_ = hasEnded_ || std::holds_alternative<LinkEnded>(event);
            isProven_ = isProven_ || std::holds_alternative<LinkProven>(event);
        }
        test::require(hasEnded_ == (links_.size() == 0), "a link goes with its end");
    }
    bool wasProvenNow()
    {
        for (const auto& event : links_.takeEvents()) {
            hasEnded_ = hasEnded_ || std::holds_alternative<LinkEnded>(event);
            isProven_ = isProven_ || std::holds_alternative<LinkProven>(event);
        }
        return isProven_;
    }

    TwoDevices roster_;
    Moment now_{};
    LinkPlace place_{swarmIdOf(genesisBytes()), Bytes(32, 0x0a)};
    PlainLog log_{place_.swarm};
    AllSound judge_;
    NewestValues values_{judge_};
    NoSecrets secrets_;
    SmallShelf shelf_;
    MemberLinks links_{{roster_, log_, values_, secrets_, shelf_}};
    Link peer_{{roster_.devices[1], place_, LinkRole::Dialler}, LinkNonce{{1}}, seedOf(0x31), roster_, now_};
    Bytes peerHello_;
    bool isProven_ = false;
    bool hasEnded_ = false;
};
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::span rest{data, size};
    Scene scene;
    while (rest.size() >= 3) {
        const auto portion = static_cast<Portion>(rest[0] % PortionCount);
        const auto length = std::min<std::size_t>(rest.size() - 3, static_cast<std::size_t>(rest[1] << 8 | rest[2]));
        scene.play(portion, rest.subspan(3, length));
        rest = rest.subspan(3 + length);
    }
    return 0;
}
