// What is said of a profile that is taken, unusable, or damaged, and that a damaged one is no loss.
#include "tests/program/telling.h"
#include "tests/support/mounts.h"

#include <fstream>
#include <iterator>

namespace shoal::test {
namespace {

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

void writeBytes(const std::filesystem::path& file, const std::string& bytes)
{
    std::ofstream{file, std::ios::binary} << bytes;
}

class ToldOfProfiles : public Telling {
protected:
    /// A profile that lists film.torrent, complete.
    void makeProfile()
    {
        makeFilm();
        const auto got = run({"get", "film.torrent"});
        ASSERT_EQ(got.exit, 0) << got.messages;
        sound_ = bytesOf(database());
        ASSERT_GT(sound_.size(), 20'000U);
    }
    std::filesystem::path database() const { return profile() / "state.db"; }

    /// The sound database with other bytes at a place of its header (SQLite's file format, section 1.3).
    std::string withHeader(std::size_t offset, const std::string& bytes) const
    {
        auto changed = sound_;
        return changed.replace(offset, bytes.size(), bytes);
    }

    std::string sound_;
};

struct Damage {
    std::string about;
    std::string title; ///< on the page; empty: not there
    void (*inflict)(std::string& bytes);
};
void PrintTo(const Damage& damage, std::ostream* out) { *out << damage.about; }

class ToldOfDamage : public ToldOfProfiles, public testing::WithParamInterface<Damage> {};

TEST_P(ToldOfDamage, AndTheLastBackupTakesItsPlace)
{
    makeProfile();
    auto spoilt = sound_;
    GetParam().inflict(spoilt);

    const auto told = tell({"get", "film.torrent"}, {.before = [&] { writeBytes(database(), spoilt); }});

    expectTold(told, "database-restored", 0);
    if (!GetParam().title.empty())
        expectOnPage(told, ErrorGroup::Profile, GetParam().title, "database-restored", 0);
    std::size_t kept = 0;
    for (const auto& moment : std::filesystem::directory_iterator{profile() / "damaged"})
        kept += bytesOf(moment.path() / "state.db") == spoilt ? 1 : 0;
    EXPECT_EQ(kept, 2U) << "once for each of the two runs";
    const auto next = run({"get", "film.torrent"});
    EXPECT_EQ(next.exit, 0) << next.messages;
    EXPECT_EQ(next.messages.find("damaged"), std::string::npos) << next.messages;
}

INSTANTIATE_TEST_SUITE_P(
    , ToldOfDamage,
    testing::Values(Damage{"Header", "A damaged list of shares",
                           [](std::string& bytes) { bytes.replace(0, 100, std::string(100, '\xff')); }},
                    Damage{"PageInTheMiddle", "",
                           [](std::string& bytes) { bytes.replace(2 * 4096, 4096, std::string(4096, 'Z')); }},
                    Damage{"CutShort", "", [](std::string& bytes) { bytes.resize(bytes.size() / 2); }},
                    Damage{"Empty", "", [](std::string& bytes) { bytes.clear(); }},
                    Damage{"Text", "", [](std::string& bytes) { bytes = "notes of somebody\n"; }}),
    [](const auto& test) { return test.param.about; });

TEST_F(ToldOfProfiles, WhenItIsDamagedAndThereIsNoBackup)
{
    makeProfile();
    const auto told = tell({"get", "film.torrent"}, {.before = [&] {
                               std::filesystem::remove_all(profile() / "backups");
                               writeBytes(database(), "notes of somebody\n");
                           }});

    expectOnPage(told, ErrorGroup::Profile, "A damaged list of shares without a backup", "database-lost", 0);
    EXPECT_EQ(bytesOf(home() / "film.bin").size(), 50'000U) << "the files are no part of it";
}

TEST_F(ToldOfProfiles, WhenItIsGoneBesideItsBackups)
{
    makeProfile();
    const auto told = tell({"get", "film.torrent"}, {.before = [&] { std::filesystem::remove(database()); }});

    expectTold(told, "database-restored", 0);
}

TEST_F(ToldOfProfiles, WhenANewerShoalWroteIt)
{
    makeProfile();
    const auto newer = withHeader(60, std::string("\0\0\0\x63", 4)); // user_version 99
    const auto told = tell({"get", "film.torrent"}, {.before = [&] { writeBytes(database(), newer); }});

    expectOnPage(told, ErrorGroup::Profile, "A profile of a newer Shoal", "database-too-new", 1);
    EXPECT_TRUE(bytesOf(database()) == newer) << "untouched";
}

TEST_F(ToldOfProfiles, WhenTheDatabaseIsAnotherPrograms)
{
    makeProfile();
    const auto theirs = withHeader(68, std::string(4, '\0')); // application_id
    const auto told = tell({"get", "film.torrent"}, {.before = [&] { writeBytes(database(), theirs); }});

    expectOnPage(told, ErrorGroup::Profile, "Another program's database", "database-not-ours", 1);
    EXPECT_TRUE(bytesOf(database()) == theirs) << "untouched";
}

TEST_F(ToldOfProfiles, WhichAnotherProcessUses)
{
    makeFilm();
    Program holder{{"share", "film.bin", "--json"}, {.home = home()}};
    ASSERT_TRUE(holder.waitFor("ready"));

    expectOnPage(tell({"service"}), ErrorGroup::Profile, "A profile in use", "profile-in-use", 4);
}

TEST_F(ToldOfProfiles, ThatAreFiles)
{
    makeFilm();
    expectOnPage(tell({"get", "film.torrent", "--profile", "film.bin"}), ErrorGroup::Profile,
                 "A file instead of a profile", "not-a-folder", 1);
}

TEST_F(ToldOfProfiles, ThatMayNotBeWritten)
{
    makeFilm();
    std::filesystem::create_directories(elsewhere("media/usb"));
    const auto told = tell({"get", "film.torrent", "--profile", elsewhere("media/usb/shoal").string()},
                           {.wrap = withReadOnly(elsewhere("media/usb"))});

    expectOnPage(told, ErrorGroup::Profile, "A profile on a read-only drive", "permission-denied", 1);
}

TEST_F(ToldOfProfiles, WhoseListOfSharesMayNotBeRead)
{
    makeProfile();
    std::filesystem::permissions(elsewhere(""), std::filesystem::perms{0755});
    const auto wrap = asNobody(home());
    std::filesystem::permissions(database(), std::filesystem::perms{0});
    const auto told = tell({"get", "film.torrent"}, {.wrap = wrap});

    expectOnPage(told, ErrorGroup::Profile, "A list of shares that you may not read", "permission-denied", 1);
    std::filesystem::permissions(database(), std::filesystem::perms{0600});
    EXPECT_TRUE(bytesOf(database()) == sound_) << "untouched";
}

TEST_F(ToldOfProfiles, WithoutRoomForThem)
{
    makeFilm();
    const auto told = tell({"get", "film.torrent", "--profile", elsewhere("media/usb/shoal").string()},
                           {.wrap = withSmallDisk(elsewhere("media/usb"), "32k")});

    expectOnPage(told, ErrorGroup::Profile, "A profile on a full drive", "disk-full", 6);
}

TEST_F(ToldOfProfiles, WhoseDriveFillsUpWhileFilesAreRead)
{
    write("video.raw", "");
    std::filesystem::resize_file(home() / "video.raw", std::uintmax_t{2} << 30);
    const SmallDisk disk{elsewhere("media/usb"), "8m"};
    const auto profile = elsewhere("media/usb/shoal").string();
    const auto share = [&](std::vector<std::string> arguments) {
        return Program{std::move(arguments), {.home = home(), .wrap = disk.wrap()}};
    };
    const std::vector<std::string> command{"share", (home() / "video.raw").string(), "--profile", profile};
    auto withJson = command;
    withJson.emplace_back("--json");

    auto sharer = share(withJson);
    ASSERT_TRUE(sharer.waitFor("hashing"));
    const auto filler = disk.fill();
    const auto error = sharer.waitFor("error");
    ASSERT_TRUE(error);
    expectOnPage(told(*error, sharer.waitForEnd().value_or(-1), command), ErrorGroup::Profile,
                 "A profile's drive that fills up meanwhile", "disk-full", 6);

    std::filesystem::remove(filler);
    auto again = share(withJson);
    EXPECT_TRUE(again.waitFor("state", [](const auto& event) { return event.text("state") == "seeding"; }));
    EXPECT_EQ(again.interrupt(), 0) << again.account();
}

struct DamagedJournal {
    std::string about;
    std::string bytes;
};
void PrintTo(const DamagedJournal& journal, std::ostream* out) { *out << journal.about; }

class ToldOfNothing : public ToldOfProfiles, public testing::WithParamInterface<DamagedJournal> {};

TEST_P(ToldOfNothing, WhenTheJournalIsDamagedBecauseItOnlyHoldsHints)
{
    makeProfile();
    writeBytes(profile() / "pieces.journal", GetParam().bytes);

    const auto next = run({"get", "film.torrent"});

    EXPECT_EQ(next.exit, 0) << next.messages;
    EXPECT_EQ(next.messages.find("damaged"), std::string::npos) << next.messages;
    EXPECT_EQ(bytesOf(home() / "film.bin").size(), 50'000U);
}

INSTANTIATE_TEST_SUITE_P(, ToldOfNothing,
                         testing::Values(DamagedJournal{"Empty", ""}, DamagedJournal{"Text", "notes of somebody\n"},
                                         DamagedJournal{"Noise", std::string(5000, '\xa5')}),
                         [](const auto& test) { return test.param.about; });

} // namespace
} // namespace shoal::test
