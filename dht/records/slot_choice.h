// Which of a lobby's records a host takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

namespace shoal::dht {

inline constexpr std::size_t lobbySlots = 8;

/// One at random, and another one when somebody else insists on it.
class SlotChoice {
public:
    explicit SlotChoice(std::uint64_t seed)
        : random_{seed}
        , slot_{random_() % lobbySlots}
    {}

    std::size_t slot() const { return slot_; }
    void moveOn() { slot_ = (slot_ + 1 + random_() % (lobbySlots - 1)) % lobbySlots; }

private:
    std::mt19937_64 random_;
    std::size_t slot_;
};

} // namespace shoal::dht
