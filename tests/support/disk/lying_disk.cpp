#include "tests/support/disk/lying_disk.h"

#include <libtorrent/disk_interface.hpp>
#include <libtorrent/error_code.hpp>
#include <libtorrent/peer_request.hpp>

#include <boost/asio/post.hpp>

#include <array>
#include <optional>
#include <utility>

namespace shoal::test {
namespace {

using ReadHandler = std::function<void(lt::disk_buffer_holder, const lt::storage_error&)>;
using WriteHandler = std::function<void(const lt::storage_error&)>;

class LyingDisk final : public lt::disk_interface {
public:
    LyingDisk(std::unique_ptr<lt::disk_interface> sound, lt::io_context& network, DiskLie lie, int every)
        : sound_{std::move(sound)}
        , network_{network}
        , lie_{lie}
        , every_{every}
    {}

    lt::storage_holder new_torrent(const lt::storage_params& params, const std::shared_ptr<void>& torrent) override
    {
        return sound_->new_torrent(params, torrent);
    }
    void remove_torrent(lt::storage_index_t storage) override { sound_->remove_torrent(storage); }

    void async_read(lt::storage_index_t storage, const lt::peer_request& request, ReadHandler handler,
                    lt::disk_job_flags_t flags) override
    {
        if (lies(DiskLie::FlippedBit)) {
            handler = [handler = std::move(handler)](lt::disk_buffer_holder bytes, const lt::storage_error& error) {
                if (!error)
                    *bytes.data() = static_cast<char>(*bytes.data() ^ 1);
                handler(std::move(bytes), error);
            };
        }
        if (lie_ == DiskLie::SwappedReads) {
            if (heldRead_) {
                std::swap(heldRead_->handler, handler);
                releaseRead();
            } else if (lies(DiskLie::SwappedReads)) {
                heldRead_ = HeldRead{storage, request, std::move(handler), flags};
                return;
            }
        }
        sound_->async_read(storage, request, std::move(handler), flags);
    }

    bool async_write(lt::storage_index_t storage, const lt::peer_request& request, const char* bytes,
                     std::shared_ptr<lt::disk_observer> observer, WriteHandler handler,
                     lt::disk_job_flags_t flags) override
    {
        if (lies(DiskLie::LostWrite)) {
            boost::asio::post(network_, [handler] { handler({}); });
            return false;
        }
        if (lies(DiskLie::LateWrite)) {
            releaseWrite();
            heldWrite_ = HeldWrite{storage, request, {bytes, bytes + request.length}, std::move(handler), flags};
            return false;
        }
        if (lies(DiskLie::AnsweredTwice)) {
            handler = [this, handler](const lt::storage_error& error) {
                boost::asio::post(network_, [handler, error] { handler(error); });
                handler(error);
            };
        }
        if (lie_ == DiskLie::UnheardError)
            handler = [handler](const auto&) { handler({}); };
        if (lies(DiskLie::NeverAnswered))
            handler = [](const auto&) {};
        return sound_->async_write(storage, request, bytes, std::move(observer), std::move(handler), flags);
    }

    void
    async_hash(lt::storage_index_t storage, lt::piece_index_t piece, lt::span<lt::sha256_hash> leaves,
               lt::disk_job_flags_t flags,
               std::function<void(lt::piece_index_t, const lt::sha1_hash&, const lt::storage_error&)> handler) override
    {
        sound_->async_hash(storage, piece, leaves, flags, std::move(handler));
        releaseWrite();
    }

    void async_hash2(
        lt::storage_index_t storage, lt::piece_index_t piece, int offset, lt::disk_job_flags_t flags,
        std::function<void(lt::piece_index_t, const lt::sha256_hash&, const lt::storage_error&)> handler) override
    {
        sound_->async_hash2(storage, piece, offset, flags, std::move(handler));
    }

    void
    async_move_storage(lt::storage_index_t storage, std::string path, lt::move_flags_t flags,
                       std::function<void(lt::status_t, const std::string&, const lt::storage_error&)> handler) override
    {
        if (lies(DiskLie::UndoneMove)) {
            boost::asio::post(network_, [handler, path] { handler(lt::status_t::no_error, path, {}); });
            return;
        }
        sound_->async_move_storage(storage, std::move(path), flags, std::move(handler));
    }

    void async_release_files(lt::storage_index_t storage, std::function<void()> handler) override
    {
        sound_->async_release_files(storage, std::move(handler));
    }

