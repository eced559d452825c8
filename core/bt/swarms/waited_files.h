// Which files of this process somebody waits for by epoll: all sockets of libtorrent's are among them, and a process's
// thousands of other files aren't.
#pragma once

#include <string_view>
#include <vector>

namespace shoal::bt {

/// All of this process, in ascending order.
std::vector<int> openFiles();
/// Of what /proc/self/fdinfo says of an epoll instance.
std::vector<int> waitedFilesIn(std::string_view fdinfo);

/// Remembers where it has to look, which costs a look at each file of the process: once, and whenever what it
/// remembers isn't there any more. Make it when the sockets' own epoll instance is there.
class WaitedFiles {
public:
    /// In ascending order. Empty when the system doesn't tell.
    std::vector<int> now();
    unsigned looks() const { return looks_; } ///< at each file of the process

private:
    std::vector<int> ofAllInstances() const;
    void lookForInstances();

    std::vector<int> instances_;
    unsigned looks_ = 0;
};

} // namespace shoal::bt
