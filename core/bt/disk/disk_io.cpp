#include "core/bt/disk/disk_io.h"

#include "core/bt/disk/disk_parts.h"
#include "core/bt/disk/piece_store.h"
#include "core/bt/disk/read_gate.h"
#include "core/bt/disk/read_queue.h"
#include "core/bt/disk/torrent_slot.h"

#include <libtorrent/disk_interface.hpp>
#include <libtorrent/settings_pack.hpp>

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

#include <sys/resource.h>

namespace shoal::bt {
namespace {

unsigned cores() { return std::max(2U, std::thread::hardware_concurrency()); }

/// Sockets, the database and the rest need handles, too.
std::size_t handlesToUse(std::size_t wanted)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return wanted;
    return std::clamp<std::size_t>(wanted, 1, std::max<std::size_t>(1, limit.rlim_cur / 4));
}

/// libtorrent calls it on its network thread only.
class DiskIo final : public lt::disk_interface {
public:
    DiskIo(lt::io_context& network, const lt::settings_interface& settings, lt::counters& counters,
           const DiskOptions& options);
    ~DiskIo() override { parts_.threads.finish(); }

    lt::storage_holder new_torrent(const lt::storage_params& params, const std::shared_ptr<void>& torrent) override;
    void remove_torrent(lt::storage_index_t index) override;

    void async_read(lt::storage_index_t index, const lt::peer_request& request, ReadHandler handler,
                    lt::disk_job_flags_t) override
    {
        gate_.read(slot(index), request, std::move(handler));
    }
    bool async_write(lt::storage_index_t index, const lt::peer_request& request, const char* bytes,
                     std::shared_ptr<lt::disk_observer> observer, WriteHandler handler, lt::disk_job_flags_t) override;
    void async_hash(lt::storage_index_t index, lt::piece_index_t piece, lt::span<lt::sha256_hash> leaves,
                    lt::disk_job_flags_t flags, HashHandler handler) override;
    void async_hash2(
        lt::storage_index_t index, lt::piece_index_t piece, int offset, lt::disk_job_flags_t,
        std::function<void(lt::piece_index_t, const lt::sha256_hash&, const lt::storage_error&)> handler) override;
    void async_clear_piece(lt::storage_index_t index, lt::piece_index_t piece, ClearHandler handler) override
    {
        store_.clear(slot(index), static_cast<int>(piece), std::move(handler));
    }

    void async_move_storage(
        lt::storage_index_t index, std::string folder, lt::move_flags_t flags,
        std::function<void(lt::status_t, const std::string&, const lt::storage_error&)> handler) override;
    void async_release_files(lt::storage_index_t index, std::function<void()> handler) override;
    void async_check_files(lt::storage_index_t index, const lt::add_torrent_params* resume,
                           lt::aux::vector<std::string, lt::file_index_t> links,
                           std::function<void(lt::status_t, const lt::storage_error&)> handler) override;
    void async_stop_torrent(lt::storage_index_t index, std::function<void()> handler) override;
    void async_rename_file(
        lt::storage_index_t index, lt::file_index_t file, std::string name,
        std::function<void(const std::string&, lt::file_index_t, const lt::storage_error&)> handler) override;
    void async_delete_files(lt::storage_index_t index, lt::remove_flags_t what,
                            std::function<void(const lt::storage_error&)> handler) override;
    void async_set_file_priority(
        lt::storage_index_t index, lt::aux::vector<lt::download_priority_t, lt::file_index_t> priorities,
        std::function<void(const lt::storage_error&, lt::aux::vector<lt::download_priority_t, lt::file_index_t>)>
            handler) override;

    void update_stats_counters(lt::counters& counters) const override;
    std::vector<lt::open_file_state> get_status(lt::storage_index_t index) const override
    {
        return slot(index)->storage.openFiles();
    }
    /// Jobs that began before are done, and answered.
    void abort(bool wait) override;
    void submit_jobs() override {}
    void settings_updated() override;

private:
    const Slot& slot(lt::storage_index_t index) const
    {
        return slots_[static_cast<std::size_t>(static_cast<std::uint32_t>(index))];
    }
    template <class Job>
    void fence(lt::storage_index_t index, Job job);
    void answer(std::function<void()> handler) { parts_.completions->add(std::move(handler)); }

