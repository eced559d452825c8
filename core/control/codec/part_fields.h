// The fields of what is told of the inside of a share and of what was transferred.
#pragma once

#include "core/control/codec/fields.h"
#include "core/share_parts.h"
#include "core/statistics.h"

namespace shoal::control {

template <>
struct Fields<PieceMap> {
    static void each(auto& map, auto&& visit)
    {
        visit("states", map.states);
        visit("availability", map.availability);
    }
};

template <>
struct Fields<SourceRow> {
    static void each(auto& source, auto&& visit)
    {
        visit("kind", source.kind);
        visit("state", source.state);
        visit("url", source.url);
        visit("message", source.message);
        visit("tier", source.tier);
        visit("failures", source.failures);
        visit("asked_at", source.lastAsked);
        visit("next_seconds", source.next);
        visit("peers", source.peers);
        visit("connected", source.connected);
    }
};

template <>
struct Fields<SpeedHistory> {
    static void each(auto& history, auto&& visit)
    {
        visit("step_seconds", history.step);
        visit("until", history.until);
        visit("samples", history.samples);
    }
};

template <>
struct Fields<Transferred> {
    static void each(auto& bytes, auto&& visit)
    {
        visit("downloaded_bytes", bytes.down);
        visit("uploaded_bytes", bytes.up);
    }
};

template <>
struct Fields<DayOfTransfers> {
    static void each(auto& day, auto&& visit)
    {
        visit("day_at", day.day);
        Fields<Transferred>::each(day.bytes, visit);
    }
};

template <>
struct Fields<Statistics> {
    static void each(auto& statistics, auto&& visit)
    {
        visit("since_at", statistics.since);
        visit("all_time", statistics.allTime);
        visit("days", statistics.days);
    }
};

} // namespace shoal::control
