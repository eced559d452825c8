// Runs a sequence of disk operations on a back-end that has no session around it.
#pragma once

#include "tests/support/disk/disk_operation.h"

#include <libtorrent/disk_interface.hpp>
#include <libtorrent/fwd.hpp>
#include <libtorrent/io_context.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace shoal::test {

using DiskMaker =
    std::function<std::unique_ptr<lt::disk_interface>(lt::io_context&, const lt::settings_interface&, lt::counters&)>;

struct DiskBackend {
    std::string name;
    DiskMaker make;
    /// posix_disk_io of libtorrent 2.0.8 leaves storage_params::priorities aside; it has to be told once more.
    bool forgetsPriorities = false;
    /// It writes a piece when all of it is there, and answers for its blocks then.
    bool holdsWritesBack = false;
    /// After this it is at fault when it hasn't answered.
    std::chrono::milliseconds patience = std::chrono::seconds{30};
};

struct DiskTrace {
    /// One line an operation: what the handler was told, or "left out" where libtorrent wouldn't have asked.
    std::vector<std::string> answers;
    /// What is wrong whatever another back-end does: other bytes than were written, a handler called twice, a file that
    /// isn't there in the end. Empty: nothing.
    std::vector<std::string> faults;
    /// How many operations of each kind went well.
    std::vector<int> successes = std::vector<int>(diskOperationKinds, 0);
};

/// Files go below `folder`.
DiskTrace run(const DiskSequence& sequence, const DiskBackend& backend, const std::filesystem::path& folder);

/// The same in a temporary folder, in memory where the machine has one there.
DiskTrace run(const DiskSequence& sequence, const DiskBackend& backend);

/// The first thing wrong with `trace`, by itself or beside `reference`; empty when nothing is. A reference that is at
/// fault itself is no measure for its answers.
std::string firstDifference(const DiskSequence& sequence, const DiskTrace& trace, const DiskTrace& reference);

} // namespace shoal::test
