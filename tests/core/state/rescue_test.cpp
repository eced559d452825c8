#include "core/state/rescue.h"

#include "core/files/whole_file.h"
#include "core/state/catalogue.h"
#include "tests/support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::chrono::sys_seconds monday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 8h};
constexpr auto neverGiveUp = [] { return false; };

class Rescuing : public testing::Test {
protected:
    std::filesystem::path file() const { return folder_ / "state.db"; }
    std::string bytes() const { return readWholeFile(file()).value(); }

    void add(const std::string& name, std::uint8_t hash)
    {
        auto opened = Database::open(file()).value();
        Catalogue{opened}
            .insert({.hashes = {Sha1{{hash}}, {}}, .name = name, .torrent = "de", .resume = "progress"})
            .value();
    }
    void backUp(std::chrono::sys_seconds when = monday)
    {
        ASSERT_TRUE(Backups{folder_.path()}.take(when, neverGiveUp).value());
    }
    Result<OpenedDatabase> open() const { return openOrRescue(folder_.path(), monday + 48h); }
    static std::vector<std::string> namesIn(Database& database)
    {
        std::vector<std::string> names;
        const auto page = Catalogue{database}.rows({}, {}, {0, 100}).value();
        for (const auto& row : page.rows)
            names.push_back(row.name);
        return names;
    }
    /// Every file of the folder that holds what was set aside.
    std::string kept(const std::string& name) const
    {
        return readWholeFile(folder_ / ("damaged/2026-11-25T080000Z/" + name)).value_or("");
    }

    test::TemporaryFolder folder_;
};

struct Damage {
    std::string about;
    void (*inflict)(std::string& bytes);
};
void PrintTo(const Damage& damage, std::ostream* out) { *out << damage.about; }

class EachDamage : public Rescuing, public testing::WithParamInterface<Damage> {};

TEST_P(EachDamage, IsSetAsideWholeAndTheLastBackupTakesItsPlace)
{
    add("kept", 1);
    backUp();
    add("newer", 2);
    auto spoilt = bytes();
    GetParam().inflict(spoilt);
    folder_.write("state.db", spoilt);

    auto opened = open();

    ASSERT_TRUE(opened) << opened.error().reason;
    ASSERT_TRUE(opened->rescue);
    EXPECT_EQ(opened->rescue->backup->takenAt, monday);
    EXPECT_EQ(opened->rescue->shares, 1U);
    EXPECT_THAT(namesIn(opened->database), ElementsAre("kept"));
    EXPECT_EQ(kept("state.db"), spoilt) << "byte for byte: somebody may want to mend it";
    EXPECT_TRUE(std::filesystem::exists(folder_ / "backups/state.2026-11-23T080000Z.db")) << "it may be needed again";
}

INSTANTIATE_TEST_SUITE_P(
    , EachDamage,
    testing::Values(Damage{"Header", [](std::string& bytes) { bytes.replace(0, 100, std::string(100, '\xff')); }},
                    Damage{"AnyPage",
                           [](std::string& bytes) { bytes.replace(3 * 4096, 4096, std::string(4096, '\x5a')); }},
                    Damage{"CutShort", [](std::string& bytes) { bytes.resize(bytes.size() / 2 + 10); }},
                    Damage{"Empty", [](std::string& bytes) { bytes.clear(); }},
                    Damage{"Text", [](std::string& bytes) { bytes = "Dear diary,\n" + std::string(2000, 'a'); }},
                    Damage{"Zeros", [](std::string& bytes) { bytes.assign(bytes.size(), '\0'); }}),
    [](const auto& test) { return test.param.about; });

TEST_F(Rescuing, TouchesNothingWhenTheDatabaseIsInOrder)
{
    add("sound", 1);
    backUp();

    auto opened = open();

    ASSERT_TRUE(opened);
    EXPECT_FALSE(opened->rescue);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "damaged"));
    EXPECT_THAT(namesIn(opened->database), ElementsAre("sound"));
}

TEST_F(Rescuing, StartsANewProfileWithoutAWord)
{
    auto opened = open();

    ASSERT_TRUE(opened);
    EXPECT_FALSE(opened->rescue);
}

TEST_F(Rescuing, RestoresAFileThatIsGone)
{
    add("kept", 1);
    backUp();
    std::filesystem::remove(file());

    auto opened = open();

    ASSERT_TRUE(opened && opened->rescue);
    EXPECT_THAT(namesIn(opened->database), ElementsAre("kept"));
}

