// shoal top: all shares on a live screen.
#include "app/shoal/commands/commands.h"
#include "app/shoal/top/top_command.h"
#include "app/shoal/words.h"

#include <optional>

namespace shoal::app {
namespace {
/// While the screen is taken, what is to be said stands at its bottom; why the command ended is told afterwards.
class ScreenReporter : public Reporter {
public:
    explicit ScreenReporter(Reporter& usual)
        : usual_{usual}
    {}

    void attach(TopCommand& command) { command_ = &command; }
    void detach()
    {
        command_ = nullptr;
        if (failed_)
            usual_.report(*failed_);
    }

    void report(const Report& report) override
    {
        if (command_ == nullptr)
            usual_.report(report);
        else if (const auto* const ended = std::get_if<Failed>(&report))
            failed_ = *ended;
        else if (const auto* const warned = std::get_if<Warned>(&report))
            command_->say(sentence(warned->error));
        else if (std::holds_alternative<Saving>(report))
            command_->say("Saving… Ctrl-C again stops at once.");
    }

private:
    Reporter& usual_;
    TopCommand* command_ = nullptr;
    std::optional<Failed> failed_;
};
} // namespace

ExitCode runTop(const Arguments& arguments, Context& context)
{
    if (arguments.isJson)
        return endWith(context,
                       {ErrorKind::BadArgument, "--json", "`shoal top` draws on a terminal",
                        "`shoal status --json` tells programs how it does"});
    if (!context.terminal.screen(Channel::Results).isTerminal)
        return endWith(context,
                       {ErrorKind::BadArgument, "Standard output", "it is no terminal that can be drawn on",
                        "`shoal status` tells how it does"});
    ScreenReporter reporter{context.reporter};
    std::unique_ptr<TopCommand> command;
    auto services = context.services;
    services.endAtOnce = [&](ExitCode code) {
        command->leaveScreen();
        context.services.endAtOnce(code);
    };
    Context own{services, context.terminal, context.loop, reporter};
    Foreground foreground{own};
    if (const auto opened = foreground.open(arguments, "shoal top"); !opened)
        return endWith(context, opened.error());
    foreground.setInterrupt(Interrupt::Ends);
    command = std::make_unique<TopCommand>(foreground, context.terminal);
    if (const auto started = command->start(); started)
        reporter.attach(*command);
    else
        foreground.fail(started.error());
    const auto code = foreground.run();
    command->leaveScreen();
    reporter.detach();
    return code;
}

} // namespace shoal::app
