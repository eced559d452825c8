// Values as fields of CBOR arrays; `FieldReader` reads them back.
#pragma once

#include "core/swarm/entries/bodies.h"
#include "core/swarm/encoding/cbor.h"

namespace shoal::swarm {

template <class Meaning, std::size_t Size>
Cbor field(const Fixed<Meaning, Size>& id)
{
    return {id.view()};
}

template <class Id>
Cbor field(const std::optional<Id>& id)
{
    return id ? field(*id) : Cbor{Bytes{}};
}

template <class Meaning, std::size_t Size>
Cbor field(const std::vector<Fixed<Meaning, Size>>& ids)
{
    Cbor::Array items;
    for (const auto& id : ids)
        items.push_back(field(id));
    return {std::move(items)};
}

inline Cbor field(const DeviceKeys& keys) { return {Cbor::Array{field(keys.signing), field(keys.agreement)}}; }
inline Cbor field(Role role) { return {static_cast<std::uint64_t>(role)}; }
inline Cbor field(Approval approval) { return {static_cast<std::uint64_t>(approval)}; }
inline Cbor field(std::chrono::sys_seconds time)
{
    return {static_cast<std::uint64_t>(time.time_since_epoch().count())};
}
inline Cbor fieldOf(const std::vector<std::string>& texts) { return {Cbor::Array{texts.begin(), texts.end()}}; }

} // namespace shoal::swarm
