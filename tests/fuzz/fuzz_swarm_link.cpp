// A whole link of a private swarm, whose other end says anything in any portions. An input is a list of portions: a
// byte that says what it is, two for its length, and its bytes.
#include "core/chunks/digest.h"
#include "core/swarm/links/member_links.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
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

struct Kept {
    Entry entry;
    Bytes bytes;
};
using Entries = std::map<EntryId, Kept>;

/// A chain of the owner's, long enough to be split; the same each time.
const Entries& firstEntries()
{
    static const auto entries = [] {
        const SigningPair owner{seedOf(1)};
        Entry entry{.author = deviceIdOf(owner.publicKey()),
                    .body = Genesis{.name = "fuzz",
                                    .owner = {owner.publicKey(), AgreementPair{seedOf(2)}.publicKey()},
                                    .recovery = SigningPair{seedOf(3)}.publicKey(),
                                    .label = "owner"}};
        Entries chain;
        for (int i = 0; i < 200; ++i) {
            const auto bytes = *writeEntry(entry, owner);
            const auto id = entryIdOf(bytes);
            chain.emplace(id, Kept{entry, bytes});
            entry.swarm = entry.swarm ? entry.swarm : std::optional{swarmIdOf(bytes)};
            entry.previous = id;
            ++entry.sequence;
            ++entry.lamport;
            entry.body = Publish{.name = "share"};
        }
        return chain;
    }();
    return entries;
}

/// Takes whatever is written as an entry and has its parents, so that no signature keeps inputs from going deep.
class PlainLog : public RelayedLog {
public:
    PlainLog() { fold(); }
    std::uint64_t version() const override { return entries_.size(); }
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
    std::optional<ForkProof> forkOf(const DeviceId& device) const override
    {
        const auto places = placesOf(device);
        const auto fork = std::ranges::adjacent_find(places, {}, &Place::sequence);
        return fork != places.end() ? std::optional{ForkProof{fork->sequence, fork->id, std::next(fork)->id}}
                                    : std::nullopt;
    }
    bool has(const EntryId& id) const override { return entries_.contains(id); }
    std::optional<Entry> find(const EntryId& id) const override
    {
        const auto found = entries_.find(id);
        return found != entries_.end() ? std::optional{found->second.entry} : std::nullopt;
    }
    ByteView bytesOf(const EntryId& id) const override
    {
        const auto found = entries_.find(id);
        return found != entries_.end() ? ByteView{found->second.bytes} : ByteView{};
    }
    std::optional<Place> highestOf(const DeviceId& device) const override
    {
        const auto places = placesOf(device);
        return places.empty() ? std::nullopt : std::optional{places.back()};
    }
    Took add(ByteView bytes, Came) override
    {
        const auto entry = readEntry(bytes);
        const auto id = entryIdOf(bytes);
        if (!entry)
            return Took::Void;
        if (entries_.contains(id) || waiting_.contains(id))
            return Took::Known;
        if (!std::ranges::all_of(parentsOf(*entry), [&](const auto& parent) { return entries_.contains(parent); })) {
            waiting_.insert(id);
            return Took::Waiting;
        }
        entries_.emplace(id, Kept{*entry, {bytes.begin(), bytes.end()}});
        news_.push_back(id);
        fold();
        return Took::Taken;
    }
    std::vector<EntryId> takeNews() override { return std::exchange(news_, {}); }
    std::size_t waiting() const { return waiting_.size(); }

private:
    void fold()
    {
        places_.clear();
        for (const auto& [id, kept] : entries_)
            places_[kept.entry.author].push_back({kept.entry.sequence, id});
        for (auto& [device, places] : places_)
            std::ranges::sort(places);
    }
    Entries entries_ = firstEntries();
    std::map<DeviceId, std::vector<Place>> places_;
    std::set<EntryId> waiting_;
    std::vector<EntryId> news_;
};

struct AllSound : ValueJudge {
    Verdict judge(const ValueName&, std::uint64_t, ByteView) const override { return Verdict::Sound; }
    bool isKept(const ValueName&) const override { return true; }
};

struct OneSecret : EpochSecrets {
    std::optional<Secret> find(const EntryId& epoch) const override
    {
        return epoch == EntryId{} ? std::nullopt : std::optional{seedOf(4)};
    }
    std::optional<SecretHash> hashOf(const EntryId&) const override
    {
        return SecretHash{sha256Of(seedOf(4).view()).bytes};
    }
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

class Scene {
public:
    Scene()
    {
        links_.exchange().wantSecret(EntryId{});
        links_.exchange().say({ValueKind::Hold, deviceIdOf(roster_.devices[0].publicKey())}, 7, Bytes(40'000, 2));
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
        links_.ask(theLink, {{}, MetadataPart::Info, 0});
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
        note();
        std::size_t size = 0;
        for (const auto& frame : links_.take(theLink, now_)) {
            size += frame.bytes.size();
            test::require(!hasEnded_, "a link that ended says nothing");
            test::require(isProven_ || frame.name == MessageName::Auth, "only a proof before the proof");
            peer_.receive(frame);
        }
        test::require(size <= mostUnanswered + 3 * (longestPlain + sealSize), "no more than a window is sent");
        const auto minutes = static_cast<std::size_t>(now_.time_since_epoch() / longestPending);
        test::require(log_.waiting() <= mostPendingOfLink * (minutes + 1), "few entries wait");
        note();
        test::require(hasEnded_ == (links_.size() == 0), "a link goes with its end");
    }
    void note()
    {
        for (const auto& event : links_.takeEvents()) {
            hasEnded_ = hasEnded_ || std::holds_alternative<LinkEnded>(event);
            isProven_ = isProven_ || std::holds_alternative<LinkProven>(event);
            if (std::holds_alternative<MetadataHeard>(event))
                links_.useless(theLink, now_);
        }
    }

    TwoDevices roster_;
    Moment now_{};
    LinkPlace place_{{}, Bytes(32, 0x0a)};
    PlainLog log_;
    AllSound judge_;
    NewestValues values_{judge_};
    OneSecret secrets_;
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
