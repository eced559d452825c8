// The text of this repository, for the tests that read it.
#pragma once

#include "tests/house/include_rules.h"

namespace shoal::house {

/// Every .h and .cpp under app, core, dht, ui and tests.
const SourceTree& ownSources();

/// Where the checkout lies on this machine.
std::string sourceRoot();

} // namespace shoal::house
