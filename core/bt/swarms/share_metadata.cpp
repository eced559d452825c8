#include "core/bt/swarms/share_metadata.h"

#include "core/bt/library_torrent.h"
#include "core/bt/torrent_reader.h"
#include "core/swarm/torrents/share_info.h"
#include "core/torrent/bencode_writer.h"

#include <libtorrent/bdecode.hpp>

#include <algorithm>
#include <map>

namespace shoal::bt {
namespace {

constexpr std::size_t hashBytes = 32;
constexpr int deepestMetadata = 100;
constexpr int mostMetadataTokens = 10'000'000;

std::string_view textIn(swarm::ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

std::string sectionOf(const lt::bdecode_node& node)
{
    const auto section = node.data_section();
    return {section.data(), static_cast<std::size_t>(section.size())};
}

/// Whether the file has a layer (BEP 52): one that is no longer than a piece has its root alone.
bool hasLayer(const Torrent& torrent, const TorrentFile& file)
{
    return torrent.hashes.v2 && !file.isPad && file.size > torrent.pieceLength;
}

/// How many bytes each layer takes, by its root: files alike have one between them.
std::map<Sha256, std::uint64_t> layerSizes(const Torrent& torrent)
{
    std::map<Sha256, std::uint64_t> sizes;
    for (const auto& file : torrent.files)
        if (hasLayer(torrent, file))
            sizes[file.piecesRoot] = (file.size + torrent.pieceLength - 1) / torrent.pieceLength * hashBytes;
    return sizes;
}

/// As they stand in a torrent file, of whose layers none is missing.
std::optional<std::string> bencodedLayers(const ParsedTorrent& parsed)
{
    std::map<Sha256, const std::vector<Sha256>*> byRoot;
    for (std::size_t i = 0; i < parsed.torrent.files.size(); ++i) {
        const auto& file = parsed.torrent.files[i];
        if (!hasLayer(parsed.torrent, file))
            continue;
        if (parsed.hashes.layers[i].empty())
            return std::nullopt;
        byRoot[file.piecesRoot] = &parsed.hashes.layers[i];
    }
    const auto rawOf = [](const Sha256& hash) {
        return std::string_view{reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size()};
    };
    BencodeWriter writer;
    writer.beginDictionary();
    for (const auto& [root, layer] : byRoot) {
        std::string bytes;
        bytes.reserve(layer->size() * hashBytes);
        for (const auto& hash : *layer)
            bytes += rawOf(hash);
        writer.string(rawOf(root)).string(bytes);
    }
    return writer.end().take();
}

bool hasLayers(const Torrent& torrent)
{
    return std::ranges::any_of(torrent.files, [&](const TorrentFile& file) { return hasLayer(torrent, file); });
}

} // namespace

Result<ReadShare> readShare(std::string_view torrent)
{
    auto loaded = loadTorrent(torrent);
    if (!loaded)
        return fail(loaded.error());
    const auto section = loaded->library->info_section();
    auto info = swarm::withoutCertificate({section.data(), static_cast<std::size_t>(section.size())});
    const auto id = info ? swarm::shareIdOf(*info) : std::nullopt;
    if (!id)
        return fail(ErrorKind::NotATorrent, loaded->parsed.torrent.name, "its info dictionary can't be taken over");
    ShareMetadata metadata{std::move(*info), {}};
    if (hasLayers(loaded->parsed.torrent))
        metadata.layers = bencodedLayers(loaded->parsed).value_or("");
    return ReadShare{*id, std::move(loaded->parsed.torrent), metadata.info.size(), torrentOf(metadata)};
}

std::optional<ShareMetadata> metadataOf(std::string_view torrent)
{
    lt::error_code code;
    int position = 0;
    const auto root = lt::bdecode({torrent.data(), static_cast<std::ptrdiff_t>(torrent.size())}, code, &position,
                                  deepestMetadata, mostMetadataTokens);
    if (code || root.type() != lt::bdecode_node::dict_t)
        return std::nullopt;
    const auto info = root.dict_find_dict("info");
    if (!info)
        return std::nullopt;
    auto bare = swarm::withoutCertificate(sectionOf(info));
    if (!bare)
        return std::nullopt;
    ShareMetadata metadata{std::move(*bare), {}};
    if (const auto layers = root.dict_find_dict("piece layers"); layers && layers.dict_size() > 0)
        metadata.layers = sectionOf(layers);
    return metadata;
}

std::string torrentOf(const ShareMetadata& metadata)
{
    BencodeWriter writer;
    writer.beginDictionary().string("info").raw(metadata.info);
    if (!metadata.layers.empty())
        writer.string("piece layers").raw(metadata.layers);
    return writer.end().take();
}

std::optional<std::string> dressedTorrent(std::string_view torrent, std::string_view certificate)
{
    auto metadata = metadataOf(torrent);
    if (!metadata)
        return std::nullopt;
    auto dressed = swarm::withCertificate(metadata->info, certificate);
    if (!dressed)
        return std::nullopt;
    metadata->info = std::move(*dressed);
    return torrentOf(*metadata);
}

std::optional<std::uint64_t> TorrentLayerRules::sizeOf(swarm::ByteView info) const
{
    const auto parsed = readTorrent(wrapInfoDictionary(textIn(info)));
    if (!parsed)
        return std::nullopt;
    const auto sizes = layerSizes(parsed->torrent);
    if (sizes.empty())
        return 0;
    std::uint64_t bytes = 2; // of "d" and "e"
    for (const auto& [root, size] : sizes)
        bytes += std::to_string(hashBytes).size() + 1 + hashBytes + std::to_string(size).size() + 1 + size;
    return bytes;
}

bool TorrentLayerRules::fit(swarm::ByteView info, swarm::ByteView layers) const
{
    // Reading holds each layer against its root; what is then written again must be what was there.
    const auto parsed = readTorrent(torrentOf({std::string{textIn(info)}, std::string{textIn(layers)}}));
    return parsed && bencodedLayers(*parsed) == textIn(layers);
}

} // namespace shoal::bt
