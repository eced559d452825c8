#include "core/swarm/node/joining_node.h"

#include "core/swarm/keeping/device_keys.h"
#include "core/swarm/node/join_words.h"
#include "core/swarm/node/lobby_call.h"
#include "core/swarm/node/lobby_surroundings.h"
#include "core/swarm/node/log_fetch.h"
#include "core/torrent/info_hash.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
using std::chrono::seconds;
constexpr seconds joiningStoredAgain{10};
constexpr seconds nobodySaidAfter{15}; ///< in which no device that knows the code was found
constexpr seconds waysBackAfter{60};   ///< in the lobby without a reply
constexpr seconds askAnewAfter{30};    ///< without a link; doubled each time
constexpr seconds askAnewSeldom{1800}; ///< up to this
constexpr seconds longestGathering{2}; ///< once it has joined: for the current epoch's secret

class JoiningWork final : public JoiningNode {
public:
    JoiningWork(Joiner joiner, JoiningSurroundings around, bool isNew)
        : joiner_{std::move(joiner)}
        , around_{std::move(around)}
        , stored_{isNew ? 0 : joiner_.revision()}
    {}

    void tick(Moment now, std::chrono::sys_seconds system) override;
    JoiningView view() const override;
    const InviteCode& code() const override { return joiner_.code(); }
    const std::string& label() const override { return joiner_.label(); }
    std::optional<NewMember> takeMember() override;

private:
    bool isAlone() const;
    bool isStored() const { return stored_ == joiner_.revision(); }
    void follow();
    void store();
    void onStored(std::uint64_t revision, const Result<void>& result);
    void goOn();
    void leaveLobby();
    void callOrFetch();
    void fetch();
    void askAnew();
    void judge();
    void gather();

    Joiner joiner_;
    JoiningSurroundings around_;
    std::uint64_t stored_;
    bool isStoring_ = false;
    std::optional<Error> storeFault_;
    Moment storeAt_{};
    Moment now_{};
    std::chrono::sys_seconds system_{};
    std::unique_ptr<LobbyCall> call_;
    std::unique_ptr<LogFetch> fetch_;
    std::vector<dht::Endpoint> hosts_; ///< that were spoken with
    Moment askedSince_{};
    Moment linkedAt_{}; ///< the last time that it was, or that it began to fetch
    seconds patience_{askAnewAfter};
    bool isAnswered_ = true; ///< what was asked last: there is something new to ask
    std::size_t judged_ = 0; ///< entries
    std::optional<LogVerdict> trouble_;
    std::optional<Moment> joinedAt_;
    std::optional<NewMember> member_;
    bool isOver_ = false;
    bool isAloneSaid_ = false;
    std::shared_ptr<JoiningWork*> alive_ = std::make_shared<JoiningWork*>(this); // last: goes first
};

void JoiningWork::tick(Moment now, std::chrono::sys_seconds system)
{
    now_ = now;
    system_ = system;
    if (isOver_) {
        call_.reset();
        fetch_.reset();
        return;
    }
    store();
    if (isStored())
        leaveLobby();
    goOn();
    if (fetch_ && !isOver_)
        askAnew();
    if (std::exchange(isAloneSaid_, isAlone()) != isAloneSaid_)
        around_.changed();
}

bool JoiningWork::isAlone() const
{
    return call_ && joiner_.step() == JoinStep::FindingLobby && call_->links() == 0
        && now_ - askedSince_ >= nobodySaidAfter;
}

/// What is on the disk decides where it is. Nothing ends within it, for a link may be what led here.
void JoiningWork::goOn()
{
    if (isStored() && !joinedAt_)
        callOrFetch();
    if (call_)
        call_->tick(now_, system_);
    if (fetch_) {
        fetch_->tick(now_, system_);
        gather();
    }
}

void JoiningWork::leaveLobby()
{
    const auto step = joiner_.step();
    const bool isIn = step == JoinStep::LogWanted || step == JoinStep::Joined;
    if (!call_ || !(step == JoinStep::Refused || (isIn && call_->hasReply())))
        return;
    hosts_.insert(hosts_.end(), call_->hosts().begin(), call_->hosts().end());
    isAnswered_ = true;
    call_.reset();
}

void JoiningWork::callOrFetch()
{
    const auto step = joiner_.step();
    if (step == JoinStep::LogWanted || step == JoinStep::Joined)
        fetch();
    else if (step != JoinStep::Refused && !call_) {
        call_ = std::make_unique<LobbyCall>(joiner_, around_, [this] { follow(); });
        askedSince_ = now_;
    } else if (step != JoinStep::Refused && joiner_.swarm() && now_ - askedSince_ > waysBackAfter) {
        fetch(); // the lobby may be gone: the author may have left a way back
    }
}

void JoiningWork::fetch()
{
    if (!fetch_) {
        auto addresses = joiner_.code().hints;
        if (call_)
            addresses.insert(addresses.end(), call_->hosts().begin(), call_->hosts().end());
        addresses.insert(addresses.end(), hosts_.begin(), hosts_.end());
        fetch_ = std::make_unique<LogFetch>(joiner_, around_, std::move(addresses),
                                            LogFetch::Hears{[this] { judge(); },
                                                            [this](const GivenEpoch& epoch) {
                                                                joiner_.takeReturn(epoch);
                                                                follow();
                                                            }});
        linkedAt_ = now_;
    }
    fetch_->followEpochs();
}

