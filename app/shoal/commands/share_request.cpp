#include "app/shoal/commands/share_request.h"

#include "app/shoal/report/format.h"

#include <bit>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace shoal::app {
namespace {
constexpr Bytes leastPiece = Bytes{16} << 10;
constexpr Bytes largestPiece = Bytes{256} << 20;

Result<Bytes> pieceLengthOf(const std::string& text)
{
    const auto size = parseSize(text);
    if (!size || !std::has_single_bit(*size) || *size < leastPiece || *size > largestPiece)
        return fail(ErrorKind::BadArgument, "--piece-size " + text, "it is a power of two from 16K to 256M");
    return *size;
}

Result<std::monostate> writeAll(int descriptor, const std::filesystem::path& file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return failWith(lastError(), file.string());
        if (written > 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor) != 0)
        return failWith(lastError(), file.string());
    return {};
}
} // namespace

Result<CreateRequest> createRequest(const ShareArguments& arguments)
{
    if (arguments.isV1 && arguments.isV2)
        return fail(ErrorKind::BadArgument, "--v1 --v2", "without either it is both");
    CreateRequest request;
    request.paths.assign(arguments.paths.begin(), arguments.paths.end());
    request.format = arguments.isV1 ? TorrentFormat::V1 : arguments.isV2 ? TorrentFormat::V2 : TorrentFormat::Hybrid;
    request.name = arguments.name;
    request.comment = arguments.comment;
    request.trackers = arguments.trackers;
    request.webSeeds = arguments.webSeeds;
    request.isPrivate = arguments.isPrivate;
    if (!arguments.pieceSize.empty()) {
        const auto length = pieceLengthOf(arguments.pieceSize);
        if (!length)
            return fail(length.error());
        request.pieceLength = *length;
    }
    return request;
}

Result<std::monostate> checkNewFile(const std::filesystem::path& file)
{
    std::error_code error;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, error)))
        return fail(ErrorKind::AlreadyExists, file.string());
    const auto folder = std::filesystem::absolute(file, error).parent_path();
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        return failWith(lastError(), folder.string());
    return {};
}

Result<std::monostate> writeNewFile(const std::filesystem::path& file, std::string_view bytes, ReadableBy readers)
{
    const auto mode = readers == ReadableBy::Others ? 0666U : 0600U;
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor < 0)
        return failWith(lastError(), file.string());
    auto written = writeAll(descriptor, file, bytes);
    ::close(descriptor);
    if (!written)
        ::unlink(file.c_str());
    return written;
}

} // namespace shoal::app
