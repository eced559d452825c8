#include "core/control/socket_place.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::control {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::filesystem::path longPath = "/" + std::string(120, 'x');

TEST(SocketPlaces, AreTheRuntimeFolderThenTheProfile)
{
    const auto places = socketPlaces("/home/you/.local/state/shoal", "/run/user/1000");
    ASSERT_THAT(places, SizeIs(2));
    EXPECT_EQ(places[0].parent_path(), "/run/user/1000/shoal");
    EXPECT_EQ(places[1], "/home/you/.local/state/shoal/control.sock");
}

TEST(SocketPlaces, DifferByProfile)
{
    EXPECT_NE(socketPlaces("/a", "/run/user/1000")[0], socketPlaces("/b", "/run/user/1000")[0]);
    EXPECT_EQ(socketPlaces("/a", "/run/user/1000")[0], socketPlaces("/a", "/run/user/1000")[0]);
}

TEST(SocketPlaces, LeaveOutTheRuntimeFolderThatIsNotThere)
{
    EXPECT_THAT(socketPlaces("/a", std::nullopt), ElementsAre("/a/control.sock"));
}

TEST(SocketPlaces, LeaveOutWhatIsTooLong)
{
    EXPECT_THAT(socketPlaces(longPath, "/run/user/1000"), SizeIs(1));
    EXPECT_THAT(socketPlaces("/a", longPath), ElementsAre("/a/control.sock"));
    EXPECT_THAT(socketPlaces(longPath, longPath), IsEmpty());
}

} // namespace
} // namespace shoal::control
