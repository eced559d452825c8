// Collections that other programs wrote, taken over: what they seeded Shoal seeds, without fetching anything.
#include "tests/support/clients/client.h"
#include "tests/support/closed_network.h"
#include "tests/support/sealed_network.h"
#include "tests/support/tree.h"

#include <algorithm>
#include <csignal>
#include <future>
#include <gmock/gmock.h>
#include <map>
#include <regex>

namespace shoal::test {
namespace {
using testing::AllOf;
using testing::HasSubstr;

const std::string programAddress = "10.77.0.3";

/// Another program at work on its own folder, until `end`.
class OtherProgram {
public:
    OtherProgram(const std::filesystem::path& home, const std::vector<std::string>& command, std::string readyLine = {})
        : readyLine_{std::move(readyLine)}
        , program_{{command.begin() + 1, command.end()},
                   {.home = home,
                    .wrap = {"sh", "-c", R"(exec "$@" 2>&1)", "sh"},
                    .program = command.front(),
                    .onLine = [this](const std::string& line) { hear(line); }}}
    {}

    bool isReady() { return heard_.get_future().wait_for(programPatience) == std::future_status::ready; }
    /// False, with a word why, when it ends before or takes too long.
    template <class Condition>
    bool goesOnUntil(Condition condition)
    {
        const auto deadline = std::chrono::steady_clock::now() + programPatience;
        while (!condition()) {
            if (!program_.endsWithin(std::chrono::milliseconds{50}) && std::chrono::steady_clock::now() < deadline)
                continue;
            ADD_FAILURE() << "never came to it: " << account();
            return false;
        }
        return true;
    }
    void end()
    {
        program_.signal(SIGTERM);
        program_.waitForEnd();
    }
    std::string account() const { return program_.account(); }

private:
    void hear(const std::string& line)
    {
        if (!readyLine_.empty() && !isHeard_ && std::regex_search(line, std::regex{readyLine_})) {
            isHeard_ = true;
            heard_.set_value();
        }
    }

