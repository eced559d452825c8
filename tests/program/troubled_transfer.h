// A sharer and a getter, of which either may have a disk that takes its time or fails.
#pragma once

#include "tests/support/closed_network.h"
#include "tests/support/fragile_disk/troubled_disk.h"
#include "tests/support/tree.h"

#include <gtest/gtest.h>
#include <memory>

namespace shoal::test {

class TroubledTransfer : public testing::Test {
protected:
    /// Skips where no such disk can be.
    void SetUp() override;

    /// One file, shared from a sound disk.
    void shareFile(Bytes size, const std::vector<std::string>& more = {});
    /// A folder of two such files.
    void shareTwoFiles(Bytes size, const std::vector<std::string>& more = {});
    /// The getter is somebody else from now on, with nothing fetched yet.
    void beginAnew();

    Program share(const std::vector<std::string>& more = {}) const;
    /// Onto the troubled disk, with a profile on a sound one.
    Program get(const std::vector<std::string>& more = {}) const;
    std::filesystem::path gotten() const { return target_ / content_.filename(); }
    Trouble& trouble() { return disk_->trouble(); }

    /// Ends well, with content that is identical.
    void expectGotten();
    /// By what the sharer that `shareFile` started says it sent; it ends with that.
    void expectSentAtMost(Bytes bytes);

    std::unique_ptr<ClosedNetwork> network_;
    std::unique_ptr<TroubledDisk> disk_;
    Peer sharing_;
    Peer getting_;
    std::filesystem::path content_;
    std::filesystem::path target_;
    std::unique_ptr<Program> sharer_;
    std::string link_;

private:
    void startToShare(const std::vector<std::string>& more);
    unsigned getters_ = 0;
};

/// What a process has for itself, in memory now: without what files and libraries map. Of a running process.
Bytes ownMemoryOf(const Program& program);

} // namespace shoal::test
