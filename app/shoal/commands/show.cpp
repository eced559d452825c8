// shoal show: what a torrent file or a link says, or how a share on the list does.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/each_share.h"
#include "app/shoal/commands/source.h"
#include "app/shoal/report/result_reporter.h"

namespace shoal::app {
namespace {
ExitCode tell(const Source& source, Context& context)
{
    if (const auto* const torrent = std::get_if<TorrentSource>(&source))
        context.reporter.report(TorrentShown{torrent->parsed.torrent, formatMagnet(magnetOf(torrent->parsed.torrent))});
    else
        context.reporter.report(LinkShown{std::get<Magnet>(source)});
    return ExitCode::Ok;
}

/// Nothing has to be asked of the list for it.
bool isReadAlone(const std::string& word)
{
    std::error_code ignored;
    const bool isAddress = word.find("://") != std::string::npos; // of a web page: no name of a share has a slash
    return word.empty() || isAddress || isMagnet(word) || looksLikeFile(word)
        || std::filesystem::is_regular_file(word, ignored);
}

class ShowCommand {
public:
    ShowCommand(Foreground& foreground, Context& context, std::string word)
        : foreground_{foreground}
        , context_{context}
        , choice_{foreground}
        , word_{std::move(word)}
    {}

    void start()
    {
        choice_.find({.words = {word_}}, [this](const Result<std::vector<ShareRow>>& rows) {
            if (rows)
                show(rows->front().id);
            else
                showLink(rows.error());
        });
    }

private:
    void show(ShareId id)
    {
        foreground_.engine().details(id, foreground_.reply<ShareDetails>([this](Result<ShareDetails> details) {
            if (!details)
                return foreground_.fail(details.error());
            foreground_.report(ShareShown{std::move(*details)});
            foreground_.end(ExitCode::Ok);
        }));
    }

    /// A whole info-hash says something by itself.
    void showLink(const Error& notOnList)
    {
        const auto source = readSource(word_);
        if (!source || notOnList.kind != ErrorKind::NotFound)
            return foreground_.fail(notOnList);
        foreground_.end(tell(*source, context_));
    }

    Foreground& foreground_;
    Context& context_;
    ShareChoice choice_;
    std::string word_;
};
} // namespace

ExitCode runShow(const Arguments& arguments, Context& context)
{
    if (isReadAlone(arguments.shown)) {
        const auto source = readSource(arguments.shown);
        return source ? tell(*source, context) : endWith(context, source.error());
    }
    ResultReporter reporter{context.reporter, context.terminal, arguments.isJson, Stops::Untold};
    Context looking{context.services, context.terminal, context.loop, reporter};
    Foreground foreground{looking};
    if (const auto opened = foreground.open(arguments, "shoal show"); !opened)
        return endWith(looking, opened.error());
    ShowCommand command{foreground, looking, arguments.shown};
    command.start();
    return foreground.run();
}

} // namespace shoal::app
