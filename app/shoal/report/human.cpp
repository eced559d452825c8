#include "app/shoal/report/human.h"

#include "app/shoal/report/format.h"
#include "app/shoal/report/glance.h"
#include "app/shoal/report/listing.h"
#include "app/shoal/report/log_line.h"
#include "app/shoal/report/qr.h"
#include "app/shoal/terminal/text.h"
#include "app/shoal/words.h"

#include <fmt/format.h>

namespace shoal::app {
namespace {
bool isService(const ProfileHolder& holder) { return holder.tenure == Tenure::OfAService; }

std::string staysWords(const std::optional<ProfileHolder>& servedBy)
{
    if (!servedBy)
        return "Keep this running; Ctrl-C stops.";
    if (isService(*servedBy))
        return "The service goes on sharing it after Ctrl-C.";
    return "It is shared by " + nameOf(*servedBy) + "; keep this running to go on when that ends.";
}

constexpr auto red = "\x1b[31m";
constexpr auto green = "\x1b[32m";
constexpr auto yellow = "\x1b[33m";

const char* leftOutWords(LeftOutKind kind)
{
    switch (kind) {
    case LeftOutKind::SymbolicLink: return "a symbolic link";
    case LeftOutKind::SpecialFile: return "a device, pipe or socket";
    case LeftOutKind::EmptyFolder: return "an empty folder";
    }
    return "";
}

const char* faultWords(FileFault::Kind kind)
{
    switch (kind) {
    case FileFault::Kind::Missing: return "missing";
    case FileFault::Kind::TooShort: return "too short";
    case FileFault::Kind::TooLong: return "too long";
    case FileFault::Kind::Unreadable: return "unreadable";
    case FileFault::Kind::NotAFile: return "not a file";
    case FileFault::Kind::WrongData: return "wrong data";
    }
    return "";
}

std::string nameOrId(const NamedShare& share)
{
    return share.name.empty() ? fmt::format("share {}", share.id.value) : share.name;
}

/// Reasons that pass by themselves in seconds, or are no trouble: the status line is enough.
bool isOnlyForStatusLine(ReasonKind kind)
{
    switch (kind) {
    case ReasonKind::None:
    case ReasonKind::Checking:
    case ReasonKind::Connecting:
    case ReasonKind::NobodyAsks:
    case ReasonKind::NoMemberAsks:
    case ReasonKind::ChokedByAll:
    case ReasonKind::SlowDisk:
    case ReasonKind::NoMetadata: return true;
    default: return false;
    }
}
} // namespace

void HumanReporter::report(const Report& report)
{
    std::visit([this](const auto& what) { show(what); }, report);
}

void HumanReporter::note(const std::string& text) { status_.print(Channel::Messages, printable(text)); }

void HumanReporter::colouredNote(const char* colour, const std::string& text)
{
    const bool hasColours = terminal_.screen(Channel::Messages).hasColours;
    status_.print(Channel::Messages, hasColours ? colour + printable(text) + "\x1b[0m" : printable(text));
}

void HumanReporter::show(const Hashing& hashing) { status_.show(glanceAt(hashing, columns())); }
void HumanReporter::show(const CheckingData& checking) { status_.show(glanceAt(checking, columns())); }
void HumanReporter::show(const Progress& progress) { status_.show(glanceAt(progress.row, columns())); }

void HumanReporter::show(const LeftOutFound& found)
{
    note(fmt::format("Left out: {} ({})", found.leftOut.path.string(), leftOutWords(found.leftOut.kind)));
}

void HumanReporter::show(const Created& created)
{
    status_.clear();
    note(fmt::format("{}: {}, {} in pieces of {}", created.name,
                     countText(static_cast<std::int64_t>(created.files), "file"), bytesText(created.size),
                     bytesText(created.pieceLength)));
    if (created.torrentFile)
        note("Torrent file: " + created.torrentFile->string());
    isLinkShown_ = true;
    result(created.link);
    if (created.showsCode)
        showCode(created.link);
}

void HumanReporter::showCode(const std::string& link)
{
    const auto screen = terminal_.screen(Channel::Results);
    if (const auto code = qrCode(link, screen.columns, screen.hasColours))
        result(*code);
    else
        note("The link is too long for a QR code in a window of this width.");
}

void HumanReporter::show(const Ready& ready)
{
    if (!std::exchange(isLinkShown_, true))
        result(ready.link);
    const auto stays = staysWords(ready.servedBy);
    if (ready.isAnnounced)
        colouredNote(green, "Others can get it now. " + stays);
    else if (ready.isPrivate)
        note("It is private: others find it only through its trackers. " + stays);
    else
        colouredNote(yellow,
                     "No DHT node has taken the announce yet: the link may not be found at once. Still trying. "
                         + stays);
}

void HumanReporter::show(const Announced&) { colouredNote(green, "Others can get it now."); }

void HumanReporter::show(const NodeReady& ready)
{
    for (const auto& address : ready.listening)
        result(address);
    note("Others start from here with --set dht.bootstrap=ADDRESS:PORT. Ctrl-C stops.");
}

void HumanReporter::show(const ServiceReady& ready)
{
    note(fmt::format("Listening on {}. Other commands for this profile go through {}. Ctrl-C stops.",
                     fmt::join(ready.listening, ", "), printable(ready.socket.string())));
}

void HumanReporter::show(const SettingsReloaded& reloaded)
{
    note("The settings were read again.");
    if (!reloaded.needRestart.empty())
        colouredNote(
            yellow,
            fmt::format("When the service starts again, and not before: {}.", fmt::join(reloaded.needRestart, ", ")));
}

void HumanReporter::show(const ServiceShown& shown) { result(listing(shown)); }

void HumanReporter::show(const ServiceStopping& stopping)
{
    note(fmt::format("Process {} saves and stops; waiting for at most {}.", stopping.process,
                     durationText(stopping.patience)));
}

void HumanReporter::show(const ServiceStopped&) { note("The service has stopped."); }

void HumanReporter::show(const SystemServiceFound& found)
{
    note(fmt::format("The system has a service of its own ({}): --system talks to it.", found.socket.string()));
}

void HumanReporter::show(const Diagnosed& diagnosed)
{
    const auto& [check, grade, text] = diagnosed.finding;
    const auto* const colour = grade == Grade::Fine ? green : grade == Grade::Warning ? yellow : red;
    const bool hasColours = terminal_.screen(Channel::Results).hasColours;
    const auto word = padded(gradeName(grade), 9);
    result(fmt::format("{}{}{}", hasColours ? colour + word + "\x1b[0m" : word, padded(checkName(check), 12),
                       printable(text)));
}

void HumanReporter::show(const Metadata& metadata)
{
    const auto part = metadata.wanted < metadata.size ? fmt::format(" of {}", bytesText(metadata.size)) : std::string{};
    note(fmt::format("{}: {}{}", metadata.name, bytesText(metadata.wanted), part));
}

void HumanReporter::show(const StateChanged& changed)
{
    if (!isOnlyForStatusLine(changed.reason.kind) && toldReasons_.insert(changed.reason.kind).second)
        colouredNote(yellow, sentence(changed.reason));
}

void HumanReporter::show(const Done& done)
{
    status_.clear();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(done.duration);
    const auto time = seconds < std::chrono::seconds{10}
        ? fmt::format("{:.1f} s", static_cast<double>(done.duration.count()) / 1000)
        : durationText(seconds);
    colouredNote(green,
                 done.wasHere ? fmt::format("Here already: {}, {}", done.name, bytesText(done.size))
                              : fmt::format("Done: {}, {} in {}", done.name, bytesText(done.size), time));
    result(printable(done.path.string()));
}

void HumanReporter::show(const Failed& failed)
{
    status_.clear();
    colouredNote(red, "shoal: " + sentence(failed.error));
}

void HumanReporter::show(const Warned& warned) { colouredNote(yellow, "Warning: " + sentence(warned.error)); }

void HumanReporter::show(const Banned& banned)
{
    colouredNote(yellow, (banned.name.empty() ? "" : banned.name + ": ") + sentence(banned.peer));
}

void HumanReporter::show(const ShareStopped& stopped)
{
    status_.clear();
    colouredNote(red, fmt::format("Failed: {}: {}", nameOrId(stopped.share), stopped.message));
}

void HumanReporter::show(const TorrentShown& shown)
{
    const auto screen = terminal_.screen(Channel::Results);
    // A pipe gets whole names: whoever reads it may search for them.
    result(listing(shown, screen.isTerminal ? screen.columns : ~std::size_t{0} / 2));
}

void HumanReporter::show(const LinkShown& shown) { result(listing(shown)); }
void HumanReporter::show(const DhtShown& shown) { result(listing(shown)); }

void HumanReporter::show(const FaultFound& fault)
{
    const auto why = fault.reason.empty() ? std::string{} : " (" + fault.reason + ")";
    result(printable(fmt::format("{:>4}  {}: {}{}", fault.number, fault.path, faultWords(fault.kind), why)));
}

void HumanReporter::show(const Verified& verified)
{
    status_.clear();
    if (verified.isIdentical())
        colouredNote(green,
                     fmt::format("{} is identical to the torrent: {} verified.", verified.name,
                                 countText(static_cast<std::int64_t>(verified.pieces), "piece")));
    else
        colouredNote(red,
                     fmt::format("{} differs from the torrent: {} of {} pieces match, {} wrong.", verified.name,
                                 verified.verifiedPieces, verified.pieces,
                                 countText(static_cast<std::int64_t>(verified.faults), "file")));
}

void HumanReporter::show(const SettingShown& setting)
{
    if (setting.isValueOnly)
        return result(printable(setting.value));
    const bool isDefault = setting.value == setting.defaultValue;
    const auto note = isDefault ? setting.doc : fmt::format("{} (default {})", setting.doc, setting.defaultValue);
    result(printable(fmt::format("{} = {}", setting.key, setting.value)) + "\n    " + printable(note));
}

void HumanReporter::show(const SettingsFileShown& shown)
{
    result(printable(shown.path.string()));
    if (!shown.exists)
        note("It does not exist yet: every setting has its default.");
}

void HumanReporter::show(const Added& added)
{
    result(printable(fmt::format("{:7}  {:>5}  {}  {}", added.isKnown ? "Already" : "Added", added.id.value, added.name,
                                 added.link)));
}

void HumanReporter::show(const NotAdded& failed)
{
    status_.clear();
    const auto why = sentence(failed.error);
    const bool isNamed = why.find(failed.source) != std::string::npos;
    colouredNote(red, "Not added: " + (isNamed ? why : failed.source + ": " + why));
}

void HumanReporter::show(const WouldAdd& would)
{
    std::vector<std::string> remarks;
    if (would.isPaused)
        remarks.emplace_back("paused");
    if (!would.labels.empty())
        remarks.push_back(fmt::format("labels {}", fmt::join(would.labels, ", ")));
    if (would.limits.down.value > 0)
        remarks.push_back("down at most " + rateText(would.limits.down));
    if (would.limits.up.value > 0)
        remarks.push_back("up at most " + rateText(would.limits.up));
    if (!would.wanted.isAll())
        remarks.emplace_back("some of its files");
    if (would.missing > 0)
        remarks.push_back(countText(static_cast<std::int64_t>(would.missing), "file") + " not on disk");
    const auto more = remarks.empty() ? std::string{} : fmt::format("  ({})", fmt::join(remarks, "; "));
    result(printable(fmt::format("{}  in {}{}", would.name, would.folder.string(), more)));
}

void HumanReporter::show(const AddSummary& summary)
{
    status_.clear();
    if (summary.isDry)
        return note(
            fmt::format("Nothing was changed: {} would be imported, {} would fail.", summary.added, summary.failed));
    if (summary.added + summary.known + summary.failed > 1)
        note(fmt::format("{} added, {} on the list already, {} failed.", summary.added, summary.known, summary.failed));
    if (summary.added + summary.known == 0)
        return;
    if (!summary.servedBy)
        note("Nothing runs this profile now: start `shoal service`.");
    else if (!isService(*summary.servedBy))
        note(fmt::format("What is new runs until {} ends; then it rests until `shoal service` runs.",
                         nameOf(*summary.servedBy)));
}

void HumanReporter::show(const Saving&)
{
    status_.clear();
    note("Saving… Ctrl-C again stops at once.");
}

void HumanReporter::show(const Stopped& stopped)
{
    if (stopped.servedBy && isService(*stopped.servedBy))
        note("Left to the service, which goes on with it.");
    else if (stopped.servedBy)
        note(fmt::format("Left to {}: it goes on until that ends, and rests then.", nameOf(*stopped.servedBy)));
    else if (stopped.isSaved)
        note("Stopped; everything is saved.");
    else
        colouredNote(yellow, "Stopped before everything was saved: the next run checks some data again.");
}

void HumanReporter::show(const LogShown& shown) { result(printable(logLine(shown.entry))); }
void HumanReporter::show(const EngineStatusShown& shown) { result(statusScreen(shown)); }

} // namespace shoal::app
