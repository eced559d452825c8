// What a list of shares shows, and in which order.
#pragma once

#include "app/shoal/cli/arguments.h"
#include "app/shoal/report/share_fields.h"
#include "core/result.h"

#include <string>
#include <vector>

namespace shoal::app {

struct ListRequest {
    std::vector<std::string> nameParts; ///< each is in the name, upper and lower case alike
    std::optional<ShareState> state;
    std::string label;
    ShareFields fields; ///< empty: the usual ones
    const ShareField* sortedBy = nullptr;
    bool isReversed = false;

    bool isChosen() const { return !nameParts.empty() || state || !label.empty(); }
    /// What the engine can sort out by its index; the rest is left to `arranged`.
    ShareFilter filter() const;
};

/// Error: BadArgument for a state or column that there is not.
Result<ListRequest> listRequest(const LsArguments& arguments);

/// The rows that fit, in order; those that are equal keep theirs.
std::vector<ShareRow> arranged(std::vector<ShareRow> rows, const ListRequest& request);

} // namespace shoal::app
