// Labels of shares: which texts they may be, and sets of them.
#pragma once

#include "core/result.h"
#include "core/share.h"

#include <string>

namespace shoal {

/// Error: BadArgument (about = the label).
Result<void> checkLabel(const std::string& label);

/// Sorted, none twice.
Labels sorted(Labels labels);
Labels withLabels(Labels labels, const Labels& more);
Labels withoutLabels(Labels labels, const Labels& gone);

} // namespace shoal
