// What a graph of speeds is drawn by: a scale of round rates, and the same in words.
#pragma once

#include "core/share_parts.h"

#include <QString>

namespace shoal::ui {

/// From 0 to `step` × `steps`, which nothing is faster than.
struct SpeedScale {
    BytesPerSecond step;
    int steps = 1;
    BytesPerSecond top() const { return {step.value * static_cast<std::uint64_t>(steps)}; }
    bool operator==(const SpeedScale&) const = default;
};
/// One to four steps of 1, 2, 5, 10, 20, 50, 100, 200 or 256 of a unit.
SpeedScale speedScale(BytesPerSecond fastest);
/// "200 KiB/s"; without decimals, as steps need none.
QString scaleText(BytesPerSecond rate);

struct SpeedFigures {
    BytesPerSecond now;
    BytesPerSecond mean;
    BytesPerSecond peak;
    bool operator==(const SpeedFigures&) const = default;
};
SpeedFigures speedFigures(const SpeedHistory& history, BytesPerSecond SpeedSample::*direction);

/// "Receiving 1.20 MiB/s now, 800 KiB/s on average, 2.00 MiB/s at most. Sending …"
QString speedWords(const SpeedHistory& history);

} // namespace shoal::ui
