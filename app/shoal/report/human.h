// Reports for people: what was asked for goes to the results channel, everything else to the messages channel.
#pragma once

#include "app/shoal/report/report.h"
#include "app/shoal/report/status_line.h"

#include <set>
#include <string>

namespace shoal::app {

class HumanReporter : public Reporter {
public:
    HumanReporter(Terminal& terminal, StatusLine::Clock clock)
        : terminal_{terminal}
        , status_{terminal, std::move(clock)}
    {}
    ~HumanReporter() override { status_.clear(); }
    void report(const Report& report) override;

private:
    void show(const Hashing& hashing);
    void show(const CheckingData& checking);
    void show(const LeftOutFound& found);
    void show(const Created& created);
    void show(const Ready& ready);
    void show(const Announced& announced);
    void show(const NodeReady& ready);
    void show(const ServiceReady& ready);
    void show(const Metadata& metadata);
    void show(const StateChanged& changed);
    void show(const Progress& progress);
    void show(const Done& done);
    void show(const Failed& failed);
    void show(const Warned& warned);
    void show(const Banned& banned);
    void show(const ShareStopped& stopped);
    void show(const TorrentShown& shown);
    void show(const LinkShown& shown);
    void show(const FaultFound& fault);
    void show(const Verified& verified);
    void show(const SettingShown& setting);
    void show(const SettingsFileShown& shown);
    void show(const DhtShown& shown);
    void show(const Added& added);
    void show(const NotAdded& failed);
    void show(const WouldAdd& would);
    void show(const AddSummary& summary);
    void show(const Saving& saving);
    void show(const Stopped& stopped);
    void show(const LogShown& shown);
    void show(const EngineStatusShown& shown);
    void show(const SettingsReloaded& reloaded);
    void show(const ServiceShown& shown);
    void show(const ServiceStopping& stopping);
    void show(const ServiceStopped& stopped);
    void show(const SystemServiceFound& found);
    void show(const Diagnosed& diagnosed);

    // human_shares.cpp
    void show(const SharesListed& listed);
    void show(const ShareShown& shown);
    void show(const FilesListed& listed);
    void show(const PeersListed& listed);
    void show(const TrackersListed& listed);
    void show(const ShareTouched& touched);
    void show(const ShareRemoved& removed);
    void show(const ShareMoveTold& told);
    void show(const ShareChecked& checked);
    void show(const LimitsShown& shown);
    void show(const LabelsShown& shown);
    void show(const PriorityShown& shown);
    void show(const WantedShown& shown);

    // human_swarms.cpp
    void show(const SwarmCreated& told);
    void show(const SwarmInvited& told);
    void show(const SwarmJoining& told);
    void show(const SwarmJoined& told);
    void show(const SwarmJoiningStopped& told);
    void show(const SwarmGetWaits& told);
    void show(const SwarmsListed& told);
    void show(const SwarmMembersListed& told);
    void show(const SwarmInvitesListed& told);
    void show(const SwarmCatalogueListed& told);
    void show(const SwarmLogListed& told);
    void show(const SwarmStatusShown& told);
    void show(const SwarmPublished& told);
    void show(const SwarmTouched& told);
    void show(const SwarmLogChecked& told);
    void show(const SwarmExported& told);
    void show(const SwarmImported& told);

    void showTable(const std::optional<NamedShare>& heading, const std::string& table, const char* none);
    /// A pipe gets whole names: whoever reads it may search for them.
    std::size_t resultColumns() const;

    void result(const std::string& text) { status_.print(Channel::Results, text); }
    void note(const std::string& text);
    void colouredNote(const char* colour, const std::string& text);
    void showCode(const std::string& link);
    std::size_t columns() const { return terminal_.screen(Channel::Messages).columns; }

    Terminal& terminal_;
    StatusLine status_;
    bool isLinkShown_ = false;
    std::set<ReasonKind> toldReasons_;
    std::string lastList_; ///< of a watched one
};

} // namespace shoal::app
