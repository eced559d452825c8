#include "tests/program/killed_download.h"

#include "tests/support/tree.h"

#include <csignal>
#include <cstdio>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

// So slow that the longest of all runs together don't reach the end. The sharer is slow, not the getter: what a getter
// holds back lies in the system's buffers and counts as sent.
const std::string pace = "limits.upload=100MiB";

std::filesystem::path bigFile(const TemporaryFolder& folder, Bytes size)
{
    const auto file = folder / "film.bin";
    makeBigFile(file, size, 9);
    return file;
}

Bytes mostOf(const Program& program, const char* field)
{
    Bytes most = 0;
    for (const auto& event : program.eventsOf("progress"))
        most = std::max(most, static_cast<Bytes>(event.number(field)));
    return most;
}

} // namespace

KilledDownload::KilledDownload(Bytes size)
    : size_{size}
    , file_{bigFile(network_.folder(), size)}
    , target_{network_.folder() / "target"}
    , sharer_{network_.run(network_.newPeer(), "share", {file_.string(), "--set", pace})}
    , link_{linkOf(sharer_)}
    , getter_{network_.newPeer()}
{}

/// One in four dies on its way to the download, the others in the midst of it.
bool KilledDownload::livesOn(Program& run, std::chrono::milliseconds longest)
{
    const bool diesEarly = random_.below(4) == 0;
    if (!diesEarly)
        run.waitFor("state", [](const JsonEvent& event) { return event.text("state") == "downloading"; });
    return !run.endsWithin(random_.upTo(longest));
}

Program KilledDownload::start() const { return network_.run(getter_, "get", {link_, "-o", target_.string()}); }

void KilledDownload::killTimes(unsigned times, std::chrono::milliseconds longestRun)
{
    for (unsigned death = 0; death < times; ++death) {
        auto run = start();
        ASSERT_TRUE(livesOn(run, longestRun)) << "it ended before death " << death << run.account();
        run.signal(SIGKILL);
        ASSERT_EQ(run.waitForEnd(), 128 + SIGKILL);
        checked_ += mostOf(run, "checked_bytes");
        ++deaths_;
    }
}

void KilledDownload::expectIdenticalAndCheap()
{
    auto last = start();
    ASSERT_EQ(last.waitForEnd(), 0) << last.account();
    checked_ += mostOf(last, "checked_bytes");
    EXPECT_EQ(differences(file_, target_ / "film.bin"), std::vector<std::string>{});

    ASSERT_TRUE(sharer_.waitFor("progress", [this](const JsonEvent& event) {
        return static_cast<Bytes>(event.number("uploaded_bytes")) >= size_;
    })) << "less was sent than there is";
    ASSERT_EQ(sharer_.interrupt(), 0);
    const auto sent = mostOf(sharer_, "uploaded_bytes");
    std::printf("%u deaths: %.1f MiB sent twice, %.1f MiB hashed at starts, of %.0f MiB\n", deaths_,
                static_cast<double>(sent - size_) / 1048576.0, static_cast<double>(checked_) / 1048576.0,
                static_cast<double>(size_) / 1048576.0);
    EXPECT_LE(sent, size_ + deaths_ * costOfADeath) << "what was there is fetched again";
    EXPECT_LE(checked_, size_ + deaths_ * costOfADeath) << "what was saved is hashed again";
}

} // namespace shoal::test
