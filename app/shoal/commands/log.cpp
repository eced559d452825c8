// shoal log: what happened to the shares of a profile.
#include "app/shoal/commands/commands.h"
#include "app/shoal/report/result_reporter.h"
#include "app/shoal/run/foreground.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

namespace shoal::app {
namespace {
constexpr std::size_t usualCount = 50;
constexpr std::size_t mostEntries = 100'000; ///< as many as a profile keeps
constexpr Range anyNumber{0, mostEntries};

template <class Number>
std::optional<Number> wholeNumber(const std::string& text)
{
    Number number = 0;
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && rest == end ? std::optional{number} : std::nullopt;
}

/// The share that a user means: by its number, else by its whole name or the first digits of its info-hash.
void findShare(Foreground& foreground, const std::string& wanted, const std::function<void(ShareId)>& found)
{
    if (const auto id = wholeNumber<std::int64_t>(wanted))
        return found(ShareId{*id});
    const bool isHex = wanted.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
    const auto ask = [&foreground](const ShareFilter& filter, const std::function<void(std::vector<ShareRow>)>& take) {
        foreground.engine().query(filter, {}, anyNumber,
                                  foreground.reply<SharePage>([&foreground, take](const Result<SharePage>& page) {
                                      page ? take(page->rows) : foreground.fail(page.error());
                                  }));
    };
    const auto choose = [&foreground, wanted, found](const std::vector<ShareRow>& rows) {
        if (rows.size() == 1)
            return found(rows.front().id);
        foreground.fail(rows.empty() ? Error{ErrorKind::NotFound, wanted, "no share has this number, name or hash",
                                             "`shoal ls` lists the shares; `shoal log` alone tells of those that have "
                                             "left, too"}
                                     : Error{ErrorKind::BadArgument, wanted, "several shares are meant by it",
                                             "Name one by its number"});
    };
    ask({.text = wanted}, [=](std::vector<ShareRow> rows) {
        std::erase_if(rows, [&wanted](const ShareRow& row) { return row.name != wanted; });
        if (!rows.empty() || !isHex)
            return choose(rows);
        std::string digits;
        for (const char c : wanted)
            digits += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        ask({.hashPrefix = digits}, choose);
    });
}

class LogCommand {
public:
    LogCommand(Foreground& foreground, std::size_t count, bool isFollowed)
        : foreground_{foreground}
        , count_{count}
        , isFollowed_{isFollowed}
    {
        foreground_.onEvent([this](const Event& event) {
            const bool isNews = std::holds_alternative<LogGrew>(event) || std::holds_alternative<EngineBack>(event);
            if (isFollowed_ && isNews)
                more();
        });
    }

    void start(LogFilter filter)
    {
        filter_ = filter;
        isAsking_ = true;
        // One at least, whose number tells where what is new begins.
        ask({0, std::max<std::size_t>(count_, 1)}, count_);
    }

private:
    /// What came after the last entry that was shown.
    void more()
    {
        if (std::exchange(isAsking_, true))
            isAskedAgain_ = true;
        else
            ask(anyNumber, mostEntries);
    }

    void ask(Range range, std::size_t shown)
    {
        foreground_.engine().log(filter_, range, foreground_.reply<LogPage>([this, shown](Result<LogPage> page) {
            if (!page)
                return failed(page.error());
            show(page->rows, shown);
        }));
    }

    void failed(const Error& error)
    {
        // A service that went away is waited for, and asked again when it is back.
        if (!isFollowed_ || error.kind != ErrorKind::EngineGone)
            return foreground_.fail(error);
        isAsking_ = false;
    }

    /// The newest comes first.
    void show(std::vector<LogEntry>& entries, std::size_t count)
    {
        if (!entries.empty())
            filter_.after = entries.front().number;
        entries.resize(std::min(entries.size(), count));
        std::for_each(entries.rbegin(), entries.rend(),
                      [this](const LogEntry& entry) { foreground_.report(LogShown{entry}); });
        if (foreground_.isEnding())
            return;
        if (!isFollowed_)
            return foreground_.end(ExitCode::Ok);
        isAsking_ = false;
        if (std::exchange(isAskedAgain_, false))
            more();
    }

    Foreground& foreground_;
    std::size_t count_;
    bool isFollowed_;
    LogFilter filter_;
    bool isAsking_ = true;
    bool isAskedAgain_ = false;
};
} // namespace

ExitCode runLog(const Arguments& arguments, Context& context)
{
    const auto& given = arguments.log;
    const auto count = given.count.empty() ? usualCount : wholeNumber<std::size_t>(given.count);
    if (!count || *count > mostEntries)
        return endWith(context, {ErrorKind::BadArgument, "-n " + given.count, "it takes a number up to 100000"});
    ResultReporter reporter{context.reporter, context.terminal, arguments.isJson, Stops::Untold};
    Context looking{context.services, context.terminal, context.loop, reporter};
    Foreground foreground{looking};
    if (const auto opened = foreground.open(arguments, "shoal log"); !opened)
        return endWith(looking, opened.error());
    if (given.isFollowed) {
        foreground.setInterrupt(Interrupt::Ends);
        foreground.endWhenUnread();
    }
    LogCommand command{foreground, *count, given.isFollowed};
    if (given.share.empty())
        command.start({});
    else
        findShare(foreground, given.share, [&command](ShareId id) { command.start({.share = id}); });
    return foreground.run();
}

} // namespace shoal::app
