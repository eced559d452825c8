// shoal move: take the files of shares to another folder.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/each_share.h"

#include <optional>
#include <utility>

namespace shoal::app {
namespace {
/// Moves one share at a time and waits for the end of it.
class ShareMoves {
public:
    ShareMoves(Foreground& foreground, std::filesystem::path folder, bool isDetached)
        : foreground_{foreground}
        , folder_{std::move(folder)}
        , isDetached_{isDetached}
    {
        foreground_.onEvent([this](const Event& event) {
            const auto* const moved = std::get_if<ShareMoved>(&event);
            if (moved && share_ && share_->id == moved->id)
                ended(*moved);
            // A service goes on with it when it is back. Of a command nobody takes that over.
            else if (std::holds_alternative<EngineBack>(event) && share_ && !foreground_.isServedByService())
                finish(fail(Error{ErrorKind::EngineGone, share_->name, "the process that moved its files has ended",
                                  "`shoal service` goes on with it"}));
        });
    }

    void move(const ShareRow& row, EachShare::Done done)
    {
        share_ = NamedShare{row};
        done_ = std::move(done);
        foreground_.engine().move(row.id, folder_, foreground_.reply<ShareId>([this, row](const Result<ShareId>& id) {
            if (!id)
                return finish(fail(id.error()));
            if (isDetached_)
                return tell(true);
            // The news may have come before this answer.
            if (done_)
                foreground_.report(Progress{moving(row)});
        }));
    }

private:
    static ShareRow moving(ShareRow row)
    {
        row.state = ShareState::Moving;
        row.reason = {};
        return row;
    }

    void ended(const ShareMoved& moved)
    {
        if (isDetached_)
            return;
        if (moved.error)
            finish(fail(*moved.error));
        else
            tell(false);
    }

    void tell(bool isUnderWay)
    {
        foreground_.report(ShareMoveTold{*share_, folder_, isUnderWay});
        finish(ExitCode::Ok);
    }

    void finish(Result<ExitCode> result)
    {
        share_.reset();
        if (const auto done = std::exchange(done_, {}))
            done(std::move(result));
    }

    Foreground& foreground_;
    std::filesystem::path folder_;
    bool isDetached_;
    std::optional<NamedShare> share_;
    EachShare::Done done_;
};

/// Of this process, not of the service; without its last separator.
std::filesystem::path targetOf(const std::string& folder)
{
    const auto path = std::filesystem::absolute(folder).lexically_normal();
    return path.has_filename() || !path.has_relative_path() ? path : path.parent_path();
}
} // namespace

ExitCode runMove(const Arguments& arguments, Context& context)
{
    if (arguments.edit.folder.empty())
        return endWith(context, {ErrorKind::BadArgument, "DIR", "it is empty"});
    const auto folder = targetOf(arguments.edit.folder);
    std::optional<ShareMoves> moves;
    return runEachShare(arguments, context, "shoal move", [&](Foreground& foreground) {
        // Without a service nobody would go on with it.
        moves.emplace(foreground, folder, arguments.isDetached && foreground.isServedByService());
        return [&moves](const ShareRow& row, EachShare::Done done) { moves->move(row, std::move(done)); };
    });
}

} // namespace shoal::app
