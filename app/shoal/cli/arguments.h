// What a command line says, as plain members. cli/command_table.h names the option that sets each.
#pragma once

#include <string>
#include <vector>

namespace shoal::app {

struct ShareArguments {
    std::vector<std::string> paths;
    bool isV1 = false;
    bool isV2 = false;
    std::string name;
    std::string comment;
    std::vector<std::string> trackers;
    std::vector<std::string> webSeeds;
    bool isPrivate = false;
    std::string pieceSize;
    std::string torrentFile;
    bool hasHint = false;
    bool hasCode = false;
    bool isNotSeeded = false;
};

struct GetArguments {
    std::string source;
    std::string folder;
    std::vector<std::string> files;
    bool isSeeded = false;
    bool isSequential = false;
};

struct SeedArguments {
    std::string source;
    std::string data;
};

/// Which shares on the list a command is for.
struct ChoiceArguments {
    std::vector<std::string> words;
    bool isAll = false;
    std::string label;
};

struct LsArguments {
    std::vector<std::string> nameParts;
    std::string state;
    std::string label;
    std::string sort;
    bool isReversed = false;
    std::string columns;
    bool isWatched = false;
};

struct AddArguments {
    std::vector<std::string> sources;
    std::string list; ///< a file with more of them, a line each; "-" is standard input
    bool isPaused = false;
    std::string folder;
    std::vector<std::string> labels;
    std::vector<std::string> files;
    std::string data;
    bool isTrusted = false;
};

struct ImportArguments {
    std::string program;
    std::string folder;
    bool isDry = false;
    bool isTrusted = false;
};

struct VerifyArguments {
    std::string data;
};

/// What is to become of the chosen shares.
struct ShareEditArguments {
    std::string down;
    std::string up;
    std::vector<std::string> addLabels;
    std::vector<std::string> removeLabels;
    std::string priority;
    std::vector<std::string> onlyFiles;
    bool hasAllFiles = false;
    std::string folder;
    bool hasDataDeleted = false;
    bool isYes = false;
};

struct ConfigArguments {
    std::string key;
    std::string value;
};

struct LogArguments {
    std::string share;
    std::string count;
    bool isFollowed = false;
};

/// `shoal swarm …`
struct SwarmArguments {
    std::string swarm; ///< a name, or the beginning of an id
    std::string name;  ///< `create`
    std::string label;
    std::string folder;
    std::string fetch;
    std::string freshness;
    std::string role;
    std::string expires;
    std::string uses;
    bool needsApproval = false;
    bool isForOwnDevice = false;
    std::string file; ///< to write
    bool hasNoPicture = false;
    std::string invite; ///< the beginning of its key
    std::string code;
    std::string codeFile; ///< "-" is standard input
    bool isNotWaited = false;
    std::string device;
    bool isRefused = false;
    bool isAlone = false;
    bool isYes = false;
    bool goesOn = false; ///< `settle`
    std::string wordsFile;
    std::vector<std::string> cut;
    std::vector<std::string> paths;
    std::string title;
    std::string note;
    std::vector<std::string> tags;
    std::string share; ///< a title, or the beginning of an id
    std::vector<std::string> files;
    bool isCancelled = false; ///< `get`
    std::string joining;      ///< `cancel-join`
    std::string count;
    std::string passphraseFile;
    std::string identity; ///< to read
};

struct ServiceArguments {
    std::string socket;
    std::string socketGroup;
};

struct Arguments {
    bool isJson = false;
    std::string profile;
    bool isSystem = false;
    std::vector<std::string> settings; ///< KEY=VALUE
    ShareArguments share;
    GetArguments get;
    SeedArguments seed;
    AddArguments add;
    ImportArguments imported;
    std::string shown; ///< `show`
    ChoiceArguments choice;
    LsArguments ls;
    ShareEditArguments edit;
    bool isDetached = false;
    VerifyArguments verify;
    ConfigArguments config;
    LogArguments log;
    std::string shell; ///< `completions`: which
    ServiceArguments service;
    SwarmArguments swarm;
    std::vector<std::string> helped; ///< `help`: the words of a command
    std::string document;            ///< `docs`: which
};

} // namespace shoal::app
