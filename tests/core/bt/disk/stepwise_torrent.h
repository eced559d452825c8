// A torrent on a disk back-end that is asked one thing after the other, and asks again what failed.
#pragma once

#include "tests/support/disk/ideal_torrent.h"

#include <libtorrent/disk_interface.hpp>
#include <libtorrent/io_context.hpp>
#include <libtorrent/performance_counters.hpp>
#include <libtorrent/session_params.hpp>
#include <libtorrent/settings_pack.hpp>

#include <boost/asio/executor_work_guard.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace shoal::test {

class StepwiseTorrent {
public:
    StepwiseTorrent(const lt::disk_io_constructor_type& make, std::filesystem::path folder);
    ~StepwiseTorrent();

    struct Step {
        std::string name;
        /// Performs it and waits. An error: it may be performed again.
        std::function<lt::storage_error()> perform;
    };
    /// From adding to deleting: some files are skipped and wanted again, one is renamed, all of them are moved.
    std::vector<Step> wholeLife();

    /// Bytes that weren't those that were written, answers that came twice or never. Empty: none.
    const std::string& faults() const { return faults_; }

private:
    /// For the handler of one call.
    std::function<void(const lt::storage_error&)> ask();
    lt::storage_error wait();

    lt::storage_error add();
    lt::storage_error download(int piece);
    lt::storage_error readBack(int piece);
    lt::storage_error hash(int piece);
    lt::storage_error prioritise();
    lt::storage_error rename();
    lt::storage_error move();
    lt::storage_error release();
    lt::storage_error remove();
    void clear(int piece);

    std::filesystem::path folder_;
    IdealTorrent ideal_;
    lt::settings_pack settings_;
    lt::counters counters_;
    lt::io_context network_;
    boost::asio::executor_work_guard<lt::io_context::executor_type> stays_;
    std::unique_ptr<lt::disk_interface> disk_;
    lt::storage_holder storage_;
    int open_ = 0;
    lt::storage_error error_; // the first since the last step began
    std::string faults_;
};

} // namespace shoal::test
