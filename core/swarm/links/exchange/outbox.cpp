#include "core/swarm/links/exchange/outbox.h"

#include <utility>

namespace shoal::swarm {

void Outbox::sendBytes(Bytes message)
{
    sent_ += message.size();
    messages_.push_back(std::move(message));
}

bool Outbox::answered(std::uint64_t total)
{
    if (total <= answered_ || total > sent_)
        return false;
    answered_ = total;
    return true;
}

void Outbox::received(std::size_t size)
{
    received_ += size;
    if (received_ - told_ < answerEvery)
        return;
    told_ = received_;
    messages_.push_back(
        encodeMessage(LogMessage{BytesTaken{received_}})); // not counted, so that no answer is owed for it
}

std::vector<Bytes> Outbox::take() { return std::exchange(messages_, {}); }

} // namespace shoal::swarm
