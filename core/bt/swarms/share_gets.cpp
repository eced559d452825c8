#include "core/bt/swarms/share_gets.h"

#include "core/bt/swarms/swarm_words.h"
#include "core/torrent/info_hash.h"

#include <algorithm>
#include <utility>

namespace shoal::bt {
namespace {

/// What no later try mends.
bool isFinal(ErrorKind kind)
{
    return kind == ErrorKind::NotFound || kind == ErrorKind::NotATorrent || kind == ErrorKind::BadArgument;
}

Error notWaiting(const std::string& title)
{
    return {ErrorKind::NotFound, title, "no get of it waits",
            "`shoal swarm catalogue` shows what waits; what is on the list is taken off it by `shoal rm`"};
}

Error fetchedByItself(const std::string& title)
{
    return {ErrorKind::BadArgument, title, "it is fetched by itself", "`shoal swarm fetch` changes what is"};
}

} // namespace

ShareGets::ShareGets(GetSurroundings& around, std::vector<swarm::KeptGet> kept)
    : around_{around}
    , before_{std::move(kept)}
{}

void ShareGets::tick(Moment now)
{
    now_ = now;
    for (auto& get : std::exchange(before_, {})) {
        const auto share = get.share;
        const bool isNew =
            gets_.try_emplace(share, Get{.what = std::move(get), .isAsked = true, .isKept = true, .isTold = true})
                .second;
        if (isNew)
            begin(share);
    }
    std::vector<swarm::ShareId> impatient, rested;
    for (const auto& [share, get] : gets_) {
        if (!get.replies.empty() && !get.isKept && get.stage == Stage::Hunting && now - get.since >= patience)
            impatient.push_back(share);
        if (get.stage == Stage::Paused && now - get.since >= pause)
            rested.push_back(share);
    }
    for (const auto& share : impatient)
        wait(share);
    for (const auto& share : rested)
        begin(share);
    giveOthersATurn();
    beginOfOwnAccord();
}

void ShareGets::get(swarm::KeptGet get, SwarmReply<StartedFetch> reply)
{
    const auto share = get.share;
    if (!around_.titleOf(share))
        return reply(shoal::fail(ErrorKind::NotFound, toHex(share.view()), "the catalogue doesn't have it"));
    auto [found, isNew] = gets_.try_emplace(share);
    auto& waiting = found->second;
    waiting.what = std::move(get);
    waiting.isAsked = true;
    waiting.since = now_;
    waiting.replies.push_back(std::move(reply));
    own_.erase(share);
    if (queued_.erase(share) > 0)
        std::erase(queue_, share);
    if (isNew)
        begin(share);
    const auto still = gets_.find(share);
    if (still != gets_.end() && still->second.stage != Stage::Adding
        && (still->second.isKept || !around_.isWithinReach(share)))
        wait(share);
}

void ShareGets::stop(const swarm::ShareId& share, const SwarmReply<std::monostate>& reply)
{
    const auto found = gets_.find(share);
    if (isWaiting(share) && (found == gets_.end() || !found->second.isAsked))
        return reply(shoal::fail(fetchedByItself(around_.titleOf(share).value_or(toHex(share.view())))));
    if (found == gets_.end() || found->second.stage == Stage::Adding)
        return reply(shoal::fail(notWaiting(around_.titleOf(share).value_or(toHex(share.view())))));
    const auto get = std::move(found->second);
    gets_.erase(found);
    around_.stopHunt(share);
    const auto given = shoal::fail(Error{ErrorKind::Cancelled, around_.titleOf(share).value_or(""), "it was given up"});
    const auto tell = [this, share, given, replies = get.replies, isTold = get.isTold,
                       reply](const Result<void>& gone) {
        for (const auto& each : replies)
            each(given);
        if (isTold)
            around_.ended(share, given);
        around_.waitingChanged();
        gone ? reply(std::monostate{}) : reply(shoal::fail(gone.error()));
    };
    get.isKept ? around_.forget(share, tell) : tell({});
}

void ShareGets::wantOfOwnAccord(const std::vector<swarm::ShareId>& shares, std::filesystem::path folder)
{
    ownFolder_ = std::move(folder);
    const std::set<swarm::ShareId> wanted{shares.begin(), shares.end()};
    std::erase_if(queue_, [&](const auto& share) { return !wanted.contains(share); });
    queued_ = {queue_.begin(), queue_.end()};
    std::erase_if(own_, [&](const auto& share) {
        const auto found = gets_.find(share);
        if (wanted.contains(share) || found->second.stage == Stage::Adding)
            return false;
        around_.stopHunt(share);
        gets_.erase(found);
        return true;
    });
    for (const auto& share : shares)
        if (!gets_.contains(share) && queued_.insert(share).second)
            queue_.push_back(share);
}

bool ShareGets::isWaiting(const swarm::ShareId& share) const
{
    const auto found = gets_.find(share);
    return queued_.contains(share) || (found != gets_.end() && found->second.stage != Stage::Adding);
}

std::size_t ShareGets::waiting() const
{
    const auto isHunted = [](const auto& each) { return each.second.stage != Stage::Adding; };
    return queue_.size() + static_cast<std::size_t>(std::ranges::count_if(gets_, isHunted));
}

void ShareGets::begin(const swarm::ShareId& share)
{
    auto& get = gets_.at(share);
    get.stage = Stage::Hunting;
    get.since = now_;
    around_.hunt(share, [this, share](Result<std::string> torrent) { came(share, std::move(torrent)); });
}

void ShareGets::came(const swarm::ShareId& share, Result<std::string> torrent)
{
    const auto found = gets_.find(share);
    if (found == gets_.end() || found->second.stage != Stage::Hunting)
        return;
    if (!torrent)
        return fail(share, torrent.error());
    found->second.stage = Stage::Adding;
    around_.add(found->second.what, std::move(*torrent),
                [this, share](const Result<ShareId>& id) { added(share, id); });
}

void ShareGets::added(const swarm::ShareId& share, const Result<ShareId>& id)
{
    if (!id)
        return fail(share, id.error());
    const auto got = gets_.extract(share);
    own_.erase(share);
    for (const auto& reply : got.mapped().replies)
        reply(StartedFetch{.id = *id});
    if (got.mapped().isTold)
        around_.ended(share, id);
    around_.waitingChanged();
}

/// What is on the disk stays there unless it can't ever be.
void ShareGets::fail(const swarm::ShareId& share, const Error& error)
{
    auto& get = gets_.at(share);
    const bool isLasting = get.isAsked && get.isKept && !isFinal(error.kind);
    const auto replies = std::exchange(get.replies, {});
    const bool wasTold = std::exchange(get.isTold, get.isTold || isLasting);
    const bool isOwn = own_.contains(share);
    const bool isNews = replies.empty() && !std::exchange(get.isWarned, isLasting);
    if (isLasting) {
        get.stage = Stage::Paused;
        get.since = now_;
    } else if (get.isKept) {
        around_.forget(share, [](const Result<void>&) {}); // the next start finds it gone again
    }
    if (!isLasting) {
        gets_.erase(share);
        own_.erase(share);
    }
    for (const auto& reply : replies)
        reply(shoal::fail(error));
    if (isOwn)
        around_.decline(share);
    if (isNews)
        around_.warn(error);
    if (wasTold && !isLasting)
        around_.ended(share, shoal::fail(error));
    around_.waitingChanged();
}

void ShareGets::wait(const swarm::ShareId& share)
{
    auto& get = gets_.at(share);
    get.isKept = true;
    around_.keep(get.what, [this, share](const Result<void>& how) { kept(share, how); });
}

void ShareGets::kept(const swarm::ShareId& share, const Result<void>& how)
{
    const auto found = gets_.find(share);
    if (found == gets_.end())
        return; // on the list, or given up
    if (!how) {
        found->second.isKept = false;
        around_.stopHunt(share);
        return fail(share, how.error());
    }
    found->second.isTold = true;
    for (const auto& reply : std::exchange(found->second.replies, {}))
        reply(StartedFetch{});
    around_.waitingChanged();
}

/// Of those that are at it for long, some may have nobody who answers.
void ShareGets::giveOthersATurn()
{
    if (queue_.empty() || own_.size() < mostOwnAtOnce)
        return;
    std::erase_if(own_, [this](const auto& share) {
        const auto found = gets_.find(share);
        if (found->second.stage != Stage::Hunting || now_ - found->second.since < turn)
            return false;
        around_.stopHunt(share);
        gets_.erase(found);
        queued_.insert(share);
        queue_.push_back(share);
        return true;
    });
}

void ShareGets::beginOfOwnAccord()
{
    for (auto looks = std::min(mostLooks, queue_.size()); looks > 0 && own_.size() < mostOwnAtOnce; --looks) {
        const auto share = queue_.front();
        queue_.pop_front();
        if (!around_.isWithinReach(share)) {
            queue_.push_back(share);
            continue;
        }
        queued_.erase(share);
        own_.insert(share);
        gets_[share].what = {.share = share, .folder = ownFolder_, .wanted = {}, .whenDone = WhenDone::Seed};
        begin(share);
    }
}

} // namespace shoal::bt
