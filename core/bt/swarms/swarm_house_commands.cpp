// What the house is told to do.
#include "core/bt/engine_parts.h"
#include "core/bt/swarms/member_call.h"
#include "core/bt/swarms/random_bytes.h"
#include "core/bt/swarms/swarm_house.h"
#include "core/bt/swarms/swarm_words.h"
#include "core/chunks/digest.h"
#include "core/state/swarms/carried_identity.h"
#include "core/swarm/keeping/identity.h"
#include "core/swarm/keeping/recovery_words.h"
#include "core/swarm/node/join_words.h"
#include "core/swarm_faults.h"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>
#include <utility>

namespace shoal::bt {
namespace {
/// A swarm that begins: everything of it is drawn here.
struct Founded {
    swarm::NewSwarm swarm;
    std::string words;
};

Result<Founded> found(const CreateSwarmRequest& request)
{
    const swarm::DeviceSeeds seeds{randomSecret(), randomSecret()};
    const swarm::SigningPair device{seeds.signing};
    const auto recovery = randomSecret();
    const auto epoch = randomSecret();
    const swarm::Genesis genesis{.name = request.name,
                                 .owner = {device.publicKey(), swarm::AgreementPair{seeds.agreement}.publicKey()},
                                 .recovery = swarm::SigningPair{recovery}.publicKey(),
                                 .person = randomId<swarm::PersonId>(),
                                 .label = request.label,
                                 .freshness = request.freshness,
                                 .quotas = {},
                                 .epoch = swarm::SecretHash{sha256Of(epoch.view()).bytes},
                                 .noise = randomId<decltype(swarm::Genesis::noise)>()};
    const auto entry = swarm::writeGenesis(genesis, device, wallClock());
    if (!entry)
        return fail({ErrorKind::BadArgument, "The name or label",
                     "a swarm's name has 1 to 255 bytes, a device's 1 to 64, each of text on one line"});
    const auto id = swarm::entryIdOf(*entry);
    Founded founded{.swarm = {}, .words = swarm::formatRecoveryWords(recovery)};
    founded.swarm.swarm = {.id = swarm::swarmIdOf(*entry),
                           .name = request.name,
                           .keys = {swarm::writeSeeds(seeds), false},
                           .person = genesis.person,
                           .label = request.label,
                           .line = randomId<swarm::Line>(),
                           .last = swarm::OwnEntry{1, id}};
    founded.swarm.entries = {*entry};
    founded.swarm.epochs = {{id, epoch}};
    founded.swarm.fetching = request.fetching;
    return founded;
}

std::vector<std::string> wordsIn(const std::string& text)
{
    std::istringstream stream{text};
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

/// The last entry that this device wrote, as its log has it.
std::optional<swarm::OwnEntry> lastOwn(const MemberSwarm& member)
{
    const auto& log = member.node().replica().log().log();
    const auto self = log.author(member.node().self());
    if (!self || log.chain(*self).empty())
        return std::nullopt;
    const auto& record = log.record(log.chain(*self).back());
    return swarm::OwnEntry{record.sequence, record.id};
}

std::string lineOf(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

} // namespace

void SwarmHouse::create(CreateSwarmRequest request, SwarmReply<CreatedSwarm> reply)
{
    post([this, request = std::move(request), reply = std::move(reply)] {
        auto founded = found(request);
        if (!founded)
            return reply(fail(founded.error()));
        if (const auto carrier = wire(); !carrier)
            return reply(fail(carrier.error()));
        CreatedSwarm created{founded->swarm.swarm.id, request.name, wordsIn(founded->words)};
        parts_.store.ask(
            [swarm = std::move(founded->swarm)](StoreParts& store) { return swarm::addSwarm(store, swarm); },
            [this, alive = std::weak_ptr<SwarmHouse*>{alive_}, created, reply](const Result<void>& kept) mutable {
                if (!kept)
                    return reply(fail(kept.error()));
                if (!alive.lock())
                    return;
                open(created.id, {}, [created, reply](const Result<void>& opened) {
                    opened ? reply(created) : reply(fail(opened.error()));
                });
            });
    });
}

void SwarmHouse::invite(swarm::SwarmId swarm, InviteRequest request, SwarmReply<MadeInvite> reply)
{
    onMember(swarm, std::move(reply), [request](MemberSwarm& member, const SwarmReply<MadeInvite>& answer) {
        if (!member.node().isMember())
            return answer(fail(notAMember(member)));
        const swarm::InviteTerms terms{
            .role = roleOf(request.role),
            .expiry = wallClock() + request.lifetime,
            .uses = request.uses,
            .approval = request.needsApproval ? swarm::Approval::Needed : swarm::Approval::NotNeeded,
            .whom = request.isForOwnDevice ? swarm::InviteFor::OwnDevice : swarm::InviteFor::SomeoneNew};
        member.node().lobby().make(terms, [answer, terms, name = member.name()](const auto& code) {
            if (!code)
                return answer(fail(wordsFor(code.error(), name)));
            const auto keys = swarm::inviteKeys(code->seed, code->swarm, code->author);
            answer(MadeInvite{.key = swarm::SigningPair{keys.signingSeed}.publicKey(),
                              .code = swarm::formatCode(*code),
                              .pictureCode = swarm::codeForPicture(*code),
                              .file = swarm::codeForFile(*code),
                              .expiry = terms.expiry});
        });
    });
}

void SwarmHouse::cancelInvite(swarm::SwarmId swarm, swarm::SigningKey invite, SwarmReply<std::monostate> reply)
{
    onMember(swarm, std::move(reply), [invite](MemberSwarm& member, const SwarmReply<std::monostate>& answer) {
        member.node().lobby().cancel(invite, [answer, name = member.name()](const auto& done) {
            done ? answer(std::monostate{}) : answer(fail(wordsFor(done.error(), name)));
        });
    });
}

void SwarmHouse::approve(swarm::SwarmId swarm, swarm::DeviceId device, bool isWelcome, SwarmReply<std::monostate> reply)
{
    onMember(swarm, std::move(reply),
             [device, isWelcome](MemberSwarm& member, const SwarmReply<std::monostate>& answer) {
                 member.node().lobby().approve(device, isWelcome, [answer, name = member.name()](const auto& done) {
                     done ? answer(std::monostate{}) : answer(fail(wordsFor(done.error(), name)));
                 });
             });
}

void SwarmHouse::join(JoinRequest request, SwarmReply<JoinRow> reply)
{
    post([this, request = std::move(request), reply = std::move(reply)] {
        const auto code = swarm::parseCode(request.code);
        if (!code)
            return reply(fail(errorOf(code.error(), request.code)));
        const auto isOfSwarm = [&](const auto& each) {
            return std::equal(code->swarm.bytes.begin(), code->swarm.bytes.end(), each.first.bytes.begin());
        };
        const auto known = std::ranges::find_if(members_, isOfSwarm);
        if (known != members_.end() && known->second->node().isMember())
            return reply(joinedRow(*known->second, joinIdOf(known->second->node().self())));
        for (const auto& [id, joining] : joinings_)
            if (joining->node().code().swarm == code->swarm && joining->node().code().seed == code->seed)
                return reply(joining->row());
        // Another code for the same swarm takes the place of the one that didn't lead in yet.
        const auto older = std::ranges::find_if(
            joinings_, [&](const auto& each) { return each.second->node().code().swarm == code->swarm; });
        if (older != joinings_.end())
            dropJoining(older->first, [](const auto&) {});
        const auto departed = std::ranges::find_if(departed_, isOfSwarm);
        if (known == members_.end() && departed == departed_.end())
            return beginJoining(request, *code, reply);
        // The old membership is left behind, for a device's id never returns; whoever comes back tells of no leave.
        forget(
            known != members_.end() ? known->first : departed->first,
            [this, alive = std::weak_ptr<SwarmHouse*>{alive_}, request, code = *code,
             reply](const Result<void>& forgotten) {
                if (!forgotten || !alive.lock())
                    return reply(fail(forgotten ? Error{ErrorKind::Cancelled, "shoal swarm join"} : forgotten.error()));
                beginJoining(request, code, reply);
            });
    });
}

void SwarmHouse::beginJoining(const JoinRequest& request, const swarm::InviteCode& code,
                              const SwarmReply<JoinRow>& reply)
{
    const auto carrier = wire();
    if (!carrier)
        return reply(fail(carrier.error()));
    auto joining = JoiningSwarm::start(parts_, **carrier, *items_, request, code);
    if (!joining)
        return reply(
            fail({ErrorKind::BadArgument, "The label", "a device's name has 1 to 64 bytes of text on one line"}));
    auto& node = joining->node();
    const auto id = joining->id();
    joinings_[id] = std::move(joining);
    node.tick(now_, wallClock()); // at once: a second more would be seen
    reply(joinings_.at(id)->row());
}

void SwarmHouse::stopJoining(JoinId join, SwarmReply<std::monostate> reply)
{
    post([this, join, reply = std::move(reply)] {
        if (!joinings_.contains(join))
            return reply(fail(ErrorKind::NotFound, "joining", "there is no such joining"));
        dropJoining(join, [reply](const Result<void>& removed) {
            removed ? reply(std::monostate{}) : reply(fail(removed.error()));
        });
    });
}

void SwarmHouse::remove(swarm::SwarmId swarm, swarm::DeviceId device, bool isAlone, SwarmReply<std::monostate> reply)
{
    onMember(swarm, std::move(reply), [device, isAlone](MemberSwarm& member, const SwarmReply<std::monostate>& answer) {
        member.node().remove(device, isAlone, whenWritten(member, answer));
    });
}

void SwarmHouse::setRole(swarm::SwarmId swarm, swarm::DeviceId device, SwarmRole role, SwarmReply<std::monostate> reply)
{
    onMember(swarm, std::move(reply), [device, role](MemberSwarm& member, const SwarmReply<std::monostate>& answer) {
        member.node().changeRole(device, roleOf(role), whenWritten(member, answer));
    });
}

void SwarmHouse::settle(swarm::SwarmId swarm, swarm::DeviceId device, SwarmReply<std::monostate> reply)
{
    onMember(swarm, std::move(reply), [device](MemberSwarm& member, const SwarmReply<std::monostate>& answer) {
        member.node().settle(device, whenWritten(member, answer));
    });
}

void SwarmHouse::recover(swarm::SwarmId swarm, RecoverRequest request, SwarmReply<std::monostate> reply)
{
    onMember(swarm, std::move(reply), [request](MemberSwarm& member, const SwarmReply<std::monostate>& answer) {
        const auto seed = swarm::parseRecoveryWords(lineOf(request.words));
        if (!seed)
            return answer(fail(errorOf(seed.error())));
        const auto then = [answer, written = whenWritten(member, answer), name = member.name()](const auto& entry) {
            const bool areOthers = !entry && entry.error().kind == swarm::WriteFault::Kind::NoRight
                && entry.error().right == swarm::NoRight::OnlyRecoveryKey;
            if (areOthers)
                return answer(fail({ErrorKind::BadArgument, "The recovery words", "they are not those of " + name,
                                    "Look for the paper that was written when it was created"}));
            written(entry);
        };
        member.node().recover(swarm::SigningPair{*seed}, request.cut, then);
    });
}

void SwarmHouse::goOnWriting(swarm::SwarmId swarm, SwarmReply<std::monostate> reply)
{
    onMember(swarm, std::move(reply), [](MemberSwarm& member, const SwarmReply<std::monostate>& answer) {
        if (member.node().goOnWriting())
            return answer(std::monostate{});
        const auto permission = member.node().permission();
        answer(fail({permission.mayWrite() ? ErrorKind::BadArgument : ErrorKind::NotWriting, member.name(),
                     permission.mayWrite() ? "this device writes already" : wordsFor(permission)}));
    });
}

void SwarmHouse::setFetching(swarm::SwarmId swarm, SwarmFetching fetching, SwarmReply<std::monostate> reply)
{
    onMember(swarm, std::move(reply), [fetching](MemberSwarm& member, const SwarmReply<std::monostate>& answer) {
        if (!member.node().isMember())
            return answer(fail(notAMember(member)));
        member.setFetching(fetching);
        member.store().keepFetching(fetching, [answer](const Result<void>& kept) {
            kept ? answer(std::monostate{}) : answer(fail(kept.error()));
        });
    });
}

void SwarmHouse::publish(swarm::SwarmId swarm, PublishRequest request, SwarmReply<Publication> reply)
{
    onMember(swarm, std::move(reply),
             [request = std::move(request)](MemberSwarm& member, const SwarmReply<Publication>& answer) {
                 member.publish(request, answer);
             });
}

void SwarmHouse::unpublish(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::monostate> reply)
{
    onMember(swarm, std::move(reply), [share](MemberSwarm& member, const SwarmReply<std::monostate>& answer) {
        member.node().retire(share, whenWritten(member, answer));
    });
}

void SwarmHouse::fetch(swarm::SwarmId swarm, FetchRequest request, SwarmReply<StartedFetch> reply)
{
    onMember(swarm, std::move(reply),
             [request](MemberSwarm& member, const SwarmReply<StartedFetch>& answer) { member.fetch(request, answer); });
}

void SwarmHouse::stopFetch(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::monostate> reply)
{
    onMember(swarm, std::move(reply), [share](MemberSwarm& member, const SwarmReply<std::monostate>& answer) {
        member.gets().stop(share, answer);
    });
}

/// Half a second of scrypt: not on the engine's thread.
void SwarmHouse::exportIdentity(swarm::SwarmId swarm, std::string passphrase, SwarmReply<std::string> reply)
{
    onMember(swarm, std::move(reply), [this, passphrase](MemberSwarm& member, const SwarmReply<std::string>& answer) {
        const auto seeds = swarm::readSeeds(member.kept().keys.bytes);
        if (!seeds)
            return answer(fail(ErrorKind::DatabaseDamaged, member.name(), "the keys of this device can't be read"));
        std::vector<std::pair<bool, swarm::DeviceKeys>> others; // whether an owner's or admin's comes first
        const auto& log = member.node().replica().log();
        if (log.fold() != nullptr)
            for (const auto& [device, known] : log.fold()->members())
                if (device != member.node().self())
                    others.emplace_back(known.role < swarm::Role::Admin, known.keys);
        std::ranges::stable_sort(others, {}, &std::pair<bool, swarm::DeviceKeys>::first);
        std::vector<swarm::DeviceKeys> members;
        for (const auto& [isLater, keys] : others)
            members.push_back(keys);
        auto kept = member.kept();
        kept.last = lastOwn(member);
        const auto epoch = member.node().epoch();
        const auto identity = swarm::identityOf(kept, *seeds, {epoch.epoch, epoch.secret}, members);
        parts_.worker.post([home = parts_.home, identity, passphrase, answer, name = member.name()] {
            const auto bytes =
                swarm::writeIdentity(identity, passphrase, randomId<swarm::Salt>(), randomId<swarm::Nonce>());
            home([answer, bytes, name] {
                if (bytes)
                    return answer(std::string{bytes->begin(), bytes->end()});
                answer(fail(wordsFor(bytes.error(), name)));
            });
        });
    });
}

void SwarmHouse::importIdentity(std::string file, std::string passphrase, SwarmFetching fetching,
                                SwarmReply<swarm::SwarmId> reply)
{
    post([this, file = std::move(file), passphrase = std::move(passphrase), fetching = std::move(fetching),
          reply = std::move(reply)] {
        if (const auto carrier = wire(); !carrier)
            return reply(fail(carrier.error()));
        parts_.worker.post(
            [this, alive = std::weak_ptr<SwarmHouse*>{alive_}, home = parts_.home, file, passphrase, fetching, reply] {
                const swarm::Bytes bytes{file.begin(), file.end()};
                auto identity = std::make_shared<tl::expected<swarm::Identity, swarm::IdentityFault>>(
                    swarm::readIdentity(bytes, passphrase));
                home([this, alive, identity, fetching, reply] {
                    if (!*identity)
                        return reply(fail(wordsFor(identity->error(), "The identity file")));
                    if (!alive.lock())
                        return;
                    swarm::NewSwarm toKeep{.swarm = swarm::importedSwarm(**identity, randomId<swarm::Line>()),
                                           .entries = {},
                                           .epochs = {{(*identity)->epoch, (*identity)->epochSecret}},
                                           .fetching = fetching,
                                           .joining = {},
                                           .known = (*identity)->members};
                    const auto id = toKeep.swarm.id;
                    parts_.store.ask([toKeep](StoreParts& store) { return swarm::addSwarm(store, toKeep); },
                                     [this, alive, id, reply](const Result<void>& kept) {
                                         if (!kept)
                                             return reply(fail(kept.error()));
                                         if (!alive.lock())
                                             return;
                                         open(id, {}, [id, reply](const Result<void>& opened) {
                                             opened ? reply(id) : reply(fail(opened.error()));
                                         });
                                     });
                });
            });
    });
}

} // namespace shoal::bt
