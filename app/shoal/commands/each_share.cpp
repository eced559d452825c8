#include "app/shoal/commands/each_share.h"

#include <utility>

namespace shoal::app {

void EachShare::start(const ChoiceArguments& choice)
{
    choice_.find(choice, [this](Result<std::vector<ShareRow>> rows) {
        if (rows)
            start(std::move(*rows));
        else
            foreground_.fail(rows.error());
    });
}

void EachShare::start(std::vector<ShareRow> rows)
{
    rows_ = std::move(rows);
    next();
}

void EachShare::next()
{
    if (foreground_.isEnding())
        return;
    if (nextRow_ == rows_.size())
        return foreground_.end(code_);
    const auto& row = rows_[nextRow_++];
    work_(row, [this, &row](const Result<ExitCode>& result) { ended(row, result); });
}

void EachShare::ended(const ShareRow& row, const Result<ExitCode>& result)
{
    if (!result) {
        auto error = result.error();
        if (error.about.empty())
            error.about = row.name;
        foreground_.report(Failed{error});
    }
    const auto code = result ? *result : exitCodeFor(result.error().kind);
    if (code_ == ExitCode::Ok)
        code_ = code;
    // Not within this call: of ten thousand shares each would stand on the stack of the one before.
    foreground_.loop().executor()([this] { next(); });
}

ExitCode runEachShare(const Arguments& arguments, Context& context, const std::string& purpose,
                      const std::function<EachShare::Work(Foreground&)>& workFor, Stops stops)
{
    if (const auto checked = checkChoice(arguments.choice, purpose); !checked)
        return endWith(context, checked.error());
    ResultReporter reporter{context.reporter, context.terminal, arguments.isJson, stops};
    Context inner{context.services, context.terminal, context.loop, reporter};
    Foreground foreground{inner};
    if (const auto opened = foreground.open(arguments, purpose); !opened)
        return endWith(inner, opened.error());
    EachShare each{foreground, workFor(foreground)};
    each.start(arguments.choice);
    return foreground.run();
}

Reply<ShareId> endsWork(Foreground& foreground, EachShare::Done done, std::function<void()> tell)
{
    return foreground.reply<ShareId>([done = std::move(done), tell = std::move(tell)](const Result<ShareId>& id) {
        if (!id)
            return done(fail(id.error()));
        tell();
        done(ExitCode::Ok);
    });
}

} // namespace shoal::app
