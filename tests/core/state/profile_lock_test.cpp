#include "core/state/profile_lock.h"

#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace shoal {
namespace {

std::string us() { return "process " + std::to_string(::getpid()); }

TEST(ProfileLock, MakesAFolderForTheUserAlone)
{
    const test::TemporaryFolder home;
    const auto profile = home / "state/shoal/new";

    const auto lock = ProfileLock::take(profile, "shoal get");

    ASSERT_TRUE(lock) << lock.error().reason;
    struct stat status = {};
    ASSERT_EQ(::stat(profile.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0700u);
}

TEST(ProfileLock, SaysWhoHoldsTheProfile)
{
    const test::TemporaryFolder profile;
    const auto lock = ProfileLock::take(profile.path(), "shoal \"get\"");

    const auto second = ProfileLock::take(profile.path(), "shoal share");

    ASSERT_FALSE(second);
    EXPECT_EQ(second.error(), (Error{ErrorKind::ProfileInUse, profile.path().string(), us() + " (shoal \"get\")"}));
}

TEST(ProfileLock, SaysWhereItsHolderCanBeTalkedTo)
{
    const test::TemporaryFolder profile;
    EXPECT_EQ(ProfileLock::socketOf(profile.path()), std::nullopt);
    {
        const auto silent = ProfileLock::take(profile.path(), "shoal get");
        EXPECT_EQ(ProfileLock::socketOf(profile.path()), std::nullopt);
    }
    const auto lock = ProfileLock::take(profile.path(), "shoal service", "/run/caf\xe9.sock");
    EXPECT_EQ(ProfileLock::socketOf(profile.path()), "/run/caf\xe9.sock");
}

TEST(ProfileLock, SaysWhetherItsHolderIsAService)
{
    const test::TemporaryFolder profile;
    {
        const auto command = ProfileLock::take(profile.path(), "shoal get", "/run/a.sock");
        EXPECT_EQ(ProfileLock::holderOf(profile.path())->tenure, Tenure::OfACommand);
    }
    const auto lock = ProfileLock::take(profile.path(), "shoal service", "/run/a.sock", Tenure::OfAService);

    const auto holder = ProfileLock::holderOf(profile.path());
    ASSERT_TRUE(holder);
    EXPECT_EQ(holder->tenure, Tenure::OfAService);
    EXPECT_EQ(nameOf(*holder), us() + " (shoal service)");
}

TEST(ProfileLock, TakesAHintThatCannotBeReadForNone)
{
    const test::TemporaryFolder profile;
    for (const auto* text : {"", "{", "[]", R"({"socket":7})"}) {
        std::ofstream{profile / "lock"} << text;
        EXPECT_EQ(ProfileLock::socketOf(profile.path()), std::nullopt) << text;
    }
}

TEST(ProfileLock, IsFreeAgainAfterItsObject)
{
    const test::TemporaryFolder profile;
    {
        const auto lock = ProfileLock::take(profile.path(), "first");
        ASSERT_TRUE(lock);
    }
    EXPECT_TRUE(ProfileLock::take(profile.path(), "second"));
}

TEST(ProfileLock, IsFreeAgainAfterItsProcessWasKilled)
{
    const test::TemporaryFolder profile;
    const auto child = ::fork();
    if (child == 0) {
        const auto lock = ProfileLock::take(profile.path(), "killed");
        ::_exit(lock ? 0 : 1); // as abruptly as a kill: no destructor runs
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_EQ(status, 0);

    EXPECT_TRUE(ProfileLock::take(profile.path(), "next"));
}

TEST(ProfileLock, MovesWithItsHolder)
{
    const test::TemporaryFolder profile;
    auto lock = ProfileLock::take(profile.path(), "first");
    ASSERT_TRUE(lock);
    const ProfileLock moved{std::move(*lock)};

    EXPECT_FALSE(ProfileLock::take(profile.path(), "second"));
}

TEST(ProfileLock, MindsNoGarbageInTheFile)
{
    for (const auto* text : {"", "garbage", "{\"pid\":", "[]", "{\"pid\":\"x\",\"purpose\":7}"}) {
        const test::TemporaryFolder profile;
        profile.write("lock", text);
        const auto lock = ProfileLock::take(profile.path(), "now");
        ASSERT_TRUE(lock) << text;

        const auto second = ProfileLock::take(profile.path(), "later");
        EXPECT_EQ(second.error().reason, us() + " (now)") << text;

        std::ofstream{profile / "lock"} << text;
        EXPECT_EQ(ProfileLock::take(profile.path(), "later").error().reason, "another process") << text;
    }
}

TEST(ProfileLock, NamesAFileThatStandsInTheFoldersPlace)
{
    const test::TemporaryFolder home;
    const auto file = home.write("profile", "text");

    const auto lock = ProfileLock::take(file, "shoal");

    ASSERT_FALSE(lock);
    EXPECT_EQ(lock.error().kind, ErrorKind::NotAFolder);
    EXPECT_EQ(lock.error().about, file.string());
}

TEST(ProfileLock, NamesAFolderThatCannotBeWritten)
{
    const test::TemporaryFolder home;
    std::filesystem::permissions(home.path(), std::filesystem::perms{0555});
    const auto child = ::fork();
    if (child == 0) {
        // Root may write anywhere; somebody else may not.
        if (::geteuid() == 0 && ::seteuid(65534) != 0)
            ::_exit(2);
        const auto made = ProfileLock::take(home / "profile", "shoal");
        const auto locked = ProfileLock::take(home.path(), "shoal");
        const bool isRight = !made && made.error().kind == ErrorKind::PermissionDenied
            && made.error().about == (home / "profile").string() && !locked
            && locked.error().kind == ErrorKind::PermissionDenied;
        ::_exit(isRight ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(WEXITSTATUS(status), 0);
    std::filesystem::permissions(home.path(), std::filesystem::perms{0700});
}

} // namespace
} // namespace shoal
