// What a fuzz target says when an invariant is broken.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace shoal::test {

/// Ends the process, which the fuzzer takes for a find.
inline void require(bool holds, const char* invariant)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", invariant);
    std::abort();
}

} // namespace shoal::test
