#include "core/bt/disk/file_pool.h"

#include "tests/core/bt/disk/wrapped_files.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>
#include <thread>

namespace shoal::bt {
namespace {

using test::Call;
using test::systemError;
using test::WrappedFiles;
using ::testing::ElementsAre;

class OpenFiles : public ::testing::Test {
protected:
    std::shared_ptr<OpenFile> open(int file, OpenFor purpose = OpenFor::Reading, std::uint64_t owner = 1)
    {
        error_ = {};
        return pool_.open({.owner = owner, .file = file}, pathOf(file), purpose, error_, &wasOpened_);
    }
    std::string pathOf(int file) const { return (folder_ / std::to_string(file)).string(); }
    std::vector<int> kept(std::uint64_t owner = 1) const
    {
        std::vector<int> files;
        for (const auto& entry : pool_.entries(owner))
            files.push_back(entry.key.file);
        return files;
    }

    test::TemporaryFolder folder_;
    int opened_ = 0;
    int handlesLeft_ = 1000;
    WrappedFiles files_{[this](const Call& call) {
        if (call.name != "open")
            return lt::error_code{};
        if (handlesLeft_ == 0)
            return systemError(EMFILE);
        ++opened_;
        return lt::error_code{};
    }};
    FilePool pool_{files_, 3};
    lt::error_code error_;
    bool wasOpened_ = false;
};

TEST_F(OpenFiles, AreOpenedOnce)
{
    folder_.write("1", "x");
    const auto first = open(1);
    EXPECT_TRUE(wasOpened_);

    EXPECT_EQ(open(1), first);

    EXPECT_FALSE(wasOpened_);
    EXPECT_EQ(opened_, 1);
}

TEST_F(OpenFiles, AreOpenedAgainToBeWritten)
{
    folder_.write("1", "x");
    const auto forReading = open(1);

    const auto forWriting = open(1, OpenFor::Writing);

    EXPECT_NE(forWriting, forReading);
    EXPECT_TRUE(wasOpened_);
    EXPECT_EQ(open(1), forWriting);
    EXPECT_THAT(kept(), ElementsAre(1));
}

TEST_F(OpenFiles, AreFoundWithoutTheirPath)
{
    folder_.write("1", "x");
    EXPECT_EQ(pool_.find({.owner = 1, .file = 1}, OpenFor::Reading), nullptr);
    const auto file = open(1);

    EXPECT_EQ(pool_.find({.owner = 1, .file = 1}, OpenFor::Reading), file);
    EXPECT_EQ(pool_.find({.owner = 1, .file = 1}, OpenFor::Writing), nullptr);
}

TEST_F(OpenFiles, AreNoMoreThanTheLimitAndTheLeastUsedIsClosed)
{
    for (const int file : {1, 2, 3})
        open(file, OpenFor::Writing);
    open(1);

    open(4, OpenFor::Writing);
    EXPECT_THAT(kept(), ElementsAre(3, 1, 4));
    pool_.setLimit(1);
    EXPECT_THAT(kept(), ElementsAre(4));
}

TEST_F(OpenFiles, AreUsableByWhoHoldsThemWhateverIsClosed)
{
    const auto held = open(1, OpenFor::Writing);
    for (const int file : {2, 3, 4})
        open(file, OpenFor::Writing);
    pool_.closeAll(1);

    std::string bytes = "bytes";
    const iovec buffer{bytes.data(), bytes.size()};
    EXPECT_EQ(held->write(0, {&buffer, 1}, error_), 5);
}

TEST_F(OpenFiles, AreClosedByOwner)
{
    open(1, OpenFor::Writing, 1);
    open(-1, OpenFor::Writing, 2);
    open(2, OpenFor::Writing, 2);

    pool_.close({.owner = 2, .file = 5});
    pool_.closeAll(2);

    EXPECT_THAT(kept(1), ElementsAre(1));
    EXPECT_THAT(kept(2), ElementsAre());
}

TEST_F(OpenFiles, AreClosedUntilAHandleIsFreeForAnother)
{
    int refusals = 2;
    WrappedFiles scarce{[&](const Call& call) {
        return call.name == "open" && call.path == pathOf(3) && refusals-- > 0 ? systemError(EMFILE) : lt::error_code{};
    }};
    FilePool pool{scarce, 10};
    lt::error_code error;
    for (const int file : {1, 2})
        ASSERT_TRUE(pool.open({.owner = 1, .file = file}, pathOf(file), OpenFor::Writing, error));

    EXPECT_TRUE(pool.open({.owner = 1, .file = 3}, pathOf(3), OpenFor::Writing, error)) << error.message();

    EXPECT_EQ(pool.entries(1).size(), 1U);
}

TEST_F(OpenFiles, AreNotClosedForAnotherWhileSomebodyUsesThem)
{
    const auto used = open(1, OpenFor::Writing);
    open(2, OpenFor::Writing);
    handlesLeft_ = 0;

    EXPECT_EQ(open(3, OpenFor::Writing), nullptr);

    EXPECT_EQ(error_, systemError(EMFILE));
    EXPECT_THAT(kept(), ElementsAre(1));
}

TEST_F(OpenFiles, ThatCantBeOpenedAreNotKept)
{
    EXPECT_EQ(open(1), nullptr);

    EXPECT_EQ(error_, boost::system::errc::no_such_file_or_directory);
    EXPECT_THAT(kept(), ElementsAre());
}

TEST_F(OpenFiles, AreSharedByThreadsThatOpenThemAtOnce)
{
    const auto writeAll = [this](char letter) {
        for (int file = 0; file < 40; ++file) {
            lt::error_code error;
            const auto opened = pool_.open({.owner = 1, .file = file % 8}, pathOf(file % 8), OpenFor::Writing, error);
            ASSERT_TRUE(opened) << error.message();
            const iovec buffer{&letter, 1};
            EXPECT_EQ(opened->write(letter - 'a', {&buffer, 1}, error), 1);
        }
    };
    {
        std::vector<std::jthread> threads;
        for (char letter = 'a'; letter < 'e'; ++letter)
            threads.emplace_back(writeAll, letter);
    }

    for (int file = 0; file < 8; ++file)
        EXPECT_EQ(std::filesystem::file_size(pathOf(file)), 4);
    EXPECT_LE(kept().size(), 3U);
}

} // namespace
} // namespace shoal::bt
