// Identity files of private swarms, sealed as they come, and as what somebody with the passphrase may have sealed; and
// the mark beside the database. What is read is written in one way only.
#include "core/swarm/keeping/generation.h"
#include "core/swarm/keeping/identity.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

using namespace shoal;
using namespace shoal::swarm;

namespace {
constexpr std::string_view passphrase = "correct horse battery";
constexpr std::string_view start = "ShoalId1";
constexpr ScryptCost cheap{.log2N = 1, .r = 1, .p = 1}; // as files in the corpus have it
constexpr ScryptLimits cheapAlone{.least = cheap, .most = {.log2N = 3, .r = 2, .p = 2}, .memory = 4096};

void checkFile(ByteView file)
{
    const auto identity = readIdentity(file, passphrase, cheapAlone);
    if (!identity)
        return;
    const ScryptCost cost{.log2N = file[8], .r = file[9], .p = file[10]};
    test::require(cheapAlone.admit(cost), "nothing is worked out beyond the limits");
    const auto again = writeIdentity(*identity, passphrase, *Salt::from(file.subspan(11, Salt::size)),
                                     *Nonce::from(file.subspan(27, Nonce::size)), cost);
    test::require(again && std::ranges::equal(*again, file), "an identity is written in one way only");
}

void checkPassphrase(std::string_view text)
{
    const auto sealed = sealUnder(text, start, {}, Salt{}, Nonce{}, cheap);
    test::require(!sealed || openUnder(text, start, *sealed, cheapAlone) == Bytes{}, "what it closes it opens");
    test::require(sealed || sealed.error() == SealFault::NotText || sealed.error() == SealFault::TooShort,
                  "a passphrase is text of some length");
    test::require(!sealed || text.size() >= leastPassphrase, "a short one closes nothing");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::span bytes{data, size};
    checkFile(bytes);
    checkFile(sealUnder(passphrase, start, bytes, Salt{}, Nonce{}, cheap).value());
    checkPassphrase({reinterpret_cast<const char*>(data), size});
    if (const auto generation = decodeGeneration(bytes))
        test::require(std::ranges::equal(encodeGeneration(*generation), bytes), "a mark is written in one way only");
    return 0;
}
