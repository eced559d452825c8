#include "core/files/selection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {

using ::testing::ElementsAre;

Torrent album()
{
    Torrent torrent;
    torrent.isFolder = true;
    torrent.files = {{.path = "album/01.flac", .size = 1},
                     {.path = "album/.pad/1", .size = 1, .isPad = true},
                     {.path = "album/art/cover.jpg", .size = 1},
                     {.path = "album/02.flac", .size = 1}};
    return torrent;
}

TEST(Selection, OfNothingMeansEveryFileButPadding)
{
    EXPECT_THAT(wantedFiles(album(), {}).value(), ElementsAre(true, false, true, true));
}

TEST(Selection, HasTheSizeOfItsFiles)
{
    EXPECT_EQ(sizeOf(album(), {true, false, true, false}), 2u);
    EXPECT_EQ(sizeOf(album(), {}), 0u);
}

TEST(Selection, CountsFilesAsPeopleSeeThem)
{
    EXPECT_THAT(wantedFiles(album(), {.ranges = {{1, 2}}, .patterns = {}}).value(),
                ElementsAre(false, false, true, true));
}

TEST(Selection, MatchesPatternsAgainstPathsAndNames)
{
    EXPECT_THAT(wantedFiles(album(), {.ranges = {}, .patterns = {"*.flac"}}).value(),
                ElementsAre(true, false, false, true));
    EXPECT_THAT(wantedFiles(album(), {.ranges = {}, .patterns = {"art/*"}}).value(),
                ElementsAre(false, false, true, false));
    EXPECT_THAT(wantedFiles(album(), {.ranges = {}, .patterns = {"album/01.flac"}}).value(),
                ElementsAre(true, false, false, false));
}

TEST(Selection, TakesWhatAnyRangeOrPatternNames)
{
    EXPECT_THAT(wantedFiles(album(), {.ranges = {{0, 0}}, .patterns = {"cover.*"}}).value(),
                ElementsAre(true, false, true, false));
}

TEST(Selection, RefusesFilesThatAreNotThere)
{
    EXPECT_EQ(wantedFiles(album(), {.ranges = {{2, 3}}, .patterns = {}}).error().kind, ErrorKind::BadArgument);
    EXPECT_EQ(wantedFiles(album(), {.ranges = {{2, 1}}, .patterns = {}}).error().kind, ErrorKind::BadArgument);
    EXPECT_EQ(wantedFiles(album(), {.ranges = {}, .patterns = {"*.mp3"}}).error().kind, ErrorKind::BadArgument);
}

} // namespace
} // namespace shoal
