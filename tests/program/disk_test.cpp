// What the disk may do to a transfer: no room, full, refused, gone.
#include "tests/support/closed_network.h"
#include "tests/support/mounts.h"
#include "tests/support/tree.h"

#include <fstream>
#include <gtest/gtest.h>

#include <sys/stat.h>

namespace shoal::test {
namespace {

/// The same place, as that program sees it.
std::filesystem::path asSeenBy(const Program& program, const std::filesystem::path& place)
{
    return "/proc/" + std::to_string(program.pid()) + "/root" + place.string();
}

class Disk : public testing::Test {
protected:
    Program share(Bytes size)
    {
        makeBigFile(network_.folder() / "content.bin", size, 11);
        return network_.run(network_.newPeer(), "share", {(network_.folder() / "content.bin").string()});
    }

    static void expectError(Program& program, const std::string& kind, int code)
    {
        const auto error = program.waitFor("error");
        ASSERT_TRUE(error);
        EXPECT_EQ(error->text("kind"), kind) << program.account();
        EXPECT_NE(error->text("about"), "");
        EXPECT_EQ(program.waitForEnd(), code);
    }

    ClosedNetwork network_{3};
    std::filesystem::path target_ = network_.folder() / "target";
};

TEST_F(Disk, WithoutRoomIsToldBeforeTheFirstByte)
{
    auto sharer = share(16 * 1024 * 1024);
    auto getter =
        network_.run(network_.newPeer(), "get", {linkOf(sharer), "-o", target_.string()}, withSmallDisk(target_, "8m"));

    expectError(getter, "not-enough-space", 6);
    EXPECT_TRUE(getter.eventsOf("done").empty());
}

TEST_F(Disk, ThatFillsUpMeanwhileEndsTheDownloadAsDiskFull)
{
    auto sharer = share(24 * 1024 * 1024);
    auto getter = network_.run(network_.newPeer(), "get",
                               {linkOf(sharer), "-o", target_.string(), "--set", "limits.download=4MiB"},
                               withSmallDisk(target_, "32m"));
    ASSERT_TRUE(getter.waitFor("progress", [](const JsonEvent& event) { return event.number("done_bytes") > 0; }));

    std::ofstream filler(asSeenBy(getter, target_) / "filler", std::ios::binary);
    const std::string block(1024 * 1024, 'x');
    while (filler.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {}

    expectError(getter, "disk-full", 6);
}

TEST_F(Disk, GivesAFilesWholeRoomFirstWhenAskedTo)
{
    auto sharer = share(24 * 1024 * 1024);
    for (const bool isPreallocated : {false, true}) {
        const auto folder = target_ / (isPreallocated ? "whole" : "sparse");
        auto getter = network_.run(network_.newPeer(), "get",
                                   {linkOf(sharer), "-o", folder.string(), "--set", "limits.download=4MiB", "--set",
                                    isPreallocated ? "storage.preallocate=true" : "storage.preallocate=false"});
        ASSERT_TRUE(getter.waitFor("progress", [](const JsonEvent& event) { return event.number("done_bytes") > 0; }));
        struct stat state {};
        ASSERT_EQ(::stat((folder / "content.bin").c_str(), &state), 0);
        EXPECT_EQ(state.st_blocks * 512 >= 24 * 1024 * 1024, isPreallocated) << getter.account();
        getter.interrupt();
    }
}

TEST_F(Disk, ThatRefusesIsNamed)
{
    auto sharer = share(1024 * 1024);
    const auto link = linkOf(sharer);
    const auto peer = network_.newPeer();
    std::filesystem::create_directories(peer.home);
    std::filesystem::create_directories(target_);
    std::filesystem::permissions(target_, std::filesystem::perms{0555});
    std::filesystem::permissions(network_.folder().path(), std::filesystem::perms{0755});
    auto getter = network_.run(peer, "get", {link, "-o", target_.string()}, asNobody(peer.home));

    expectError(getter, "permission-denied", 1);
}

TEST_F(Disk, WithoutTheContentAnyMoreIsToldByTheSharer)
{
    auto sharer = share(8 * 1024 * 1024);
    const auto link = linkOf(sharer);
    std::filesystem::remove(network_.folder() / "content.bin");
    auto getter = network_.run(network_.newPeer(), "get", {link, "-o", target_.string()});

    expectError(sharer, "not-found", 3);
}

} // namespace
} // namespace shoal::test