/// When none of the epochs leads to anybody a newer one may have come: the author is asked again, once what was asked
/// before was answered.
void JoiningWork::askAnew()
{
    if (fetch_->isLinked())
        linkedAt_ = now_;
    if (call_ || joiner_.epochs().empty() || !isAnswered_ || joinedAt_ || now_ - linkedAt_ < patience_)
        return;
    linkedAt_ = now_;
    patience_ = std::min(2 * patience_, askAnewSeldom);
    isAnswered_ = false;
    joiner_.askAnew();
    call_ = std::make_unique<LobbyCall>(joiner_, around_, [this] { follow(); });
    follow();
}

/// Something came: it is stored, and then what follows from it is done.
void JoiningWork::follow()
{
    store();
    if (isStored() && call_)
        call_->say();
    around_.changed();
}

void JoiningWork::store()
{
    if (isStoring_ || isStored() || now_ < storeAt_ || joinedAt_)
        return; // whoever has joined begins where it was until it is stored as a member
    isStoring_ = true;
    const auto device = joiner_.device();
    const auto revision = joiner_.revision();
    around_.keep({JoiningKind::Own,
                  {device.bytes.begin(), device.bytes.end()},
                  static_cast<std::int64_t>(joiner_.step()),
                  joiner_.encode()},
                 [alive = std::weak_ptr{alive_}, revision](const Result<void>& result) {
                     if (const auto work = alive.lock())
                         (*work)->onStored(revision, result);
                 });
}

void JoiningWork::onStored(std::uint64_t revision, const Result<void>& result)
{
    isStoring_ = false;
    storeFault_ = result ? std::nullopt : std::optional{result.error()};
    if (!result) {
        storeAt_ = now_ + joiningStoredAgain;
        return around_.changed();
    }
    stored_ = revision;
    joiner_.stored(revision);
    follow();
    if (isStored())
        goOn();
}

void JoiningWork::judge()
{
    if (!fetch_)
        return;
    const auto& log = fetch_->replica().log();
    if (!joinedAt_ && log.fold() != nullptr && std::exchange(judged_, log.log().size()) != log.log().size()) {
        const auto verdict = joiner_.takeLog(fetch_->replica().invites());
        if (verdict == LogVerdict::Joined)
            joinedAt_ = now_;
        const auto trouble = verdict == LogVerdict::Joined ? std::nullopt : std::optional{verdict};
        if (std::exchange(trouble_, trouble) != trouble)
            around_.changed();
    }
    gather();
}

/// All that a member needs. What of the log is still on its way comes to the member as to any other.
void JoiningWork::gather()
{
    if (!joinedAt_ || isOver_)
        return;
    const auto& replica = fetch_->replica();
    const bool hasSecret = replica.secrets().find(replica.fold().currentEpoch()).has_value();
    if (now_ - *joinedAt_ < longestGathering && !hasSecret)
        return;
    const auto* const found = replica.fold().member(joiner_.device());
    if (found == nullptr) { // cut in what came since
        joinedAt_.reset();
        joiner_.doubtLog();
        trouble_ = LogVerdict::NoMember;
        return around_.changed();
    }
    const auto& self = *found;
    const auto& log = replica.log().log();
    NewMember member;
    member.role = self.role;
    member.swarm = {.id = *joiner_.swarm(),
                    .name = std::get<Genesis>(log.record(At{0}).membership()->body).name,
                    .keys = {writeSeeds({joiner_.seeds().signing, joiner_.seeds().agreement}), false},
                    .person = self.person,
                    .label = self.label,
                    .line = drawn<Line>(around_.random),
                    .last = {}};
    for (const auto& [epoch, secret] : replica.secrets().all())
        if (replica.secrets().hashOf(epoch))
            member.epochs.push_back({epoch, secret});
    std::ranges::sort(member.epochs, {}, [&](const KeptEpoch& kept) { return log.at(kept.epoch); });
    for (std::size_t at = 0; at < log.size(); ++at)
        member.entries.push_back(log.record(At{static_cast<std::uint32_t>(at)}).bytes);
    for (const auto& version : replica.words().versions())
        if (const auto* const bytes = replica.words().find(version.name))
            member.words.push_back({version.name, version.version, *bytes});
    member.reached.assign(fetch_->reached().begin(), fetch_->reached().end());
    member_ = std::move(member);
    isOver_ = true;
    around_.changed();
}

std::optional<NewMember> JoiningWork::takeMember() { return std::exchange(member_, std::nullopt); }

JoiningView JoiningWork::view() const
{
    JoiningView view;
    view.step = joinedAt_ ? (isOver_ ? JoinStep::Joined : JoinStep::LogWanted) : joiner_.step();
    view.device = joiner_.device();
    view.author = toHex(joiner_.code().author.view().first(8));
    view.swarm = joiner_.swarm();
    view.hearsay = wordsFor(joiner_.hearsay());
    if (view.hearsay.empty() && isAlone())
        view.hearsay = wordsForNobody();
    if (view.step == JoinStep::FindingLobby)
        view.closed = joiner_.hearsay().closed;
    if (view.step == JoinStep::Refused)
        view.refused = joiner_.why();
    view.trouble = trouble_;
    view.storeFault = storeFault_;
    return view;
}
} // namespace

std::unique_ptr<JoiningNode> JoiningNode::start(const InviteCode& code, const std::string& label,
                                                JoiningSurroundings around)
{
    auto joiner = Joiner::start(code, label, {around.random(), around.random()});
    if (!joiner)
        return nullptr;
    return std::make_unique<JoiningWork>(std::move(*joiner), std::move(around), true);
}

std::unique_ptr<JoiningNode> JoiningNode::resume(const KeptJoining& kept, JoiningSurroundings around)
{
    auto joiner = kept.kind == JoiningKind::Own ? Joiner::decode(kept.bytes) : std::nullopt;
    if (!joiner)
        return nullptr;
    return std::make_unique<JoiningWork>(std::move(*joiner), std::move(around), false);
}

} // namespace shoal::swarm
