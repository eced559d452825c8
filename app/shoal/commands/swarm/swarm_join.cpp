// shoal swarm join, cancel-join: follows a joining until this device is a member, or gives it up.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/swarm/swarm_choice.h"
#include "app/shoal/commands/swarm/swarm_request.h"
#include "app/shoal/commands/swarm/swarm_run.h"
#include "app/shoal/report/result_reporter.h"
#include "app/shoal/report/swarm_words.h"
#include "app/shoal/run/foreground.h"

#include <algorithm>
#include <utility>

namespace shoal::app {
namespace {
class JoinCommand {
public:
    JoinCommand(Foreground& foreground, JoinRequest request, bool isWaitedFor)
        : foreground_{foreground}
        , request_{std::move(request)}
        , isWaitedFor_{isWaitedFor}
    {
        foreground_.onEvent([this](const Event& event) { take(event); });
    }

    void start()
    {
        isAsking_ = true;
        foreground_.engine().swarms().join(
            request_, foreground_.reply<JoinRow>([this](const Result<JoinRow>& row) { begun(row); }));
    }

private:
    void begun(const Result<JoinRow>& row)
    {
        isAsking_ = false;
        if (!row && row.error().kind == ErrorKind::EngineGone && told_)
            return; // it is waited for, and asked again when it is back
        if (!row && row.error().kind == ErrorKind::AlreadyExists && told_ && told_->swarm)
            return findJoined(row.error());
        if (!row)
            return foreground_.fail(row.error());
        id_ = row->id;
        show(*row);
        for (const auto& news : std::exchange(early_, {}))
            if (news.id == *id_)
                show(news);
        if (!isWaitedFor_ && !foreground_.isEnding())
            foreground_.end(ExitCode::Ok);
    }

    /// It came to its end while the engine was away.
    void findJoined(const Error& error)
    {
        foreground_.engine().swarms().list(
            foreground_.reply<std::vector<SwarmRow>>([this, error](const Result<std::vector<SwarmRow>>& rows) {
                const auto found = rows ? std::ranges::find(*rows, *told_->swarm, &SwarmRow::id) : rows->end();
                if (!rows || found == rows->end())
                    return foreground_.fail(error);
                auto joined = *told_;
                joined.state = JoinState::Joined;
                joined.name = found->name;
                joined.role = found->role;
                show(joined);
            }));
    }

    void take(const Event& event)
    {
        if (const auto* const changed = std::get_if<SwarmJoinChanged>(&event)) {
            if (isAsking_)
                early_.push_back(changed->join);
            else if (id_ == changed->join.id)
                show(changed->join);
        } else if (std::holds_alternative<EngineBack>(event) && !isAsking_) {
            start(); // the same code goes on with the same keys
        }
    }

    void show(const JoinRow& row)
    {
        if (foreground_.isEnding())
            return;
        if (told_ && told_->state == JoinState::Joined)
            return;
        const bool isNews = !told_ || sentence(*told_) != sentence(row);
        told_ = row;
        if (row.state == JoinState::Refused)
            return foreground_.fail(row.error.value_or(
                Error{ErrorKind::InviteClosed, {}, "the device that made it did not let this one in"}));
        if (row.state == JoinState::Joined) {
            endWithNewSwarm(foreground_, {row.swarm.value_or(swarm::SwarmId{}), row.name}, SwarmJoined{row});
        } else if (isNews) {
            foreground_.report(SwarmJoining{row});
        }
    }

    Foreground& foreground_;
    JoinRequest request_;
    bool isWaitedFor_;
    bool isAsking_ = false;
    std::optional<JoinId> id_;
    std::optional<JoinRow> told_;
    std::vector<JoinRow> early_; ///< came before the reply that names ours
};
} // namespace

ExitCode runSwarmJoin(const Arguments& arguments, Context& context)
{
    const auto& given = arguments.swarm;
    const auto code = readCode(given, context.terminal);
    if (!code)
        return endWith(context, code.error());
    ResultReporter reporter{context.reporter, context.terminal, arguments.isJson, Stops::Told};
    Context inner{context.services, context.terminal, context.loop, reporter};
    Foreground foreground{inner};
    if (const auto opened = foreground.open(arguments, "shoal swarm join"); !opened)
        return endWith(inner, opened.error());
    const auto fetching = fetchingOf(given, foreground.settings());
    JoinCommand command{foreground, {*code, labelFor(given), fetching.value_or(SwarmFetching{})}, !given.isNotWaited};
    if (!fetching)
        foreground.fail(fetching.error());
    else if (given.isNotWaited && !foreground.isServedByService())
        foreground.fail({ErrorKind::BadArgument, "--no-wait", "no service runs this profile, to go on with it",
                         "Start `shoal service`, or leave --no-wait out"});
    else
        command.start();
    return foreground.run();
}

ExitCode runSwarmCancelJoin(const Arguments& arguments, Context& context)
{
    return runWithSwarms(arguments, context, "shoal swarm cancel-join", [&](Foreground& foreground) {
        findJoining(foreground, arguments.swarm.joining, [&foreground](const JoinRow& row) {
            foreground.engine().swarms().stopJoining(
                row.id, tells<std::monostate>(foreground, [row](std::monostate) { return SwarmJoiningStopped{row}; }));
        });
    });
}

} // namespace shoal::app
