// The options of commands for private swarms: rows of the command table.
#pragma once

#include "app/shoal/cli/command_table.h"

#include <array>

namespace shoal::app::swarm_options {

inline constexpr Option swarm{"SWARM",
                              "",
                              "A private swarm: its name, or the first 4 or more digits of its id",
                              [](Arguments& a) -> Target { return &a.swarm.swarm; },
                              Offers::Nothing,
                              true};
inline constexpr Option member{"DEVICE",
                               "",
                               "A member: its name, or the first 4 or more digits of its device id",
                               [](Arguments& a) -> Target { return &a.swarm.device; },
                               Offers::Nothing,
                               true};
inline constexpr Option share{"SHARE",
                              "",
                              "A share of the catalogue: its title, or the first 4 or more digits of its id",
                              [](Arguments& a) -> Target { return &a.swarm.share; },
                              Offers::Nothing,
                              true};
inline constexpr Option file{"FILE",
                             "",
                             "Where to write it; never over another file",
                             [](Arguments& a) -> Target { return &a.swarm.file; },
                             Offers::File,
                             true};
inline constexpr Option label{"--label", "NAME", "What the others see as this device's name (default: your user name)",
                              [](Arguments& a) -> Target { return &a.swarm.label; }};
inline constexpr Option folder{"--folder", "DIR", "Put what is fetched into DIR (default: the folder for downloads)",
                               [](Arguments& a) -> Target { return &a.swarm.folder; }, Offers::Folder};
inline constexpr Option fetch{"--fetch", "WHAT",
                              "What others share is fetched at once: all, none (default), or tag:NAME,tag:NAME…",
                              [](Arguments& a) -> Target { return &a.swarm.fetch; }};
inline constexpr Option yes{"--yes", "", "Do it without a question",
                            [](Arguments& a) -> Target { return &a.swarm.isYes; }};
inline constexpr Option passphrase{"--passphrase-file", "FILE",
                                   "Take the first line of FILE as the passphrase; - is standard input",
                                   [](Arguments& a) -> Target { return &a.swarm.passphraseFile; }, Offers::File};

inline constexpr std::array create{
    Option{"NAME", "", "What it is called", [](Arguments& a) -> Target { return &a.swarm.name; }, Offers::Nothing,
           true},
    label,
    folder,
    fetch,
    Option{"--freshness", "DAYS",
           "Give others nothing once no owner or admin was heard of for DAYS (default 30; 0: never stop)",
           [](Arguments& a) -> Target { return &a.swarm.freshness; }},
};
inline constexpr std::array<std::string_view, 1> createExamples{"shoal swarm create \"The choir\" --label anna"};

inline constexpr std::array invite{
    swarm,
    Option{"--role", "ROLE", "What they may do: reader (default), writer or admin",
           [](Arguments& a) -> Target { return &a.swarm.role; }},
    Option{"--expires", "TIME", "How long it is good: 90m, 24h (default), 7d",
           [](Arguments& a) -> Target { return &a.swarm.expires; }},
    Option{"--uses", "COUNT", "How many devices it lets in: 1 (default) to 1000",
           [](Arguments& a) -> Target { return &a.swarm.uses; }},
    Option{"--approve", "", "Ask for each who wants in (`shoal swarm approve`)",
           [](Arguments& a) -> Target { return &a.swarm.needsApproval; }},
    Option{"--own-device", "", "For a further device of your own, with your own rights",
           [](Arguments& a) -> Target { return &a.swarm.isForOwnDevice; }},
    Option{"--file", "FILE", "Write the code to FILE too, which only you can read",
           [](Arguments& a) -> Target { return &a.swarm.file; }, Offers::File},
    Option{"--no-qr", "", "Do not draw the code as a QR code",
           [](Arguments& a) -> Target { return &a.swarm.hasNoPicture; }},
};
inline constexpr std::array<std::string_view, 3> inviteExamples{
    "shoal swarm invite choir",
    "shoal swarm invite choir --role writer --uses 5 --expires 7d --approve",
    "shoal swarm invite choir --own-device --file phone.shoalinvite",
};
inline constexpr std::array cancelInvite{
    swarm,
    Option{"INVITE", "", "The invite's id, as `shoal swarm invites` shows it (4 or more digits), or the code itself",
           [](Arguments& a) -> Target { return &a.swarm.invite; }, Offers::Nothing, true},
};
inline constexpr std::array approve{
    swarm,
    Option{"DEVICE", "", "One that waits: its name, or the first 4 or more digits of its device id",
           [](Arguments& a) -> Target { return &a.swarm.device; }, Offers::Nothing, true},
    Option{"--refuse", "", "Do not let it in", [](Arguments& a) -> Target { return &a.swarm.isRefused; }},
};

inline constexpr std::array join{
    Option{"CODE", "",
           "The code; - reads it from standard input. Other users of this computer can see what stands on a command "
           "line: without it, the code is asked for",
           [](Arguments& a) -> Target { return &a.swarm.code; }},
    Option{"--code-file", "FILE", "Read the code from FILE, a .shoalinvite file say; - is standard input",
           [](Arguments& a) -> Target { return &a.swarm.codeFile; }, Offers::File},
    folder,
    fetch,
    label,
    Option{"--no-wait", "", "Leave it to the running service, and end at once",
           [](Arguments& a) -> Target { return &a.swarm.isNotWaited; }},
};
inline constexpr std::array<std::string_view, 3> joinExamples{
    "shoal swarm join",
    "shoal swarm join --code-file choir.shoalinvite --label ben",
    "shoal swarm join --fetch tag:scores,tag:recordings --folder /srv/choir",
};

inline constexpr std::array one{swarm};
inline constexpr std::array leave{swarm, yes};
inline constexpr std::array remove{swarm, member,
                                   Option{"--alone", "", "This device alone, not the others of its person",
                                          [](Arguments& a) -> Target { return &a.swarm.isAlone; }},
                                   yes};
inline constexpr std::array<std::string_view, 1> removeExamples{"shoal swarm remove choir ben"};
inline constexpr std::array role{swarm, member,
                                 Option{"ROLE", "", "reader, writer or admin",
                                        [](Arguments& a) -> Target { return &a.swarm.role; }, Offers::Nothing, true}};
inline constexpr std::array<std::string_view, 1> roleExamples{"shoal swarm role choir ben writer"};
inline constexpr std::array settle{
    swarm,
    Option{"DEVICE", "", "A suspended member: its name, or the first 4 or more digits of its device id",
           [](Arguments& a) -> Target { return &a.swarm.device; }},
    Option{
        "--go-on-writing", "",
        "After an old backup of this device: write into the log again though no member could tell what it wrote last",
        [](Arguments& a) -> Target { return &a.swarm.goesOn; }},
};
inline constexpr std::array recover{
    swarm,
    Option{"--words-file", "FILE", "Read the words from FILE; - is standard input",
           [](Arguments& a) -> Target { return &a.swarm.wordsFile; }, Offers::File},
    Option{"--cut", "DEVICE", "Take this member away in the same step (a lost or stolen one)",
           [](Arguments& a) -> Target { return &a.swarm.cut; }},
};
inline constexpr std::array publish{
    swarm,
    Option{"PATH", "", "Files and folders; several become one folder",
           [](Arguments& a) -> Target { return &a.swarm.paths; }, Offers::File, true},
    Option{"--name", "NAME", "Call it NAME instead of the path's last part",
           [](Arguments& a) -> Target { return &a.swarm.title; }},
    Option{"--note", "TEXT", "A word about it for the others", [](Arguments& a) -> Target { return &a.swarm.note; }},
    Option{"--tag", "TAG", "Give it this tag", [](Arguments& a) -> Target { return &a.swarm.tags; }},
};
inline constexpr std::array<std::string_view, 1> publishExamples{"shoal swarm share choir Recordings --tag recordings"};
inline constexpr std::array oneShare{swarm, share};
inline constexpr std::array get{
    swarm,
    share,
    Option{"-o", "DIR", "Put it into DIR instead of the current folder; what is on the list already stays where it is",
           [](Arguments& a) -> Target { return &a.swarm.folder; }, Offers::Folder},
    Option{"--files", "1,3-5|GLOB", "Get these only: numbers as `shoal files` lists them, or a shell pattern",
           [](Arguments& a) -> Target { return &a.swarm.files; }},
    Option{"--detach", "", "Leave it to the running service, and end at once",
           [](Arguments& a) -> Target { return &a.isDetached; }},
    Option{"--cancel", "", "Give up one that waits for a member that has it",
           [](Arguments& a) -> Target { return &a.swarm.isCancelled; }},
};
inline constexpr std::array<std::string_view, 2> getExamples{"shoal swarm get choir Recordings -o Music",
                                                             "shoal swarm get choir Recordings --cancel"};
inline constexpr std::array fetching{
    swarm,
    Option{"WHAT", "", "all, none, or tag:NAME,tag:NAME…", [](Arguments& a) -> Target { return &a.swarm.fetch; },
           Offers::Nothing, true},
    Option{"--folder", "DIR", "From now on put it into DIR", [](Arguments& a) -> Target { return &a.swarm.folder; },
           Offers::Folder},
};
inline constexpr std::array<std::string_view, 2> fetchingExamples{
    "shoal swarm fetch choir tag:scores,tag:recordings",
    "shoal swarm fetch choir all --folder /srv/choir",
};
inline constexpr std::array cancelJoin{
    Option{"JOINING", "",
           "The code, or the first 4 or more digits of this device's id or of that of the code's author; not needed "
           "where one waits alone",
           [](Arguments& a) -> Target { return &a.swarm.joining; }},
};
inline constexpr std::array log{
    swarm,
    Option{"-n", "COUNT", "The last COUNT entries instead of 50",
           [](Arguments& a) -> Target { return &a.swarm.count; }},
};
inline constexpr std::array exportIdentity{swarm, file, passphrase};
inline constexpr std::array importIdentity{Option{"FILE", "", "What `shoal swarm export-identity` wrote",
                                                  [](Arguments& a) -> Target { return &a.swarm.identity; },
                                                  Offers::File, true},
                                           passphrase, folder, fetch};
inline constexpr std::array exportTorrent{swarm, share, file};

inline constexpr std::array<std::string_view, 1> invitesExamples{"shoal swarm invites choir"};
inline constexpr std::array<std::string_view, 1> cancelInviteExamples{"shoal swarm cancel-invite choir 3fa9c2d1"};
inline constexpr std::array<std::string_view, 2> approveExamples{"shoal swarm approve choir cleo",
                                                                 "shoal swarm approve choir cleo --refuse"};
inline constexpr std::array<std::string_view, 1> cancelJoinExamples{"shoal swarm cancel-join"};
inline constexpr std::array<std::string_view, 1> leaveExamples{"shoal swarm leave choir"};
inline constexpr std::array<std::string_view, 1> lsExamples{"shoal swarm ls"};
inline constexpr std::array<std::string_view, 1> statusExamples{"shoal swarm status choir"};
inline constexpr std::array<std::string_view, 1> membersExamples{"shoal swarm members choir"};
inline constexpr std::array<std::string_view, 2> settleExamples{"shoal swarm settle choir ben",
                                                                "shoal swarm settle choir --go-on-writing"};
inline constexpr std::array<std::string_view, 2> recoverExamples{
    "shoal swarm recover choir", "shoal swarm recover choir --words-file words --cut anna"};
inline constexpr std::array<std::string_view, 1> unshareExamples{"shoal swarm unshare choir Recordings"};
inline constexpr std::array<std::string_view, 1> catalogueExamples{"shoal swarm catalogue choir"};
inline constexpr std::array<std::string_view, 1> logExamples{"shoal swarm log choir -n 200"};
inline constexpr std::array<std::string_view, 1> verifyLogExamples{"shoal swarm verify-log choir"};
inline constexpr std::array<std::string_view, 1> exportIdentityExamples{
    "shoal swarm export-identity choir ben.shoalid"};
inline constexpr std::array<std::string_view, 1> importIdentityExamples{
    "shoal swarm import-identity ben.shoalid --folder choir"};
inline constexpr std::array<std::string_view, 1> exportTorrentExamples{
    "shoal swarm export-torrent choir Recordings recordings.torrent"};

} // namespace shoal::app::swarm_options
