#include "tests/program/troubled_transfer.h"

#include <cstdio>
#include <fstream>

namespace shoal::test {

void TroubledTransfer::SetUp()
{
    if (const auto reason = TroubledDisk::whyNot())
        GTEST_SKIP() << *reason;
    network_ = std::make_unique<ClosedNetwork>(1);
    disk_ = std::make_unique<TroubledDisk>(network_->folder().path());
    sharing_ = network_->newPeer();
    beginAnew();
}

void TroubledTransfer::shareFile(Bytes size, const std::vector<std::string>& more)
{
    content_ = network_->folder() / "film.bin";
    makeBigFile(content_, size, 5);
    startToShare(more);
}

void TroubledTransfer::shareTwoFiles(Bytes size, const std::vector<std::string>& more)
{
    content_ = network_->folder() / "reels";
    std::filesystem::create_directories(content_);
    makeBigFile(content_ / "a.bin", size, 5);
    makeBigFile(content_ / "b.bin", size, 6);
    startToShare(more);
}

void TroubledTransfer::startToShare(const std::vector<std::string>& more)
{
    // It can't be moved.
    // NOLINTNEXTLINE(modernize-make-unique)
    sharer_.reset(new Program(share(more)));
    link_ = linkOf(*sharer_) + "&x.pe=" + sharing_.address;
}

void TroubledTransfer::beginAnew()
{
    getting_ = network_->newPeer();
    target_ = disk_->root() / std::to_string(++getters_);
}

Program TroubledTransfer::share(const std::vector<std::string>& more) const
{
    std::vector<std::string> arguments{content_.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return network_->run(sharing_, "share", arguments);
}

Program TroubledTransfer::get(const std::vector<std::string>& more) const
{
    std::vector<std::string> arguments{link_, "-o", target_.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return network_->run(getting_, "get", arguments);
}

void TroubledTransfer::expectGotten()
{
    auto last = get();
    ASSERT_EQ(last.waitForEnd(), 0) << last.account();
    EXPECT_EQ(differences(content_, gotten()), std::vector<std::string>{});
}

void TroubledTransfer::expectSentAtMost(Bytes bytes)
{
    const auto size = std::filesystem::file_size(content_);
    const auto sent = [](const JsonEvent& event) { return static_cast<Bytes>(event.number("uploaded_bytes")); };
    // When the last of it was sent, progress may be about to be told; when the getter is gone, all of it was.
    ASSERT_TRUE(sharer_->waitFor("progress", [&](const JsonEvent& event) {
        return sent(event) >= size && event.number("peers") == 0;
    })) << "less was sent than there is";
    ASSERT_EQ(sharer_->interrupt(), 0) << sharer_->account();
    const auto all = sent(sharer_->eventsOf("progress").back());
    std::printf("sent twice: %.1f MiB\n", static_cast<double>(all - size) / 1048576.0);
    EXPECT_LE(all, bytes) << "what was there is fetched again";
}

Bytes ownMemoryOf(const Program& program)
{
    std::ifstream status{"/proc/" + std::to_string(program.pid()) + "/status"};
    for (std::string word; status >> word;)
        if (Bytes kibibytes = 0; word == "RssAnon:" && status >> kibibytes)
            return kibibytes * 1024;
    ADD_FAILURE() << "it has ended: " << program.account();
    return 0;
}

} // namespace shoal::test
