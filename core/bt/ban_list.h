// Addresses that we have no dealings with for a while.
#pragma once

#include <libtorrent/address.hpp>

#include <chrono>
#include <cstddef>
#include <map>

namespace shoal::bt {

/// Whole addresses: who is banned by port comes back by the next one. This is not libtorrent's filter of addresses: one
/// more address in that makes it forget the peer, and with it which blocks of unfinished pieces the liar sent, so that
/// an honest peer is blamed for them.
class BanList {
public:
    using Time = std::chrono::steady_clock::time_point;
    /// The one that would end first ends when one more is banned: what strangers make us remember stays small.
    static constexpr std::size_t most = 10'000;

    /// False when it is banned already.
    bool add(const lt::address& address, Time now, std::chrono::seconds time);
    bool contains(const lt::address& address, Time now) const;
    std::size_t size() const { return until_.size(); }

private:
    std::map<lt::address, Time> until_;
};

} // namespace shoal::bt
