// Links: what is read once is read the same after it was written.
#include "core/link/magnet.h"
#include "tests/fuzz/require.h"

#include <cstddef>
#include <cstdint>

using namespace shoal;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto magnet = parseMagnet({reinterpret_cast<const char*>(data), size});
    if (!magnet) {
        test::require(magnet.error().kind == ErrorKind::BadLink && !magnet.error().reason.empty(),
                      "a refusal says why");
        return 0;
    }
    test::require(!magnet->hashes.isEmpty(), "a link names a torrent");
    const auto link = formatMagnet(*magnet);
    if (link.size() > longestMagnet) // percent signs made it longer than what may be read
        return 0;
    const auto again = parseMagnet(link);
    test::require(again && *again == *magnet, "a link is read back as it was written");
    test::require(formatMagnet(*again) == link, "the canonical link is canonical");
    return 0;
}
