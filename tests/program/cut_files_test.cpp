// Files that are cut or deleted in the middle of a transfer, under the sharer or under the getter.
#include "tests/program/ends_with_error.h"
#include "tests/support/closed_network.h"
#include "tests/support/tree.h"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr Bytes fileSize = 6 * 1024 * 1024;
constexpr Bytes rest = 100'000; // what a cut leaves

/// A folder of two files; whoever is slow takes six seconds for them.
class CutFiles : public testing::Test {
protected:
    CutFiles()
    {
        for (const auto* name : {"a.bin", "b.bin"})
            makeBigFile(folder_ / name, fileSize, static_cast<unsigned>(name[0]));
        fs::copy(folder_, sound_);
    }

    Program share(const std::vector<std::string>& more = {}) const
    {
        std::vector<std::string> arguments{folder_.string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return network_.run(sharing_, "share", arguments);
    }
    Program get(const std::vector<std::string>& more = {}) const
    {
        std::vector<std::string> arguments{link_, "-o", target_.string(), "--sequential"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return network_.run(getting_, "get", arguments);
    }
    void takeLink(Program& sharer) { link_ = linkOf(sharer) + "&x.pe=" + sharing_.address; }
    static void waitForBytes(Program& getter, Bytes bytes)
    {
        ASSERT_TRUE(getter.waitFor("progress", [&](const JsonEvent& event) {
            return static_cast<Bytes>(event.number("done_bytes")) >= bytes;
        }));
    }
    /// Whatever was done to the sharer's files is undone; what was verified isn't looked at again by the getter.
    void expectAllOnceTheSharerIsWell()
    {
        fs::copy(sound_, folder_, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        auto sharer = share();
        ASSERT_NE(linkOf(sharer), "");
        expectGotten();
    }
    void expectGotten()
    {
        auto again = get();
        ASSERT_EQ(again.waitForEnd(), 0) << again.account();
        EXPECT_EQ(differences(sound_, target_ / folder_.filename()), std::vector<std::string>{});
    }

    ClosedNetwork network_{1};
    fs::path folder_ = (fs::create_directory(network_.folder() / "reels"), network_.folder() / "reels");
    fs::path sound_ = network_.folder() / "sound";
    fs::path target_ = network_.folder() / "target";
    Peer sharing_ = network_.newPeer();
    Peer getting_ = network_.newPeer();
    std::string link_;
};

/// The sharer is slow: it reads when it sends.
class CutFilesOfTheSharer : public CutFiles {
protected:
    Program shareSlowly() { return share({"--set", "limits.upload=2MiB"}); }
    /// It ends with this error, and the getter, which isn't done, is whole once the sharer's files are.
    void expectNamed(Program& sharer, Program& getter, const std::string& kind, const std::string& file, int exit)
    {
        expectError(sharer, kind, folder_ / file, exit);
        EXPECT_EQ(getter.interrupt(), 130) << getter.account();
        EXPECT_TRUE(getter.eventsOf("done").empty()) << getter.account();
    }
};

TEST_F(CutFilesOfTheSharer, ThatBecameShorterAreNamedAndNothingElseIsGivenInTheirPlace)
{
    {
        auto sharer = shareSlowly();
        takeLink(sharer);
        auto getter = get();
        waitForBytes(getter, 1);
        fs::resize_file(folder_ / "a.bin", rest);
        expectNamed(sharer, getter, "file-changed", "a.bin", 1);
    }
    expectAllOnceTheSharerIsWell();
}

TEST_F(CutFilesOfTheSharer, ThatWereDeletedBeforeTheirTurnAreNamed)
{
    {
        auto sharer = shareSlowly();
        takeLink(sharer);
        auto first = get({"--files", "1"});
        waitForBytes(first, 1);
        fs::remove(folder_ / "b.bin");
        ASSERT_EQ(first.waitForEnd(), 0) << first.account();
        auto second = get();
        expectNamed(sharer, second, "not-found", "b.bin", 3);
    }
    expectAllOnceTheSharerIsWell();
}

TEST_F(CutFilesOfTheSharer, ThatWereDeletedWhileTheyAreReadAreGivenToTheirEnd)
{
    auto sharer = shareSlowly();
    takeLink(sharer);
    auto getter = get({"--files", "1"});
    waitForBytes(getter, 1);
    fs::remove(folder_ / "a.bin");
    ASSERT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(differences(sound_ / "a.bin", target_ / "reels/a.bin"), std::vector<std::string>{});
}

class CutFilesOfTheGetter : public CutFiles {
protected:
    /// What is done to a.bin when so many bytes are there is noticed before it says that it is done.
    void expectNamed(Bytes bytes, const std::function<void()>& deed, const std::string& kind, int exit)
    {
        auto sharer = share();
        takeLink(sharer);
        {
            auto getter = get({"--set", "limits.download=2MiB"});
            waitForBytes(getter, bytes);
            deed();
            expectError(getter, kind, file_, exit);
            if (kind == "file-changed") {
                EXPECT_THAT(getter.eventsOf("error").front().text("message"), HasSubstr("same command again"));
            }
        }
        expectGotten();
    }

    fs::path file_ = target_ / "reels/a.bin";
};

TEST_F(CutFilesOfTheGetter, ThatBecameShorterAreNamedAndFetchedAgain)
{
    expectNamed(
        1, [this] { fs::resize_file(file_, rest); }, "file-changed", 1);
}

TEST_F(CutFilesOfTheGetter, ThatBecameShorterAfterTheirLastByteCameAreNamedBeforeAllIsDone)
{
    expectNamed(
        fileSize + 1, [this] { fs::resize_file(file_, rest); }, "file-changed", 1);
}

TEST_F(CutFilesOfTheGetter, ThatWereDeletedAreNamedAndFetchedAgain)
{
    expectNamed(
        1, [this] { fs::remove(file_); }, "not-found", 3);
}

} // namespace
} // namespace shoal::test
