// The private swarms of an engine that may change hands while a command has no answer.
#include "app/service/profile_swarms.h"
#include "app/service/profile_engine_ask.h"

namespace shoal::service {

template <class T, class Question>
void ProfileEngine::ItsSwarms::ask(Unanswered unanswered, Question question, SwarmReply<T> reply)
{
    engine_.ask<T>(
        unanswered,
        [question = std::move(question)](Engine& engine, Reply<T> answer) {
            question(engine.swarms(), std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::create(CreateSwarmRequest request, SwarmReply<CreatedSwarm> reply)
{
    ask<CreatedSwarm>(
        Unanswered::IsAnError,
        [request = std::move(request)](Swarms& swarms, SwarmReply<CreatedSwarm> answer) {
            swarms.create(request, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::invite(swarm::SwarmId swarm, InviteRequest request, SwarmReply<MadeInvite> reply)
{
    ask<MadeInvite>(
        Unanswered::IsAnError,
        [swarm, request = std::move(request)](Swarms& swarms, SwarmReply<MadeInvite> answer) {
            swarms.invite(swarm, request, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::cancelInvite(swarm::SwarmId swarm, swarm::SigningKey invite,
                                            SwarmReply<std::monostate> reply)
{
    ask<std::monostate>(
        Unanswered::IsAnError,
        [swarm, invite](Swarms& swarms, SwarmReply<std::monostate> answer) {
            swarms.cancelInvite(swarm, invite, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::invites(swarm::SwarmId swarm, SwarmReply<std::vector<InviteRow>> reply)
{
    ask<std::vector<InviteRow>>(
        Unanswered::IsAskedAgain,
        [swarm](Swarms& swarms, SwarmReply<std::vector<InviteRow>> answer) {
            swarms.invites(swarm, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::approve(swarm::SwarmId swarm, swarm::DeviceId device, bool isWelcome,
                                       SwarmReply<std::monostate> reply)
{
    ask<std::monostate>(
        Unanswered::IsAnError,
        [swarm, device, isWelcome](Swarms& swarms, SwarmReply<std::monostate> answer) {
            swarms.approve(swarm, device, isWelcome, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::join(JoinRequest request, SwarmReply<JoinRow> reply)
{
    ask<JoinRow>(
        Unanswered::IsAskedAgain,
        [request = std::move(request)](Swarms& swarms, SwarmReply<JoinRow> answer) {
            swarms.join(request, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::joinings(SwarmReply<std::vector<JoinRow>> reply)
{
    ask<std::vector<JoinRow>>(
        Unanswered::IsAskedAgain,
        [](Swarms& swarms, SwarmReply<std::vector<JoinRow>> answer) { swarms.joinings(std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::stopJoining(JoinId join, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>(
        Unanswered::IsAnError,
        [join](Swarms& swarms, SwarmReply<std::monostate> answer) { swarms.stopJoining(join, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::leave(swarm::SwarmId swarm, SwarmReply<bool> reply)
{
    ask<bool>(
        Unanswered::IsAnError,
        [swarm](Swarms& swarms, SwarmReply<bool> answer) { swarms.leave(swarm, std::move(answer)); }, std::move(reply));
}

void ProfileEngine::ItsSwarms::list(SwarmReply<std::vector<SwarmRow>> reply)
{
    ask<std::vector<SwarmRow>>(
        Unanswered::IsAskedAgain,
        [](Swarms& swarms, SwarmReply<std::vector<SwarmRow>> answer) { swarms.list(std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::status(swarm::SwarmId swarm, SwarmReply<SwarmStatus> reply)
{
    ask<SwarmStatus>(
        Unanswered::IsAskedAgain,
        [swarm](Swarms& swarms, SwarmReply<SwarmStatus> answer) { swarms.status(swarm, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::members(swarm::SwarmId swarm, SwarmReply<std::vector<SwarmMemberRow>> reply)
{
    ask<std::vector<SwarmMemberRow>>(
        Unanswered::IsAskedAgain,
        [swarm](Swarms& swarms, SwarmReply<std::vector<SwarmMemberRow>> answer) {
            swarms.members(swarm, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::remove(swarm::SwarmId swarm, swarm::DeviceId device, bool isAlone,
                                      SwarmReply<std::monostate> reply)
{
    ask<std::monostate>(
        Unanswered::IsAnError,
        [swarm, device, isAlone](Swarms& swarms, SwarmReply<std::monostate> answer) {
            swarms.remove(swarm, device, isAlone, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::setRole(swarm::SwarmId swarm, swarm::DeviceId device, SwarmRole role,
                                       SwarmReply<std::monostate> reply)
{
    ask<std::monostate>(
        Unanswered::IsAnError,
        [swarm, device, role](Swarms& swarms, SwarmReply<std::monostate> answer) {
            swarms.setRole(swarm, device, role, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::settle(swarm::SwarmId swarm, swarm::DeviceId device, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>(
        Unanswered::IsAnError,
        [swarm, device](Swarms& swarms, SwarmReply<std::monostate> answer) {
            swarms.settle(swarm, device, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::recover(swarm::SwarmId swarm, RecoverRequest request, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>(
        Unanswered::IsAnError,
        [swarm, request = std::move(request)](Swarms& swarms, SwarmReply<std::monostate> answer) {
            swarms.recover(swarm, request, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::goOnWriting(swarm::SwarmId swarm, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>(
        Unanswered::IsAnError,
        [swarm](Swarms& swarms, SwarmReply<std::monostate> answer) { swarms.goOnWriting(swarm, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::setFetching(swarm::SwarmId swarm, SwarmFetching fetching,
                                           SwarmReply<std::monostate> reply)
{
    ask<std::monostate>(
        Unanswered::IsAskedAgain,
        [swarm, fetching = std::move(fetching)](Swarms& swarms, SwarmReply<std::monostate> answer) {
            swarms.setFetching(swarm, fetching, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::publish(swarm::SwarmId swarm, PublishRequest request, SwarmReply<Publication> reply)
{
    ask<Publication>(
        Unanswered::IsAnError,
        [swarm, request = std::move(request)](Swarms& swarms, SwarmReply<Publication> answer) {
            swarms.publish(swarm, request, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::unpublish(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>(
        Unanswered::IsAnError,
        [swarm, share](Swarms& swarms, SwarmReply<std::monostate> answer) {
            swarms.unpublish(swarm, share, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::fetch(swarm::SwarmId swarm, FetchRequest request, SwarmReply<StartedFetch> reply)
{
    ask<StartedFetch>(
        Unanswered::IsAskedAgain,
        [swarm, request = std::move(request)](Swarms& swarms, SwarmReply<StartedFetch> answer) {
            swarms.fetch(swarm, request, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::stopFetch(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>(
        Unanswered::IsAnError,
        [swarm, share](Swarms& swarms, SwarmReply<std::monostate> answer) {
            swarms.stopFetch(swarm, share, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::catalogue(swarm::SwarmId swarm, Range range, SwarmReply<Page<SwarmShareRow>> reply)
{
    ask<Page<SwarmShareRow>>(
        Unanswered::IsAskedAgain,
        [swarm, range](Swarms& swarms, SwarmReply<Page<SwarmShareRow>> answer) {
            swarms.catalogue(swarm, range, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::log(swarm::SwarmId swarm, Range range, SwarmReply<Page<SwarmLogRow>> reply)
{
    ask<Page<SwarmLogRow>>(
        Unanswered::IsAskedAgain,
        [swarm, range](Swarms& swarms, SwarmReply<Page<SwarmLogRow>> answer) {
            swarms.log(swarm, range, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::verifyLog(swarm::SwarmId swarm, SwarmReply<LogCheck> reply)
{
    ask<LogCheck>(
        Unanswered::IsAskedAgain,
        [swarm](Swarms& swarms, SwarmReply<LogCheck> answer) { swarms.verifyLog(swarm, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::exportIdentity(swarm::SwarmId swarm, std::string passphrase,
                                              SwarmReply<std::string> reply)
{
    ask<std::string>(
        Unanswered::IsAskedAgain,
        [swarm, passphrase = std::move(passphrase)](Swarms& swarms, SwarmReply<std::string> answer) {
            swarms.exportIdentity(swarm, passphrase, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::importIdentity(std::string file, std::string passphrase, SwarmFetching fetching,
                                              SwarmReply<swarm::SwarmId> reply)
{
    ask<swarm::SwarmId>(
        Unanswered::IsAnError,
        [file = std::move(file), passphrase = std::move(passphrase),
         fetching = std::move(fetching)](Swarms& swarms, SwarmReply<swarm::SwarmId> answer) {
            swarms.importIdentity(file, passphrase, fetching, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::ItsSwarms::exportTorrent(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::string> reply)
{
    ask<std::string>(
        Unanswered::IsAskedAgain,
        [swarm, share](Swarms& swarms, SwarmReply<std::string> answer) {
            swarms.exportTorrent(swarm, share, std::move(answer));
        },
        std::move(reply));
}

Swarms& ProfileEngine::swarms() { return *swarms_; }

} // namespace shoal::service
