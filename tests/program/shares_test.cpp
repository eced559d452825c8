// Looking after shares: every command against a running service and without one, with the same output.
#include "tests/support/closed_network.h"
#include "tests/support/tree.h"

#include <gtest/gtest.h>
#include <memory>

namespace shoal::test {
namespace {
using Words = std::vector<std::string>;

/// One profile with one share, "one.bin".
class Shares : public testing::Test {
protected:
    void SetUp() override
    {
        file_ = network_.folder().writeNoise("origin/one.bin", 3'000'000);
        put();
    }

    void put()
    {
        auto sharer = network_.run(home_, "share", {file_.string()});
        link_ = linkOf(sharer);
        ASSERT_EQ(sharer.interrupt(), 0) << sharer.account();
    }

    ProgramRun run(Words words) const
    {
        const auto options = network_.options(home_);
        words.insert(words.end(), options.begin(), options.end());
        return runProgram(words, {.home = home_.home, .folder = network_.folder().path()});
    }

    /// What it prints and how it ends.
    std::string transcriptOf(const std::vector<Words>& lines) const
    {
        std::string transcript;
        for (const auto& line : lines) {
            const auto ended = run(line);
            for (const auto& word : line)
                transcript += word + " ";
            transcript += "\n" + ended.output + "-> " + std::to_string(ended.exit) + "\n";
            EXPECT_EQ(ended.exit, 0) << transcript << ended.messages;
        }
        return transcript;
    }

    ClosedNetwork network_{3};
    Peer home_ = network_.newPeer();
    std::filesystem::path file_;
    std::string link_;
};

TEST_F(Shares, AreLookedAfterAlikeWithAServiceAndWithoutOne)
{
    const std::vector<Words> lines{
        {"pause", "one.bin"},
        {"ls"},
        {"ls", "--json", "--sort", "size", "--state", "paused"},
        {"show", "1"},
        {"show", "one", "--json"},
        {"files", "one.bin"},
        {"files", "one.bin", "--json"},
        {"peers", "--all"},
        {"trackers", "--all", "--json"},
        {"label", "one", "--add", "music", "--add", "night"},
        {"label", "--label", "music", "--remove", "night", "--json"},
        {"limit", "1", "--up", "500KiB", "--down", "0"},
        {"limit", "1", "--json"},
        {"priority", "1", "high"},
        {"priority", "1", "normal", "--json"},
        {"files", "1", "--only", "*.bin"},
        {"files", "1", "--all-files", "--json"},
        {"resume", link_},
        {"verify", "1"},
        {"move", "1", "elsewhere"},
        {"move", "1", "origin", "--json"},
        {"pause", "--all", "--json"},
        {"ls", "--json"},
        {"label", "1", "--remove", "music"},
        {"limit", "1", "--up", "0"},
    };
    const auto alone = transcriptOf(lines);
    auto service = network_.run(home_, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    EXPECT_EQ(transcriptOf(lines), alone);
    EXPECT_EQ(service.interrupt(), 0) << service.account();
}

TEST_F(Shares, LsPrintsWithJsonNothingButShares)
{
    auto service = network_.run(home_, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    const auto listed = run({"ls", "--json"});
    ASSERT_EQ(listed.events.size(), 1U) << listed.output;
    EXPECT_EQ(listed.events[0].name(), "share");
    EXPECT_EQ(listed.events[0].number("id"), 1);
    EXPECT_EQ(listed.events[0].text("name"), "one.bin");
    EXPECT_EQ(listed.events[0].number("size_bytes"), 3'000'000);
}

TEST_F(Shares, WatchedTellWhatChangesUntilCtrlC)
{
    auto service = network_.run(home_, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    auto watch = network_.run(home_, "ls", {"--watch"});
    ASSERT_TRUE(watch.waitFor("share"));
    EXPECT_EQ(run({"pause", "1"}).exit, 0);
    EXPECT_TRUE(watch.waitFor("share", [](const JsonEvent& share) { return share.text("state") == "paused"; }));
    EXPECT_EQ(watch.interrupt(), 0) << watch.account();
    EXPECT_EQ(watch.eventsOf("share").size(), watch.events().size()) << watch.account();
}

TEST_F(Shares, AreCheckedAndWhatIsWrongIsTold)
{
    ASSERT_EQ(run({"pause", "1"}).exit, 0);
    std::filesystem::resize_file(file_, 1'000'000);
    for (const bool isServed : {false, true}) {
        std::unique_ptr<Program> service;
        if (isServed) {
            // It can't be moved.
            // NOLINTNEXTLINE(modernize-make-unique)
            service.reset(new Program(network_.run(home_, "service")));
            ASSERT_TRUE(service->waitFor("ready"));
        }
        const auto checked = run({"verify", "1", "--json"});
        EXPECT_EQ(checked.exit, 5) << checked.messages << checked.output;
        ASSERT_FALSE(checked.events.empty());
        EXPECT_EQ(checked.events.back().name(), "checked");
        EXPECT_EQ(checked.events.back().number("incomplete_files"), 1);
        EXPECT_EQ(run({"ls", "--json"}).events.at(0).text("state"), "paused") << "as it was before";
    }
}

TEST_F(Shares, GoOffTheListAndTheirFilesStayUnlessThatIsAskedForTwice)
{
    auto service = network_.run(home_, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    EXPECT_EQ(run({"rm", "1", "--with-data"}).exit, 2) << "nobody can be asked";
    EXPECT_EQ(run({"ls", "--json"}).events.size(), 1U);
    EXPECT_EQ(run({"rm", "1"}).output, "Removed one.bin: its files stay\n");
    EXPECT_EQ(run({"ls"}).output, "");
    EXPECT_TRUE(std::filesystem::exists(file_));

    put();
    EXPECT_EQ(run({"rm", "one.bin", "--with-data", "--yes"}).output, "Removed one.bin: its files are deleted\n");
    EXPECT_FALSE(std::filesystem::exists(file_));
}

TEST_F(Shares, ThatRestAreAskedNobodyFor)
{
    const auto asked = run({"reannounce", "1"});
    EXPECT_EQ(asked.exit, 2);
    EXPECT_NE(asked.messages.find("one.bin"), std::string::npos) << asked.messages;
}

} // namespace
} // namespace shoal::test
