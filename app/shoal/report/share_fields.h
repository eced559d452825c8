// What may be shown of a share in a list: one table for columns, sorting, help and completion.
#pragma once

#include "core/share.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shoal::app {

struct ShareField {
    std::string_view name; ///< as `--columns` and `--sort` take it
    std::string_view head; ///< of its column
    bool isNumber = false; ///< stands on the right
    /// For people. Names in it are as they came.
    std::string (*text)(const ShareRow& row);
    bool (*isLess)(const ShareRow& a, const ShareRow& b);
};
using ShareFields = std::vector<const ShareField*>;

std::span<const ShareField> shareFields();
/// Nothing for an unknown name.
const ShareField* findShareField(std::string_view name);
/// What a list shows when nothing else is asked for.
ShareFields usualShareFields();
/// The same, with the swarm if any of them belongs to one.
ShareFields usualShareFields(const std::vector<ShareRow>& rows);
/// "id, name, state, …".
std::string shareFieldNames();

/// For people. What a link without a name is called until its metadata comes: by the first digits of its info-hash.
std::string shownName(const ShareRow& row);
/// 0 to 1, of the wanted files. 1 only when every wanted byte is here.
double progressOf(const ShareRow& row);
/// Sent, of the size. Nothing while the size is not known.
std::optional<double> ratioOf(const ShareRow& row);

} // namespace shoal::app
