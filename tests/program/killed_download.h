// A download that is killed again and again, and what it may cost.
#pragma once

#include "tests/support/closed_network.h"
#include "tests/support/randomness.h"

namespace shoal::test {

/// One sharer that lives on, one getter that is killed at random moments of its life: starting, checking, downloading,
/// saving. Expects, as test failures: what arrives at the end is identical; over all runs at most 16 MiB a death are
/// sent twice; no death costs hashing again what an earlier run had saved.
class KilledDownload {
public:
    explicit KilledDownload(Bytes size);
    void killTimes(unsigned times, std::chrono::milliseconds longestRun);
    void expectIdenticalAndCheap();

private:
    Program start() const;
    bool livesOn(Program& run, std::chrono::milliseconds longest);

    static constexpr Bytes costOfADeath = 16 * 1024 * 1024;

    ClosedNetwork network_{3};
    Randomness random_;
    Bytes size_;
    std::filesystem::path file_;
    std::filesystem::path target_;
    Program sharer_;
    std::string link_;
    Peer getter_;
    unsigned deaths_ = 0;
    Bytes checked_ = 0;
};

} // namespace shoal::test
