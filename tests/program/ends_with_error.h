// How a program that can't go on has to end.
#pragma once

#include "tests/support/program.h"

#include <filesystem>
#include <string>

namespace shoal::test {

/// Ends with this error about this file, and doesn't say that it is done.
void expectError(Program& program, const std::string& kind, const std::filesystem::path& about, int exit);

} // namespace shoal::test
