// Bodies of entries to CBOR and back, field by field.
#pragma once

#include "core/swarm/entries/bodies.h"
#include "core/swarm/encoding/cbor.h"

#include <cstdint>
#include <optional>

namespace shoal::swarm {

/// The number that stands for a body's kind on the wire.
std::uint64_t kindOf(const Body& body);

Cbor encodeBody(const Body& body);
/// Empty for an unknown kind and for a body that breaks a limit.
std::optional<Body> decodeBody(std::uint64_t kind, const Cbor& body);

} // namespace shoal::swarm
