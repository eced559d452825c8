// A disk that fails in the middle of a transfer: the file and what is wrong with it are told, nothing wrong is kept or
// given away, and on a disk that is well again the same command comes to the end.
#include "tests/program/ends_with_error.h"
#include "tests/program/troubled_transfer.h"
#include "tests/support/randomness.h"

#include <cerrno>

namespace shoal::test {
namespace {

constexpr Bytes mebibyte = 1024 * 1024;

class TransferOnADisk : public TroubledTransfer {
protected:
    TransferOnADisk() { quarter_ = size_ / 4; }

    /// One that fails this way ends a download; afterwards the disk is well, and so is the same command.
    void expectErrorThenAll(const DiskFailure& failure, const std::string& kind, int exit)
    {
        SCOPED_TRACE("from call " + std::to_string(failure.from));
        beginAnew();
        trouble().fail(failure);
        {
            auto getter = get();
            expectError(getter, kind, gotten(), exit);
        }
        trouble().heal();
        expectGotten();
    }
    /// At the first write, and at some write later on.
    void expectErrorOfWrites(int error, const std::string& kind, int exit)
    {
        shareFile(size_);
        expectErrorThenAll({.error = error}, kind, exit);
        expectErrorThenAll({.error = error, .from = 2 + random_.below(writes_), .isHalfDone = true}, kind, exit);
    }

    Randomness random_;
    Bytes size_ = 24 * mebibyte;
    Bytes quarter_;
    std::uint64_t writes_ = size_ / (256 * 1024) - 8; // fewer than there are
};

TEST_F(TransferOnADisk, ThatCanNotWriteEndsADownloadWithTheFilesName) { expectErrorOfWrites(EIO, "io", 1); }

TEST_F(TransferOnADisk, ThatIsFullEndsADownloadWithTheFilesName) { expectErrorOfWrites(ENOSPC, "disk-full", 6); }

TEST_F(TransferOnADisk, ThatBecomesReadOnlyEndsADownloadWithTheFilesName)
{
    expectErrorOfWrites(EROFS, "permission-denied", 1);
}

TEST_F(TransferOnADisk, ThatFailsASingleWriteIsToldAsWell)
{
    shareFile(size_);
    expectErrorThenAll({.error = EIO, .from = 2 + random_.below(writes_), .isForGood = false}, "io", 1);
}

TEST_F(TransferOnADisk, ThatCanNotSyncLetsNothingBeDone)
{
    shareFile(size_);
    expectErrorThenAll({.call = DiskCall::Sync, .error = EIO}, "io", 1);
}

TEST_F(TransferOnADisk, ThatCanNotBeReadStopsTheSharerAndNotTheGetterForGood)
{
    content_ = disk_->root() / "film.bin";
    makeBigFile(content_, size_, 6);
    target_ = network_->folder() / "target";
    {
        auto sharer = share({"--set", "limits.upload=8MiB"});
        link_ = linkOf(sharer) + "&x.pe=" + sharing_.address;
        trouble().fail({.call = DiskCall::Read, .error = EIO, .from = 2 + random_.below(writes_ / 2)});
        auto getter = get();
        expectError(sharer, "io", content_, 1);
        EXPECT_EQ(getter.interrupt(), 130) << getter.account();
        EXPECT_TRUE(getter.eventsOf("done").empty());
    }
    trouble().heal();
    auto again = share();
    ASSERT_NE(linkOf(again), "");
    expectGotten();
}

} // namespace
} // namespace shoal::test
