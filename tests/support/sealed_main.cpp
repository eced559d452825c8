// The main of test programs that open sockets: it seals itself first, and runs nothing where it can't.
#include "tests/support/sealed_network.h"

#include <cstdio>
#include <cstdlib>
#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    testing::InitGoogleTest(&argc, argv);
    if (!GTEST_FLAG_GET(list_tests)) {
        if (const auto failure = shoal::test::sealNetwork()) {
            std::fprintf(stderr, "cannot seal the network, so no test runs: %s\n", failure->c_str());
            return EXIT_FAILURE;
        }
    }
    return RUN_ALL_TESTS();
}
