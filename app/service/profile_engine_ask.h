// How an engine that may change hands is asked: for the files that hold its commands.
#pragma once

#include "app/service/profile_engine.h"

#include <utility>

namespace shoal::service {

constexpr std::size_t mostWaitingCommands = 1000;

template <class T>
void ProfileEngine::ask(Unanswered unanswered, Command<T> command, Reply<T> reply)
{
    std::shared_ptr<Engine> engine;
    {
        const std::lock_guard hold{mutex_};
        if (state_ == State::There)
            engine = engines_.back();
        else if (state_ == State::Away && waiting_.size() < mostWaitingCommands)
            return waiting_.push_back([this, unanswered, command = std::move(command), reply = std::move(reply)] {
                ask<T>(unanswered, command, reply);
            });
    }
    if (!engine)
        return reply(fail(ErrorKind::EngineGone, {}, "its process has ended"));
    if (isOwnFromTheStart_ || unanswered == Unanswered::IsAnError)
        return command(*engine, std::move(reply));
    const auto askAgain = [this, unanswered, command, reply] { ask<T>(unanswered, command, reply); };
    command(*engine, [this, askAgain, asked = engine.get(), reply](Result<T> result) {
        const bool isUnanswered = !result && result.error().kind == ErrorKind::EngineGone;
        if (!isUnanswered || !isLeftForTheNext(*asked, askAgain))
            reply(std::move(result));
    });
}

} // namespace shoal::service
