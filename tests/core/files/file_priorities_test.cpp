#include "core/files/file_priorities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {

bool operator==(const FileChange& a, const FileChange& b)
{
    return a.first == b.first && a.last == b.last && a.priority == b.priority;
}

namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using enum FilePriority;

using Changes = std::vector<FileChange>;

TEST(FileChanges, KeepTheLastWordOnEachFile)
{
    EXPECT_THAT(withChanges({}, {{0, 9, Low}, {3, 5, High}}),
                ElementsAre(FileChange{0, 2, Low}, FileChange{3, 5, High}, FileChange{6, 9, Low}));
    EXPECT_THAT(withChanges({{3, 5, High}}, {{0, 9, Low}}), ElementsAre(FileChange{0, 9, Low}));
    EXPECT_THAT(withChanges({{0, 4, Low}, {5, 9, High}}, {{3, 6, Skip}}),
                ElementsAre(FileChange{0, 2, Low}, FileChange{3, 6, Skip}, FileChange{7, 9, High}));
}

TEST(FileChanges, AreAsFewAsCanSayIt)
{
    EXPECT_THAT(withChanges({{0, 0, High}}, {{2, 2, High}, {1, 1, High}}), ElementsAre(FileChange{0, 2, High}));
    EXPECT_THAT(withChanges({}, {}), IsEmpty());
}

TEST(FileChanges, ReachToTheLastNumberThereIs)
{
    constexpr auto last = ~std::uint32_t{0};
    EXPECT_THAT(withChanges({{0, last, Low}}, {{last, last, High}}),
                ElementsAre(FileChange{0, last - 1, Low}, FileChange{last, last, High}));
    EXPECT_THAT(withChanges({{last, last, High}}, {{0, 0, High}}),
                ElementsAre(FileChange{0, 0, High}, FileChange{last, last, High}))
        << "behind the last comes nothing";
}

/// Three files; between the first two is padding that nobody sees.
Torrent threeFiles()
{
    Torrent torrent;
    torrent.files.resize(4);
    torrent.files[0].path = "a";
    torrent.files[1].isPad = true;
    torrent.files[2].path = "b";
    torrent.files[3].path = "c";
    return torrent;
}

TEST(FilePriorities, CountTheFilesThatPeopleSee)
{
    const auto priorities = filePriorities(threeFiles(), {}, {{1, 1, High}, {2, 2, Skip}});

    ASSERT_TRUE(priorities);
    EXPECT_THAT(*priorities, ElementsAre(Normal, Skip, High, Skip));
    EXPECT_THAT(wantedOf(*priorities), ElementsAre(true, false, true, false));
}

TEST(FilePriorities, ComeAfterWhatIsWanted)
{
    const auto priorities = filePriorities(threeFiles(), {.ranges = {{0, 0}}, .patterns = {}}, {{2, 2, Low}});

    EXPECT_THAT(*priorities, ElementsAre(Normal, Skip, Skip, Low));
}

TEST(FilePriorities, RefuseAFileThatIsNotThereAndAShareOfNothing)
{
    const auto beyond = filePriorities(threeFiles(), {}, {{2, 3, High}});
    ASSERT_FALSE(beyond);
    EXPECT_EQ(beyond.error().kind, ErrorKind::BadArgument);
    EXPECT_EQ(beyond.error().reason, "there is no file 4: the share has 3");
    const auto nothing = filePriorities(threeFiles(), {}, {{0, 2, Skip}});
    ASSERT_FALSE(nothing);
    EXPECT_EQ(nothing.error().reason, "no file of the share would be wanted");
}

} // namespace
} // namespace shoal
