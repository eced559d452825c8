// The commands of an engine that may change hands while they have no answer.
#include "app/service/profile_engine.h"

#include "app/service/profile_engine_ask.h"

#include <algorithm>
#include <utility>

namespace shoal::service {
/// A command that an engine did not answer. False: no other engine will come.
bool ProfileEngine::isLeftForTheNext(const Engine& asked, const std::function<void()>& askAgain)
{
    {
        const std::lock_guard hold{mutex_};
        const bool isSame = state_ == State::There && engines_.back().get() == &asked;
        if (state_ == State::Gone || (isSame && (!servedBy_ || servedBy_->tenure == Tenure::OfAService)))
            return false;
        // The news that it is lost comes after the last of its answers.
        if (isSame || state_ == State::Away) {
            waiting_.push_back(askAgain);
            return true;
        }
    }
    askAgain();
    return true;
}

JobId ProfileEngine::create(CreateRequest request, Reply<CreatedTorrent> reply)
{
    if (isOwnFromTheStart_)
        return engines_.back()->create(std::move(request), std::move(reply));
    JobId job;
    {
        const std::lock_guard hold{mutex_};
        job = JobId{++lastJob_};
        jobs_[job] = std::nullopt;
    }
    const auto begin = [this, job, request = std::move(request)](Engine& engine, Reply<CreatedTorrent> answer) {
        {
            const std::lock_guard hold{mutex_};
            if (!jobs_.contains(job))
                return answer(fail(ErrorKind::Cancelled, {}, {}));
        }
        const auto theirs = engine.create(request, std::move(answer));
        const std::lock_guard hold{mutex_};
        if (const auto known = jobs_.find(job); known != jobs_.end())
            known->second = theirs;
    };
    ask<CreatedTorrent>(Unanswered::IsAskedAgain, begin,
                        [this, job, reply = std::move(reply)](Result<CreatedTorrent> created) {
                            {
                                const std::lock_guard hold{mutex_};
                                jobs_.erase(job);
                            }
                            reply(std::move(created));
                        });
    return job;
}

void ProfileEngine::cancel(JobId job)
{
    if (isOwnFromTheStart_)
        return engines_.back()->cancel(job);
    std::shared_ptr<Engine> engine;
    std::optional<JobId> theirs;
    {
        const std::lock_guard hold{mutex_};
        if (const auto known = jobs_.extract(job))
            theirs = known.mapped();
        if (state_ == State::There)
            engine = engines_.back();
    }
    if (engine && theirs)
        engine->cancel(*theirs);
}

void ProfileEngine::progressed(CreateProgressed progress)
{
    {
        const std::lock_guard hold{mutex_};
        const auto ours =
            std::find_if(jobs_.begin(), jobs_.end(), [&](const auto& job) { return job.second == progress.job; });
        if (ours == jobs_.end())
            return;
        progress.job = ours->first;
    }
    subscribers_.publish(progress);
}

void ProfileEngine::add(AddRequest request, Reply<ShareId> reply)
{
    ask<ShareId>(
        Unanswered::IsAskedAgain,
        [request = std::move(request)](Engine& engine, Reply<ShareId> answer) {
            engine.add(request, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::remove(ShareId id, Data data, Reply<ShareId> reply)
{
    ask<ShareId>(
        Unanswered::IsAnError,
        [id, data](Engine& engine, Reply<ShareId> answer) { engine.remove(id, data, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::pause(ShareId id, Reply<ShareId> reply)
{
    ask<ShareId>(
        Unanswered::IsAskedAgain, [id](Engine& engine, Reply<ShareId> answer) { engine.pause(id, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::resume(ShareId id, Reply<ShareId> reply)
{
    ask<ShareId>(
        Unanswered::IsAskedAgain, [id](Engine& engine, Reply<ShareId> answer) { engine.resume(id, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::verify(ShareId id, Reply<ShareId> reply)
{
    ask<ShareId>(
        Unanswered::IsAskedAgain, [id](Engine& engine, Reply<ShareId> answer) { engine.verify(id, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::edit(ShareId id, ShareEdit edit, Reply<ShareId> reply)
{
    ask<ShareId>(
        Unanswered::IsAskedAgain,
        [id, edit = std::move(edit)](Engine& engine, Reply<ShareId> answer) {
            engine.edit(id, edit, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::move(ShareId id, std::filesystem::path folder, Reply<ShareId> reply)
{
    ask<ShareId>(
        Unanswered::IsAnError,
        [id, folder = std::move(folder)](Engine& engine, Reply<ShareId> answer) {
            engine.move(id, folder, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::reannounce(ShareId id, Reply<ShareId> reply)
{
    ask<ShareId>(
        Unanswered::IsAskedAgain,
        [id](Engine& engine, Reply<ShareId> answer) { engine.reannounce(id, std::move(answer)); }, std::move(reply));
}

void ProfileEngine::addPeer(ShareId id, std::string address, Reply<ShareId> reply)
{
    ask<ShareId>(
        Unanswered::IsAskedAgain,
        [id, address = std::move(address)](Engine& engine, Reply<ShareId> answer) {
            engine.addPeer(id, address, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::banPeer(ShareId id, std::string address, Reply<ShareId> reply)
{
    ask<ShareId>(
        Unanswered::IsAskedAgain,
        [id, address = std::move(address)](Engine& engine, Reply<ShareId> answer) {
            engine.banPeer(id, address, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::counts(Reply<ShareCounts> reply)
{
    ask<ShareCounts>(
        Unanswered::IsAskedAgain, [](Engine& engine, Reply<ShareCounts> answer) { engine.counts(std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::pieces(ShareId id, Reply<PieceMap> reply)
{
    ask<PieceMap>(
        Unanswered::IsAskedAgain,
        [id](Engine& engine, Reply<PieceMap> answer) { engine.pieces(id, std::move(answer)); }, std::move(reply));
}

void ProfileEngine::peerPieces(ShareId id, std::string address, Reply<PieceMap> reply)
{
    ask<PieceMap>(
        Unanswered::IsAskedAgain,
        [id, address = std::move(address)](Engine& engine, Reply<PieceMap> answer) {
            engine.peerPieces(id, address, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::sources(ShareId id, Reply<std::vector<SourceRow>> reply)
{
    using Rows = std::vector<SourceRow>;
    ask<Rows>(
        Unanswered::IsAskedAgain, [id](Engine& engine, Reply<Rows> answer) { engine.sources(id, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::speeds(std::optional<ShareId> id, SpeedSpan span, Reply<SpeedHistory> reply)
{
    ask<SpeedHistory>(
        Unanswered::IsAskedAgain,
        [id, span](Engine& engine, Reply<SpeedHistory> answer) { engine.speeds(id, span, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::statistics(Reply<Statistics> reply)
{
    ask<Statistics>(
        Unanswered::IsAskedAgain,
        [](Engine& engine, Reply<Statistics> answer) { engine.statistics(std::move(answer)); }, std::move(reply));
}

void ProfileEngine::query(ShareFilter filter, ShareSort sort, Range range, Reply<SharePage> reply)
{
    ask<SharePage>(
        Unanswered::IsAskedAgain,
        [filter = std::move(filter), sort, range](Engine& engine, Reply<SharePage> answer) {
            engine.query(filter, sort, range, std::move(answer));
        },
        std::move(reply));
}

void ProfileEngine::details(ShareId id, Reply<ShareDetails> reply)
{
    ask<ShareDetails>(
        Unanswered::IsAskedAgain,
        [id](Engine& engine, Reply<ShareDetails> answer) { engine.details(id, std::move(answer)); }, std::move(reply));
}

void ProfileEngine::files(ShareId id, Range range, Reply<FilePage> reply)
{
    ask<FilePage>(
        Unanswered::IsAskedAgain,
        [id, range](Engine& engine, Reply<FilePage> answer) { engine.files(id, range, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::peers(ShareId id, Range range, Reply<PeerPage> reply)
{
    ask<PeerPage>(
        Unanswered::IsAskedAgain,
        [id, range](Engine& engine, Reply<PeerPage> answer) { engine.peers(id, range, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::trackers(ShareId id, Range range, Reply<TrackerPage> reply)
{
    ask<TrackerPage>(
        Unanswered::IsAskedAgain,
        [id, range](Engine& engine, Reply<TrackerPage> answer) { engine.trackers(id, range, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::torrentFile(ShareId id, Reply<std::string> reply)
{
    ask<std::string>(
        Unanswered::IsAskedAgain,
        [id](Engine& engine, Reply<std::string> answer) { engine.torrentFile(id, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::network(Reply<NetworkStatus> reply)
{
    ask<NetworkStatus>(
        Unanswered::IsAskedAgain,
        [](Engine& engine, Reply<NetworkStatus> answer) { engine.network(std::move(answer)); }, std::move(reply));
}

void ProfileEngine::status(Reply<EngineStatus> reply)
{
    ask<EngineStatus>(
        Unanswered::IsAskedAgain, [](Engine& engine, Reply<EngineStatus> answer) { engine.status(std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::log(LogFilter filter, Range range, Reply<LogPage> reply)
{
    ask<LogPage>(
        Unanswered::IsAskedAgain,
        [filter, range](Engine& engine, Reply<LogPage> answer) { engine.log(filter, range, std::move(answer)); },
        std::move(reply));
}

void ProfileEngine::reloadSettings(Reply<std::vector<std::string>> reply)
{
    using Keys = std::vector<std::string>;
    ask<Keys>(
        Unanswered::IsAnError, [](Engine& engine, Reply<Keys> answer) { engine.reloadSettings(std::move(answer)); },
        std::move(reply));
}

} // namespace shoal::service
