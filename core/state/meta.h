// Small facts that the profile keeps beside its shares.
#pragma once

#include "core/result.h"
#include "core/state/database.h"

#include <optional>
#include <string>
#include <string_view>

namespace shoal {

/// Each fact's name in the table `meta` is in meta.cpp.
enum class MetaKey {
    Boot,       ///< id of the boot that the last run belonged to
    RunState,   ///< whether the last run has ended in order (run_mark.cpp)
    ListenPort, ///< the port listened on last, to be tried again
    SwarmsPort, ///< likewise, of private swarms
    DhtState,   ///< the BitTorrent library's DHT nodes and id
};

/// Values are bytes. Same thread and errors as Catalogue.
class Meta {
public:
    explicit Meta(Database& database)
        : database_{&database}
    {}

    Result<std::optional<std::string>> get(MetaKey key);
    Result<void> set(MetaKey key, std::string_view value);

private:
    Database* database_;
};

} // namespace shoal
