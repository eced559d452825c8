// The part of ShareRunner that turns a link into a torrent.
#include "core/bt/share_runner.h"

#include "core/bt/convert.h"
#include "core/files/file_priorities.h"
#include "core/files/selection.h"

#include <libtorrent/magnet_uri.hpp>
#include <libtorrent/torrent_flags.hpp>

#include <utility>

namespace shoal::bt {

void ShareRunner::addFromLink(lt::add_torrent_params& params)
{
    params.peers.insert(params.peers.end(), givenPeers_.begin(), givenPeers_.end());
    if (share_.link.empty())
        return;
    lt::error_code code;
    const auto link = lt::parse_magnet_uri(share_.link, code);
    if (code)
        return; // it was read when it was added; a library that can't is no reason to fail what the DHT can find
    params.trackers.insert(params.trackers.end(), link.trackers.begin(), link.trackers.end());
    params.url_seeds.insert(params.url_seeds.end(), link.url_seeds.begin(), link.url_seeds.end());
    params.peers.insert(params.peers.end(), link.peers.begin(), link.peers.end());
    givenPeers_.insert(link.peers.begin(), link.peers.end());
}

void ShareRunner::fetchMetadata()
{
    phase_ = Phase::Metadata;
    lt::add_torrent_params params;
    params.info_hashes = toLibrary(share_.hashes);
    params.name = share_.name;
    // Nothing is wanted until we have looked at the list of files. libtorrent makes empty files all the same.
    params.save_path = parts_.scratch.string();
    params.flags = lt::torrent_flags::default_dont_download | lt::torrent_flags::update_subscribe
        | lt::torrent_flags::apply_ip_filter;
    addFromLink(params);
    params.userdata = lt::client_data_t{this};
    parts_.sessionOf(share_)->library->async_add_torrent(std::move(params));
    changed();
}

void ShareRunner::gotMetadata(const lt::add_torrent_params& params)
{
    if (!params.ti)
        return;
    knownPeers_.assign(params.peers.begin(), params.peers.end());
    callAgainAt_.reset();
    removeFromSession();
    const auto info = params.ti->info_section();
    share_.torrent = wrapInfoDictionary({info.data(), static_cast<std::size_t>(info.size())});
    const auto parsed = readTorrent(share_.torrent);
    if (!parsed) {
        auto error = parsed.error();
        error.about = share_.nameOrHash();
        return fail(std::move(error));
    }
    share_.hashes = parsed->torrent.hashes;
    share_.name = parsed->torrent.name;
    share_.size = parsed->torrent.contentSize();
    if (const auto files = filePriorities(parsed->torrent, share_.wanted, share_.fileChanges))
        wantedTotal_ = sizeOf(parsed->torrent, wantedOf(*files)); // a choice that names nothing here is an error soon
    parts_.store->ask(
        [id = share_.id, arrived = ArrivedMetadata{share_.torrent, share_.hashes, share_.name, share_.size}](
            StoreParts& store) { return store.catalogue.setMetadata(id, arrived); },
        [weak = weak_from_this()](Result<void> result) {
            const auto self = weak.lock();
            if (!self)
                return;
            if (!result)
                return self->fail(result.error());
            self->parts_.publish(MetadataReceived{self->id()});
            if (!std::exchange(self->share_.restsOnMetadata, false))
                return self->askForPast({.expectsFiles = false});
            self->restsAfterwards_ = true; // so it stands in the catalogue, too
            self->rest();
        });
}

} // namespace shoal::bt
