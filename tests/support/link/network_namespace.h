// A network of its own, beside this process's: a machine of a test's own.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace shoal::test {

/// A new network namespace with loopback, up, and nothing else. It lives as long as the object or a process in it.
class NetworkNamespace {
public:
    /// Needs the rights of a sealed network (tests/support/sealed_network.h). Throws std::system_error.
    NetworkNamespace();
    NetworkNamespace(const NetworkNamespace&) = delete;
    NetworkNamespace& operator=(const NetworkNamespace&) = delete;
    ~NetworkNamespace();

    /// Calls it inside, on a thread of its own, and waits; what it throws is thrown here. What it opens there stays
    /// there: a socket belongs to the network in which it was made.
    void run(const std::function<void()>& call) const;
    /// What stands before a command to run it inside; needs root, in the user namespace at least.
    std::vector<std::string> wrap() const;
    /// Runs a line of a shell inside. Throws std::runtime_error with what it said when it fails.
    void command(const std::string& line) const;
    /// The namespace as a file, for setns(2) and for `ip link set … netns`.
    std::string path() const;

private:
    int handle_ = -1;
};

} // namespace shoal::test
