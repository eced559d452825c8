#include "core/state/backups.h"

#include "core/files/whole_file.h"
#include "core/state/catalogue.h"
#include "core/state/database.h"
#include "core/state/dated_name.h"
#include "tests/support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::chrono::sys_seconds monday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 8h};
constexpr auto day = 24h;
constexpr auto neverGiveUp = [] { return false; };

class StateBackups : public testing::Test {
protected:
    Backups backups() const { return Backups{folder_.path()}; }
    std::filesystem::path database() const { return folder_ / "state.db"; }

    /// An open database with a share in it: its log holds what the file has not.
    Database withShare(const std::string& name = "film")
    {
        auto database = Database::open(this->database()).value();
        Catalogue{database}.insert({.hashes = {Sha1{{7}}, {}}, .name = name}).value();
        return database;
    }
    std::vector<std::string> sharesIn(const std::filesystem::path& file)
    {
        const auto copy = folder_ / "looked-at";
        std::filesystem::copy_file(file, copy, std::filesystem::copy_options::overwrite_existing);
        auto opened = Database::open(copy).value();
        std::vector<std::string> names;
        const auto page = Catalogue{opened}.rows({}, {}, {0, 100}).value();
        for (const auto& row : page.rows)
            names.push_back(row.name);
        return names;
    }
    std::vector<std::chrono::sys_seconds> moments() const
    {
        std::vector<std::chrono::sys_seconds> moments;
        const auto list = backups().list().value();
        moments.reserve(list.size());
        for (const auto& backup : list)
            moments.push_back(backup.takenAt);
        return moments;
    }

    test::TemporaryFolder folder_;
};

TEST_F(StateBackups, AreReadByTheirOwnerAlone)
{
    const auto open = withShare();
    const auto backup = backups().take(monday, neverGiveUp).value();

    EXPECT_EQ(std::filesystem::status(backup->file).permissions(), std::filesystem::perms{0600});
}

TEST_F(StateBackups, AreTakenOfAProfileThatHasASwarmAndNoShare)
{
    auto open = Database::open(database()).value();
    EXPECT_EQ(backups().take(monday, neverGiveUp).value(), std::nullopt);
    open.connection().exec("INSERT INTO swarms (id, name, keys, are_sealed, person, label, line, own_sequence, "
                           "own_before, doubt, known) VALUES (zeroblob(32), '', zeroblob(64), 0, zeroblob(16), '', "
                           "zeroblob(8), 0, 0, 0, 0)");
    EXPECT_NE(backups().take(monday, neverGiveUp).value(), std::nullopt);
}

TEST_F(StateBackups, HoldTheListWithWhatStandsOnlyInTheLog)
{
    auto open = withShare();

    const auto backup = backups().take(monday, neverGiveUp).value();

    ASSERT_TRUE(backup);
    EXPECT_EQ(backup->takenAt, monday);
    EXPECT_THAT(sharesIn(backup->file), ElementsAre("film"));
}

TEST_F(StateBackups, AreOneFileThatNeedsNoLog)
{
    auto open = withShare();

    const auto backup = backups().take(monday, neverGiveUp).value();

    std::vector<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator{backup->file.parent_path()})
        names.push_back(file.path().filename());
    EXPECT_THAT(names, ElementsAre("state.2026-11-23T080000Z.db"));
}

TEST_F(StateBackups, ReplaceTheOneOfTheSameDay)
{
    auto open = withShare();
    ASSERT_TRUE(backups().take(monday, neverGiveUp));
    ASSERT_TRUE(backups().take(monday + 3h, neverGiveUp));

    EXPECT_THAT(moments(), ElementsAre(monday + 3h));
}

TEST_F(StateBackups, AreKeptOfTheLastThreeDays)
{
    auto open = withShare();
    for (const auto days : {0, 1, 2, 9})
        ASSERT_TRUE(backups().take(monday + days * day, neverGiveUp));

    EXPECT_THAT(moments(), ElementsAre(monday + 9 * day, monday + 2 * day, monday + 1 * day));
}

