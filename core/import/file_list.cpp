#include "core/import/file_list.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace shoal {
namespace {
namespace fs = std::filesystem;

/// Far more than any torrent or resume file has.
constexpr std::uintmax_t largestForeignFile = std::uintmax_t{512} << 20;
} // namespace

Result<std::vector<fs::path>> filesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entries{folder, error}, end; !error && entries != end; entries.increment(error)) {
        std::error_code unseen;
        if (entries->is_regular_file(unseen))
            files.push_back(entries->path());
    }
    if (error)
        return failWith(error, folder.string());
    std::ranges::sort(files);
    return files;
}

Result<std::string> readWhole(const fs::path& file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error)
        return failWith(error, file.string());
    if (size > largestForeignFile)
        return fail(ErrorKind::FileTooLarge, file.string());
    std::ifstream stream{file, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
    if (!stream.is_open() || stream.bad())
        return failWith(lastError(), file.string());
    return bytes;
}

} // namespace shoal
