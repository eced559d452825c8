#include "tests/bench/hash/contenders.h"

#include "core/bt/torrent_reader.h"
#include "core/chunks/create.h"
#include "core/chunks/verify.h"
#include "tests/support/library_creation.h"

#include <bit>
#include <fcntl.h>
#include <memory>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>

extern char** environ;

namespace shoal::bench {
namespace fs = std::filesystem;
namespace {
CreatedTorrent create(const Task& task)
{
    auto created = createTorrent({.paths = {task.path}, .format = task.format, .threads = task.threads});
    if (!created)
        throw std::runtime_error(created.error().about + ": " + created.error().reason);
    return std::move(*created);
}

/// What verification needs, made once.
struct Known {
    bt::ParsedTorrent parsed;
    ContentPlaces places;
};

Contender verifier(const Task& task)
{
    const auto created = create(task);
    auto known = std::make_shared<Known>(Known{bt::readTorrent(created.bytes).value(), ContentPlaces{created.folder}});
    return {"shoal, verifying", [known, threads = task.threads] {
                const auto& [torrent, hashes] = known->parsed;
                const auto outcome =
                    verifyContent({.torrent = torrent, .hashes = hashes, .places = known->places, .threads = threads});
                if (!outcome || !outcome->faults.empty())
                    throw std::runtime_error("verification failed");
            }};
}

void runProgram(std::vector<std::string> arguments)
{
    std::vector<char*> argv;
    for (auto& argument : arguments)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failure = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    if (failure != 0 || ::waitpid(child, &status, 0) != child || status != 0)
        throw std::runtime_error(arguments[0] + " failed");
}

bool isInstalled(const std::string& program) { return fs::exists("/usr/bin/" + program); }

void addPrograms(std::vector<Contender>& contenders, const Task& task, Bytes pieceLength)
{
    const auto out = (task.scratch / "out.torrent").string();
    const auto add = [&](const std::string& name, const std::vector<std::string>& arguments) {
        if (isInstalled(arguments[0]))
            contenders.push_back({name, [arguments, out] {
                                      fs::remove(out);
                                      runProgram(arguments);
                                  }});
    };
    const auto threads = std::to_string(task.threads);
    add("mktorrent -t " + threads,
        {"mktorrent", "-t", threads, "-l", std::to_string(std::countr_zero(pieceLength)), "-a", "http://127.0.0.1:1/",
         "-o", out, task.path});
    add("transmission-create", {"transmission-create", "-s", std::to_string(pieceLength / 1024), "-o", out, task.path});
}
} // namespace

std::vector<Contender> contendersFor(const Task& task)
{
    const auto pieceLength = create(task).torrent.pieceLength;
    std::vector<Contender> contenders{{"shoal, creating", [task] { create(task); }}, verifier(task)};
    contenders.push_back({"libtorrent, as it comes", [task] { test::createByLibrary(task.path, task.format, {}); }});
    contenders.push_back(
        {"libtorrent, " + std::to_string(task.threads) + " threads, our piece size", [task, pieceLength] {
             test::createByLibrary(task.path, task.format,
                                   {.pieceLength = pieceLength, .threads = static_cast<int>(task.threads)});
         }});
    if (task.format == TorrentFormat::V1)
        addPrograms(contenders, task, pieceLength);
    return contenders;
}

bool hasLibrarysInfoHashes(const Task& task)
{
    const auto created = create(task);
    return created.torrent.hashes == test::libraryInfoHashes(created.torrent, task.path, task.format);
}

} // namespace shoal::bench
