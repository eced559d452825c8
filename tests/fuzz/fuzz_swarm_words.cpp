// Recovery words: what is read is said by 24 words of the list, and a refusal names a word of the text.
#include "core/swarm/keeping/recovery_words.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace shoal;
using namespace shoal::swarm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using enum WordsFault::Kind;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto seed = parseRecoveryWords(text);
    if (!seed) {
        const auto& fault = seed.error();
        test::require((fault.kind == UnknownWord) == !fault.word.empty(), "only an unknown word is named");
        test::require(fault.word.empty() || text.find(fault.word) != std::string_view::npos, "it stands in the text");
        test::require(fault.kind != WrongCount || fault.position != recoveryWordCount, "24 is right");
        return 0;
    }
    const auto again = parseRecoveryWords(formatRecoveryWords(*seed));
    test::require(again && std::ranges::equal(again->view(), seed->view()), "it is read as it was written");
    return 0;
}
