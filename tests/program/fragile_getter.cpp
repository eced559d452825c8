#include "tests/program/fragile_getter.h"

#include <csignal>
#include <gmock/gmock.h>

namespace shoal::test {

void FragileGetter::SetUp()
{
    if (const auto reason = FragileDisk::whyNot())
        GTEST_SKIP() << *reason;
    network_ = std::make_unique<ClosedNetwork>(3);
    disk_ = std::make_unique<FragileDisk>(network_->folder().path());
    beginAnew();
}

void FragileGetter::shareTree(std::size_t files)
{
    content_ = network_->folder() / "tree";
    makeTree(content_, {.files = files, .seed = 3});
    share();
}

void FragileGetter::shareFile(Bytes size)
{
    content_ = network_->folder() / "film.bin";
    makeBigFile(content_, size, 4);
    share();
}

void FragileGetter::share()
{
    const auto peer = network_->newPeer();
    // It can't be moved.
    // NOLINTNEXTLINE(modernize-make-unique)
    sharer_.reset(new Program(network_->run(peer, "share", {content_.string(), "--set", "limits.upload=96MiB"})));
    link_ = linkOf(*sharer_) + "&x.pe=" + peer.address;
}

void FragileGetter::beginAnew()
{
    peer_ = network_->newPeer();
    const auto own = disk_->root() / std::to_string(++getters_);
    peer_.profileElsewhere = own / "state/profile"; // folders that don't exist yet
    target_ = own / "downloads/new";
}

Program FragileGetter::get(const std::vector<std::string>& wrap) const
{
    return network_->run(peer_, "get", {link_, "-o", target_.string()}, wrap);
}

bool FragileGetter::die(Program& program, Loss loss)
{
    program.signal(SIGKILL);
    const auto status = program.waitForEnd();
    EXPECT_THAT(status, testing::AnyOf(0, 128 + SIGKILL)) << program.account();
    disk_->cutPower(loss, random_);
    return status != 0;
}

void FragileGetter::expectGotten()
{
    auto last = get();
    EXPECT_EQ(last.waitForEnd(), 0) << last.account();
    EXPECT_EQ(whatDiffers(), std::vector<std::string>{});
}

} // namespace shoal::test
