// One thing done to several shares, one after another.
#pragma once

#include "app/shoal/commands/share_choice.h"
#include "app/shoal/report/result_reporter.h"

#include <functional>
#include <optional>

namespace shoal::app {

/// Goes on with the next share when it fails for one; the command ends with the code of the first failure.
class EachShare {
public:
    using Done = std::function<void(Result<ExitCode>)>;
    /// Does it, reports it and calls `done`, once, on the loop's thread.
    using Work = std::function<void(const ShareRow&, Done done)>;

    EachShare(Foreground& foreground, Work work)
        : foreground_{foreground}
        , choice_{foreground}
        , work_{std::move(work)}
    {}

    void start(const ChoiceArguments& choice);
    void start(std::vector<ShareRow> rows);
    bool isOneOfSeveral() const { return rows_.size() > 1; }

private:
    void next();
    void ended(const ShareRow& row, const Result<ExitCode>& result);

    Foreground& foreground_;
    ShareChoice choice_;
    Work work_;
    std::vector<ShareRow> rows_;
    std::size_t nextRow_ = 0;
    ExitCode code_ = ExitCode::Ok;
};

/// Opens the engine, does the work to each chosen share, and ends.
ExitCode runEachShare(const Arguments& arguments, Context& context, const std::string& purpose,
                      const std::function<EachShare::Work(Foreground&)>& workFor, Stops stops = Stops::Told);

/// A reply of success ends the work on a share: `tell` reports it.
Reply<ShareId> endsWork(Foreground& foreground, EachShare::Done done, std::function<void()> tell);

} // namespace shoal::app
