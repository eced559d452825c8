// shoal ls: the list of shares, once or as it changes.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/list_request.h"
#include "app/shoal/report/result_reporter.h"
#include "app/shoal/run/pages.h"

#include <set>
#include <utility>

namespace shoal::app {
namespace {
constexpr std::chrono::seconds redrawPause{1};

class ListCommand {
public:
    ListCommand(Foreground& foreground, ListRequest request, const Arguments& arguments)
        : foreground_{foreground}
        , request_{std::move(request)}
        , isWatched_{arguments.ls.isWatched}
        , isJson_{arguments.isJson}
    {}

    void start()
    {
        if (isWatched_) {
            foreground_.setInterrupt(Interrupt::Ends);
            foreground_.endWhenUnread();
            foreground_.onEvent([this](const Event& event) { take(event); });
            redraw_ = foreground_.loop().every(redrawPause, [this] { tick(); });
        }
        read();
    }

private:
    void read()
    {
        isReading_ = true;
        isStale_ = false;
        asked_ = std::exchange(changed_, {});
        readShares(foreground_, request_.filter(), [this](Result<std::vector<ShareRow>> rows) {
            isReading_ = false;
            if (!rows)
                return foreground_.fail(rows.error());
            rows_ = arranged(std::move(*rows), request_);
            tell(std::exchange(isFirst_, false) || !isJson_ ? rows_ : changedRows());
            if (!isWatched_)
                foreground_.end(ExitCode::Ok);
        });
    }

    void take(const Event& event)
    {
        const auto note = [this](const std::vector<ShareId>& ids) {
            changed_.insert(ids.begin(), ids.end());
            isStale_ = true;
        };
        if (const auto* const changed = std::get_if<SharesChanged>(&event))
            note(changed->ids);
        else if (const auto* const added = std::get_if<SharesAdded>(&event))
            note(added->ids);
        else if (std::holds_alternative<SharesRemoved>(event))
            isStale_ = true;
    }

    /// People get the list again in any case: the window may have another width now.
    void tick()
    {
        if (foreground_.isEnding() || isReading_)
            return;
        if (isStale_)
            read();
        else if (!isJson_)
            tell(rows_);
    }

    /// Programs have all the others already.
    std::vector<ShareRow> changedRows() const
    {
        std::vector<ShareRow> rows;
        for (const auto& row : rows_)
            if (asked_.contains(row.id))
                rows.push_back(row);
        return rows;
    }

    void tell(const std::vector<ShareRow>& rows)
    {
        foreground_.report(SharesListed{rows, request_.fields.empty() ? usualShareFields(rows) : request_.fields,
                                        request_.isChosen(), isWatched_});
    }

    Foreground& foreground_;
    ListRequest request_;
    bool isWatched_;
    bool isJson_;
    Timer redraw_;
    std::vector<ShareRow> rows_; ///< as they were last
    std::set<ShareId> changed_;  ///< since the list was last asked for
    std::set<ShareId> asked_;    ///< had changed by then
    bool isFirst_ = true;
    bool isReading_ = false;
    bool isStale_ = false; ///< something has changed since it was last asked for
};
} // namespace

ExitCode runLs(const Arguments& arguments, Context& context)
{
    auto request = listRequest(arguments.ls);
    if (!request)
        return endWith(context, request.error());
    ResultReporter reporter{context.reporter, context.terminal, arguments.isJson, Stops::Untold};
    Context looking{context.services, context.terminal, context.loop, reporter};
    Foreground foreground{looking};
    if (const auto opened = foreground.open(arguments, "shoal ls"); !opened)
        return endWith(looking, opened.error());
    ListCommand command{foreground, std::move(*request), arguments};
    command.start();
    return foreground.run();
}

} // namespace shoal::app
