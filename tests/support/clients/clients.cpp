#include "tests/support/clients/client.h"

#include <fstream>
#include <stdexcept>

namespace shoal::test {

std::vector<Client> clients() { return {transmission(), aria2(), qBittorrent(), rTorrent()}; }

void writeConfiguration(const std::filesystem::path& file, const std::string& text)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream stream{file};
    stream << text;
    if (!stream.flush())
        throw std::runtime_error{"could not write " + file.string()};
}

} // namespace shoal::test
