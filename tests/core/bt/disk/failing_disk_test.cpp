// Every system call that the back-end makes fails once: what was asked is answered, with the file and the operation,
// and works when it is asked again.
#include "core/bt/disk/disk_io.h"
#include "tests/core/bt/disk/stepwise_torrent.h"
#include "tests/core/bt/disk/wrapped_files.h"
#include "tests/support/disk/disk_answers.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace shoal::test {
namespace {

/// Fails one call, the n-th that is made.
class OneFault {
public:
    OneFault(int number, int error)
        : number_{number}
        , error_{error}
    {}

    lt::error_code operator()(const Call& call)
    {
        if (++calls_ != number_)
            return {};
        const std::lock_guard lock{mutex_};
        failed_ = call;
        return systemError(error_);
    }

    Call failed() const
    {
        const std::lock_guard lock{mutex_};
        return failed_;
    }
    bool hasFailed() const { return !failed().name.empty(); }

private:
    const int number_;
    const int error_;
    std::atomic<int> calls_ = 0;
    mutable std::mutex mutex_;
    Call failed_;
};

struct Outcome {
    Call failed; ///< its name is empty when nothing failed
    bool wasTold = false;
    std::string wrong; ///< empty: nothing
};

Outcome runWithFault(int number, int error)
{
    const TemporaryFolder folder{memoryFolder()};
    const auto fault = std::make_shared<OneFault>(number, error);
    const auto files = std::make_shared<WrappedFiles>([fault](const Call& call) { return (*fault)(call); });
    Outcome outcome;
    {
        StepwiseTorrent torrent{bt::diskIo({.files = files, .threads = 3, .openFiles = 3}), folder.path()};
        for (const auto& step : torrent.wholeLife()) {
            const auto told = step.perform();
            if (!told)
                continue;
            outcome.wasTold = true;
            if (!fault->hasFailed() || told.operation == lt::operation_t::unknown)
                outcome.wrong += step.name + ": " + describe(told) + "; ";
            if (const auto again = step.perform())
                outcome.wrong += step.name + ", asked again: " + describe(again) + "; ";
        }
        outcome.wrong += torrent.faults();
    }
    outcome.failed = fault->failed();
    return outcome;
}

// Walks over all calls with one error; `untold` gathers what failed without a word.
void failEachCallOnce(int error, std::set<std::string>& untold)
{
    for (auto number = 1;; ++number) {
        const auto outcome = runWithFault(number, error);
        if (outcome.failed.name.empty()) {
            EXPECT_GT(number, 50) << "so few calls can't be all";
            return;
        }
        EXPECT_EQ(outcome.wrong, "") << "call " << number << ": " << outcome.failed.name << " of "
                                     << outcome.failed.path;
        if (!outcome.wasTold)
            untold.insert(outcome.failed.name);
    }
}

class FailingDisk : public testing::TestWithParam<int> {};

TEST_P(FailingDisk, IsToldOfAndWorksAgainAfterwards)
{
    std::set<std::string> untold;

    failEachCallOnce(GetParam(), untold);

    // What is tried again block by block (reading ahead), what only tidies up, and what is done when files are closed,
    // where libtorrent takes no error.
    const std::set<std::string> allowed{"open", "read", "removeFolder", "stateOf", "targetOf", "sync", "syncNames"};
    for (const auto& call : untold)
        EXPECT_TRUE(allowed.contains(call)) << call;
}

INSTANTIATE_TEST_SUITE_P(Error, FailingDisk, testing::Values(ENOSPC, EIO, EMFILE),
                         [](const auto& error) { return strerrorname_np(error.param); });

} // namespace
} // namespace shoal::test
