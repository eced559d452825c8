#include "tests/app/command_fixture.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class LogCommandTest : public CommandTest {
protected:
    /// The newest stands first, as an engine has them.
    void happens(LogEntry entry)
    {
        entry.number = static_cast<std::int64_t>(script.log.size()) + 1;
        script.log.insert(script.log.begin(), std::move(entry));
    }
    void happens(const std::string& name, ShareId share = {1})
    {
        happens({.kind = LogKind::Added, .share = share, .name = name});
    }
    void addShare(ShareId id, const std::string& name)
    {
        auto row = serving(id);
        row.name = name;
        script.rows[id] = row;
    }
    /// `--follow` listens from its start; the engine is there by then.
    void playAt(std::chrono::milliseconds time, const std::function<void(FakeEngine&)>& play)
    {
        script.onLog = [this, time, play](FakeEngine& engine) {
            if (std::exchange(isPlayed_, true))
                return;
            loop.at(time, [&engine, play] { play(engine); });
            loop.at(time + 1s, [this] { loop.interrupt(); });
        };
    }
    std::vector<std::string> names() const
    {
        std::vector<std::string> names;
        for (const auto& line : lines()) {
            constexpr std::string_view member = R"("name":")";
            EXPECT_EQ(test::faultOfEvent(line), std::nullopt);
            if (const auto found = line.find(member); found != std::string::npos)
                names.push_back(
                    line.substr(found + member.size(), line.find('"', found + member.size()) - found - member.size()));
        }
        return names;
    }

private:
    bool isPlayed_ = false;
};

TEST_F(LogCommandTest, PrintsTheOldestFirst)
{
    happens("first");
    happens("second");

    EXPECT_EQ(run({"log", "--json"}), ExitCode::Ok);

    EXPECT_THAT(names(), ElementsAre("first", "second"));
}

TEST_F(LogCommandTest, PrintsTheLastOnesAlone)
{
    for (int entry = 0; entry < 60; ++entry)
        happens("entry " + std::to_string(entry));

    run({"log", "--json"});
    EXPECT_EQ(names().size(), 50U);
    EXPECT_EQ(names().back(), "entry 59");
    terminal.results.clear();
    run({"log", "--json", "-n", "2"});
    EXPECT_THAT(names(), ElementsAre("entry 58", "entry 59"));
    terminal.results.clear();
    run({"log", "--json", "-n", "0"});
    EXPECT_THAT(names(), IsEmpty());
}

TEST_F(LogCommandTest, TellsPeopleWhatHappenedToWhat)
{
    happens({.kind = LogKind::Failed, .share = ShareId{1}, .name = "album", .text = "/srv/a: No space left"});
    happens({.kind = LogKind::Warning, .text = "0.0.0.0:6881 is taken"});

    run({"log"});

    EXPECT_THAT(lines(),
                ElementsAre(HasSubstr("  failed        album: /srv/a: No space left"),
                            HasSubstr("  warning       0.0.0.0:6881 is taken")));
}

TEST_F(LogCommandTest, FollowsWithoutLosingOrRepeatingAnEntry)
{
    happens("before");
    playAt(1s, [this](FakeEngine& engine) {
        happens("one");
        happens("two");
        engine.emit(LogGrew{});
        engine.emit(LogGrew{});
        happens("three");
        engine.emit(LogGrew{});
    });

    EXPECT_EQ(run({"log", "--json", "--follow"}), ExitCode::Ok);

    EXPECT_THAT(names(), ElementsAre("before", "one", "two", "three"));
}

TEST_F(LogCommandTest, FollowedSaysNothingOfItsEnd)
{
    happens("before");
    playAt(1s, [](FakeEngine&) {});

    EXPECT_EQ(run({"log", "--follow"}), ExitCode::Ok);

    EXPECT_EQ(terminal.messages, "") << "there was nothing to save, and nothing to leave to anybody";
}

TEST_F(LogCommandTest, FollowedEndsWhenItsReaderGoesAway)
{
    loop.at(5s, [this] { terminal.broken = true; });
    loop.at(60s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"log", "--follow"}), ExitCode::Failure);
    EXPECT_LE(loop.elapsed(), 6s) << "also when nothing happens that it could print";
}

TEST_F(LogCommandTest, SaysWhereToLookForAShareThatItDoesNotKnow)
{
    EXPECT_EQ(run({"log", "zzz"}), ExitCode::NotFound);

    EXPECT_THAT(terminal.messages, HasSubstr("zzz is not there: no share has this number, name or hash. `shoal ls` "));
}

TEST_F(LogCommandTest, FollowsFromNowOnWhenNoOldEntryIsWanted)
{
    happens("before");
    playAt(1s, [this](FakeEngine& engine) {
        happens("after");
        engine.emit(LogGrew{});
    });

    run({"log", "--json", "--follow", "-n", "0"});

    EXPECT_THAT(names(), ElementsAre("after"));
}

TEST_F(LogCommandTest, TakesAShareByNumberNameOrHash)
{
    addShare({1}, "album");
    addShare({2}, "album two");
    script.rows[ShareId{2}].hashes = {Sha1{{0xab}}, {}};
    happens("one", {1});
    happens("two", {2});

    for (const auto* const wanted : {"2", "album two", "ab0", "AB00"}) {
        terminal.results.clear();
        EXPECT_EQ(run({"log", "--json", wanted}), ExitCode::Ok);
        EXPECT_THAT(names(), ElementsAre("two")) << wanted;
    }
}

TEST_F(LogCommandTest, RefusesAShareThatIsNotThereOrIsOneOfSeveral)
{
    addShare({1}, "album");
    addShare({2}, "album");

    EXPECT_EQ(run({"log", "song"}), ExitCode::NotFound);
    EXPECT_THAT(terminal.messages, HasSubstr("song is not there"));
    EXPECT_EQ(run({"log", "album"}), ExitCode::Usage);
}

TEST_F(LogCommandTest, RefusesACountThatIsNone)
{
    for (const auto* const count : {"x", "-1", "5x", "100001"})
        EXPECT_EQ(run({"log", "-n", count}), ExitCode::Usage) << count;
    EXPECT_TRUE(opened.empty()) << "the profile is not needed to say so";
}

} // namespace
} // namespace shoal::app
