// A program that a cell measures, as the cells see it.
#pragma once

#include "core/torrent/torrent.h"
#include "tests/bench/report/result.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace shoal::bench {

using Command = std::vector<std::string>;

/// What a program is to do with a torrent.
enum class Role {
    Seed,  ///< the folder holds all of it: serve it, without looking at it where the program offers that
    Get,   ///< the folder is empty
    Check, ///< the folder holds all of it: look at every byte, then serve it
};

struct Job {
    Role role = Role::Get;
    std::string address; ///< listens here, on `peerPort`
    Command within = {}; ///< stands before its commands: puts them into a network of their own
    std::filesystem::path home;
    std::filesystem::path torrent;
    std::filesystem::path folder; ///< content lies, or goes, at folder / the torrent's name
};
constexpr int peerPort = 6881;
constexpr const char* seederAddress = "10.77.0.2";

/// How a program is started and understood. Programs find each other by the tracker that the torrent names: the same
/// way for all, so that none is faster for knowing an address.
struct Contender {
    std::string name; ///< in tables, and for --contenders
    Standing standing = Standing::Contender;
    std::string note = {}; ///< what a reader of the table must know
    bool isOurs = false;   ///< Shoal itself
    Command versionCommand;
    std::vector<TorrentFormat> formats;
    /// Of a program that paces itself: it gets no more than this. 0: as much as all.
    Bytes mostBytes = 0;
    /// Writes its configuration below the home, with everything off that looks for peers by itself, and returns the
    /// command line.
    std::function<Command(const Job&)> command;
    /// A regular expression for the line by which it says that it has everything; empty: the tracker hears it.
    std::string completeLine = {};
    /// The same for the line by which a seeder says that others can get everything; empty: the tracker hears it.
    std::string servingLine = {};
    /// For a program that takes its job by another command: the line after which it does, and that command.
    std::string takesOrdersLine = {};
    std::function<Command(const Job&)> order = {};

    bool speaks(TorrentFormat format) const;
};

/// All that are installed; Shoal first, then libtorrent. `own` is the folder of our programs.
std::vector<Contender> contenders(const std::filesystem::path& own);

Contender shoalContender(const std::filesystem::path& own);
/// Plain libtorrent with a disk back-end of its own: "mmap" or "posix".
Contender libtorrentContender(const std::filesystem::path& own, const std::string& disk);

/// Other people's programs, those that are installed.
std::vector<Contender> otherContenders();
/// The limit: a program that sends what lies at `path` over TCP, and one that hashes it as the format wants and writes
/// it; a thread a connection on each side, and nothing more.
Contender plainCopy(const std::filesystem::path& own, const std::filesystem::path& path, TorrentFormat format);

const char* nameOf(TorrentFormat format);

} // namespace shoal::bench
