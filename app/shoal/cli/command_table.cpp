#include "app/shoal/cli/command_table.h"

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
};

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
    Option{"SOURCE", "", "A .torrent file, a magnet link, or an info-hash",
           [](Arguments& a) -> Target { return &a.shown; }, Offers::TorrentFile, true},
};
constexpr std::array<std::string_view, 1> showExamples{"shoal show album.torrent"};

constexpr std::array verify{
    Option{"TORRENT", "", "A .torrent file", [](Arguments& a) -> Target { return &a.verify.torrent; },
           Offers::TorrentFile, true},
    Option{"--data", "PATH", "Where the data lies, or the folder around it; the current folder if not given",
           [](Arguments& a) -> Target { return &a.verify.data; }, Offers::File},
};
constexpr std::array<std::string_view, 1> verifyExamples{"shoal verify album.torrent --data /srv/music/Album"};

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

constexpr std::array<std::string_view, 1> serviceExamples{"shoal service --profile /srv/shoal"};

constexpr std::array help{
    Option{"COMMAND", "", "A command", [](Arguments& a) -> Target { return &a.helped; }, Offers::Command},
};
constexpr std::array docs{
    Option{"FORMAT", "", "man, bash, zsh, fish or markdown", [](Arguments& a) -> Target { return &a.document; },
           Offers::Document, true},
};

constexpr std::array table{
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
            "named, and the others are added all the same.",
            add, addExamples, &runAdd, false, true},
    Command{
        "import", "Take over the shares of another program",
        "Takes over where each lies, its labels, whether it is paused, its limits, and which of its files are wanted. "
        "Data is checked, not fetched again. Nothing of the other program's is changed: end it first, so that what it "
        "has written is complete.",
        imported, importExamples, &runImport, false, true},
    Command{"show", "Show what a torrent file or link says",
            "Reads only what it is given: nothing is asked of the network.", show, showExamples, &runShow},
    Command{"verify", "Compare data on disk with a torrent file",
            "Reads every byte on all cores and names each file that differs. Ends with exit code 5 if any does.",
            verify, verifyExamples, &runVerify},
    Command{"config list", "List every setting with its value", "", configList, {}, &runConfigList},
    Command{"config get", "Print the value of a setting", "", configGet, {}, &runConfigGet},
    Command{"config set", "Change a setting in shoal.toml",
            "Comments and everything else in the file stay as they are.", configSet, configSetExamples, &runConfigSet},
    Command{"config unset", "Give a setting its default again", "", configGet, {}, &runConfigUnset},
    Command{"config path", "Print where shoal.toml is", "", configList, {}, &runConfigPath},
    Command{
        "service",
        "Run every share of the profile, and answer other commands",
        "Ctrl-C stops it, with everything saved. Meanwhile `shoal share`, `get`, `seed` and `dht status` with the same "
        "profile go through it: what they begin goes on in it when they are stopped.",
        {},
        serviceExamples,
        &runService,
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
    Command{"help", "Show this, or the help of a command", "", help, {}, &runHelp},
    Command{"docs", "Print the man page, shell completion or manual", "", docs, {}, &runDocs, true},
};

constexpr std::array groupTable{
    Group{"config", "Read and change settings"},
    Group{"dht", "Look at the DHT, or serve it"},
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

const Command* findCommand(std::string_view name)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const Command& row) { return row.name == name; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace shoal::app
