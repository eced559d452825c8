// The numbers of a share by which lists are sorted, filtered and summed up: what a row has of them, without its texts.
#pragma once

#include "core/share.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace shoal::bt {

struct ShareFigures {
    ShareState state = ShareState::Paused;
    Bytes size = 0;
    Bytes wanted = 0;
    Bytes done = 0;
    Bytes downloaded = 0;
    Bytes uploaded = 0;
    BytesPerSecond downRate;
    BytesPerSecond upRate;
    std::uint32_t peers = 0;
    std::optional<std::chrono::seconds> timeLeft;

    bool isActive() const { return downRate.value > 0 || upRate.value > 0; }
};

/// Whether `a` comes before `b` in a list. Columns that the catalogue sorts by are none of its business: no share comes
/// before another by them.
bool comesBefore(const ShareFigures& a, const ShareFigures& b, const ShareSort& sort);

} // namespace shoal::bt
