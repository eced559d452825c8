// The inputs with which a fuzz target begins, made by a test so that they follow the code.
#pragma once

#include "core/swarm/bytes.h"

#include <map>
#include <string>

namespace shoal::swarm {

/// Each input must lie in tests/fuzz/corpus/`target` as it is made here. With SHOAL_WRITE_CORPUS set it is written there
/// first.
void expectKeptInputs(const std::string& target, const std::map<std::string, Bytes>& inputs);

} // namespace shoal::swarm
