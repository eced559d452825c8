#include "app/shoal/commands/list_request.h"

#include "core/settings/value_text.h"
#include "core/state/fold_case.h"

#include <algorithm>

namespace shoal::app {
namespace {
constexpr int lastState = static_cast<int>(ShareState::Failed);

Result<ShareState> stateNamed(const std::string& name)
{
    std::string names;
    for (int i = 0; i <= lastState; ++i) {
        const auto state = static_cast<ShareState>(i);
        if (name == shareStateName(state))
            return state;
        names += (names.empty() ? "" : ", ") + std::string{shareStateName(state)};
    }
    return fail(Error{ErrorKind::BadArgument, "--state " + name, "there is no such state", "States are " + names});
}

Result<const ShareField*> fieldNamed(const std::string& option, const std::string& name)
{
    if (const auto* const field = findShareField(name))
        return field;
    return fail(Error{ErrorKind::BadArgument, option + " " + name, "there is no such column",
                      "Columns are " + shareFieldNames()});
}

Result<ShareFields> fieldsNamed(const std::string& text)
{
    std::vector<std::string> names;
    if (!readText(text, names) || names.empty())
        return fail(Error{ErrorKind::BadArgument, "--columns " + text, "it is no list", "Give it as id,name,size"});
    ShareFields fields;
    for (const auto& name : names) {
        const auto field = fieldNamed("--columns", name);
        if (!field)
            return fail(field.error());
        fields.push_back(*field);
    }
    return fields;
}
} // namespace

ShareFilter ListRequest::filter() const
{
    return {.text = nameParts.empty() ? std::string{} : nameParts.front(), .label = label};
}

Result<ListRequest> listRequest(const LsArguments& arguments)
{
    ListRequest request{.nameParts = arguments.nameParts,
                        .state = {},
                        .label = arguments.label,
                        .fields = {},
                        .sortedBy = findShareField("id"),
                        .isReversed = arguments.isReversed};
    if (!arguments.state.empty()) {
        const auto state = stateNamed(arguments.state);
        if (!state)
            return fail(state.error());
        request.state = *state;
    }
    if (!arguments.sort.empty()) {
        const auto field = fieldNamed("--sort", arguments.sort);
        if (!field)
            return fail(field.error());
        request.sortedBy = *field;
    }
    if (!arguments.columns.empty()) {
        auto fields = fieldsNamed(arguments.columns);
        if (!fields)
            return fail(fields.error());
        request.fields = std::move(*fields);
    }
    return request;
}

std::vector<ShareRow> arranged(std::vector<ShareRow> rows, const ListRequest& request)
{
    if (request.state)
        std::erase_if(rows, [&request](const ShareRow& row) { return row.state != *request.state; });
    if (request.nameParts.size() > 1)
        std::erase_if(rows, [&request](const ShareRow& row) {
            const auto name = foldCase(row.name);
            return !std::ranges::all_of(request.nameParts, [&name](const std::string& part) {
                return name.find(foldCase(part)) != std::string::npos;
            });
        });
    const auto isLess = request.sortedBy->isLess;
    std::ranges::stable_sort(rows, [isLess, isReversed = request.isReversed](const ShareRow& a, const ShareRow& b) {
        return isReversed ? isLess(b, a) : isLess(a, b);
    });
    return rows;
}

} // namespace shoal::app
