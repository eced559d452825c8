// shoal doctor: what is right and wrong with this computer, the profile and the network.
#include "app/shoal/commands/commands.h"
#include "app/shoal/doctor/diagnosis.h"
#include "app/shoal/run/foreground.h"
#include "app/shoal/run/network_watch.h"
#include "app/shoal/run/profile.h"

#include <utility>

namespace shoal::app {
namespace {
constexpr std::chrono::seconds timeToSettle{15};
constexpr std::size_t mostNamed = 3;

bool isSettled(const NetworkStatus& network)
{
    const bool isDhtKnown = network.dht.health == dht::Health::Off || network.dht.health == dht::Health::Good;
    return isDhtKnown && network.reachability != Reachability::Unknown;
}

class Doctor {
public:
    Doctor(const Arguments& arguments, Context& context)
        : arguments_{arguments}
        , context_{context}
        , foreground_{context}
        , network_{foreground_, [this](const NetworkStatus& status) { heard(status); }}
    {}

    ExitCode run()
    {
        // Before an engine is opened, which writes to the profile.
        const auto profile = profileFolder(arguments_);
        if (!profile)
            return endWith(context_, profile.error());
        const auto before = context_.services.lookAround(*profile, 0);
        const auto opened = foreground_.open(arguments_, "shoal doctor");
        if (!opened && opened.error().kind == ErrorKind::BadArgument)
            return endWith(context_, opened.error());
        if (!opened) {
            tell(engineFinding(opened.error()));
            tellAll(before);
            return code();
        }
        foreground_.setInterrupt(Interrupt::Unfinished);
        askService(before);
        const auto patience = foreground_.loop().after(timeToSettle, [this] { finish(); });
        const auto ended = foreground_.run();
        return ended == ExitCode::Ok ? code() : ended;
    }

private:
    /// Who runs the engine says what its process may do.
    void askService(const Surroundings& before)
    {
        foreground_.engine().status(foreground_.reply<EngineStatus>([this, before](const Result<EngineStatus>& status) {
            if (!status)
                return foreground_.fail(status.error());
            const auto process = foreground_.isServed() ? status->pid : 0;
            tell(serviceFinding(process));
            auto seen = before;
            seen.openFiles = context_.services.lookAround(before.profile, process).openFiles;
            tellAll(seen);
            network_.ask();
        }));
    }

    /// Of the system's service only its own user may look at the profile.
    void tellAll(const Surroundings& seen)
    {
        for (const auto& finding : findingsOf(seen))
            if (!arguments_.isSystem || finding.check == Check::Clock)
                tell(finding);
    }

    void heard(const NetworkStatus& status)
    {
        last_ = status;
        if (isSettled(status))
            finish();
    }

    void finish()
    {
        if (foreground_.isEnding() || std::exchange(isFinished_, true))
            return;
        for (const auto& finding : findingsOf(last_))
            tell(finding);
        askShares();
    }

    void askShares()
    {
        foreground_.engine().query({.state = ShareState::Failed}, {}, {0, mostNamed},
                                   foreground_.reply<SharePage>([this](const Result<SharePage>& failed) {
                                       if (!failed)
                                           return foreground_.fail(failed.error());
                                       tell(sharesFinding(*failed));
                                       askSwarms();
                                   }));
    }

    void askSwarms()
    {
        foreground_.engine().swarms().list(
            foreground_.reply<std::vector<SwarmRow>>([this](const Result<std::vector<SwarmRow>>& rows) {
                if (!rows)
                    return foreground_.fail(rows.error());
                askSwarm(*rows, 0);
            }));
    }

    void askSwarm(const std::vector<SwarmRow>& rows, std::size_t index)
    {
        if (index == rows.size())
            return foreground_.end(ExitCode::Ok);
        foreground_.engine().swarms().status(
            rows[index].id, foreground_.reply<SwarmStatus>([this, rows, index](const Result<SwarmStatus>& status) {
                if (status) // else it was left meanwhile
                    tell(swarmFinding(*status));
                askSwarm(rows, index + 1);
            }));
    }

    void tell(const Finding& finding)
    {
        hasProblem_ = hasProblem_ || finding.grade == Grade::Problem;
        context_.reporter.report(Diagnosed{finding});
    }

    ExitCode code() const { return hasProblem_ ? ExitCode::Failure : ExitCode::Ok; }

    const Arguments& arguments_;
    Context& context_;
    Foreground foreground_;
    NetworkWatch network_;
    NetworkStatus last_;
    bool hasProblem_ = false;
    bool isFinished_ = false;
};
} // namespace

ExitCode runDoctor(const Arguments& arguments, Context& context) { return Doctor{arguments, context}.run(); }

} // namespace shoal::app
