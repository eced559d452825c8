#include "app/shoal/run/process_end.h"

#include <cerrno>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace shoal::app {

bool endsWithin(std::int64_t process, std::chrono::seconds time)
{
    const auto handle = static_cast<int>(::syscall(SYS_pidfd_open, process, 0));
    if (handle < 0)
        return errno == ESRCH;
    pollfd end{.fd = handle, .events = POLLIN, .revents = 0};
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    const int ended = ::poll(&end, 1, static_cast<int>(milliseconds));
    ::close(handle);
    return ended > 0;
}

} // namespace shoal::app
