// Puts many shares on the list, a bounded number at a time, and tells of each once it is there.
#pragma once

#include "app/shoal/run/foreground.h"

#include <functional>
#include <optional>
#include <set>
#include <string>

namespace shoal::app {

/// A share to be put on the list, and what is told of it.
struct Addition {
    std::string source; ///< as the user knows it: a path or link
    AddRequest request;
    InfoHashes hashes;
    std::string name;
    std::string link;
};

/// Ends the command when the last one is settled, with the code of the failures, if any. Ctrl-C begins with no other
/// one and waits for those that the engine is about to write down: whatever was told is on the list, and nothing else.
class ShareAdder {
public:
    struct Hooks {
        /// Begins with the next share; false: there is none left. Each that was begun is added, failed or settled.
        std::function<bool()> beginNext;
        std::function<void()> onStopping; ///< by Ctrl-C; may be empty
    };
    ShareAdder(Foreground& foreground, Hooks hooks);

    void start() { fill(); }
    /// A share that is on the list already is left as it is.
    void add(Addition addition);
    void fail(const std::string& source, const Error& error);
    /// It came to nothing, and nothing is to be told.
    void settle();

private:
    void fill();
    void askFor(Addition addition);
    void added(const Addition& addition, ShareId id, bool isToBeSaved);
    void known(const Addition& addition, ShareId id);
    void tell(const Addition& addition, ShareId id, bool isKnown);
    void take(const Event& event);
    void allSettled();

    Foreground& foreground_;
    Hooks hooks_;
    std::size_t inFlight_ = 0;
    bool isDry_ = false;
    bool isFilling_ = false;
    std::function<void()> stopped_; ///< set by Ctrl-C
    std::set<ShareId> told_;
    std::set<ShareId> unsaved_; ///< told of; an engine of our own has not saved yet that their data is right
    std::set<ShareId> saved_;   ///< before we had their ids
    AddSummary summary_;
    std::optional<ExitCode> code_; ///< of the failures
};

} // namespace shoal::app
