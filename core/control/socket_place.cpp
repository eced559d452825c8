#include "core/control/socket_place.h"

#include "core/chunks/digest.h"
#include "core/torrent/info_hash.h"

#include <algorithm>
#include <iterator>
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
    // The last is within the profile, which whoever takes its lock makes.
    const auto chosen = std::find_if(places.begin(), std::prev(places.end()), [](const auto& place) {
        const auto folder = place.parent_path();
        ::mkdir(folder.c_str(), S_IRWXU); // it may be there already; access() tells
        return ::access(folder.c_str(), W_OK | X_OK) == 0;
    });
    return *chosen;
}

} // namespace shoal::control
