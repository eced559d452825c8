// The enumerations that go over the control socket, and their names there: those of `--json`.
#pragma once

#include "core/conduct.h"
#include "core/log_entry.h"
#include "core/names.h"
#include "core/reason.h"
#include "core/result.h"
#include "core/swarm_rows.h"

#include <optional>
#include <string>
#include <string_view>

namespace shoal::control {

/// An enumeration whose values count from 0 to `Last`, with a name for each.
template <class Value, const char* (*Name)(Value), Value Last>
struct NamedEnum {
    static constexpr Value last = Last;
    static const char* name(Value value) { return Name(value); }
    static std::optional<Value> find(std::string_view text)
    {
        for (int each = 0; each <= static_cast<int>(Last); ++each)
            if (text == Name(static_cast<Value>(each)))
                return static_cast<Value>(each);
        return std::nullopt;
    }
    /// All names, for messages: "seed, stop".
    static std::string all()
    {
        std::string names;
        for (int each = 0; each <= static_cast<int>(Last); ++each)
            names += (each == 0 ? "" : ", ") + std::string{Name(static_cast<Value>(each))};
        return names;
    }
};

template <class Value>
struct EnumText;
template <>
struct EnumText<ShareState> : NamedEnum<ShareState, shareStateName, ShareState::Failed> {};
template <>
struct EnumText<ReasonKind> : NamedEnum<ReasonKind, reasonKindName, ReasonKind::NotAMember> {};
template <>
struct EnumText<ErrorKind> : NamedEnum<ErrorKind, errorKindName, ErrorKind::Internal> {};
template <>
struct EnumText<Misdeed> : NamedEnum<Misdeed, misdeedName, Misdeed::Unwelcome> {};
template <>
struct EnumText<dht::Health> : NamedEnum<dht::Health, dht::healthName, dht::Health::Good> {};
template <>
struct EnumText<Reachability> : NamedEnum<Reachability, reachabilityName, Reachability::NotReachable> {};
template <>
struct EnumText<WhenDone> : NamedEnum<WhenDone, whenDoneName, WhenDone::Stop> {};
template <>
struct EnumText<PieceOrder> : NamedEnum<PieceOrder, pieceOrderName, PieceOrder::Sequential> {};
template <>
struct EnumText<Data> : NamedEnum<Data, dataName, Data::Delete> {};
template <>
struct EnumText<DataTrust> : NamedEnum<DataTrust, dataTrustName, DataTrust::Unproven> {};
template <>
struct EnumText<ShareColumn> : NamedEnum<ShareColumn, shareColumnName, ShareColumn::Folder> {};
template <>
struct EnumText<Priority> : NamedEnum<Priority, priorityName, Priority::High> {};
template <>
struct EnumText<FilePriority> : NamedEnum<FilePriority, filePriorityName, FilePriority::High> {};
template <>
struct EnumText<OnMetadata> : NamedEnum<OnMetadata, onMetadataName, OnMetadata::Rest> {};
template <>
struct EnumText<SourceKind> : NamedEnum<SourceKind, sourceKindName, SourceKind::WebSeed> {};
template <>
struct EnumText<SourceState> : NamedEnum<SourceState, sourceStateName, SourceState::NoAnswer> {};
template <>
struct EnumText<SpeedSpan> : NamedEnum<SpeedSpan, speedSpanName, SpeedSpan::Hours> {};
template <>
struct EnumText<TrackerState> : NamedEnum<TrackerState, trackerStateName, TrackerState::Failing> {};
template <>
struct EnumText<LogKind> : NamedEnum<LogKind, logKindName, LogKind::Warning> {};
template <>
struct EnumText<TorrentFormat> : NamedEnum<TorrentFormat, torrentFormatName, TorrentFormat::Hybrid> {};
template <>
struct EnumText<SwarmRole> : NamedEnum<SwarmRole, swarmRoleName, SwarmRole::Owner> {};
template <>
struct EnumText<AutoFetch> : NamedEnum<AutoFetch, autoFetchName, AutoFetch::Tagged> {};
template <>
struct EnumText<JoinState> : NamedEnum<JoinState, joinStateName, JoinState::Refused> {};
template <>
struct EnumText<InviteState> : NamedEnum<InviteState, inviteStateName, InviteState::AuthorMayNot> {};
template <>
struct EnumText<LinkKind> : NamedEnum<LinkKind, linkKindName, LinkKind::PortMapped> {};
template <>
struct EnumText<SwarmTroubleKind> : NamedEnum<SwarmTroubleKind, swarmTroubleName, SwarmTroubleKind::WaitsForApproval> {
};
template <>
struct EnumText<LeftOutKind> : NamedEnum<LeftOutKind, leftOutName, LeftOutKind::EmptyFolder> {};

} // namespace shoal::control
