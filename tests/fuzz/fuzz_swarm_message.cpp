// What stands in messages of links: what is read is written in one way only, and nothing else is read.
#include "core/swarm/links/auth/hello.h"
#include "core/swarm/links/messages/log_messages.h"
#include "core/swarm/links/messages/metadata_messages.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

using namespace shoal;
using namespace shoal::swarm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::span bytes{data, size};
    if (const auto hello = decodeHello(bytes))
        test::require(std::ranges::equal(encodeHello(*hello), bytes), "a hello is written in one way only");
    if (const auto message = decodeLogMessage(bytes))
        test::require(std::ranges::equal(encodeMessage(*message), bytes), "a log message is written in one way only");
    if (const auto message = decodeMetadataMessage(bytes))
        test::require(std::ranges::equal(encodeMessage(*message), bytes), "metadata is written in one way only");
    return 0;
}
