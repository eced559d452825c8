#include "core/state/backup_keeper.h"

#include <utility>

namespace shoal {
namespace {
using namespace std::chrono_literals;

constexpr auto interval = 24h;
constexpr auto afterChange = 1min; // whoever adds one share often adds more
constexpr auto longestAtTheEnd = 500ms;

std::chrono::sys_seconds wallClock()
{
    return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
}
} // namespace

BackupKeeper::BackupKeeper(const std::filesystem::path& profile, WorkThread& worker, Executor home,
                           std::function<void(const Event&)> publish)
    : backups_{profile}
    , worker_{&worker}
    , home_{std::move(home)}
    , publish_{std::move(publish)}
{}

BackupKeeper::~BackupKeeper() { stop_.request_stop(); }

void BackupKeeper::tick(Time now)
{
    const auto wait = isListNew_ ? std::chrono::nanoseconds{afterChange} : std::chrono::nanoseconds{interval};
    if (!isUnderWay_ && (!wasTaken_ || now - takenAt_ >= wait))
        take(now);
}

void BackupKeeper::listChanged() { isListNew_ = true; }

void BackupKeeper::take(Time now)
{
    wasTaken_ = isUnderWay_ = true;
    takenAt_ = now;
    isListNew_ = false;
    worker_->post([this, backups = backups_, stop = stop_.get_token(), home = home_] {
        const auto taken = backups.take(wallClock(), [&stop] { return stop.stop_requested(); });
        home([this, taken] {
            isUnderWay_ = false;
            if (!taken && taken.error().kind != ErrorKind::Cancelled)
                publish_(EngineWarning{taken.error()});
        });
    });
}

void BackupKeeper::takeLast(const std::filesystem::path& profile)
{
    const auto deadline = std::chrono::steady_clock::now() + longestAtTheEnd;
    // Nobody listens any more; the first backup of the next start says what is wrong.
    (void)Backups{profile}.take(wallClock(), [deadline] { return std::chrono::steady_clock::now() >= deadline; });
}

} // namespace shoal
