// A sharer on a good disk, and a getter whose profile and target lie on one whose power can be cut.
#pragma once

#include "tests/support/closed_network.h"
#include "tests/support/fragile_disk/fragile_disk.h"
#include "tests/support/tree.h"

#include <gtest/gtest.h>
#include <memory>

namespace shoal::test {

class FragileGetter : public testing::Test {
protected:
    /// Skips where no such disk can be.
    void SetUp() override;

    void shareTree(std::size_t files);
    void shareFile(Bytes size);
    /// The getter is somebody else from now on, with nothing on the disk.
    void beginAnew();

    Program get(const std::vector<std::string>& wrap = {}) const;
    std::vector<std::string> whatDiffers() const { return differences(content_, target_ / content_.filename()); }
    /// Kill -9, and the power goes in the same moment. False when the program was done just before.
    bool die(Program& program, Loss loss);
    /// Ends well, with content that is identical.
    void expectGotten();

    std::unique_ptr<ClosedNetwork> network_;
    std::unique_ptr<FragileDisk> disk_;
    Randomness random_;
    Peer peer_;
    std::filesystem::path target_;
    std::filesystem::path content_;
    std::unique_ptr<Program> sharer_;
    std::string link_;

private:
    void share();
    unsigned getters_ = 0;
};

} // namespace shoal::test
