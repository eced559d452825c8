// A busy service that is killed again and again, and what of its list that may cost: nothing that it has acknowledged.
#pragma once

#include "core/engine.h"
#include "tests/support/closed_network.h"
#include "tests/support/randomness.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace shoal::test {

/// One sharer that lives on; one service that fetches from it, takes commands as fast as it answers them, and is killed
/// at a random moment of each life. Expects, as test failures, at each start: every share that was acknowledged is
/// there with every decision that was acknowledged, none that was removed is; the database is in order; no share is
/// hashed from its beginning again.
class KilledService {
public:
    KilledService();
    void killTimes(unsigned times, std::chrono::milliseconds longestLife);
    /// Once more, to its end in order.
    void expectAllThere();

private:
    /// What the service has said of a share.
    struct Known {
        std::string name;
        bool isPaused = false;
        Labels labels;
        /// A command about it was under way when the service died: it may have been done or not.
        bool isInDoubt = false;
        bool wasHashed = false; ///< an earlier life had it complete
    };
    struct Life;

    bool beginFilm(Life& life);
    void expectList(Life& life);
    void expectRow(const ShareRow& row);
    /// Commands until the service dies.
    void command(Life& life);
    bool commandOnce(Life& life);
    bool addNext(Life& life);
    bool change(Life& life, ShareId id);

    ClosedNetwork network_{0};
    Randomness random_;
    std::filesystem::path film_;
    Peer sharerHome_;
    Program sharer_;
    Peer home_;
    std::vector<AddRequest> requests_; ///< of small shares, made beforehand
    std::size_t nextRequest_ = 0;
    std::map<ShareId, Known> known_;
    std::set<std::string> doubtfulNames_; ///< of shares that may be on the list without an id that we know
    std::optional<ShareId> filmId_;
    unsigned deaths_ = 0;
    Bytes filmChecked_ = 0;
    std::size_t acknowledged_ = 0;
};

} // namespace shoal::test
