// A share's info dictionary, with and without an epoch's certificate: the share is the same under every epoch.
#pragma once

#include "core/swarm/ids.h"

#include <optional>
#include <string>
#include <string_view>

namespace shoal::swarm {

/// The dictionary without `ssl-cert`, byte for byte as it was otherwise. Empty for what isn't a bencoded dictionary
/// whose keys ascend (BEP 3), with nothing behind it.
std::optional<std::string> withoutCertificate(std::string_view info);
/// With this one in its place.
std::optional<std::string> withCertificate(std::string_view info, std::string_view pem);

/// How the catalogue names it: SHA-256 of the dictionary without `ssl-cert`.
std::optional<ShareId> shareIdOf(std::string_view info);

} // namespace shoal::swarm
