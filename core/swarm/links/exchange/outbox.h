// What waits to be carried over one link, and how much of what went the peer hasn't taken yet.
#pragma once

#include "core/swarm/links/messages/log_messages.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace shoal::swarm {

inline constexpr std::uint64_t mostUnanswered = 262'144; ///< bytes
inline constexpr std::uint64_t answerEvery = 65'536;     ///< bytes

class Outbox {
public:
    /// Whether anything may be sent now. What isn't urgent waits until then, and is made only then.
    bool hasRoom() const { return sent_ - answered_ < mostUnanswered; }
    void send(const LogMessage& message) { sendBytes(encodeMessage(message)); }
    void sendBytes(Bytes message);
    /// The peer took so many bytes; false when it can't have, or took none since.
    bool answered(std::uint64_t total);
    /// A message of so many bytes came; the peer is told now and then.
    void received(std::size_t size);

    bool isEmpty() const { return messages_.empty(); }
    std::vector<Bytes> take();

private:
    std::vector<Bytes> messages_;
    std::uint64_t sent_ = 0;
    std::uint64_t answered_ = 0;
    std::uint64_t received_ = 0;
    std::uint64_t told_ = 0; // of what was received
};

} // namespace shoal::swarm
