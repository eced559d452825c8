// The options of commands for shares on the list: rows of the command table.
#pragma once

#include "app/shoal/cli/command_table.h"

#include <array>

namespace shoal::app::share_options {

inline constexpr Option word{
    "SHARE", "",
    "A share on the list: its id, the first 4 or more digits of its info-hash, its link, its name or a part of it",
    [](Arguments& a) -> Target { return &a.choice.words; }, Offers::Share};
inline constexpr Option all{"--all", "", "Every share on the list",
                            [](Arguments& a) -> Target { return &a.choice.isAll; }};
inline constexpr Option label{"--label", "LABEL", "Shares that have this label",
                              [](Arguments& a) -> Target { return &a.choice.label; }};
inline constexpr Option detach{"--detach", "", "Do not wait for the end of it: the service goes on with it",
                               [](Arguments& a) -> Target { return &a.isDetached; }};

inline constexpr std::array ls{
    Option{"NAME-PART", "", "Only shares whose names contain this; of several, all of them",
           [](Arguments& a) -> Target { return &a.ls.nameParts; }},
    Option{"--state", "STATE",
           "Only shares in this state: fetching-metadata, checking, moving, downloading, seeding, complete, paused or "
           "failed",
           [](Arguments& a) -> Target { return &a.ls.state; }, Offers::ShareState},
    Option{"--label", "LABEL", "Only shares that have this label", [](Arguments& a) -> Target { return &a.ls.label; }},
    Option{"--sort", "COLUMN", "Sort by this column instead of the id",
           [](Arguments& a) -> Target { return &a.ls.sort; }, Offers::ShareColumn},
    Option{"--reverse", "", "The other way round", [](Arguments& a) -> Target { return &a.ls.isReversed; }},
    Option{"--columns", "A,B,C",
           "Show these columns: id, name, state, reason, progress, size, down, up, peers, ratio, eta, downloaded, "
           "uploaded, labels, priority, down-limit, up-limit, added, folder, swarm, hash",
           [](Arguments& a) -> Target { return &a.ls.columns; }, Offers::ShareColumn},
    Option{"--watch", "", "Go on showing it as it changes, until Ctrl-C",
           [](Arguments& a) -> Target { return &a.ls.isWatched; }},
};
inline constexpr std::array<std::string_view, 4> lsExamples{
    "shoal ls",
    "shoal ls --state seeding --sort up --reverse",
    "shoal ls --columns id,name,labels,folder debian",
    "shoal ls --json | jq -r 'select(.ratio != null and .ratio > 2).id'",
};

inline constexpr std::array files{
    word,
    all,
    label,
    Option{"--only", "1,3-5|GLOB", "From now on get these only: numbers as listed, or a shell pattern",
           [](Arguments& a) -> Target { return &a.edit.onlyFiles; }},
    Option{"--all-files", "", "From now on get every file", [](Arguments& a) -> Target { return &a.edit.hasAllFiles; }},
};
inline constexpr std::array<std::string_view, 2> filesExamples{
    "shoal files album",
    "shoal files album --only '*.flac' --only 12",
};

inline constexpr std::array look{word, all, label};
inline constexpr std::array<std::string_view, 1> peersExamples{"shoal peers album"};
inline constexpr std::array<std::string_view, 1> trackersExamples{"shoal trackers 3"};
inline constexpr std::array<std::string_view, 2> pauseExamples{"shoal pause album", "shoal pause --label night"};
inline constexpr std::array<std::string_view, 1> resumeExamples{"shoal resume --all"};
inline constexpr std::array<std::string_view, 1> reannounceExamples{"shoal reannounce album"};

inline constexpr std::array rm{
    word,
    all,
    label,
    Option{"--with-data", "", "Delete its files too", [](Arguments& a) -> Target { return &a.edit.hasDataDeleted; }},
    Option{"--yes", "", "Delete without asking", [](Arguments& a) -> Target { return &a.edit.isYes; }},
};
inline constexpr std::array<std::string_view, 2> rmExamples{"shoal rm album", "shoal rm 3 4 --with-data"};

inline constexpr std::array move{
    word,
    Option{"DIR", "", "The new folder; the content goes to DIR/NAME",
           [](Arguments& a) -> Target { return &a.edit.folder; }, Offers::Folder, true},
    all,
    label,
    detach,
};
inline constexpr std::array<std::string_view, 1> moveExamples{"shoal move album /srv/music"};

inline constexpr std::array limit{
    word,
    all,
    label,
    Option{"--down", "RATE", "Receive at most RATE, such as 500KiB or 2MiB a second; 0 for no limit",
           [](Arguments& a) -> Target { return &a.edit.down; }},
    Option{"--up", "RATE", "Send at most RATE; 0 for no limit", [](Arguments& a) -> Target { return &a.edit.up; }},
};
inline constexpr std::array<std::string_view, 2> limitExamples{"shoal limit album --up 500KiB", "shoal limit --all"};

inline constexpr std::array labels{
    word,
    all,
    label,
    Option{"--add", "LABEL", "Give it this label", [](Arguments& a) -> Target { return &a.edit.addLabels; }},
    Option{"--remove", "LABEL", "Take this label away", [](Arguments& a) -> Target { return &a.edit.removeLabels; }},
};
inline constexpr std::array<std::string_view, 2> labelExamples{
    "shoal label album --add music --add night",
    "shoal label --label night --remove night",
};

inline constexpr std::array priority{
    word,
    Option{"LEVEL", "", "low, normal or high: how much of the limits of all shares goes to it",
           [](Arguments& a) -> Target { return &a.edit.priority; }, Offers::Priority, true},
    all,
    label,
};
inline constexpr std::array<std::string_view, 1> priorityExamples{"shoal priority album high"};

inline constexpr std::array verify{
    Option{"SHARE", "", "Shares on the list as `shoal files` takes them, or a .torrent file",
           [](Arguments& a) -> Target { return &a.choice.words; }, Offers::ShareOrTorrent},
    Option{"--data", "PATH",
           "Where a .torrent file's data lies, or the folder around it; the current folder if not given",
           [](Arguments& a) -> Target { return &a.verify.data; }, Offers::File},
    all,
    label,
    detach,
};
inline constexpr std::array<std::string_view, 2> verifyExamples{
    "shoal verify album.torrent --data /srv/music/Album",
    "shoal verify album",
};

} // namespace shoal::app::share_options
