// Answers on their way from the disk threads to libtorrent's network thread.
#pragma once

#include "core/bt/disk/block_pool.h"

#include <libtorrent/disk_buffer_holder.hpp>
#include <libtorrent/error_code.hpp>
#include <libtorrent/io_context.hpp>
#include <libtorrent/sha1_hash.hpp>
#include <libtorrent/units.hpp>

#include <functional>
#include <memory>
#include <mutex>
#include <variant>
#include <vector>

namespace shoal::bt {

using ReadHandler = std::function<void(lt::disk_buffer_holder, const lt::storage_error&)>;
using WriteHandler = std::function<void(const lt::storage_error&)>;

/// One answer; a variant, for what a read gives can't be copied into a std::function.
struct ReadAnswer {
    ReadHandler handler;
    lt::disk_buffer_holder block;
    lt::storage_error error;
};
struct WriteAnswer {
    WriteHandler handler;
    lt::storage_error error;
};
using Answer = std::variant<ReadAnswer, WriteAnswer, std::function<void()>>;

/// Runs answers on the network thread in the order in which they were added; those that come while others wait share
/// one wake-up. Any thread; kept alive by what it posted.
class Completions : public std::enable_shared_from_this<Completions> {
public:
    /// The blocks of answers that are never taken go back to `blocks`.
    Completions(lt::io_context& network, std::shared_ptr<BlockPool> blocks)
        : network_{network}
        , blocks_{std::move(blocks)}
    {}

    void add(Answer answer);
    /// Adds all of them; `answers` is left empty, with its room.
    void add(std::vector<Answer>& answers);

private:
    void wake();
    void run();

    lt::io_context& network_;
    std::shared_ptr<BlockPool> blocks_; // outlives waiting_
    std::mutex mutex_;
    std::vector<Answer> waiting_;
    bool isPosted_ = false;
};

} // namespace shoal::bt
