#include "core/state/tracker_hosts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

std::string string(const std::string& text) { return std::to_string(text.size()) + ":" + text; }
std::string torrentWith(const std::string& url) { return "d" + string("announce") + string(url) + "e"; }
std::vector<std::string> hosts(const std::string& url) { return trackerHosts(torrentWith(url), {}); }

TEST(TrackerHosts, AreInLowerCaseWithoutUserPortAndPath)
{
    EXPECT_THAT(hosts("udp://Tracker.Example:6969/announce?a=b:c"), ElementsAre("tracker.example"));
    EXPECT_THAT(hosts("http://me:secret@tracker.example/x"), ElementsAre("tracker.example"));
    EXPECT_THAT(hosts("http://[2001:DB8::1]:80/announce"), ElementsAre("[2001:db8::1]"));
    EXPECT_THAT(hosts("wss://tracker.example"), ElementsAre("tracker.example"));
}

TEST(TrackerHosts, ComeFromAllTiersAndTheLinkEachOnce)
{
    const auto tiers = "d" + string("announce") + string("http://b/1") + string("announce-list") + "ll"
        + string("http://c/") + string("http://b/2") + "el" + string("udp://d:1") + "eee";

    EXPECT_THAT(trackerHosts(tiers,
                             "magnet:?xt=urn:btih:0123456789012345678901234567890123456789"
                             "&tr=http%3A%2F%2Fa%2Fannounce&tr=http%3A%2F%2Fd%2Fannounce"),
                ElementsAre("a", "b", "c", "d"));
}

TEST(TrackerHosts, AreNoneWhereNothingCanBeRead)
{
    EXPECT_THAT(trackerHosts({}, {}), IsEmpty());
    EXPECT_THAT(trackerHosts("no torrent", "no link"), IsEmpty());
    EXPECT_THAT(hosts("tracker.example/announce"), IsEmpty());
    EXPECT_THAT(hosts("http://[::1/announce"), IsEmpty());
    EXPECT_THAT(hosts("http://:80/announce"), IsEmpty());
    EXPECT_THAT(trackerHosts("d" + string("announce-list") + "i5ee", {}), IsEmpty());
}

} // namespace
} // namespace shoal
