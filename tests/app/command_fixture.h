// `shoal` in a test: the whole program with everything from outside faked.
#pragma once

#include "app/shoal/program.h"
#include "tests/app/fake_loop.h"
#include "tests/app/fake_terminal.h"
#include "tests/app/sample_reports.h"
#include "tests/support/fake_engine.h"
#include "tests/support/json_schema.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace shoal::app {
using namespace std::chrono_literals;
using test::FakeEngine;

inline const std::string link = "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&dn=album";

/// `shoal` with everything from outside faked; time is the loop's.
class CommandTest : public testing::Test {
protected:
    ExitCode run(std::vector<std::string> words)
    {
        words.insert(words.end(), {"--profile", (folder / "profile").string()});
        return runWords(words);
    }

    ExitCode runWords(const std::vector<std::string>& words)
    {
        const Services services{
            [this](LocalEngineOptions options) -> Result<std::unique_ptr<Engine>> {
                opened.push_back(std::move(options));
                if (openFails)
                    return fail(*openFails);
                return std::make_unique<FakeEngine>(script);
            },
            [this](const std::filesystem::path& socket) -> Result<std::unique_ptr<Engine>> {
                connected.push_back(socket);
                if (connectFails)
                    return fail(*connectFails);
                return std::make_unique<FakeEngine>(script);
            },
            [](const CreateRequest&, const OnCreateProgress& progress, std::stop_token) -> Result<CreatedTorrent> {
                progress({1, 2, {3}, 4s});
                return created();
            },
            [this](const VerifyRequest&, const OnCreateProgress&, std::stop_token) -> Result<VerifyOutcome> {
                return verified;
            },
            [this](ExitCode code) {
                endedAtOnce = code;
                loop.stop();
            },
            [this](const std::filesystem::path& socket) -> Result<std::int64_t> {
                stopped.push_back(socket);
                return stopFails ? Result<std::int64_t>{fail(*stopFails)} : 77;
            },
            [this](std::int64_t, std::chrono::seconds) { return ends; },
            [this](const std::filesystem::path& profile, std::int64_t process) {
                auto seen = surroundings;
                seen.profile = profile;
                seen.openFiles = process == 0 ? seen.openFiles : openFilesOfService;
                return seen;
            },
            folder / "system.sock",
            [this](Engine&, const std::filesystem::path& socket) -> Result<std::unique_ptr<service::ControlServer>> {
                served.push_back(socket);
                if (serveFails)
                    return fail(*serveFails);
                return nullptr;
            },
            {.opening = {0ms, 0ms, 0ms}, .handover = {0ms, 0ms, 0ms}},
        };
        const auto code = runProgram(words, services, terminal, loop);
        EXPECT_FALSE(loop.isStuck()) << "it waits for something that never comes";
        return code;
    }

    static CreatedTorrent created()
    {
        CreatedTorrent torrent;
        torrent.bytes = "d4:infodee";
        torrent.torrent = test::sampleTorrent();
        torrent.folder = "/srv";
        return torrent;
    }

    /// Reading ends after a second, then it is served.
    void playSharing()
    {
        script.onCreate = [this](FakeEngine& engine) {
            engine.emit(CreateProgressed{JobId{1}, {1, 2, {3}, 4s}});
            loop.at(1s, [&] { engine.finishCreating(created()); });
        };
        script.onAdd = [](FakeEngine& engine, ShareId id) { engine.change(serving(id)); };
    }

    static ShareRow serving(ShareId id)
    {
        ShareRow row;
        row.id = id;
        row.hashes = test::sampleHashes();
        row.name = "album";
        row.state = ShareState::Seeding;
        row.size = row.wanted = row.done = 60;
        row.folder = "/srv";
        return row;
    }

    static ShareRow fetching(ShareId id)
    {
        auto row = serving(id);
        row.state = ShareState::Downloading;
        row.done = 30;
        row.folder = "/downloads";
        return row;
    }

    void announceAt(std::chrono::milliseconds time)
    {
        script.onAdd = [this, time](FakeEngine& engine, ShareId id) {
            engine.change(serving(id));
            loop.at(time, [&engine, id] { engine.emit(ShareAnnounced{id}); });
        };
    }

    std::vector<std::string> lines() const { return test::linesOf(terminal.results); }

    const test::TemporaryFolder folder;
    test::FakeLoop loop;
    test::FakeTerminal terminal;
    FakeEngine::Script script;
    std::vector<LocalEngineOptions> opened;
    std::vector<std::filesystem::path> connected;
    std::vector<std::filesystem::path> served; ///< sockets where others could use an engine
    std::optional<Error> serveFails;
    std::optional<Error> openFails;
    std::optional<Error> connectFails;
    std::vector<std::filesystem::path> stopped; ///< sockets of services that were told to stop
    std::optional<Error> stopFails;
    Surroundings surroundings;
    std::uint64_t openFilesOfService = 65536;
    bool ends = true; ///< a process that is waited for
    VerifyOutcome verified;
    std::optional<ExitCode> endedAtOnce;
};

} // namespace shoal::app