    const lt::settings_interface& settings_;
    const DiskOptions options_;
    DiskParts parts_;
    PieceStore store_{parts_};
    ReadQueue reads_{parts_, store_};
    ReadGate gate_{parts_, reads_};
    std::vector<Slot> slots_;
    std::vector<std::size_t> unused_; // places in slots_
    std::uint64_t nextNumber_ = 0;
};

DiskIo::DiskIo(lt::io_context& network, const lt::settings_interface& settings, lt::counters& counters,
               const DiskOptions& options)
    : settings_{settings}
    , options_{options}
    , parts_{network, counters, options.files ? options.files : systemFiles(),
             options.threads ? std::max(2U, options.threads) : cores() + 2,
             options.threads ? std::max(1U, options.threads - 1) : cores()}
{
    parts_.readAheadBytes = options.readAheadBytes;
    settings_updated();
}

void DiskIo::settings_updated()
{
    const auto queued =
        static_cast<std::size_t>(std::max(blockBytes, settings_.get_int(lt::settings_pack::max_queued_disk_bytes)));
    parts_.storeBytes = options_.storeBytes ? options_.storeBytes : queued;
    const auto files = static_cast<std::size_t>(std::max(1, settings_.get_int(lt::settings_pack::file_pool_size)));
    parts_.filePool.setLimit(handlesToUse(options_.openFiles ? options_.openFiles : files));
}

lt::storage_holder DiskIo::new_torrent(const lt::storage_params& params, const std::shared_ptr<void>& torrent)
{
    if (unused_.empty()) {
        unused_.push_back(slots_.size());
        slots_.emplace_back();
        unused_.reserve(slots_.size()); // removing a torrent then needs no memory
    }
    const auto place = unused_.back();
    auto own = params;
    if (const auto name = options_.partNames ? options_.partNames->take(params.info_hash) : std::nullopt)
        own.info_hash = *name; // of which a storage makes its part file's name, and nothing else
    slots_[place] = std::make_shared<TorrentSlot>(parts_, own, nextNumber_++);
    slots_[place]->owner = torrent;
    if (auto unproven = options_.unproven ? options_.unproven->take(params.info_hash) : std::nullopt)
        slots_[place]->believed = std::make_unique<Believed>(std::move(*unproven));
    unused_.pop_back();
    return lt::storage_holder{lt::storage_index_t{static_cast<std::uint32_t>(place)}, *this};
}

void DiskIo::remove_torrent(lt::storage_index_t index)
{
    const auto place = static_cast<std::size_t>(static_cast<std::uint32_t>(index));
    const auto slot = std::exchange(slots_[place], nullptr);
    unused_.push_back(place);
    const std::lock_guard lock{parts_.mutex};
    reads_.forget(*slot);
    slot->fence([this, slot] {
        store_.drop(*slot);
        lt::storage_error ignored; // libtorrent has let go of it: nobody is left to tell
        slot->storage.close(ignored);
        answer([owner = std::move(slot->owner)] {}); // libtorrent's objects end on its own thread
    });
}

bool DiskIo::async_write(lt::storage_index_t index, const lt::peer_request& request, const char* bytes,
                         std::shared_ptr<lt::disk_observer> observer, WriteHandler handler, lt::disk_job_flags_t)
{
    {
        const std::lock_guard lock{parts_.mutex};
        reads_.forgetPiece(*slot(index), static_cast<int>(request.piece));
        ReadGate::written(*slot(index), static_cast<int>(request.piece));
    }
    return store_.write(slot(index), request, bytes, observer, std::move(handler));
}

void DiskIo::async_hash(lt::storage_index_t index, lt::piece_index_t piece, lt::span<lt::sha256_hash> leaves,
                        lt::disk_job_flags_t flags, HashHandler handler)
{
    const bool wantsV1 = static_cast<bool>(flags & lt::disk_interface::v1_hash);
    store_.hash(slot(index), static_cast<int>(piece), {leaves, wantsV1, std::move(handler)}, flags);
}

void DiskIo::async_hash2(
    lt::storage_index_t index, lt::piece_index_t piece, int offset, lt::disk_job_flags_t,
    std::function<void(lt::piece_index_t, const lt::sha256_hash&, const lt::storage_error&)> handler)
{
    const std::lock_guard lock{parts_.mutex};
    slot(index)->submit(
        JobKind::Prompt, [this, slot = slot(index), piece, offset, handler = std::move(handler)]() mutable {
            std::vector<char> block(
                static_cast<std::size_t>(std::min(blockBytes, slot->storage.files().piece_size2(piece) - offset)));
            lt::storage_error error;
            store_.read(*slot, static_cast<int>(piece), offset, block, error);
            PieceDigest digest{
                static_cast<int>(block.size()), static_cast<int>(block.size()), {.v1 = false, .v2 = true}};
            digest.feed(0, block);
            answer([handler = std::move(handler), piece, hash = error ? lt::sha256_hash{} : digest.sha256(0), error] {
                handler(piece, hash, error);
            });
        });
}

/// The job runs alone on the torrent's files.
template <class Job>
void DiskIo::fence(lt::storage_index_t index, Job job)
{
    const std::lock_guard lock{parts_.mutex};
    slot(index)->fence([this, slot = slot(index), job = std::move(job)]() mutable {
        {
            const std::lock_guard guard{parts_.mutex};
            reads_.forget(*slot); // before the job answers: who has its answer reads from disk
        }
        job(*slot);
    });
}

void DiskIo::async_move_storage(lt::storage_index_t index, std::string folder, lt::move_flags_t flags,
                                std::function<void(lt::status_t, const std::string&, const lt::storage_error&)> handler)
{
    fence(index, [this, folder = std::move(folder), flags, handler = std::move(handler)](TorrentSlot& slot) mutable {
        lt::storage_error error;
        auto [status, place] = slot.storage.move(folder, flags, error);
        answer([handler = std::move(handler), status = status, place = std::move(place), error] {
            handler(status, place, error);
        });
    });
}

void DiskIo::async_release_files(lt::storage_index_t index, std::function<void()> handler)
{
    fence(index, [this, handler = std::move(handler)](TorrentSlot& slot) mutable {
        store_.flush(slot);
        lt::storage_error error; // what was written is told with each block; here libtorrent takes no error
        slot.storage.close(error);
        if (handler)
            answer(std::move(handler));
    });
}

void DiskIo::async_check_files(lt::storage_index_t index, const lt::add_torrent_params* resume,
                               lt::aux::vector<std::string, lt::file_index_t> links,
                               std::function<void(lt::status_t, const lt::storage_error&)> handler)
{
    const bool trustsIncomplete = settings_.get_bool(lt::settings_pack::no_recheck_incomplete_resume);
    fence(index,
          [this, resume, links = std::move(links), trustsIncomplete,
           handler = std::move(handler)](TorrentSlot& slot) mutable {
              store_.flush(slot);
              store_.forgetDigests(slot);
              lt::storage_error error;
              const auto status = slot.storage.check(resume, links, !trustsIncomplete, error);
              answer([handler = std::move(handler), status, error] { handler(status, error); });
          });
}

void DiskIo::async_stop_torrent(lt::storage_index_t index, std::function<void()> handler)
{
    {
        const std::lock_guard lock{parts_.mutex};
        ++slot(index)->checkGeneration;
    }
    fence(index, [this, handler = std::move(handler)](TorrentSlot& slot) mutable {
        store_.flush(slot);
        store_.forgetDigests(slot);
        lt::storage_error error; // as in async_release_files
        slot.storage.close(error);
        if (handler)
            answer(std::move(handler));
    });
}

void DiskIo::async_rename_file(
    lt::storage_index_t index, lt::file_index_t file, std::string name,
    std::function<void(const std::string&, lt::file_index_t, const lt::storage_error&)> handler)
{
    fence(index, [this, file, name = std::move(name), handler = std::move(handler)](TorrentSlot& slot) mutable {
        lt::storage_error error;
        slot.storage.rename(file, name, error);
        answer([handler = std::move(handler), name = std::move(name), file, error] { handler(name, file, error); });
    });
}

void DiskIo::async_delete_files(lt::storage_index_t index, lt::remove_flags_t what,
                                std::function<void(const lt::storage_error&)> handler)
{
    {
        const std::lock_guard lock{parts_.mutex};
        ++slot(index)->checkGeneration;
    }
    fence(index, [this, what, handler = std::move(handler)](TorrentSlot& slot) mutable {
        store_.drop(slot);
        lt::storage_error error;
        slot.storage.remove(what, error);
        answer([handler = std::move(handler), error] { handler(error); });
    });
}

void DiskIo::async_set_file_priority(
    lt::storage_index_t index, lt::aux::vector<lt::download_priority_t, lt::file_index_t> priorities,
    std::function<void(const lt::storage_error&, lt::aux::vector<lt::download_priority_t, lt::file_index_t>)> handler)
{
    fence(index, [this, priorities = std::move(priorities), handler = std::move(handler)](TorrentSlot& slot) mutable {
        lt::storage_error error;
        slot.storage.setPriorities(priorities, error);
        answer(
            [handler = std::move(handler), priorities = std::move(priorities), error] { handler(error, priorities); });
    });
}

void DiskIo::update_stats_counters(lt::counters& counters) const
{
    counters.set_value(lt::counters::disk_blocks_in_use, static_cast<std::int64_t>(parts_.blocks->inUse()));
    counters.set_value(lt::counters::queued_disk_jobs, static_cast<std::int64_t>(parts_.threads.waiting()));
}

void DiskIo::abort(bool wait)
{
    if (wait)
        parts_.threads.finish();
}

} // namespace

lt::disk_io_constructor_type diskIo(DiskOptions options)
{
    return [options = std::move(options)](lt::io_context& network, const lt::settings_interface& settings,
                                          lt::counters& counters) -> std::unique_ptr<lt::disk_interface> {
        return std::make_unique<DiskIo>(network, settings, counters, options);
    };
}

} // namespace shoal::bt
