#include "core/state/database.h"

#include "core/files/whole_file.h"
#include "core/state/catalogue.h"
#include "tests/support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <array>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

namespace shoal {
namespace {

constexpr std::array syntheticSteps{
    SchemaStep{"CREATE TABLE facts (name TEXT); INSERT INTO facts VALUES ('first')"},
    SchemaStep{"ALTER TABLE facts ADD COLUMN weight INTEGER NOT NULL DEFAULT 1"},
    SchemaStep{"UPDATE facts SET weight = weight + 1"},
};
std::span<const SchemaStep> upTo(std::size_t version) { return std::span{syntheticSteps}.first(version); }

class StateDatabase : public testing::Test {
protected:
    std::filesystem::path file() const { return folder_ / "state.db"; }
    std::string bytes() const { return readWholeFile(file()).value(); }
    const test::TemporaryFolder& folder() const { return folder_; }
    Error errorOfOpening() const
    {
        const auto database = Database::open(file());
        EXPECT_FALSE(database);
        return database ? Error{} : database.error();
    }

private:
    test::TemporaryFolder folder_;
};

TEST_F(StateDatabase, StartsAtTheNewestSchema)
{
    const auto database = Database::open(file());

    ASSERT_TRUE(database) << database.error().reason;
    EXPECT_EQ(database->version(), static_cast<int>(schema().size()));
}

TEST_F(StateDatabase, SyncsEveryCommit)
{
    auto database = Database::open(file());
    ASSERT_TRUE(database);
    auto& connection = database->connection();

    EXPECT_EQ(connection.execAndGet("PRAGMA journal_mode").getString(), "wal");
    EXPECT_EQ(connection.execAndGet("PRAGMA synchronous").getInt(), 2);
    EXPECT_EQ(connection.execAndGet("PRAGMA foreign_keys").getInt(), 1);
}

/// Of the permissions, those that others have.
int openness(const std::filesystem::path& file)
{
    using std::filesystem::perms;
    return static_cast<int>(std::filesystem::status(file).permissions() & (perms::group_all | perms::others_all));
}

TEST_F(StateDatabase, IsReadByItsOwnerAlone)
{
    auto database = Database::open(file());
    ASSERT_TRUE(database);
    database->connection().exec("CREATE TABLE facts (blob BLOB)");

    for (const auto* const ending : {"", "-wal", "-shm"})
        EXPECT_EQ(openness(file().string() + ending), 0) << ending;
}

TEST_F(StateDatabase, ThatOthersMayReadIsTakenFromThem)
{
    {
        ASSERT_TRUE(Database::open(file()));
    }
    std::filesystem::permissions(file(), std::filesystem::perms{0644});
    folder().write("state.db-wal", "");
    std::filesystem::permissions(folder() / "state.db-wal", std::filesystem::perms{0664});
    ASSERT_NE(openness(file()), 0);

    const auto database = Database::open(file());

    ASSERT_TRUE(database) << database.error().reason;
    for (const auto* const ending : {"", "-wal", "-shm"})
        EXPECT_EQ(openness(file().string() + ending), 0) << ending;
}

TEST_F(StateDatabase, KeepsLittleOfALargeFileInMemory)
{
    auto database = Database::open(file());
    ASSERT_TRUE(database);
    auto& connection = database->connection();
    connection.exec("CREATE TABLE facts (blob BLOB)");
    connection.exec("INSERT INTO facts VALUES (randomblob(4000000))");

    EXPECT_GT(connection.execAndGet("SELECT length(hex(blob)) FROM facts").getInt(), 0);

    int used = 0;
    int most = 0;
    sqlite3_db_status(connection.getHandle(), SQLITE_DBSTATUS_CACHE_USED, &used, &most, 0);
    EXPECT_LT(used, 512 * 1024);
}

TEST_F(StateDatabase, MigratesFromEachEarlierVersion)
{
    for (std::size_t version = 0; version <= syntheticSteps.size(); ++version) {
        const auto old = folder() / ("v" + std::to_string(version));
        ASSERT_TRUE(Database::open(old, upTo(version))) << version;

        auto database = Database::open(old, syntheticSteps);

        ASSERT_TRUE(database) << version << database.error().reason;
        EXPECT_EQ(database->connection().execAndGet("SELECT weight FROM facts").getInt(), 2) << version;
    }
}

TEST_F(StateDatabase, BringsEachReleasedVersionToTheNewestSchema)
{
    const auto tablesOf = [](Database& database) {
        return database.connection()
            .execAndGet("SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master ORDER BY name)")
            .getString();
    };
    auto fresh = Database::open(folder() / "fresh");
    for (std::size_t version = 1; version <= schema().size(); ++version) {
        const auto old = folder() / ("v" + std::to_string(version));
        ASSERT_TRUE(Database::open(old, schema().first(version)));

        auto database = Database::open(old);

        ASSERT_TRUE(database) << version;
        EXPECT_EQ(tablesOf(*database), tablesOf(*fresh)) << version;
    }
}

TEST_F(StateDatabase, FindsOutTheTrackersOfSharesThatAnOlderVersionWroteDown)
{
    const auto file = folder() / "state.db";
    {
        auto old = Database::open(file, schema().first(2));
        ASSERT_TRUE(old);
        for (const auto* link : {"&tr=http%3A%2F%2Fone.example%2F", "&tr=http%3A%2F%2Ftwo.example%2F", ""})
            old->connection().exec(
                std::string{"INSERT INTO shares (v1, name, name_folded, folder, when_done, piece_order, is_paused, "
                            "link, size, downloaded, uploaded, added_at, has_places, has_wanted) VALUES "
                            "(zeroblob(20), '', '', '', 0, 0, 0, "
                            "'magnet:?xt=urn:btih:0123456789012345678901234567890123456789"}
                + link + "', 0, 0, 0, 0, 0, 0)");
    }
    auto database = Database::open(file);
    ASSERT_TRUE(database);
    Catalogue catalogue{*database};

    EXPECT_EQ(catalogue.findHosts(2), 2u);
    EXPECT_EQ(catalogue.findHosts(2), 1u);
    EXPECT_EQ(catalogue.findHosts(2), 0u);
    EXPECT_EQ(catalogue.rows({.tracker = "one.example"}, {}, {0, 9}).value().total, 1u);
    EXPECT_EQ(catalogue.counts().value().trackers.size(), 2u);
}

TEST_F(StateDatabase, MigratesWhollyOrNotAtAll)
{
    constexpr std::array broken{syntheticSteps[0], syntheticSteps[1], SchemaStep{"UPDATE nowhere SET x = 1"}};
    ASSERT_TRUE(Database::open(file(), upTo(1)));

    EXPECT_FALSE(Database::open(file(), broken));

    auto database = Database::open(file(), upTo(1));
    ASSERT_TRUE(database);
    EXPECT_EQ(database->connection().execAndGet("SELECT count(*) FROM pragma_table_info('facts')").getInt(), 1);
}

TEST_F(StateDatabase, LeavesANewerVersionUntouched)
{
    ASSERT_TRUE(Database::open(file(), syntheticSteps));
    const auto before = bytes();

    const auto database = Database::open(file(), upTo(2));

    ASSERT_FALSE(database);
    EXPECT_EQ(database.error().kind, ErrorKind::DatabaseTooNew);
    EXPECT_EQ(database.error().about, file().string());
    EXPECT_EQ(database.error().reason, "it is of version 3, this program knows 2");
    EXPECT_EQ(bytes(), before);
}

TEST_F(StateDatabase, LeavesAFileThatIsNoDatabaseUntouched)
{
    const std::string text(5000, 'x');
    folder().write("state.db", text);

    const auto error = errorOfOpening();

    EXPECT_EQ(error.kind, ErrorKind::DatabaseDamaged);
    EXPECT_EQ(error.about, file().string());
    EXPECT_EQ(bytes(), text);
}

TEST_F(StateDatabase, LeavesAnotherProgramsDatabaseUntouched)
{
    {
        SQLite::Database other{file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
        other.exec("CREATE TABLE theirs (x)");
    }
    const auto before = bytes();

    EXPECT_EQ(errorOfOpening().kind, ErrorKind::DatabaseNotOurs);
    EXPECT_EQ(bytes(), before);
}

TEST_F(StateDatabase, NoticesAFileThatWasCutShort)
{
    ASSERT_TRUE(Database::open(file()));
    const auto half = bytes().substr(0, bytes().size() / 2);
    folder().write("state.db", half);

    EXPECT_EQ(errorOfOpening().kind, ErrorKind::DatabaseDamaged);
    EXPECT_EQ(bytes(), half);
}

TEST_F(StateDatabase, NoticesAnOverwrittenPage)
{
    {
        auto database = Database::open(file());
        ASSERT_TRUE(database);
        database->connection().exec("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
                                    "INSERT INTO meta SELECT i, randomblob(20) FROM n");
    }
    auto spoilt = bytes();
    spoilt.replace(spoilt.size() - 3 * 4096, 4096, std::string(4096, '\x5a'));
    folder().write("state.db", spoilt);

    EXPECT_EQ(errorOfOpening().kind, ErrorKind::DatabaseDamaged);
    EXPECT_EQ(bytes(), spoilt);
}

TEST_F(StateDatabase, KeepsTheLogOfAnEmptyDatabase)
{
    folder().write("state.db", "");
    folder().write("state.db-wal", "commits that are nowhere else");

    EXPECT_EQ(errorOfOpening().kind, ErrorKind::DatabaseDamaged);
    EXPECT_EQ(readWholeFile(folder() / "state.db-wal").value(), "commits that are nowhere else");
}

TEST_F(StateDatabase, IsWholeWhenItSaysSo)
{
    auto database = Database::open(file());
    ASSERT_TRUE(database);

    EXPECT_TRUE(database->checkIntegrity());
}

TEST_F(StateDatabase, NamesTheFileInAFolderThatIsNotThere)
{
    const auto database = Database::open(folder() / "missing/state.db");

    ASSERT_FALSE(database);
    EXPECT_EQ(database.error().about, (folder() / "missing/state.db").string());
}

} // namespace
} // namespace shoal
