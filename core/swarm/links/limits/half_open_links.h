// Connections that haven't proven who they are: few, and not for long (docs/swarm-protocol.md, section 9).
#pragma once

#include "core/swarm/links/limits/moment.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace shoal::swarm {

/// A connection, as long as the program runs.
enum class LinkNumber : std::uint64_t {};

inline constexpr std::size_t mostHalfOpen = 64;
inline constexpr std::chrono::seconds longestHalfOpen{10};

class HalfOpenLinks {
public:
    /// False when there is no room: the newcomer is closed, not those that came before it.
    bool open(LinkNumber link, Moment now);
    /// It proved who it is, or ended.
    void settle(LinkNumber link) { since_.erase(link); }
    /// Those to close now, taken out.
    std::vector<LinkNumber> tooLate(Moment now);

    std::size_t size() const { return since_.size(); }

private:
    std::map<LinkNumber, Moment> since_;
};

} // namespace shoal::swarm
