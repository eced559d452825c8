// Writes down what an engine tells its subscribers.
#pragma once

#include "core/events.h"
#include "core/log_entry.h"
#include "core/state/store.h"

#include <functional>
#include <string>
#include <vector>

namespace shoal {

/// On the engine's thread. Entries wait in memory until `flush`, a moment later: a thousand of them are one commit.
class LogKeeper {
public:
    /// `nameOf` a share that the event speaks of; `publish` takes LogGrew and what the disk says.
    LogKeeper(Store& store, std::function<std::string(ShareId)> nameOf, std::function<void(const Event&)> publish);

    /// Events that nobody reads a log for are passed over.
    void take(const Event& event);
    void note(LogKind kind, ShareId share, std::string name, std::string text = {});
    void flush();

private:
    void add(LogEntry entry);

    Store& store_;
    std::function<std::string(ShareId)> nameOf_;
    std::function<void(const Event&)> publish_;
    std::vector<LogEntry> waiting_;
};

} // namespace shoal
