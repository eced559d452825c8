// Whether what arrived is what was sent.
#pragma once

#include <filesystem>

namespace shoal::bench {

/// Of a file or a folder. Throws which file differs, or is missing; files that only `got` has don't count.
void expectSameContent(const std::filesystem::path& sent, const std::filesystem::path& got);

} // namespace shoal::bench
