// The piece layers of a .torrent, from what libtorrent knows of the Merkle trees when a download ends.
#include "core/bt/whole_torrent.h"

#include "core/chunks/create.h"
#include "core/chunks/digest.h"
#include "tests/support/temporary_folder.h"

#include <libtorrent/load_torrent.hpp>
#include <libtorrent/torrent_info.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <fstream>
#include <random>

namespace shoal::bt {
namespace {

/// A v2 torrent of one file, as it is when its metadata came by a link and all of its blocks were hashed.
class AFinishedDownload : public testing::TestWithParam<int> {
protected:
    void SetUp() override
    {
        std::mt19937 random{7};
        content.resize(static_cast<std::size_t>(GetParam()));
        for (auto& byte : content)
            byte = static_cast<char>(random());
        std::ofstream{folder.path() / "load", std::ios::binary} << content;
        CreateRequest request;
        request.paths = {folder.path() / "load"};
        request.format = TorrentFormat::V2;
        request.pieceLength = 64 * 1024;
        const auto created = createTorrent(request);
        ASSERT_TRUE(created);
        whole = created->bytes;
        saved = lt::load_torrent_buffer(whole);
        const auto info = saved.ti->info_section(); // all that a link brings
        const auto bare = "d4:info" + std::string(info.data(), static_cast<std::size_t>(info.size())) + "e";
        saved.ti = std::make_shared<lt::torrent_info>(bare, lt::from_span);
        haveBlocks();
    }

    void haveBlocks()
    {
        constexpr std::size_t block = 16 * 1024;
        const auto blocks = (content.size() + block - 1) / block;
        const auto leaves = std::bit_ceil(blocks);
        std::vector<bool> mask(2 * leaves - 1, false);
        std::vector<lt::sha256_hash> tree;
        for (std::size_t i = 0; i < blocks; ++i) {
            const auto hash = sha256Of(bytesOf(std::string_view{content}.substr(i * block, block)));
            tree.emplace_back(reinterpret_cast<const char*>(hash.bytes.data()));
            mask[leaves - 1 + i] = true;
        }
        const auto files = static_cast<std::size_t>(saved.ti->files().num_files()); // a pad file may follow
        saved.merkle_trees.assign(files, {});
        saved.merkle_tree_mask.assign(files, {});
        saved.merkle_trees[lt::file_index_t{0}] = tree;
        saved.merkle_tree_mask[lt::file_index_t{0}] = mask;
    }

    test::TemporaryFolder folder;
    std::string content;
    std::string whole;
    lt::add_torrent_params saved;
};

INSTANTIATE_TEST_SUITE_P(Sizes, AFinishedDownload,
                         testing::Values(64 * 1024 + 1, 5 * 64 * 1024, 7 * 64 * 1024 + 20'000, 300 * 64 * 1024 - 5),
                         [](const auto& size) { return std::to_string(size.param) + "Bytes"; });

TEST_P(AFinishedDownload, GivesTheTorrentWithTheLayersThatItWasMadeWith)
{
    const auto bytes = wholeTorrent(saved);
    ASSERT_TRUE(bytes);
    const lt::torrent_info made{*bytes, lt::from_span};
    const lt::torrent_info first{whole, lt::from_span};
    EXPECT_EQ(made.info_hashes(), first.info_hashes());
    EXPECT_EQ(made.piece_layer(lt::file_index_t{0}), first.piece_layer(lt::file_index_t{0}));
}

TEST_P(AFinishedDownload, GivesNothingWhenABlockIsWrong)
{
    saved.merkle_trees[lt::file_index_t{0}].back() = lt::sha256_hash{"01234567890123456789012345678901"};
    EXPECT_FALSE(wholeTorrent(saved));
}

TEST_P(AFinishedDownload, GivesNothingWhileABlockIsntKnown)
{
    saved.merkle_trees[lt::file_index_t{0}].pop_back();
    auto& mask = saved.merkle_tree_mask[lt::file_index_t{0}];
    *std::find(mask.rbegin(), mask.rend(), true) = false;
    EXPECT_FALSE(wholeTorrent(saved));
}

} // namespace
} // namespace shoal::bt
