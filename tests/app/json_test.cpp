#include "app/shoal/report/json.h"

#include "tests/app/fake_terminal.h"
#include "tests/app/sample_reports.h"
#include "tests/support/json_schema.h"

#include <gmock/gmock.h>
#include <set>

namespace shoal::app {
namespace {
using namespace std::chrono_literals;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

std::string eventOf(const std::string& line)
{
    constexpr std::string_view start = R"({"event":")";
    return line.substr(start.size(), line.find('"', start.size()) - start.size());
}

TEST(Json, EveryReportFitsTheSchemaOfItsEvent)
{
    for (const auto& report : test::sampleReports())
        for (const auto& line : test::linesOf(toJson(report)))
            EXPECT_EQ(test::faultOfEvent(line), std::nullopt);
}

TEST(Json, TheSamplesHoldEveryKindOfReport)
{
    std::set<std::size_t> kinds;
    for (const auto& report : test::sampleReports())
        kinds.insert(report.index());

    EXPECT_EQ(kinds.size(), std::variant_size_v<Report>);
}

TEST(Json, EverySchemaBelongsToAnEventThatIsPrinted)
{
    std::set<std::string> printed;
    for (const auto& report : test::sampleReports())
        for (const auto& line : test::linesOf(toJson(report)))
            printed.insert(eventOf(line));

    for (const auto& event : test::eventsWithSchema())
        EXPECT_TRUE(printed.contains(event)) << event;
}

TEST(Json, ANameThatIsNotUtf8CarriesReplacementCharacters)
{
    EXPECT_THAT(toJson(Metadata{"a\xff", {}, 1, 1}), HasSubstr("\"name\":\"a\xef\xbf\xbd\""));
}

TEST(Json, AnEventIsOneLineWhateverItsNamesHold)
{
    for (const auto& report : test::sampleReports())
        for (const auto& line : test::linesOf(toJson(report)))
            EXPECT_THAT(line, AllOf(StartsWith("{"), EndsWith("}")));
}

TEST(Json, AListIsALineARow)
{
    EXPECT_EQ(toJson(SharesListed{}), "");
    EXPECT_EQ(test::linesOf(toJson(SharesListed{.rows = {{.id = {1}}, {.id = {2}}}})).size(), 2U);
}

TEST(Json, AShareWhoseSizeIsNotKnownHasNoRatio)
{
    ShareRow row{.id = {3}, .name = "album"};
    EXPECT_THAT(toJson(SharesListed{.rows = {row}}), HasSubstr(R"("size_bytes":null)"));
    EXPECT_THAT(toJson(SharesListed{.rows = {row}}), HasSubstr(R"("ratio":null)"));
    EXPECT_THAT(toJson(SharesListed{.rows = {row}}), HasSubstr(R"("progress":0.0)"));
    row.hasMetadata = true;
    row.size = row.wanted = 400;
    row.done = 100;
    row.uploaded = 1000;
    EXPECT_THAT(toJson(SharesListed{.rows = {row}}), HasSubstr(R"("ratio":2.5)"));
    EXPECT_THAT(toJson(SharesListed{.rows = {row}}), HasSubstr(R"("progress":0.25)"));
}

TEST(Json, ReadyNamesTheLinkTheHashesAndWhetherItIsAnnounced)
{
    const auto line = toJson(Ready{"magnet:?x", {Sha1{{0xab}}, {}}, true, false});

    EXPECT_EQ(line,
              R"({"event":"ready","link":"magnet:?x","info_hash_v1":"ab00000000000000000000000000000000000000",)"
              R"("info_hash_v2":null,"announced":true})");
}

TEST(JsonReporter, PrintsProgressAtMostOnceASecondAndTheRestAtOnce)
{
    test::FakeTerminal terminal;
    std::chrono::steady_clock::time_point now{};
    JsonReporter reporter{terminal, [&] { return now; }};

    reporter.report(Progress{});
    now += 999ms;
    reporter.report(Progress{});
    reporter.report(Announced{});
    now += 1ms;
    reporter.report(Progress{});

    EXPECT_EQ(test::linesOf(terminal.results).size(), 3U);
    EXPECT_EQ(terminal.messages, "");
}

TEST(JsonSchema, RefusesALineThatLacksAMemberOrHasOneTooMany)
{
    EXPECT_NE(test::faultOfEvent(R"({"event":"stopped"})"), std::nullopt);
    EXPECT_NE(test::faultOfEvent(R"({"event":"stopped","saved":true,"more":1})"), std::nullopt);
    EXPECT_NE(test::faultOfEvent(R"({"event":"stopped","saved":"yes"})"), std::nullopt);
    EXPECT_EQ(test::faultOfEvent(R"({"event":"stopped","saved":true})"), std::nullopt);
}

TEST(JsonSchema, RefusesWhatIsNoEvent)
{
    EXPECT_NE(test::faultOfEvent("Stopped; everything is saved."), std::nullopt);
    EXPECT_NE(test::faultOfEvent(R"({"event":"never-heard-of"})"), std::nullopt);
    EXPECT_NE(test::faultOfEvent(R"(["event"])"), std::nullopt);
}

} // namespace
} // namespace shoal::app
