// Runs the benchmark in a process of its own, so that nothing is left behind however it ends.
#pragma once

#include <filesystem>
#include <functional>

namespace shoal::bench {

/// Seals the network of this process, makes a folder below `under`, and runs `work` on it in a child. When that has
/// ended, crashed or been interrupted (SIGINT, SIGTERM, SIGHUP), all processes below it are dead and the folder is
/// gone. Returns the exit code. Throws when it can't begin. Call it while the process has one thread.
int runGuarded(const std::filesystem::path& under,
               const std::function<int(const std::filesystem::path& scratch)>& work);

} // namespace shoal::bench
