// The program plain_victim (tests/support/hostile), started and watched.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>

namespace shoal::test {

/// libtorrent as it comes, in a process of its own. Killed with the object.
class PlainVictim {
public:
    /// Listens on `address`; `source` is a magnet link or a .torrent file.
    PlainVictim(const std::filesystem::path& folder, const std::string& address, const std::string& source);
    PlainVictim(const PlainVictim&) = delete;
    PlainVictim& operator=(const PlainVictim&) = delete;
    ~PlainVictim();

    /// "127.0.0.2:40123"; empty when it didn't start.
    const std::string& address() const { return address_; }
    /// The signal that ended it, waiting for it for at most 30 s; nothing when it lives on.
    std::optional<int> diesOf();
    bool isAlive();

private:
    pid_t pid_ = -1;
    int output_ = -1;
    std::string address_;
};

} // namespace shoal::test