TEST_F(Rescuing, NeverPlaysTheLogOfTheDamagedDatabaseIntoTheBackup)
{
    add("kept", 1);
    backUp();
    std::string log;
    {
        auto open = Database::open(file()).value();
        Catalogue{open}.insert({.hashes = {Sha1{{9}}, {}}, .name = "only in the log"}).value();
        log = readWholeFile(file().string() + "-wal").value();
    }
    folder_.write("state.db", std::string(8192, 'x'));
    folder_.write("state.db-wal", log);

    auto opened = open();

    ASSERT_TRUE(opened && opened->rescue);
    EXPECT_THAT(namesIn(opened->database), ElementsAre("kept"));
    EXPECT_TRUE(kept("state.db-wal") == log) << "it belongs to what was set aside";
}

TEST_F(Rescuing, WithoutABackupStartsEmptyAndKeepsTheDamagedFile)
{
    add("lost", 1);
    folder_.write("state.db", "no database");

    auto opened = open();

    ASSERT_TRUE(opened && opened->rescue);
    EXPECT_FALSE(opened->rescue->backup);
    EXPECT_THAT(namesIn(opened->database), IsEmpty());
    EXPECT_EQ(kept("state.db"), "no database");
    EXPECT_EQ(toldAs(*opened->rescue).kind, ErrorKind::DatabaseLost);
}

TEST_F(Rescuing, TakesTheBackupBeforeWhenTheLastIsDamagedToo)
{
    add("kept", 1);
    backUp();
    backUp(monday + 24h);
    folder_.write("backups/state.2026-11-24T080000Z.db", "damaged as well");
    folder_.write("state.db", "no database");

    auto opened = open();

    ASSERT_TRUE(opened && opened->rescue && opened->rescue->backup);
    EXPECT_EQ(opened->rescue->backup->takenAt, monday);
    EXPECT_THAT(namesIn(opened->database), ElementsAre("kept"));
}

TEST_F(Rescuing, BelievesNoProgressOfABackup)
{
    add("half-done", 1);
    backUp();
    folder_.write("state.db", "no database");

    auto opened = open();

    ASSERT_TRUE(opened && opened->rescue);
    const auto share = Catalogue{opened->database}.get({1}).value();
    EXPECT_NE(share.resume, "progress");
    EXPECT_NE(share.resume, "") << "what lies at its place is its own";
}

TEST_F(Rescuing, ThatWasCutOffIsEnded)
{
    add("kept", 1);
    backUp();
    std::filesystem::remove(file()); // moved away already
    folder_.write("state.db.restoring", "half a copy");

    auto opened = open();

    ASSERT_TRUE(opened && opened->rescue);
    EXPECT_THAT(namesIn(opened->database), ElementsAre("kept"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "state.db.restoring"));
}

TEST_F(Rescuing, LeavesAnotherProgramsDatabaseAlone)
{
    {
        SQLite::Database other{file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
        other.exec("CREATE TABLE theirs (x)");
    }
    const auto before = bytes();

    const auto opened = open();

    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::DatabaseNotOurs);
    EXPECT_EQ(bytes(), before);
}

TEST_F(Rescuing, LeavesANewerProfileAlone)
{
    add("theirs", 1);
    backUp();
    Database::open(file()).value().connection().exec("PRAGMA user_version = 99");
    const auto before = bytes();

    const auto opened = open();

    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::DatabaseTooNew);
    EXPECT_EQ(bytes(), before);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "damaged"));
}

TEST_F(Rescuing, LooksAtAWholeLargeDatabaseAfterABackupMetDamage)
{
    {
        auto open = Database::open(file()).value();
        Catalogue{open}.insert({.hashes = {Sha1{{1}}, {}}, .name = "kept"}).value();
        open.connection().exec("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                               "INSERT INTO meta SELECT i, randomblob(4000) FROM n");
    }
    ASSERT_GT(std::filesystem::file_size(file()), 16u << 20) << "else it is checked at each start";
    backUp();
    auto spoilt = bytes();
    spoilt.replace(2000 * 4096, 4096, std::string(4096, '\x5a'));
    folder_.write("state.db", spoilt);
    ASSERT_TRUE(open()) << "nobody has seen it yet";
    ASSERT_FALSE(Backups{folder_.path()}.take(monday + 24h, neverGiveUp));

    auto opened = open();

    ASSERT_TRUE(opened && opened->rescue);
    EXPECT_THAT(namesIn(opened->database), ElementsAre("kept"));
    EXPECT_FALSE(Backups{folder_.path()}.isSuspect());
}

TEST_F(Rescuing, IsToldWithWhatWasWrongWhatIsBackAndWhereTheOldOneLies)
{
    add("kept", 1);
    backUp();
    folder_.write("state.db", "no database");

    const auto told = toldAs(*open()->rescue);

    EXPECT_EQ(told.kind, ErrorKind::DatabaseRestored);
    EXPECT_EQ(told.about, file().string());
    EXPECT_THAT(told.reason, HasSubstr("the backup is of 2026-11-23 08:00 UTC and lists 1 share"));
    EXPECT_THAT(told.reason, HasSubstr((folder_ / "damaged/2026-11-25T080000Z").string()));
}

} // namespace
} // namespace shoal