    void async_check_files(lt::storage_index_t storage, const lt::add_torrent_params* resume,
                           lt::aux::vector<std::string, lt::file_index_t> links,
                           std::function<void(lt::status_t, const lt::storage_error&)> handler) override
    {
        sound_->async_check_files(storage, resume, std::move(links), std::move(handler));
    }

    void async_stop_torrent(lt::storage_index_t storage, std::function<void()> handler) override
    {
        sound_->async_stop_torrent(storage, std::move(handler));
    }

    void async_rename_file(
        lt::storage_index_t storage, lt::file_index_t file, std::string name,
        std::function<void(const std::string&, lt::file_index_t, const lt::storage_error&)> handler) override
    {
        if (lies(DiskLie::UndoneRename)) {
            boost::asio::post(network_, [handler, name, file] { handler(name, file, {}); });
            return;
        }
        sound_->async_rename_file(storage, file, std::move(name), std::move(handler));
    }

    void async_delete_files(lt::storage_index_t storage, lt::remove_flags_t flags, WriteHandler handler) override
    {
        if (lies(DiskLie::KeptFiles)) {
            boost::asio::post(network_, [handler] { handler({}); });
            return;
        }
        sound_->async_delete_files(storage, flags, std::move(handler));
    }

    void async_set_file_priority(
        lt::storage_index_t storage, lt::aux::vector<lt::download_priority_t, lt::file_index_t> priorities,
        std::function<void(const lt::storage_error&, lt::aux::vector<lt::download_priority_t, lt::file_index_t>)>
            handler) override
    {
        if (lies(DiskLie::OtherPriorities)) {
            handler = [handler](const lt::storage_error& error,
                                lt::aux::vector<lt::download_priority_t, lt::file_index_t> given) {
                given.front() = lt::top_priority;
                handler(error, std::move(given));
            };
        }
        sound_->async_set_file_priority(storage, std::move(priorities), std::move(handler));
    }

    void async_clear_piece(lt::storage_index_t storage, lt::piece_index_t piece,
                           std::function<void(lt::piece_index_t)> handler) override
    {
        sound_->async_clear_piece(storage, piece, std::move(handler));
    }

    void update_stats_counters(lt::counters& counters) const override { sound_->update_stats_counters(counters); }
    std::vector<lt::open_file_state> get_status(lt::storage_index_t storage) const override
    {
        return sound_->get_status(storage);
    }
    void abort(bool wait) override { sound_->abort(wait); }
    void settings_updated() override { sound_->settings_updated(); }
    void submit_jobs() override
    {
        if (heldRead_)
            releaseRead();
        releaseWrite();
        sound_->submit_jobs();
    }

private:
    struct HeldRead {
        lt::storage_index_t storage;
        lt::peer_request request;
        ReadHandler handler;
        lt::disk_job_flags_t flags;
    };
    struct HeldWrite {
        lt::storage_index_t storage;
        lt::peer_request request;
        std::vector<char> bytes;
        WriteHandler handler;
        lt::disk_job_flags_t flags;
    };

    bool lies(DiskLie lie) { return lie == lie_ && ++chances_ % every_ == 0; }

    void releaseRead()
    {
        auto held = std::exchange(heldRead_, std::nullopt);
        sound_->async_read(held->storage, held->request, std::move(held->handler), held->flags);
    }

    void releaseWrite()
    {
        if (auto held = std::exchange(heldWrite_, std::nullopt))
            sound_->async_write(held->storage, held->request, held->bytes.data(), nullptr, std::move(held->handler),
                                held->flags);
    }

    std::unique_ptr<lt::disk_interface> sound_;
    lt::io_context& network_;
    DiskLie lie_;
    int every_;
    int chances_ = 0;
    std::optional<HeldRead> heldRead_;
    std::optional<HeldWrite> heldWrite_;
};

} // namespace

const char* name(DiskLie lie)
{
    constexpr std::array names{"FlippedBit",   "SwappedReads",  "LostWrite",     "LateWrite",
                               "UnheardError", "AnsweredTwice", "NeverAnswered", "OtherPriorities",
                               "UndoneRename", "UndoneMove",    "KeptFiles"};
    return names[static_cast<std::size_t>(lie)];
}

DiskBackend lying(const DiskBackend& sound, DiskLie lie, int every)
{
    auto backend = sound;
    backend.name = std::string{name(lie)} + " on " + sound.name;
    backend.make = [=](lt::io_context& network, const lt::settings_interface& settings, lt::counters& counters) {
        return std::make_unique<LyingDisk>(sound.make(network, settings, counters), network, lie, every);
    };
    if (lie == DiskLie::NeverAnswered)
        backend.patience = std::chrono::milliseconds{200};
    return backend;
}

} // namespace shoal::test
