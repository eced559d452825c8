// A door that passes connections on and remembers what their diallers said, for who says it again later.
#pragma once

#include "dht/network.h"

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace shoal::test {

/// Listens at a port of its own on `host`, and dials `to` for each that comes. One at a time; ends with the object.
class RecordingDoor {
public:
    RecordingDoor(const std::string& host, const dht::Endpoint& to);
    RecordingDoor(const RecordingDoor&) = delete;
    RecordingDoor& operator=(const RecordingDoor&) = delete;
    ~RecordingDoor();

    dht::Endpoint address() const { return address_; }
    /// All that the diallers said, byte by byte, one connection behind the other.
    std::string said() const;

private:
    void run();
    void passOn(int dialler, int listener);

    dht::Endpoint to_;
    dht::Endpoint address_;
    int listener_ = -1;
    mutable std::mutex mutex_; ///< of what was said
    std::string said_;
    std::atomic<bool> isEnding_{false};
    std::thread thread_;
};

} // namespace shoal::test
