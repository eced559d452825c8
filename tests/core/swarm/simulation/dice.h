// The randomness of one history: its seed makes it again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace shoal::swarm::simulation {

class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : engine_{seed}
    {}

    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
    std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }
    bool inPercent(std::size_t percent) { return below(100) < percent; }
    template <class Item>
    const Item& oneOf(const std::vector<Item>& items)
    {
        return items[below(items.size())];
    }
    std::uint64_t any() { return engine_(); }

private:
    std::mt19937_64 engine_;
};

template <class Item>
void shuffle(std::vector<Item>& items, Dice& dice)
{
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[dice.below(i)]);
}

} // namespace shoal::swarm::simulation
