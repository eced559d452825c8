// Fetching a part of a share: by number, by pattern, by what the link says.
#include "tests/support/closed_network.h"
#include "tests/support/tree.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

using Names = std::vector<std::string>;

Names namesIn(const std::filesystem::path& folder)
{
    Names names;
    if (std::filesystem::exists(folder))
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// A sharer of mix/{a.txt,b.bin,c.txt,d.bin}, and a getter that wants some of it.
class Choice : public testing::Test {
protected:
    Choice()
        : mix_{network_.folder() / "mix"}
    {
        // Several pieces each, so that files don't come along as neighbours.
        for (const auto* name : {"a.txt", "b.bin", "c.txt", "d.bin"})
            network_.folder().writeNoise(std::string{"mix/"} + name, 100'000, static_cast<unsigned>(name[0]));
    }

    Names fetched(const Names& arguments)
    {
        auto sharer = network_.run(network_.newPeer(), "share", {mix_.string()});
        auto line = arguments;
        line.insert(line.begin(), linkOf(sharer) + suffix_);
        line.insert(line.end(), {"-o", target_.string()});
        auto getter = network_.run(network_.newPeer(), "get", line);
        EXPECT_EQ(getter.waitForEnd(), 0) << getter.account();
        for (const auto& name : namesIn(target_ / "mix"))
            EXPECT_EQ(differences(mix_ / name, target_ / "mix" / name), Names{});
        return namesIn(target_ / "mix");
    }

    ClosedNetwork network_{3};
    std::filesystem::path mix_;
    std::filesystem::path target_ = network_.folder() / "target";
    std::string suffix_;
};

TEST_F(Choice, TakesFilesByTheirNumbers)
{
    EXPECT_EQ(fetched({"--files", "1,3-4"}), (Names{"a.txt", "c.txt", "d.bin"}));
}

TEST_F(Choice, TakesFilesByAPattern) { EXPECT_EQ(fetched({"--files", "*.txt"}), (Names{"a.txt", "c.txt"})); }

TEST_F(Choice, TakesWhatTheLinkSelects)
{
    suffix_ = "&so=1,3"; // BEP 53 counts from 0
    EXPECT_EQ(fetched({}), (Names{"b.bin", "d.bin"}));
}

TEST_F(Choice, ThatNamesNothingIsAnErrorOfTheCommandLine)
{
    auto sharer = network_.run(network_.newPeer(), "share", {mix_.string()});
    auto getter =
        network_.run(network_.newPeer(), "get", {linkOf(sharer), "--files", "*.flac", "-o", target_.string()});

    EXPECT_EQ(getter.waitForEnd(), 2) << getter.account();
    const auto error = getter.waitFor("error");
    ASSERT_TRUE(error);
    EXPECT_EQ(error->text("kind"), "bad-argument");
}

} // namespace
} // namespace shoal::test
