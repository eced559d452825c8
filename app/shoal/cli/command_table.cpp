#include "app/shoal/cli/command_table.h"

#include "app/shoal/cli/share_options.h"
#include "app/shoal/cli/swarm_commands.h"
#include "app/shoal/commands/commands.h"

#include <algorithm>
#include <array>

namespace shoal::app {
namespace {
constexpr std::array common{
    Option{"--json", "", "Print one JSON object a line for programs; docs/json describes each",
           [](Arguments& a) -> Target { return &a.isJson; }},
};
constexpr std::array profile{
    Option{"--profile", "DIR", "Keep the state in DIR, with a shoal.toml of its own",
           [](Arguments& a) -> Target { return &a.profile; }, Offers::Folder},
};
constexpr std::array engine{
    profile[0],
    Option{"--set", "KEY=VALUE", "Use another value for a setting, this time only (`shoal config list` names them)",
           [](Arguments& a) -> Target { return &a.settings; }, Offers::SettingKey},
    Option{"--system", "", "Go through the system's service (docs/service.md) instead of a profile of one's own",
           [](Arguments& a) -> Target { return &a.isSystem; }},
};

constexpr Option detached{"--detach", "", "Leave it to the running service, and end at once",
                          [](Arguments& a) -> Target { return &a.isDetached; }};

constexpr std::array share{
    Option{"PATH", "", "Files and folders; several become one folder",
           [](Arguments& a) -> Target { return &a.share.paths; }, Offers::File, true},
    Option{"--v1", "", "Make it for old programs only: BitTorrent v1 without v2",
           [](Arguments& a) -> Target { return &a.share.isV1; }},
    Option{"--v2", "", "Make it BitTorrent v2 without v1", [](Arguments& a) -> Target { return &a.share.isV2; }},
    Option{"--name", "NAME", "Call it NAME instead of the path's last part",
           [](Arguments& a) -> Target { return &a.share.name; }},
    Option{"--comment", "TEXT", "Put a comment into the torrent",
           [](Arguments& a) -> Target { return &a.share.comment; }},
    Option{"--tracker", "URL", "Announce to a tracker too", [](Arguments& a) -> Target { return &a.share.trackers; }},
    Option{"--web-seed", "URL", "Name a web server that holds the same data",
           [](Arguments& a) -> Target { return &a.share.webSeeds; }},
    Option{"--private", "", "Let it be found through its trackers only",
           [](Arguments& a) -> Target { return &a.share.isPrivate; }},
    Option{"--piece-size", "SIZE", "Cut it into pieces of SIZE: a power of two from 16K to 256M",
           [](Arguments& a) -> Target { return &a.share.pieceSize; }},
    Option{"--torrent-file", "OUT", "Write a .torrent file too",
           [](Arguments& a) -> Target { return &a.share.torrentFile; }, Offers::File},
    Option{"--hint", "", "Put this computer's addresses into the link: found faster, but it tells where you are",
           [](Arguments& a) -> Target { return &a.share.hasHint; }},
    Option{"--qr", "", "Show the link as a QR code", [](Arguments& a) -> Target { return &a.share.hasCode; }},
    Option{"--no-seed", "", "Only print the link; share it later with `shoal seed`",
           [](Arguments& a) -> Target { return &a.share.isNotSeeded; }},
    detached,
};
constexpr std::array<std::string_view, 3> shareExamples{
    "shoal share Photos",
    "shoal share --name \"Field notes\" notes.pdf data/",
    "shoal share --no-seed --torrent-file album.torrent Album",
};

constexpr std::array get{
    Option{"SOURCE", "", "A magnet link, a .torrent file, or an info-hash",
           [](Arguments& a) -> Target { return &a.get.source; }, Offers::TorrentFile, true},
    Option{"-o", "DIR", "Put it into DIR instead of the current folder",
           [](Arguments& a) -> Target { return &a.get.folder; }, Offers::Folder},
    Option{"--files", "1,3-5|GLOB", "Get these only: numbers as `shoal show` lists them, or a shell pattern",
           [](Arguments& a) -> Target { return &a.get.files; }},
    Option{"--seed", "", "Go on sharing it when it is complete, until Ctrl-C",
           [](Arguments& a) -> Target { return &a.get.isSeeded; }},
    Option{"--sequential", "", "Get it from its beginning, to watch or listen meanwhile",
           [](Arguments& a) -> Target { return &a.get.isSequential; }},
    detached,
};
constexpr std::array<std::string_view, 3> getExamples{
    "shoal get 'magnet:?xt=urn:btih:…' -o Downloads",
    "shoal get album.torrent --files 1,3-5",
    "shoal get album.torrent --files '*.flac' --seed",
};

constexpr std::array seed{
    Option{"SOURCE", "", "A folder or file to share, a .torrent file, or a magnet link",
           [](Arguments& a) -> Target { return &a.seed.source; }, Offers::File, true},
    Option{"--data", "PATH", "Where the data of the torrent or link lies, or the folder around it",
           [](Arguments& a) -> Target { return &a.seed.data; }, Offers::File},
    detached,
};
constexpr std::array<std::string_view, 2> seedExamples{
    "shoal seed Photos",
    "shoal seed album.torrent --data /srv/music/Album",
};

constexpr std::array add{
    Option{"SOURCE", "", "Magnet links, info-hashes, .torrent files, and files or folders to share",
           [](Arguments& a) -> Target { return &a.add.sources; }, Offers::File},
    Option{"--from-file", "LIST", "Add what the lines of LIST name, too; - is standard input",
           [](Arguments& a) -> Target { return &a.add.list; }, Offers::File},
    Option{"--paused", "", "Put them on the list, and wait for `shoal resume`",
           [](Arguments& a) -> Target { return &a.add.isPaused; }},
    Option{"-o", "DIR", "Put what links and torrents fetch into DIR instead of the current folder",
           [](Arguments& a) -> Target { return &a.add.folder; }, Offers::Folder},
    Option{"--label", "LABEL", "Give them this label", [](Arguments& a) -> Target { return &a.add.labels; }},
    Option{"--files", "1,3-5|GLOB", "Get these only: numbers as `shoal show` lists them, or a shell pattern",
           [](Arguments& a) -> Target { return &a.add.files; }},
    Option{"--data", "ROOT", "The data of links and torrents lies there already: in ROOT, or one is ROOT itself",
           [](Arguments& a) -> Target { return &a.add.data; }, Offers::Folder},
    Option{"--trust", "", "Seed what lies in ROOT at once; each piece is checked before it is first sent",
           [](Arguments& a) -> Target { return &a.add.isTrusted; }},
};
constexpr std::array<std::string_view, 4> addExamples{
    "shoal add 'magnet:?xt=urn:btih:…' album.torrent -o Downloads",
    "shoal add --label music Albums/*",
    "shoal add torrents/*.torrent --data /srv/music",
    "find /srv/films -name '*.mkv' | shoal add --from-file -",
};

constexpr std::array imported{
    Option{"PROGRAM", "", "transmission or qbittorrent", [](Arguments& a) -> Target { return &a.imported.program; },
           Offers::Nothing, true},
    Option{"DIR", "", "Its folder: with torrents and resume in it, or with BT_backup",
           [](Arguments& a) -> Target { return &a.imported.folder; }, Offers::Folder, true},
    Option{"--dry-run", "", "Tell what would be done, and change nothing",
           [](Arguments& a) -> Target { return &a.imported.isDry; }},
    Option{"--trust", "", "Seed at once; each piece is checked before it is first sent",
           [](Arguments& a) -> Target { return &a.imported.isTrusted; }},
};
constexpr std::array<std::string_view, 2> importExamples{
    "shoal import transmission ~/.config/transmission-daemon --dry-run",
    "shoal import qbittorrent ~/.local/share/qBittorrent --trust",
};

constexpr std::array show{
    Option{"SOURCE", "", "A .torrent file, a magnet link, an info-hash, or a share on the list",
           [](Arguments& a) -> Target { return &a.shown; }, Offers::ShareOrTorrent, true},
};
constexpr std::array<std::string_view, 2> showExamples{"shoal show album.torrent", "shoal show album"};

constexpr Option configKey{"KEY",
                           "",
                           "A setting, as `shoal config list` names it",
                           [](Arguments& a) -> Target { return &a.config.key; },
                           Offers::SettingKey,
                           true};
constexpr std::array configList{profile[0]};
constexpr std::array configGet{configKey, profile[0]};
constexpr std::array configSet{
    configKey,
    Option{"VALUE", "", "Its new value; several are separated by commas",
           [](Arguments& a) -> Target { return &a.config.value; }, Offers::Nothing, true},
    profile[0],
};
constexpr std::array<std::string_view, 1> configSetExamples{"shoal config set network.listen 0.0.0.0:6881,[::]:6881"};

constexpr std::array<std::string_view, 1> nodeExamples{
    "shoal dht node --profile node --set network.listen=192.0.2.7:6881"};

constexpr std::array serving{
    Option{"--socket", "PATH", "Answer other commands at PATH",
           [](Arguments& a) -> Target { return &a.service.socket; }, Offers::File},
    Option{"--socket-group", "GROUP", "Let members of GROUP use the socket too (with --socket)",
           [](Arguments& a) -> Target { return &a.service.socketGroup; }},
};
constexpr std::array serviceControl{profile[0], engine[2]};
constexpr std::array<std::string_view, 1> serviceExamples{"shoal service --profile /srv/shoal"};
constexpr std::array<std::string_view, 1> serviceStatusExamples{"shoal service status --json | jq .states.seeding"};

constexpr std::array log{
    Option{"SHARE", "", "One share alone: its number, its name, or the first digits of its info-hash",
           [](Arguments& a) -> Target { return &a.log.share; }, Offers::Share},
    Option{"-n", "COUNT", "The last COUNT entries instead of 50", [](Arguments& a) -> Target { return &a.log.count; }},
    Option{"--follow", "", "Go on with what happens from now on, until Ctrl-C",
           [](Arguments& a) -> Target { return &a.log.isFollowed; }},
};
constexpr std::array<std::string_view, 2> logExamples{"shoal log -n 10", "shoal log holiday --follow"};

constexpr std::array completions{
    Option{"SHELL", "", "bash, zsh or fish", [](Arguments& a) -> Target { return &a.shell; }, Offers::Shell, true},
};
constexpr std::array<std::string_view, 3> completionsExamples{
    "shoal completions bash > ~/.local/share/bash-completion/completions/shoal",
    "shoal completions zsh > ~/.zfunc/_shoal",
    "shoal completions fish > ~/.config/fish/completions/shoal.fish",
};

constexpr std::array help{
    Option{"COMMAND", "", "A command", [](Arguments& a) -> Target { return &a.helped; }, Offers::Command},
};
constexpr std::array docs{
    Option{"FORMAT", "", "man, bash, zsh, fish or markdown", [](Arguments& a) -> Target { return &a.document; },
           Offers::Document, true},
};

constexpr std::array plain{
    Command{"share", "Share files or folders and print a link",
            "Prints a link as soon as the files are read, and serves them until Ctrl-C. Whoever has the link can get "
            "them: no account, no server. Symbolic links, devices and empty folders are left out and named.",
            share, shareExamples, &runShare, false, true},
    Command{"get", "Get what a link names",
            "Ends when every wanted byte is verified and on disk. Stopped half-way, the same command goes on where it "
            "stopped.",
            get, getExamples, &runGet, false, true},
    Command{"seed", "Share again what lies on disk already",
            "A folder or file is shared as `shoal share` does. With a .torrent file or a link the data is checked "
            "first, and what is missing is fetched.",
            seed, seedExamples, &runSeed, false, true},
    Command{"add", "Put shares on the list",
            "Ends as soon as they are on the list and never waits for transfers: `shoal service` runs them. A file or "
            "folder is shared from where it lies. What is on the list already stays as it is. What can't be added is "
            "named, and the others are added all the same: it ends with the exit code of what failed (3: a source that "
            "is not "
            "there or can't be understood), or with 1 when several things did.",
            add, addExamples, &runAdd, false, true},
    Command{
        "import", "Take over the shares of another program",
        "Takes over where each lies, its labels, whether it is paused, its limits, and which of its files are wanted. "
        "Data is checked, not fetched again. Nothing of the other program's is changed: end it first, so that what it "
        "has written is complete.",
        imported, importExamples, &runImport, false, true},
    Command{"ls", "List the shares",
            "With --json an object a share, all of it. Without a service for the profile it lists them as they rest.",
            share_options::ls, share_options::lsExamples, &runLs, false, true},
    Command{
        "show", "Show a share, or what a torrent file or link says",
        "A file or a link is only read: nothing is asked of the network. Anything else names a share on the list: by "
        "its id, the first digits of its info-hash, or its name.",
        show, showExamples, &runShow, false, true},
    Command{"files", "List the files of shares, or choose which are wanted", "", share_options::files,
            share_options::filesExamples, &runFiles, false, true},
    Command{"peers", "List the peers that shares are connected to", "", share_options::look,
            share_options::peersExamples, &runPeers, false, true},
    Command{"trackers", "List the trackers of shares", "", share_options::look, share_options::trackersExamples,
            &runTrackers, false, true},
    Command{"pause", "Pause shares", "A paused share rests until `shoal resume`, also after a start of the service.",
            share_options::look, share_options::pauseExamples, &runPause, false, true},
    Command{"resume", "Let paused or failed shares go on", "", share_options::look, share_options::resumeExamples,
            &runResume, false, true},
    Command{
        "rm", "Take shares off the list",
        "Their files stay, unless --with-data is given: then it says what it would delete, and asks. Where nobody can "
        "answer, or with --json, --with-data needs --yes.",
        share_options::rm, share_options::rmExamples, &runRemove, false, true},
    Command{
        "verify", "Compare data on disk with a torrent file, or check shares",
        "With a .torrent file it reads every byte on all cores and names each file that differs. A share on the list "
        "is "
        "checked where it runs; what turns out to be missing is fetched again. Ends with exit code 5 if any data is "
        "missing or wrong.",
        share_options::verify, share_options::verifyExamples, &runVerify, false, true},
    Command{"move", "Move the files of shares to another folder",
            "All of its files or none, across disks too; it goes on being shared from there. Files that lie elsewhere "
            "stay there.",
            share_options::move, share_options::moveExamples, &runMove, false, true},
    Command{"limit", "Limit the speed of shares, or print the limits", "", share_options::limit,
            share_options::limitExamples, &runLimit, false, true},
    Command{"label", "Label shares, or print their labels", "", share_options::labels, share_options::labelExamples,
            &runLabel, false, true},
    Command{"priority", "Say which shares go first", "", share_options::priority, share_options::priorityExamples,
            &runPriority, false, true},
    Command{"reannounce", "Ask for peers of shares now", "Asks the DHT, and the trackers if there are any.",
            share_options::look, share_options::reannounceExamples, &runReannounce, false, true},
    Command{"config list", "List every setting with its value", "", configList, {}, &runConfigList},
    Command{"config get", "Print the value of a setting", "", configGet, {}, &runConfigGet},
    Command{"config set", "Change a setting in shoal.toml",
            "Comments and everything else in the file stay as they are.", configSet, configSetExamples, &runConfigSet},
    Command{"config unset", "Give a setting its default again", "", configGet, {}, &runConfigUnset},
    Command{"config path", "Print where shoal.toml is", "", configList, {}, &runConfigPath},
    Command{"service", "Run every share of the profile, and answer other commands",
            "Ctrl-C or SIGTERM stops it, with everything saved; SIGHUP has it read its settings again. Meanwhile other "
            "commands with the same profile go through it: what they begin goes on in it when they are stopped.",
            serving, serviceExamples, &runService, false, true},
    Command{"service stop",
            "Have the running service save everything and end",
            "Returns when the profile is free again.",
            serviceControl,
            {},
            &runServiceStop},
    Command{"service status", "Show how the running service does", "Ends with exit code 3 when none runs.",
            serviceControl, serviceStatusExamples, &runServiceStatus},
    Command{"service reload",
            "Have the running service read its settings again",
            "Names those that take effect when it starts again, not before.",
            serviceControl,
            {},
            &runServiceReload},
    Command{
        "doctor",
        "Look for trouble with the profile, the computer and the network",
        "Looks at the service, the profile's permissions, the disk, the open-file limit, the clock, the port and the "
        "DHT, and says what to do about each. Waits for the network, at most 15 seconds. Ends with exit code 1 if "
        "there is a problem.",
        {},
        {},
        &runDoctor,
        false,
        true},
    Command{"dht node",
            "Run a DHT node that others can start from",
            "Shares nothing. A closed network needs one; others name it with --set dht.bootstrap=ADDRESS:PORT.",
            {},
            nodeExamples,
            &runDhtNode,
            false,
            true},
    Command{"dht status",
            "Show how the DHT is doing",
            "Waits until it is known, at most 15 seconds.",
            {},
            {},
            &runDhtStatus,
            false,
            true},
    Command{"log", "Show what happened to the shares of the profile",
            "The oldest entry comes first. The profile keeps the last 100,000.", log, logExamples, &runLog, false,
            true},
    Command{"status",
            "Show how Shoal does as a whole",
            "Shares by state, speeds, totals, peers, the network, and whether a service runs the profile.",
            {},
            {},
            &runStatus,
            false,
            true},
    Command{
        "top",
        "Watch all shares on a live screen",
        "Keys: the arrows, PageUp and PageDown move; s sorts by the next column, r turns the order round; p pauses or "
        "resumes a share, Enter shows its peers; / looks for a name; q ends it.",
        {},
        {},
        &runTop,
        false,
        true,
        true},
    Command{
        "completions", "Print what a shell needs to complete `shoal`",
        "Put it where the shell looks for it, as below, and start a new shell. For zsh the folder must be in fpath: "
        "`fpath=(~/.zfunc $fpath)` before `compinit` in ~/.zshrc.",
        completions, completionsExamples, &runCompletions},
    Command{"help", "Show this, or the help of a command", "", help, {}, &runHelp},
    Command{"docs", "Print the man page, shell completion or manual", "", docs, {}, &runDocs, true},
};

/// One table of several.
template <std::size_t First, std::size_t Second>
constexpr auto together(const std::array<Command, First>& first, const std::array<Command, Second>& second)
{
    std::array<Command, First + Second> all{};
    std::copy(first.begin(), first.end(), all.begin());
    std::copy(second.begin(), second.end(), all.begin() + First);
    return all;
}
constexpr auto table = together(plain, swarmCommands);

constexpr std::array groupTable{
    Group{"config", "Read and change settings"},
    Group{"dht", "Look at the DHT, or serve it"},
    Group{"service", "Run every share of the profile, and answer other commands"},
    Group{"swarm", "Share among invited people only"},
};
} // namespace

bool Option::isRepeatable() const
{
    Arguments arguments;
    return std::holds_alternative<std::vector<std::string>*>(target(arguments));
}

std::span<const Command> commands() { return table; }
std::span<const Group> groups() { return groupTable; }
std::span<const Option> commonOptions() { return common; }
std::span<const Option> engineOptions() { return engine; }

std::vector<Option> optionsOf(const Command& command)
{
    std::vector<Option> options{command.options.begin(), command.options.end()};
    if (command.hasEngine)
        options.insert(options.end(), engine.begin(), engine.end());
    options.insert(options.end(), common.begin(), common.end());
    return options;
}

std::vector<Option> offeredOptions(const Command& command)
{
    auto options = optionsOf(command);
    if (command.isDrawn)
        options.resize(options.size() - common.size());
    return options;
}

const Command* findCommand(std::string_view name)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const Command& row) { return row.name == name; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace shoal::app
