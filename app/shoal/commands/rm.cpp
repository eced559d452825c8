// shoal rm: take shares off the list, and delete their files when that is asked for twice.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/each_share.h"
#include "app/shoal/report/format.h"
#include "app/shoal/report/result_reporter.h"
#include "app/shoal/terminal/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>

namespace shoal::app {
namespace {
constexpr std::size_t mostNamed = 20;

/// Names what would be deleted.
std::string questionAbout(const std::vector<ShareRow>& rows)
{
    std::string text = "The files of these shares will be deleted:\n";
    Bytes size = 0;
    for (const auto& row : rows)
        size += row.size;
    for (std::size_t i = 0; i < std::min(rows.size(), mostNamed); ++i)
        text += fmt::format("  {}  {}, {} in {}\n", rows[i].id.value, printable(rows[i].name), bytesText(rows[i].size),
                            printable(rows[i].folder.string()));
    if (rows.size() > mostNamed)
        text += fmt::format("  and {} more\n", rows.size() - mostNamed);
    return text
        + fmt::format("Type yes to delete {} with {}: ", countText(static_cast<std::int64_t>(rows.size()), "share"),
                      bytesText(size));
}

EachShare::Work removal(Foreground& foreground, Data data)
{
    const auto kept = std::make_shared<std::map<ShareId, std::size_t>>();
    foreground.onEvent([kept](const Event& event) {
        if (const auto* const files = std::get_if<FilesKept>(&event))
            (*kept)[files->id] = files->files;
    });
    return [&foreground, data, kept](const ShareRow& row, EachShare::Done done) {
        const auto tell = [&foreground, data, kept, share = NamedShare{row}] {
            foreground.report(ShareRemoved{share, data, (*kept)[share.id]});
        };
        foreground.engine().remove(row.id, data, endsWork(foreground, std::move(done), tell));
    };
}

/// The user agreed when the line was typed, or does now.
bool mayRemove(const Arguments& arguments, Context& context, const std::vector<ShareRow>& rows)
{
    const auto& edit = arguments.edit;
    if (!edit.hasDataDeleted || edit.isYes || rows.empty())
        return true;
    return context.terminal.ask(questionAbout(rows)) == "yes";
}
} // namespace

ExitCode runRemove(const Arguments& arguments, Context& context)
{
    const auto& edit = arguments.edit;
    if (const auto checked = checkChoice(arguments.choice, "shoal rm"); !checked)
        return endWith(context, checked.error());
    const bool isAnswerPossible = !arguments.isJson && context.terminal.canAsk();
    if (edit.hasDataDeleted && !edit.isYes && !isAnswerPossible)
        return endWith(context,
                       {ErrorKind::BadArgument, "--with-data", "nobody can be asked whether it is meant",
                        "Nothing was removed. Give --yes too, to delete without a question"});
    ResultReporter reporter{context.reporter, context.terminal, arguments.isJson, Stops::Told};
    Context inner{context.services, context.terminal, context.loop, reporter};
    Foreground foreground{inner};
    if (const auto opened = foreground.open(arguments, "shoal rm"); !opened)
        return endWith(inner, opened.error());
    EachShare each{foreground, removal(foreground, edit.hasDataDeleted ? Data::Delete : Data::Keep)};
    ShareChoice choice{foreground};
    choice.find(arguments.choice, [&](Result<std::vector<ShareRow>> rows) {
        if (!rows)
            foreground.fail(rows.error());
        else if (mayRemove(arguments, context, *rows))
            each.start(std::move(*rows));
        else
            foreground.fail({ErrorKind::Cancelled, "shoal rm", "the answer was not yes", "Nothing was removed"});
    });
    return foreground.run();
}

} // namespace shoal::app
