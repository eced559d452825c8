// Commands for one share, one after the other, until one fails.
#pragma once

#include "ui/reply.h"

#include <deque>
#include <functional>
#include <utility>

namespace shoal::ui {

/// Commands that weren't given yet are dropped with the chain.
class CommandChain : public QObject {
public:
    using Step = std::function<void(Reply<ShareId> reply)>;
    using QObject::QObject;

    void add(Step step) { steps_.push_back(std::move(step)); }
    /// `done` gets the answer of the last command, or the first failure. Not while it runs.
    void run(std::function<void(Result<ShareId>)> done)
    {
        if (steps_.empty())
            return;
        auto step = std::move(steps_.front());
        steps_.pop_front();
        step(replyTo<ShareId>(this, [this, done = std::move(done)](const Result<ShareId>& answer) {
            const bool isLast = steps_.empty();
            if (!answer)
                steps_.clear();
            if (!answer || isLast)
                return done(answer);
            run(done);
        }));
    }

private:
    std::deque<Step> steps_;
};

} // namespace shoal::ui
