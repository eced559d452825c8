// The control socket: whatever comes over it, in whatever pieces, is a request or is refused.
#include "core/control/line_splitter.h"
#include "core/control/request.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

using namespace shoal;

namespace {
nlohmann::json asJson(const control::Request& request)
{
    nlohmann::json object{{"jsonrpc", "2.0"}, {"method", request.method}, {"params", *request.params}};
    if (request.id)
        std::visit([&](const auto& id) { object["id"] = id; }, *request.id);
    return object;
}

void decode(std::string_view line)
{
    const auto request = control::decodeRequest(line);
    if (!request) {
        test::require(!request.error().message.empty(), "a refusal says why");
        return;
    }
    const auto again = control::decodeRequest(asJson(*request).dump());
    test::require(again && asJson(*again) == asJson(*request), "a request that is written anew says the same");
}

std::vector<std::string> linesOf(std::string_view bytes, std::size_t pieceSize)
{
    control::LineSplitter splitter{256};
    std::vector<std::string> lines;
    while (!bytes.empty()) {
        const auto piece = bytes.substr(0, pieceSize);
        bytes.remove_prefix(piece.size());
        if (!splitter.feed(piece, [&](std::string_view line) { lines.emplace_back(line); }))
            break;
    }
    return lines;
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    decode(bytes);
    const auto lines = linesOf(bytes, size);
    test::require(lines == linesOf(bytes, 1) && lines == linesOf(bytes, 3), "pieces make no difference");
    for (const auto& line : lines)
        decode(line);
    return 0;
}
