// What the disk may do in the middle of a transfer; what was fetched by then stays, and counts.
#include "tests/program/telling.h"
#include "tests/support/closed_network.h"
#include "tests/support/mounts.h"
#include "tests/support/tree.h"

#include <fstream>
#include <regex>

namespace shoal::test {
namespace {

constexpr Bytes total = 16 * 1024 * 1024;
// What may be in flight when a transfer ends, and so is fetched again.
constexpr std::int64_t inFlight = 4 * 1024 * 1024;

bool hasQuarter(const JsonEvent& event) { return event.number("done_bytes") >= static_cast<std::int64_t>(total / 4); }

/// The page tells of somebody at a terminal; the network is the test's own.
class ToldOfTransfers : public Telling {
protected:
    // The sharer is slow, so that there is a middle.
    ToldOfTransfers()
        : content_{network_.folder().writeNoise("film.bin", total)}
        , sharer_{network_.run(network_.newPeer(), "share", {content_.string(), "--set", "limits.upload=8MiB"})}
        , link_{linkOf(sharer_)}
    {}

    Program get(const std::filesystem::path& target, const std::vector<std::string>& wrap = {}) const
    {
        return network_.run(getter_, "get", {link_, "-o", target.string()}, wrap);
    }
    void expectFailure(Program& getter, const std::string& title, const std::string& kind, int exit)
    {
        const auto error = getter.waitFor("error");
        ASSERT_TRUE(error);
        const auto end = getter.waitForEnd().value_or(-1);
        auto told = this->told(*error, end, {"get", "magnet:?xt=urn:btih:9e01fdfb…", "-o", "/media/usb"});
        told.message = withUsualFigures(told.message);
        expectOnPage(told, ErrorGroup::FoldersAndDisks, title, kind, exit);
    }
    /// How much is missing depends on when it happens; that it is told, and less than all, doesn't.
    static std::string withUsualFigures(const std::string& message)
    {
        static const std::regex figures{
            "([0-9]+\\.[0-9]) MiB are needed, (almost nothing is|[0-9]+\\.[0-9] MiB are) free"};
        std::smatch found;
        if (!std::regex_search(message, found, figures))
            return message;
        EXPECT_GT(std::stod(found[1]), 0.0) << message;
        EXPECT_LT(std::stod(found[1]), 16.0) << message << ": a quarter was there";
        return std::regex_replace(message, figures, "8.0 MiB are needed, almost nothing is free");
    }

    ClosedNetwork network_{1};
    std::filesystem::path content_;
    Program sharer_;
    std::string link_;
    Peer getter_ = network_.newPeer();
};

TEST_F(ToldOfTransfers, WhenTheDiskFillsUpAndWhatWasFetchedIsNotFetchedAgain)
{
    const SmallDisk disk{elsewhere("media/usb"), "24m"};
    {
        auto getter = get(elsewhere("media/usb"), disk.wrap());
        ASSERT_TRUE(getter.waitFor("progress", hasQuarter));
        const auto filler = disk.fill();
        expectFailure(getter, "A disk that fills up meanwhile", "disk-full", 6);
        std::filesystem::remove(filler);
    }
    auto again = get(elsewhere("media/usb"), disk.wrap());

    ASSERT_EQ(again.waitForEnd(), 0) << again.account();
    EXPECT_EQ(differences(content_, disk.seen() / "film.bin"), std::vector<std::string>{});
    ASSERT_EQ(sharer_.interrupt(), 0);
    EXPECT_LE(sharer_.eventsOf("progress").back().number("uploaded_bytes"),
              static_cast<std::int64_t>(total) + inFlight);
}

TEST_F(ToldOfTransfers, WhenTheProfilesDriveFillsUpAndWhatWasFetchedIsNotFetchedAgain)
{
    const SmallDisk disk{elsewhere("media/usb"), "8m"};
    getter_.profileElsewhere = elsewhere("media/usb/shoal");
    const auto target = elsewhere("home/you");
    {
        auto getter = get(target, disk.wrap());
        ASSERT_TRUE(getter.waitFor("progress", hasQuarter));
        const auto filler = disk.fill();
        const auto error = getter.waitFor("error");
        ASSERT_TRUE(error);
        const auto told = this->told(*error, getter.waitForEnd().value_or(-1), {"get"});
        expectTold(told, "disk-full", 6);
        EXPECT_TRUE(told.message.starts_with("/media/usb/shoal/")) << told.message;
        std::filesystem::remove(filler);
    }
    auto again = get(target, disk.wrap());

    EXPECT_EQ(again.waitForEnd(), 0) << again.account();
    EXPECT_EQ(differences(content_, target / "film.bin"), std::vector<std::string>{});
    ASSERT_EQ(sharer_.interrupt(), 0);
    EXPECT_LE(sharer_.eventsOf("progress").back().number("uploaded_bytes"),
              static_cast<std::int64_t>(total) + inFlight);
}

TEST_F(ToldOfTransfers, WhenTheFolderIsRemovedInTheMiddle)
{
    const auto target = elsewhere("media/usb");
    auto getter = get(target);
    ASSERT_TRUE(getter.waitFor("progress", hasQuarter));
    std::filesystem::remove_all(target);

    expectFailure(getter, "The folder vanishes in the middle", "not-found", 3);
    auto again = get(target);
    EXPECT_EQ(again.waitForEnd(), 0) << again.account();
    EXPECT_EQ(differences(content_, target / "film.bin"), std::vector<std::string>{}) << "no hole where it was";
}

} // namespace
} // namespace shoal::test