    std::string readyLine_;
    bool isHeard_ = false;
    std::promise<void> heard_;
    Program program_;
};

class Import : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_EQ(addPrivateAddresses(), std::nullopt);
        folder_.writeNoise("there/album/1.flac", 500'000, 1);
        folder_.writeNoise("there/album/2.flac", 300'000, 2);
        folder_.writeNoise("there/album/cover.jpg", 40'000, 3);
        folder_.writeNoise("there/film.mkv", 900'000, 4);
        std::filesystem::create_directories(home_);
        makeTorrent("album");
        makeTorrent("film.mkv");
    }

    /// v1: not each of the programs reads others.
    void makeTorrent(const std::string& name) const
    {
        const auto made = runProgram({"share", "--v1", "--no-seed", "--torrent-file", torrentOf(name), "--json",
                                      (folder_ / "there" / name).string()},
                                     {.home = folder_ / "maker"});
        ASSERT_EQ(made.exit, 0) << made.messages << made.output;
    }
    std::string torrentOf(const std::string& name) const { return (folder_ / (name + ".torrent")).string(); }

    ClientTask task(const std::string& name) const
    {
        return {.address = programAddress,
                .home = home_,
                .folder = folder_ / "there",
                .source = torrentOf(name),
                .held = Held::AllChecked};
    }

    /// Every line that an import says, about each share by its name.
    std::map<std::string, std::string> imported(const std::string& program, const std::filesystem::path& folder,
                                                std::vector<std::string> options = {})
    {
        options.insert(options.begin(), {program, folder.string()});
        auto importing = network_.run(peer_, "import", options);
        EXPECT_EQ(importing.waitForEnd(), 0) << importing.account();
        std::map<std::string, std::string> lines;
        for (const auto& event : importing.events())
            lines[event.name() == "add-summary" ? "summary" : event.text("name")] = event.line();
        return lines;
    }

    /// Nobody else has it.
    void expectServed(const std::string& name)
    {
        auto service = network_.run(peer_, "service");
        ASSERT_TRUE(service.waitFor("ready"));
        const auto target = folder_ / "got";
        auto getter = network_.run(network_.newPeer(), "get", {torrentOf(name), "-o", target.string()});
        EXPECT_EQ(getter.waitForEnd(), 0) << getter.account();
        EXPECT_EQ(differences(folder_ / "there" / name, target / name), std::vector<std::string>{});
        EXPECT_EQ(service.interrupt(), 0) << service.account();
    }

    TemporaryFolder folder_;
    std::filesystem::path home_ = folder_ / "client";
    ClosedNetwork network_{3};
    Peer peer_ = network_.newPeer();
};

class ImportFromTransmission : public Import {
protected:
    std::string order(const std::vector<std::string>& arguments) const
    {
        std::vector<std::string> words{programAddress + ":9091"};
        words.insert(words.end(), arguments.begin(), arguments.end());
        const auto run = runProgram(words, {.home = home_ / "remote", .program = "transmission-remote"});
        EXPECT_EQ(run.exit, 0) << run.output << run.messages;
        return run.output;
    }

    /// What it still verifies when it ends it keeps in a state that changes by chance.
    bool comesTo(OtherProgram& daemon, const std::string& torrent, const std::string& state) const
    {
        return daemon.goesOnUntil([&] {
            return std::regex_search(order({torrent, "--info"}), std::regex{"State: (" + state + ")"});
        });
    }

    /// The film is seeded; the album is paused and has one file that isn't wanted.
    void play() const
    {
        OtherProgram daemon{home_, transmission().start(task("album")), transmission().takesOrders};
        ASSERT_TRUE(daemon.isReady()) << daemon.account();
        order({"--add", torrentOf("film.mkv")});
        ASSERT_TRUE(comesTo(daemon, "-t1", "Idle|Seeding"));
        order({"--add", torrentOf("album")});
        ASSERT_TRUE(comesTo(daemon, "-t2", "Idle|Seeding"));
        order({"-t2", "--labels", "music,old"});
        order({"-t2", "--downlimit", "50", "--no-get", "2"});
        order({"-t2", "--stop"});
        ASSERT_TRUE(comesTo(daemon, "-t2", "Stopped"));
        daemon.end();
    }
};

TEST_F(ImportFromTransmission, TakesOverWhatItsUserDecided)
{
    ASSERT_NO_FATAL_FAILURE(play());

    const auto would = imported("transmission", home_, {"--dry-run"});
    EXPECT_FALSE(std::filesystem::exists(peer_.profile()));
    EXPECT_THAT(would.at("album"),
                AllOf(HasSubstr(R"("labels":["music","old"])"), HasSubstr(R"("paused":true)"),
                      HasSubstr(R"("down_limit":50000,"up_limit":0)"),
                      HasSubstr(R"("wanted_files":[{"first":1,"last":2}],"missing_files":0)")));
    EXPECT_THAT(would.at("film.mkv"), AllOf(HasSubstr(R"("paused":false)"), HasSubstr(R"("wanted_files":[])")));
    EXPECT_THAT(would.at("summary"), HasSubstr(R"("added":2,"known":0,"failed":0)"));
}

TEST_F(ImportFromTransmission, SeedsWhatItSeeded)
{
    ASSERT_NO_FATAL_FAILURE(play());

    EXPECT_THAT(imported("transmission", home_).at("summary"), HasSubstr(R"("added":2,"known":0,"failed":0)"));
    EXPECT_THAT(imported("transmission", home_).at("summary"), HasSubstr(R"("added":0,"known":2,"failed":0)"));
    expectServed("film.mkv");
}

class ImportFromQBittorrent : public Import {
protected:
    void play(const std::string& name, const std::vector<std::string>& options = {}) const
    {
        auto command = qBittorrent().start(task(name));
        command.insert(command.end() - 1, options.begin(), options.end());
        OtherProgram program{home_, command};
        ASSERT_TRUE(program.goesOnUntil([this] { return hasResume(); }));
        program.end();
    }

    bool hasResume() const
    {
        std::error_code error;
        const std::filesystem::directory_iterator files{home_ / "qBittorrent/data/BT_backup", error};
        return !error && std::any_of(begin(files), end(files), [](const auto& file) {
            return file.path().extension() == ".fastresume";
        });
    }
};

TEST_F(ImportFromQBittorrent, TakesOverWhatItsUserDecided)
{
    ASSERT_NO_FATAL_FAILURE(play("album", {"--add-paused=true", "--category=music"}));

    const auto would = imported("qbittorrent", home_, {"--dry-run"});
    EXPECT_THAT(
        would.at("album"),
        AllOf(HasSubstr(R"("labels":["music"],"paused":true)"), HasSubstr(R"("wanted_files":[],"missing_files":0)")));
}

TEST_F(ImportFromQBittorrent, SeedsWhatItSeeded)
{
    ASSERT_NO_FATAL_FAILURE(play("film.mkv"));

    EXPECT_THAT(imported("qbittorrent", home_).at("summary"), HasSubstr(R"("added":1,"known":0,"failed":0)"));
    expectServed("film.mkv");
}

} // namespace
} // namespace shoal::test
