#include "app/shoal/words.h"

#include "app/shoal/report/format.h"

#include <array>
#include <cctype>
#include <fmt/format.h>

namespace shoal::app {
namespace {
struct ErrorWords {
    ErrorKind kind;
    const char* subject; ///< when the error names nothing
    const char* what;
    const char* advice;
};

constexpr std::array errorWords{
    ErrorWords{ErrorKind::BadArgument, "An argument", "cannot be used", "`shoal help` shows what each command takes"},
    ErrorWords{ErrorKind::NotFound, "What you named", "is not there",
               "Check the name, and that its drive is connected"},
    ErrorWords{ErrorKind::AlreadyExists, "The target", "exists already",
               "Choose another folder or name, or move it away"},
    ErrorWords{ErrorKind::PermissionDenied, "A file or folder", "may not be used",
               "Check its owner and permissions, and that its drive is not read-only"},
    ErrorWords{ErrorKind::NotAFolder, "A path", "is a file where a folder is needed",
               "Name a folder, or move the file away"},
    ErrorWords{ErrorKind::NotAFile, "A path", "is a folder where a file is needed",
               "Name a file, or move the folder away"},
    ErrorWords{ErrorKind::NameTooLong, "A path", "has a longer name than the disk can hold",
               "Choose a shorter name, or a folder nearer to the top"},
    ErrorWords{ErrorKind::FileTooLarge, "A file", "is larger than its disk's file system can hold",
               "Use a disk with another file system (FAT holds 4 GiB a file)"},
    ErrorWords{ErrorKind::NotUtf8, "A file", "has a name that is not UTF-8, which BitTorrent cannot carry",
               "Rename it"},
    ErrorWords{ErrorKind::UnsupportedFile, "A file", "cannot be shared", "Name files and folders only"},
    ErrorWords{ErrorKind::EmptyShare, "The share", "holds no file that isn't empty", "Put something into it first"},
    ErrorWords{ErrorKind::FileChanged, "A file", "changed while it was read",
               "Wait until nothing writes to it, and try again"},
    ErrorWords{ErrorKind::WrongData, "A file", "is not what its torrent says",
               "What differs is fetched again; `shoal verify` checks the rest"},
    ErrorWords{ErrorKind::DiskFull, "A file", "cannot be written because the disk is full",
               "Free some space and run the same command again: it goes on from there"},
    ErrorWords{ErrorKind::NotEnoughSpace, "The folder", "has too little free space",
               "Free some, choose another folder (-o), or fetch fewer files (--files)"},
    ErrorWords{ErrorKind::Io, "A file", "could not be read or written", "Check the disk, and try again"},
    ErrorWords{ErrorKind::NotATorrent, "The file", "is not a valid torrent file",
               "Download it again, or name another file"},
    ErrorWords{ErrorKind::BadLink, "The text", "is not a link that can be used", "Copy the whole link again"},
    ErrorWords{ErrorKind::BadSetting, "A setting", "is wrong", "`shoal config list` shows each key and its values"},
    ErrorWords{ErrorKind::ProfileInUse, "The profile", "is in use",
               "Stop that one first, or use another profile: --profile DIR"},
    ErrorWords{ErrorKind::EngineGone, "The running Shoal", "does not answer",
               "Start it again, then run the same command"},
    ErrorWords{ErrorKind::DatabaseDamaged, "The profile's database", "is damaged",
               "Run the command again: Shoal sets the damaged file aside and goes on from its last backup"},
    ErrorWords{ErrorKind::DatabaseTooNew, "The profile", "was written by a newer Shoal",
               "Update this one, or use another profile: --profile DIR"},
    ErrorWords{ErrorKind::DatabaseNotOurs, "The profile's database", "is another program's database",
               "Use another folder as profile: --profile DIR"},
    ErrorWords{
        ErrorKind::DatabaseRestored, "The list of shares", "was damaged, and its last backup took its place",
        "What you added after that backup is missing from the list, not from the disk: run the same `shoal get`, "
        "`share` or `seed` again; what lies there is checked, not fetched again"},
    ErrorWords{
        ErrorKind::DatabaseLost, "The list of shares", "was damaged, and there is no backup",
        "The files that you shared and fetched are untouched: run the same `shoal get`, `share` or `seed` again; "
        "what lies there is checked, not fetched again"},
    ErrorWords{ErrorKind::PortInUse, "The wanted address", "is taken by another program",
               "Stop that program, or let Shoal pick a free port: --set network.listen=0.0.0.0:0"},
    ErrorWords{ErrorKind::Network, "The network", "failed", "Check the connection, and try again"},
    ErrorWords{ErrorKind::BadCode, "The text", "is no invite's code that can be used",
               "Compare it with the code that you were given, or copy the whole code again"},
    ErrorWords{ErrorKind::InviteClosed, "The invite", "lets nobody in any more",
               "Ask whoever gave you the code for a new one"},
    ErrorWords{ErrorKind::NoRight, "The swarm", "doesn't let you do this",
               "Ask an owner or admin: `shoal swarm members` says who they are"},
    ErrorWords{ErrorKind::NotWriting, "The swarm", "takes no entries of this device for now",
               "`shoal swarm status` says what it waits for"},
    ErrorWords{ErrorKind::Cancelled, "The work", "was stopped", "Run the same command again to go on"},
    ErrorWords{ErrorKind::Internal, "Shoal itself", "failed: this is a defect", "Please report it with what you did"},
};

/// What the system says, where our own words say it already (empty) or better.
struct SystemWords {
    std::errc code;
    const char* better;
    const char* advice = ""; ///< empty: the kind's
};
constexpr std::array systemWords{
    SystemWords{std::errc::no_such_file_or_directory, ""},
    SystemWords{std::errc::permission_denied, ""},
    SystemWords{std::errc::operation_not_permitted, "the system forbids it"},
    SystemWords{std::errc::read_only_file_system, "its drive is read-only",
                "Name a place on another drive, or make this one writable"},
    SystemWords{std::errc::not_a_directory, ""},
    SystemWords{std::errc::is_a_directory, ""},
    SystemWords{std::errc::filename_too_long, ""},
    SystemWords{std::errc::file_too_large, ""},
    SystemWords{std::errc::too_many_symbolic_link_levels, "its links lead in a circle",
                "Name the file or folder itself"},
    SystemWords{std::errc::file_exists, ""},
    SystemWords{std::errc::no_space_on_device, ""},
    SystemWords{std::errc::address_in_use, ""},
};

/// The error with reason and advice for people.
Error inOurWords(Error error)
{
    for (const auto& [condition, better, advice] : systemWords) {
        const auto code = std::make_error_code(condition);
        if (kindOf(code) != error.kind || code.message() != error.reason)
            continue;
        error.reason = better;
        if (error.advice.empty())
            error.advice = advice;
        break;
    }
    return error;
}

struct ReasonWords {
    std::string what;
    std::string advice;
};

/// A reason may be a question: "did you mean dht.enabled?".
bool endsASentence(std::string_view text)
{
    return !text.empty() && std::string_view{".?!"}.find(text.back()) != std::string_view::npos;
}

std::string inBrackets(const std::string& text) { return text.empty() ? text : fmt::format(" ({})", text); }
std::string named(const std::string& about, const char* otherwise) { return about.empty() ? otherwise : about; }

ReasonWords diskWords(const Reason& reason)
{
    const auto file = named(reason.about, "a file");
    switch (reason.kind) {
    case ReasonKind::LowDiskSpace:
        return {fmt::format("{} has {} free and {} are needed", named(reason.about, "the disk"),
                            bytesText(static_cast<Bytes>(reason.free)), bytesText(static_cast<Bytes>(reason.needed))),
                "Free some space, then start it again"};
    case ReasonKind::SlowDisk:
        return {"waiting for the disk to write what has come",
                "It goes on by itself; if it lasts, look what else keeps the disk busy, and whether it is sound"};
    case ReasonKind::DiskFull:
        return {fmt::format("the disk is full, {} cannot be written", file), "Free some space, then start it again"};
    case ReasonKind::PermissionDenied:
        return {fmt::format("{} may not be used", file), "Check its owner and permissions, then start it again"};
    case ReasonKind::FileInTheWay:
        return {fmt::format("{} is a file of other content", file), "Move it away, then start it again"};
    case ReasonKind::ContentGone:
        return {fmt::format("{} is gone", file), "Connect its drive or put it back, then start it again"};
    default:
        return {fmt::format("{} could not be read or written{}", file, inBrackets(reason.detail)),
                "Check the disk, then start it again"};
    }
}

ReasonWords peerWords(const Reason& reason)
{
    switch (reason.kind) {
    case ReasonKind::NoDhtNode:
        return {"no DHT node answers",
                "Check the internet connection and that UDP is not blocked; `shoal config get dht.bootstrap` names the "
                "nodes that are asked first"};
    case ReasonKind::NobodyAnnounces:
        return {"nobody offers this share now",
                "It starts by itself when somebody does: check that the sharer is online"};
    case ReasonKind::NobodyReachable:
        return {fmt::format("{} found, none could be connected{}", countText(reason.count, "peer"),
                            inBrackets(reason.detail)),
                "It tries again by itself; if it lasts, ask the sharer to forward a port"};
    case ReasonKind::NotReachable:
        return {"nobody can connect from outside",
                "Forward the listening port in the router to this computer, or switch on UPnP or NAT-PMP there"};
    case ReasonKind::ChokedByAll:
        return {fmt::format("waiting for a turn at {}", countText(reason.count, "connected peer")),
                "It goes on by itself"};
    case ReasonKind::PieceUnavailable:
        return {fmt::format("no connected peer has piece {} ({} missing this way)", reason.count,
                            countText(reason.needed, "piece")),
                "It goes on when somebody who has it comes online"};
    default: return {"peers are connected, the file list has not come yet", "It goes on by itself"};
    }
}

ReasonWords wordsFor(const Reason& reason)
{
    switch (reason.kind) {
    case ReasonKind::None: return {"", "Nothing holds it up"};
    case ReasonKind::Queued: return {fmt::format("queued at position {}", reason.count), "Its turn comes by itself"};
    case ReasonKind::PausedByUser: return {"paused by you", "Start it again to go on"};
    case ReasonKind::NetworkDown:
        return {"there is no network to use", "Check the connection, and the setting network.listen"};
    case ReasonKind::DhtOff:
        return {
            "the DHT is switched off, and there is no tracker",
            "Whoever has a link with an address can still connect; `shoal config set dht.enabled true` switches it on"};
    case ReasonKind::NotRunning: return {"no service runs this profile", "Start `shoal service` to go on"};
    case ReasonKind::Checking: return {"the data on disk is being checked", "It goes on by itself"};
    case ReasonKind::NobodyAsks: return {"complete, and nobody asks for it now", "Give somebody the link"};
    case ReasonKind::Connecting: return {"asking the network", "This takes a few seconds"};
    case ReasonKind::NoMemberAsks:
        return {"complete, and no member asks for it now", "Members find it by `shoal swarm catalogue`"};
    case ReasonKind::NoMemberHasIt:
        return {"no member that has it is connected",
                "It goes on by itself when one is; `shoal swarm members` shows who is online"};
    case ReasonKind::NotAMember:
        return {"this device is no member of its private swarm any more",
                "What came so far stays; a new code lets it in again"};
    case ReasonKind::SwarmWaits: return {reason.detail, "It goes on by itself; `shoal swarm status` tells more"};
    case ReasonKind::LowDiskSpace:
    case ReasonKind::SlowDisk:
    case ReasonKind::DiskFull:
    case ReasonKind::PermissionDenied:
    case ReasonKind::FileInTheWay:
    case ReasonKind::ContentGone:
    case ReasonKind::DiskError: return diskWords(reason);
    default: return peerWords(reason);
    }
}

std::string capitalised(std::string text)
{
    if (!text.empty())
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}
std::string deedOf(const PeerBanned& banned)
{
    switch (banned.misdeed) {
    case Misdeed::CorruptData: return "sent corrupt data, none of which was kept";
    case Misdeed::LacksPieces: return "announces pieces and then refuses to send them";
    case Misdeed::Stalls: return "takes requests and never answers one";
    case Misdeed::Floods: return "sent far more messages than any transfer needs";
    case Misdeed::BreaksProtocol: return "broke the protocol: " + banned.detail;
    case Misdeed::ClaimsOtherKind: return "took this v1 torrent for a hybrid, which no honest program does";
    case Misdeed::Unwelcome: break; // it did nothing
    }
    return {};
}

} // namespace

std::string sentence(const Error& told)
{
    const auto error = inOurWords(told);
    for (const auto& words : errorWords) {
        if (words.kind != error.kind)
            continue;
        const auto what = fmt::format("{} {}{}{}", named(error.about, words.subject), words.what,
                                      error.reason.empty() ? "" : ": ", error.reason);
        return fmt::format("{}{} {}.", what, endsASentence(what) ? "" : ".", named(error.advice, words.advice));
    }
    return error.about + " " + error.reason;
}

std::string brief(const Reason& reason) { return wordsFor(reason).what; }

std::string sentence(const Reason& reason)
{
    const auto words = wordsFor(reason);
    if (words.what.empty())
        return words.advice + ".";
    // A name stays as it is written; only our own words get a capital.
    const bool startsWithName = !reason.about.empty() && words.what.starts_with(reason.about);
    return fmt::format("{}. {}.", startsWithName ? words.what : capitalised(words.what), words.advice);
}

std::string sentence(const PeerBanned& banned)
{
    const auto client = banned.client.empty() ? "" : fmt::format(" ({})", banned.client);
    if (banned.misdeed == Misdeed::Unwelcome)
        return fmt::format("Banned {}{} until Shoal ends: you asked for it.", banned.address, client);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(banned.time).count();
    return fmt::format("Banned {}{} for {}: it {}.", banned.address, client, countText(minutes, "minute"),
                       deedOf(banned));
}

std::string sentence(dht::Health health)
{
    switch (health) {
    case dht::Health::Off: return "The DHT is switched off (dht.enabled).";
    case dht::Health::Starting: return "Asking the first DHT nodes; no answer yet.";
    case dht::Health::Alone: return "No DHT node answers. Check the internet connection and that UDP is not blocked.";
    case dht::Health::Thin: return "A few DHT nodes answer: searches may miss somebody.";
    case dht::Health::Good: return "The DHT works well.";
    }
    return {};
}

std::string sentence(Reachability reachability)
{
    switch (reachability) {
    case Reachability::Unknown: return "It is too early to tell whether others can connect from outside.";
    case Reachability::Reachable: return "Others can connect from outside.";
    case Reachability::NotReachable: return sentence(Reason{.kind = ReasonKind::NotReachable});
    }
    return {};
}

} // namespace shoal::app
