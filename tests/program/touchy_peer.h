// A peer that turns away whoever comes back before it has noticed that the last connection ended, as Transmission does.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <thread>

namespace shoal::test {

/// Stands in front of a real peer and hands bytes to and fro, one connection at a time. The second connection is closed
/// as soon as it says something.
class TouchyPeer {
public:
    /// Both are ADDRESS:PORT (IPv4). Throws std::system_error when it can't listen there.
    TouchyPeer(const std::string& address, std::string realPeer);
    TouchyPeer(const TouchyPeer&) = delete;
    TouchyPeer& operator=(const TouchyPeer&) = delete;
    ~TouchyPeer();

    /// Connections that came so far.
    std::size_t connections() const { return connections_; }

private:
    void serve();
    void relay(int connection);

    std::string realPeer_;
    int listening_ = -1;
    int ending_ = -1; ///< becomes readable when the thread should end
    std::atomic<std::size_t> connections_ = 0;
    std::thread thread_;
};

} // namespace shoal::test
