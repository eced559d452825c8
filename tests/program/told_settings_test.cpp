// What is said of settings that can't be used.
#include "tests/program/telling.h"
#include "tests/support/mounts.h"

#include <sys/stat.h>

namespace shoal::test {
namespace {

struct BadSettings {
    std::string about;
    std::string title; ///< on the page; empty: not there
    std::string file;  ///< shoal.toml
    std::string says;
};
void PrintTo(const BadSettings& settings, std::ostream* out) { *out << settings.about; }

class ToldOfSettings : public Telling, public testing::WithParamInterface<BadSettings> {};

TEST_P(ToldOfSettings, WhereInTheFileAndWhatIsWrong)
{
    write("config/shoal/shoal.toml", GetParam().file);

    const auto told = tell({"config", "list"});

    expectTold(told, "bad-setting", 2);
    EXPECT_NE(told.message.find(GetParam().says), std::string::npos) << told.message;
    if (!GetParam().title.empty())
        expectOnPage(told, ErrorGroup::Settings, GetParam().title, "bad-setting", 2);
}

INSTANTIATE_TEST_SUITE_P(
    , ToldOfSettings,
    testing::Values(BadSettings{"UnknownKey", "A key that doesn't exist", "[dht]\nclosed_netwrok = true\n",
                                "closed_network"},
                    BadSettings{"UnknownSection", "", "[dth]\nenabled = true\n", ":2:"},
                    BadSettings{"WrongType", "A value of the wrong type", "[upload]\nslots = \"many\"\n", ":2:"},
                    BadSettings{"OutOfRange", "A value out of range", "[upload]\n\nslots = -3\n", ":3:"},
                    BadSettings{"NoToml", "A file that can't be read as TOML", "[upload\nslots = 3\n", ":1:"},
                    BadSettings{"Twice", "", "[upload]\nslots = 3\nslots = 4\n", ":3:"},
                    BadSettings{"BadAddress", "", "[network]\nlisten = [\"localhost\"]\n", ":2:"},
                    BadSettings{"Binary", "", std::string("\0\1\2\3", 4), ":1:"}),
    [](const auto& test) { return test.param.about; });

class ToldOfAssignments : public Telling {};

TEST_F(ToldOfAssignments, ToAnUnknownKey)
{
    expectOnPage(tell({"config", "set", "dht.closed_netwrok", "true"}), ErrorGroup::Settings, "A mistyped key",
                 "bad-setting", 2);
}

TEST_F(ToldOfAssignments, ToAValueThatIsTooLarge)
{
    expectTold(tell({"config", "set", "upload.slots", "99999999999999999999"}), "bad-setting", 2);
}

TEST_F(ToldOfAssignments, OnTheCommandLine)
{
    expectOnPage(tell({"get", std::string(40, 'a'), "--set", "upload.slots=lots"}), ErrorGroup::Settings,
                 "A wrong value on the command line", "bad-setting", 2);
}

TEST_F(ToldOfAssignments, WithoutAValue)
{
    expectTold(tell({"get", std::string(40, 'a'), "--set", "upload.slots"}), "bad-setting", 2);
}

TEST_F(ToldOfAssignments, ToAFileThatMayNotBeRead)
{
    std::filesystem::remove(settings());
    std::filesystem::create_directory(settings());
    expectOnPage(tell({"config", "list"}), ErrorGroup::Settings, "A folder instead of the settings", "not-a-file", 1);
}

TEST_F(ToldOfAssignments, ToAFileThatIsFarTooLarge)
{
    std::filesystem::resize_file(settings(), std::uintmax_t{1} << 40);
    expectOnPage(tell({"config", "list"}), ErrorGroup::Settings, "A huge file instead of the settings", "bad-setting",
                 2);
}

TEST_F(ToldOfAssignments, ToAPipe)
{
    std::filesystem::remove(settings());
    ASSERT_EQ(mkfifo(settings().c_str(), 0600), 0);
    expectOnPage(tell({"config", "set", "upload.slots", "3"}), ErrorGroup::Settings, "A pipe instead of the settings",
                 "bad-setting", 2);
    EXPECT_TRUE(std::filesystem::is_fifo(settings())) << "untouched";
}

TEST_F(ToldOfAssignments, ToADeviceThatNeverEnds)
{
    std::filesystem::remove(settings());
    std::filesystem::create_symlink("/dev/zero", settings());
    expectTold(tell({"config", "list"}), "bad-setting", 2);
}

TEST_F(ToldOfAssignments, ToAFileThatMayNotBeWritten)
{
    const auto told = tell({"config", "set", "upload.slots", "3"}, {.wrap = withReadOnly(settings().parent_path())});
    expectOnPage(told, ErrorGroup::Settings, "Settings that may not be written", "permission-denied", 1);
}

} // namespace
} // namespace shoal::test
