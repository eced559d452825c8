// Codes of private swarms: what is read says the same when it is written, and a refusal points into the text.
#include "core/swarm/joining/invite_code.h"
#include "tests/fuzz/require.h"

#include <cstddef>
#include <cstdint>

using namespace shoal;
using namespace shoal::swarm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto code = parseCode(text);
    if (!code) {
        test::require(code.error().position == 0
                          || (code.error().kind == CodeFault::Kind::WrongLetter && code.error().position < size),
                      "only a wrong letter has a place, and it is in the text");
        return 0;
    }
    const auto written = formatCode(*code);
    test::require(written.size() <= size, "gaps aside, a code is as long as it is written");
    test::require(parseCode(written) == code && parseCode(codeForPicture(*code)) == code,
                  "it is read as it was written");
    return 0;
}
