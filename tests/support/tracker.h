// A BitTorrent tracker of our own: it brings programs together that share no DHT, and hears what they say of
// themselves.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace shoal::test {

/// What a program told the tracker (BEP 3).
struct Announce {
    std::string infoHash; ///< 40 hexadecimal digits; of a v2 torrent the first 20 bytes (BEP 52)
    std::string address;
    std::uint16_t port = 0;
    std::string event;     ///< "started", "completed", "stopped", or empty
    std::int64_t left = 0; ///< bytes it still wants; what it cannot know it may say anything about
};

/// Answers over HTTP, in the compact form (BEP 23), with whoever announced the same torrent and didn't stop.
class Tracker {
public:
    using OnAnnounce = std::function<void(const Announce&)>;
    /// `onAnnounce` is called on a thread of the tracker's own. Throws std::system_error when it can't listen there.
    explicit Tracker(const std::string& address, OnAnnounce onAnnounce = {});
    Tracker(const Tracker&) = delete;
    Tracker& operator=(const Tracker&) = delete;
    ~Tracker();

    std::string url() const { return url_; }

    using Fits = std::function<bool(const Announce&)>;
    /// The first announce that fits, of all that came or will come; nothing when it stays away until the deadline.
    std::optional<Announce> waitFor(const Fits& fits, std::chrono::steady_clock::time_point deadline);
    std::string account() const; ///< all announces, a line each, for a failure

private:
    void serve();
    void answer(int connection, const std::string& address);
    std::string take(const Announce& announce);

    OnAnnounce onAnnounce_;
    std::string url_;
    int listening_ = -1;
    int ending_ = -1; ///< becomes readable when the thread should end

    mutable std::mutex mutex_;
    std::condition_variable heard_;
    std::vector<Announce> announces_;
    std::thread thread_;
};

} // namespace shoal::test
