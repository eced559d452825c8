// A service manager for tests: what a service tells it (sd_notify(3)).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace shoal::test {

/// Listens at a path, which is to be the service's NOTIFY_SOCKET.
class NotifySocket {
public:
    explicit NotifySocket(std::filesystem::path path);
    NotifySocket(const NotifySocket&) = delete;
    NotifySocket& operator=(const NotifySocket&) = delete;
    ~NotifySocket();

    const std::filesystem::path& path() const { return path_; }
    /// The next message that begins so, of those that came after the last one returned. Empty, and a test failure, when
    /// none comes.
    std::string waitFor(const std::string& start);
    /// All that have come and were not returned yet.
    std::vector<std::string> told();

private:
    std::optional<std::string> next(int milliseconds) const;

    std::filesystem::path path_;
    int socket_;
};

} // namespace shoal::test
