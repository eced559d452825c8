#include "core/control/socket_place.h"

#include "core/chunks/digest.h"
#include "core/torrent/info_hash.h"

#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace shoal::control {
namespace {
constexpr std::size_t nameDigits = 16; // of the hash; two profiles of one user won't meet

std::string nameOf(const std::filesystem::path& profile)
{
    return toHex(sha256Of(bytesOf(profile.native())).bytes).substr(0, nameDigits) + ".sock";
}
} // namespace

std::vector<std::filesystem::path> socketPlaces(const std::filesystem::path& profile,
                                                const std::optional<std::filesystem::path>& runtime)
{
    std::vector<std::filesystem::path> places{profile / "control.sock"};
    if (runtime)
        places.insert(places.begin(), *runtime / "shoal" / nameOf(profile));
    std::erase_if(places, [](const auto& place) { return place.native().size() > longestSocketPath; });
    return places;
}

std::filesystem::path usablePlace(const std::vector<std::filesystem::path>& places)
{
    for (const auto& place : places) {
        const auto folder = place.parent_path();
        ::mkdir(folder.c_str(), S_IRWXU); // it may be there already; access() tells
        if (::access(folder.c_str(), W_OK | X_OK) == 0)
            return place;
    }
    return places.back();
}

} // namespace shoal::control
