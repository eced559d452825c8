#include "core/bt/piece_givers.h"

#include <cstdint>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <initializer_list>
#include <libtorrent/address.hpp>

namespace shoal::bt {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Pieces of two blocks.
class Givers : public testing::Test {
protected:
    static PieceGivers::Peer peer(std::uint32_t number) { return {lt::address_v4{number}, 6881}; }

    void give(const PieceGivers::Peer& from, std::initializer_list<int> blocks, lt::piece_index_t piece = first)
    {
        for (const auto block : blocks)
            givers_.gave(piece, block, from);
    }
    PieceGivers::Verdict fail(lt::piece_index_t piece = first) { return givers_.failed(piece, 2); }

    static constexpr lt::piece_index_t first{0};
    static constexpr lt::piece_index_t second{1};
    const PieceGivers::Peer alice_ = peer(1);
    const PieceGivers::Peer bob_ = peer(2);
    PieceGivers givers_;
};

TEST_F(Givers, OfAWholePieceAloneAreToBlame)
{
    give(alice_, {0, 1});
    give(bob_, {0}, second);
    const auto verdict = fail();
    EXPECT_EQ(verdict.liar, alice_);
    EXPECT_THAT(verdict.undecided, IsEmpty());
}

TEST_F(Givers, OfAPieceTogetherAreUndecided)
{
    give(alice_, {0, 1});
    give(bob_, {1});
    const auto verdict = fail();
    EXPECT_EQ(verdict.liar, std::nullopt);
    EXPECT_THAT(verdict.undecided, ElementsAre(alice_, bob_));
}

TEST_F(Givers, OfWhatWasMissingAfterARestartAreUndecided)
{
    give(alice_, {1, 1});
    const auto verdict = fail();
    EXPECT_EQ(verdict.liar, std::nullopt);
    EXPECT_THAT(verdict.undecided, ElementsAre(alice_));
}

TEST_F(Givers, OfABlockAloneAreToBlameWhenTheOthersWereProven)
{
    give(alice_, {0});
    give(bob_, {1});
    fail();
    give(bob_, {1});
    EXPECT_EQ(fail().liar, bob_);
}

TEST_F(Givers, AreForgottenWithTheFailure)
{
    give(alice_, {0, 1});
    fail();
    give(bob_, {0, 1});
    EXPECT_EQ(fail().liar, bob_);
}

TEST_F(Givers, AreForgottenWithAPieceThatPassed)
{
    give(alice_, {0});
    fail();
    give(alice_, {0, 1});
    givers_.passed(first);
    give(bob_, {0}); // what was had got lost, and comes anew in part
    EXPECT_EQ(fail().liar, std::nullopt);
}

} // namespace
} // namespace shoal::bt
