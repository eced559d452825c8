#include "core/share.h"

#include <array>

namespace shoal {

const char* shareStateName(ShareState state)
{
    static constexpr std::array names{
        std::pair{ShareState::FetchingMetadata, "fetching-metadata"},
        std::pair{ShareState::Checking, "checking"},
        std::pair{ShareState::Moving, "moving"},
        std::pair{ShareState::Downloading, "downloading"},
        std::pair{ShareState::Seeding, "seeding"},
        std::pair{ShareState::Complete, "complete"},
        std::pair{ShareState::Paused, "paused"},
        std::pair{ShareState::Failed, "failed"},
    };
    for (const auto& [known, name] : names)
        if (known == state)
            return name;
    return "failed";
}

} // namespace shoal