TEST_F(StateBackups, AreKeptWhenTheClockWasSetBack)
{
    auto open = withShare();
    for (const auto days : {5, 6, 7})
        ASSERT_TRUE(backups().take(monday + days * day, neverGiveUp));

    ASSERT_TRUE(backups().take(monday, neverGiveUp));

    EXPECT_THAT(moments(), ElementsAre(monday + 7 * day, monday + 6 * day, monday));
}

TEST_F(StateBackups, AreNotTakenOfAnEmptyListThatNeverHeldAnything)
{
    auto open = Database::open(database()).value();

    EXPECT_EQ(backups().take(monday, neverGiveUp).value(), std::nullopt);
    EXPECT_THAT(moments(), IsEmpty());
}

TEST_F(StateBackups, OfAListThatIsEmptyNowAreTaken)
{
    auto open = withShare();
    ASSERT_TRUE(backups().take(monday, neverGiveUp));
    ASSERT_TRUE(Catalogue{open}.remove({1}));

    ASSERT_TRUE(backups().take(monday + day, neverGiveUp));

    EXPECT_THAT(sharesIn(backups().list()->front().file), IsEmpty());
}

TEST_F(StateBackups, AreNotReplacedByACopyOfADamagedDatabase)
{
    {
        auto open = withShare();
        open.connection().exec("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
                               "INSERT INTO meta SELECT i, randomblob(20) FROM n");
    }
    const auto sound = backups().take(monday, neverGiveUp).value();
    auto bytes = readWholeFile(database()).value();
    bytes.replace(bytes.size() - 3 * 4096, 4096, std::string(4096, '\x5a'));
    folder_.write("state.db", bytes);

    const auto second = backups().take(monday + 1h, neverGiveUp);

    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::DatabaseDamaged);
    EXPECT_EQ(second.error().about, database().string());
    EXPECT_THAT(moments(), ElementsAre(monday));
    EXPECT_TRUE(backups().isSuspect()) << "the next start looks at the whole file, however large";
}

TEST_F(StateBackups, OfALargeListEndWhenAskedTo)
{
    auto open = withShare();
    open.connection().exec("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) "
                           "INSERT INTO meta SELECT i, randomblob(20) FROM n");
    const auto taken = backups().take(monday, [] { return true; });

    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().kind, ErrorKind::Cancelled);
    EXPECT_THAT(moments(), IsEmpty());
    EXPECT_FALSE(std::filesystem::exists(folder_ / "backups/unfinished"));
    EXPECT_FALSE(backups().isSuspect());
}

TEST_F(StateBackups, OfASmallListAreTakenEvenAtTheEnd)
{
    auto open = withShare();
    EXPECT_TRUE(backups().take(monday, [] { return true; }).value());
}

TEST_F(StateBackups, PassOverTheUnfinishedOneOfAKilledProcess)
{
    auto open = withShare();
    folder_.write("backups/unfinished", "half a copy");
    folder_.write("backups/notes.txt", "somebody's");

    ASSERT_TRUE(backups().take(monday, neverGiveUp).value());

    EXPECT_THAT(moments(), ElementsAre(monday));
    EXPECT_TRUE(std::filesystem::exists(folder_ / "backups/notes.txt"));
}

TEST(DatedName, IsReadBackAndSortsByTime)
{
    EXPECT_EQ(nameOf(monday), "2026-11-23T080000Z");
    EXPECT_EQ(timeNamed("2026-11-23T080000Z"), monday);
    EXPECT_LT(nameOf(monday), nameOf(monday + 1s));
    EXPECT_EQ(timeNamed("2026-11-23"), std::nullopt);
    EXPECT_EQ(timeNamed("2026-11-23T080000Z~"), std::nullopt);
    EXPECT_EQ(dateText(monday), "2026-11-23 08:00 UTC");
}

} // namespace
} // namespace shoal
