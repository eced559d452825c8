#include "core/bt/swarms/stored_shelf.h"

#include "core/bt/swarms/share_metadata.h"
#include "core/bt/torrent_reader.h"
#include "core/chunks/create.h"
#include "core/swarm/torrents/share_info.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <functional>
#include <future>
#include <mutex>

namespace shoal::bt {
namespace {
using swarm::MetadataPart;

class MetadataOnShelf : public testing::Test {
protected:
    MetadataOnShelf()
    {
        family_.bytes.fill(1);
        auto opened = Store::open(folder_.path(), [this](std::function<void()> work) {
            const std::lock_guard lock{mutex_};
            answers_.push_back(std::move(work));
        });
        EXPECT_TRUE(opened);
        store_ = std::move(*opened);
    }
    ~MetadataOnShelf() override { store_->close(); }

    swarm::ShareId addShare(int number)
    {
        const auto file = folder_.writeNoise("file" + std::to_string(number), 100'000, number);
        const auto created = createTorrent({.paths = {file}, .format = TorrentFormat::V2, .pieceLength = 16 * 1024});
        EXPECT_TRUE(created);
        const auto metadata = metadataOf(created->bytes).value();
        StoredShare share;
        share.hashes = created->torrent.hashes;
        share.swarm = family_;
        share.swarmShare = swarm::shareIdOf(metadata.info);
        share.torrent = created->bytes;
        EXPECT_TRUE(store_->parts().catalogue.insert(share)); // nobody else uses the store now
        metadata_[*share.swarmShare] = metadata;
        return *share.swarmShare;
    }
    void takeAnswers()
    {
        std::promise<void> done;
        store_->tell([&done](StoreParts&) { done.set_value(); });
        done.get_future().wait();
        std::vector<std::function<void()>> come;
        {
            const std::lock_guard lock{mutex_};
            come.swap(answers_);
        }
        for (const auto& answer : come)
            answer();
    }
    StoredShelf shelf(std::size_t bytes = StoredShelf::mostBytes)
    {
        return StoredShelf{*store_, family_, [this] { ++loaded_; }, bytes};
    }
    static std::string textOf(swarm::ByteView bytes)
    {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    test::TemporaryFolder folder_;
    std::mutex mutex_;
    std::vector<std::function<void()>> answers_;
    std::unique_ptr<Store> store_;
    swarm::SwarmId family_;
    std::map<swarm::ShareId, ShareMetadata> metadata_;
    int loaded_ = 0;
};

TEST_F(MetadataOnShelf, IsLoadedWhenSomebodyAsks)
{
    const auto share = addShare(1);
    const auto shelf = this->shelf();

    EXPECT_TRUE(shelf.find(share, MetadataPart::Info).empty());
    EXPECT_TRUE(shelf.isComing(share, MetadataPart::Info));
    EXPECT_FALSE(shelf.isComing(share, MetadataPart::Layers));
    takeAnswers();

    EXPECT_EQ(loaded_, 1);
    EXPECT_FALSE(shelf.isComing(share, MetadataPart::Info));
    EXPECT_EQ(textOf(shelf.find(share, MetadataPart::Info)), metadata_[share].info);
    shelf.find(share, MetadataPart::Layers);
    takeAnswers();
    EXPECT_EQ(textOf(shelf.find(share, MetadataPart::Layers)), metadata_[share].layers);
}

TEST_F(MetadataOnShelf, IsNotComingForeverWhereThereIsNone)
{
    const auto shelf = this->shelf();
    const swarm::ShareId unknown{};
    shelf.find(unknown, MetadataPart::Info);
    takeAnswers();

    EXPECT_TRUE(shelf.find(unknown, MetadataPart::Info).empty());
    EXPECT_FALSE(shelf.isComing(unknown, MetadataPart::Info)) << "so whoever asked is told";

    shelf.find(unknown, MetadataPart::Info);
    EXPECT_TRUE(shelf.isComing(unknown, MetadataPart::Info)) << "the next one who asks may be luckier";
}

TEST_F(MetadataOnShelf, GivesNothingOfAnotherSwarm)
{
    const auto share = addShare(1);
    swarm::SwarmId other;
    other.bytes.fill(2);
    const StoredShelf shelf{*store_, other, [] {}};
    shelf.find(share, MetadataPart::Info);
    takeAnswers();

    EXPECT_TRUE(shelf.find(share, MetadataPart::Info).empty());
}

TEST_F(MetadataOnShelf, MakesRoomByWhatWasUsedLongestAgo)
{
    const auto first = addShare(1), second = addShare(2);
    const auto shelf = this->shelf(metadata_[first].info.size() + metadata_[second].info.size() - 1);
    for (const auto& share : {first, second}) {
        shelf.find(share, MetadataPart::Info);
        takeAnswers();
    }

    EXPECT_EQ(textOf(shelf.find(second, MetadataPart::Info)), metadata_[second].info);
    EXPECT_TRUE(shelf.find(first, MetadataPart::Info).empty());
    EXPECT_TRUE(shelf.isComing(first, MetadataPart::Info)) << "it is loaded again";
}

TEST_F(MetadataOnShelf, MayBeGoneBeforeTheAnswerComes)
{
    const auto share = addShare(1);
    {
        const auto shelf = this->shelf();
        shelf.find(share, MetadataPart::Info);
    }
    takeAnswers();

    EXPECT_EQ(loaded_, 0);
}

} // namespace
} // namespace shoal::bt
