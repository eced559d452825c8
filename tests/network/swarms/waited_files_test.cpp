// Sockets that are waited for are found among thousands of other files, without a look at each of them.
#include "core/bt/swarms/waited_files.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace shoal::bt {
namespace {
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

/// A file of a process, closed in the end.
class OpenFile {
public:
    explicit OpenFile(int file)
        : file_{file}
    {}
    ~OpenFile() { ::close(file_); }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int number() const { return file_; }
    void waitFor(const OpenFile& other) const
    {
        epoll_event event{};
        event.events = EPOLLIN;
        EXPECT_EQ(::epoll_ctl(file_, EPOLL_CTL_ADD, other.number(), &event), 0);
    }

private:
    int file_ = -1;
};

TEST(WaitedFiles, AreThoseThatTheKernelNames)
{
    EXPECT_THAT(waitedFilesIn("pos:\t0\nflags:\t02\nmnt_id:\t15\nino:\t1\n"
                              "tfd:        7 events:       19 data:                7  pos:0 ino:3e sdev:e\n"
                              "tfd:       12 events: 8000201b data:     55d0aa0a1b20  pos:0 ino:9 sdev:8\n"),
                ElementsAre(7, 12));
    EXPECT_THAT(waitedFilesIn(""), IsEmpty());
    EXPECT_THAT(waitedFilesIn("tfd:\ntfd: x\npos:\t0"), IsEmpty());
}

TEST(WaitedFiles, AreFoundByOneLookAtAllOthers)
{
    const OpenFile waiting{::epoll_create1(EPOLL_CLOEXEC)};
    const OpenFile first{::eventfd(0, EFD_CLOEXEC)};
    waiting.waitFor(first);
    const OpenFile other{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
    WaitedFiles files;
    EXPECT_THAT(files.now(), Contains(first.number()));
    const OpenFile second{::eventfd(0, EFD_CLOEXEC)};
    EXPECT_THAT(files.now(), Not(Contains(second.number())));
    waiting.waitFor(second);
    EXPECT_THAT(files.now(), Contains(second.number()));
    EXPECT_THAT(files.now(), Not(Contains(other.number())));
    EXPECT_EQ(files.looks(), 1U);
}

TEST(WaitedFiles, AreLookedForAnewWhereTheyWereWaitedForBefore)
{
    const OpenFile file{::eventfd(0, EFD_CLOEXEC)};
    WaitedFiles files;
    {
        const OpenFile waiting{::epoll_create1(EPOLL_CLOEXEC)};
        waiting.waitFor(file);
        EXPECT_THAT(files.now(), Contains(file.number()));
    }
    const OpenFile inItsPlace{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
    const OpenFile waiting{::epoll_create1(EPOLL_CLOEXEC)};
    waiting.waitFor(file);
    EXPECT_THAT(files.now(), Contains(file.number()));
    EXPECT_EQ(files.looks(), 2U);
}

TEST(WaitedFiles, DontMindAnInstanceThatWaitsForNothing)
{
    const OpenFile idle{::epoll_create1(EPOLL_CLOEXEC)};
    const OpenFile waiting{::epoll_create1(EPOLL_CLOEXEC)};
    const OpenFile file{::eventfd(0, EFD_CLOEXEC)};
    waiting.waitFor(file);
    WaitedFiles files;
    for (int round = 0; round < 3; ++round)
        EXPECT_THAT(files.now(), Contains(file.number()));
    EXPECT_EQ(files.looks(), 1U);
}

} // namespace
} // namespace shoal::bt
