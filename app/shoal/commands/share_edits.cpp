// shoal limit, shoal label and shoal priority: what is decided of shares, printed and changed.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/each_share.h"
#include "core/labels.h"
#include "core/names.h"
#include "core/settings/value_text.h"

#include <functional>
#include <tuple>

namespace shoal::app {
namespace {
/// What is told of a share as it is after the change.
using Tell = std::function<Report(const ShareRow&)>;

ShareRow edited(ShareRow row, const ShareEdit& edit)
{
    row.limits.down = edit.downLimit.value_or(row.limits.down);
    row.limits.up = edit.upLimit.value_or(row.limits.up);
    row.priority = edit.priority.value_or(row.priority);
    row.labels = withLabels(withoutLabels(std::move(row.labels), edit.removeLabels), edit.addLabels);
    return row;
}

ExitCode runEdit(const Arguments& arguments, Context& context, const std::string& purpose, const ShareEdit& edit,
                 const Tell& tell)
{
    return runEachShare(arguments, context, purpose, [edit, tell](Foreground& foreground) {
        return [&foreground, edit, tell](const ShareRow& row, EachShare::Done done) {
            const auto report = [&foreground, tell, row = edited(row, edit)] { foreground.report(tell(row)); };
            foreground.engine().edit(row.id, edit, endsWork(foreground, std::move(done), report));
        };
    });
}

ExitCode runLook(const Arguments& arguments, Context& context, const std::string& purpose, const Tell& tell)
{
    const auto workFor = [tell](Foreground& foreground) {
        return [&foreground, tell](const ShareRow& row, const EachShare::Done& done) {
            foreground.report(tell(row));
            done(ExitCode::Ok);
        };
    };
    return runEachShare(arguments, context, purpose, workFor, Stops::Untold);
}

/// Nothing for an option that isn't given.
Result<std::optional<BytesPerSecond>> rateOf(const char* option, const std::string& text)
{
    if (text.empty())
        return std::nullopt;
    BytesPerSecond rate;
    if (!readText(text, rate))
        return fail(Error{ErrorKind::BadArgument, std::string{option} + " " + text, "it is no speed",
                          "Give bytes a second, as 500KiB or 2MiB; 0 for no limit"});
    return rate;
}

std::optional<Priority> priorityOf(const std::string& level)
{
    for (const auto priority : {Priority::Low, Priority::Normal, Priority::High})
        if (level == priorityName(priority))
            return priority;
    return std::nullopt;
}
} // namespace

ExitCode runLimit(const Arguments& arguments, Context& context)
{
    const Tell tell = [](const ShareRow& row) { return LimitsShown{NamedShare{row}, row.limits}; };
    const auto down = rateOf("--down", arguments.edit.down);
    if (!down)
        return endWith(context, down.error());
    const auto up = rateOf("--up", arguments.edit.up);
    if (!up)
        return endWith(context, up.error());
    if (!*down && !*up)
        return runLook(arguments, context, "shoal limit", tell);
    return runEdit(arguments, context, "shoal limit", {.downLimit = *down, .upLimit = *up}, tell);
}

ExitCode runLabel(const Arguments& arguments, Context& context)
{
    const Tell tell = [](const ShareRow& row) { return LabelsShown{NamedShare{row}, row.labels}; };
    const auto& [add, remove] = std::tie(arguments.edit.addLabels, arguments.edit.removeLabels);
    for (const auto& label : add)
        if (const auto usable = checkLabel(label); !usable)
            return endWith(context, usable.error());
    if (add.empty() && remove.empty())
        return runLook(arguments, context, "shoal label", tell);
    return runEdit(arguments, context, "shoal label", {.addLabels = add, .removeLabels = remove}, tell);
}

ExitCode runPriority(const Arguments& arguments, Context& context)
{
    const auto priority = priorityOf(arguments.edit.priority);
    if (!priority)
        return endWith(context,
                       {ErrorKind::BadArgument, arguments.edit.priority, "it is no priority",
                        "The last word is low, normal or high"});
    return runEdit(arguments, context, "shoal priority", {.priority = *priority}, [](const ShareRow& row) {
        return PriorityShown{NamedShare{row}, row.priority};
    });
}

} // namespace shoal::app
