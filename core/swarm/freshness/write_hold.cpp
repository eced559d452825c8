#include "core/swarm/freshness/write_hold.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace shoal::swarm {
namespace {
/// Shares in the order of their ids go to parts that follow each other without a gap.
class HoldWriter {
public:
    HoldWriter(const Hold& hold, const SigningPair& device)
        : device_{device}
        , part_{.swarm = hold.swarm, .device = deviceIdOf(device.publicKey()), .counter = hold.counter}
    {
        part_.time = hold.time;
    }
    void add(const ShareId& share, Amount amount)
    {
        if (part_.whole.size() + part_.part.size() == mostHeldInPart)
            end(last_);
        (amount == Amount::Whole ? part_.whole : part_.part).push_back(share);
        last_ = share;
    }
    std::vector<Bytes> finish()
    {
        end(std::nullopt);
        return std::move(written_);
    }

private:
    void end(std::optional<ShareId> until)
    {
        part_.until = until;
        auto bytes = writeHoldPart(part_, device_);
        assert(bytes);
        written_.push_back(std::move(*bytes));
        part_.whole.clear();
        part_.part.clear();
        part_.after = until;
    }

    const SigningPair& device_;
    HoldPart part_;
    ShareId last_;
    std::vector<Bytes> written_;
};
} // namespace

std::vector<Bytes> writeHold(const Hold& hold, const SigningPair& device)
{
    HoldWriter writer{hold, device};
    std::size_t named = 0;
    for (const auto& [share, amount] : hold.shares) {
        if (amount == Amount::None)
            continue;
        if (++named > mostHeld)
            break;
        writer.add(share, amount);
    }
    return writer.finish();
}

std::uint64_t nextCounter(std::uint64_t last, std::chrono::sys_seconds now)
{
    const auto seconds = static_cast<std::uint64_t>(std::max<std::int64_t>(now.time_since_epoch().count(), 1));
    return std::min(std::max(last + 1, seconds), highestCounter);
}

} // namespace shoal::swarm
