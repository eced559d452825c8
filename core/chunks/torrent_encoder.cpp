#include "core/chunks/torrent_encoder.h"

#include "core/chunks/digest.h"
#include "core/torrent/bencode_writer.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

namespace shoal {
namespace {
using Elements = std::vector<std::string_view>;

template <std::size_t Size>
std::string_view textOf(const Digest<Size>& digest)
{
    return {reinterpret_cast<const char*>(digest.bytes.data()), Size};
}

Elements split(std::string_view path)
{
    Elements elements;
    for (auto slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
        elements.push_back(path.substr(0, slash));
        path.remove_prefix(slash + 1);
    }
    elements.push_back(path);
    return elements;
}

/// A path's elements as they stand in the info dictionary: below the torrent's name, for a folder.
Elements elementsOf(const Torrent& torrent, const TorrentFile& file)
{
    auto elements = split(file.path);
    if (torrent.isFolder)
        elements.erase(elements.begin());
    return elements;
}

void writeAttributes(BencodeWriter& out, const TorrentFile& file)
{
    if (file.isPad || file.isExecutable)
        out.string("attr").string(file.isPad ? "p" : "x");
}

/// v2's "file tree": the files come in its order, so it is written in one go; `open` are the folders begun.
class FileTreeWriter {
public:
    explicit FileTreeWriter(BencodeWriter& out)
        : out_{out}
    {
        out_.beginDictionary();
    }

    void add(const Elements& elements, const TorrentFile& file)
    {
        const auto folders = elements.size() - 1;
        const auto shared = std::min(folders, open_.size());
        const auto kept = std::mismatch(open_.begin(), open_.begin() + shared, elements.begin()).first - open_.begin();
        closeTo(static_cast<std::size_t>(kept));
        for (auto i = open_.size(); i < folders; ++i) {
            out_.string(elements[i]).beginDictionary();
            open_.push_back(elements[i]);
        }
        out_.string(elements.back()).beginDictionary().string("").beginDictionary();
        writeAttributes(out_, file);
        out_.string("length").integer(static_cast<std::int64_t>(file.size));
        if (file.size > 0)
            out_.string("pieces root").string(textOf(file.piecesRoot));
        out_.end().end();
    }

    void finish()
    {
        closeTo(0);
        out_.end();
    }

private:
    void closeTo(std::size_t depth)
    {
        for (; open_.size() > depth; open_.pop_back())
            out_.end();
    }

    BencodeWriter& out_;
    Elements open_;
};

void writeFileTree(BencodeWriter& out, const Torrent& torrent)
{
    out.string("file tree");
    FileTreeWriter tree{out};
    for (const auto& file : torrent.files)
        if (!file.isPad)
            tree.add(elementsOf(torrent, file), file);
    tree.finish();
}

void writeFileList(BencodeWriter& out, const Torrent& torrent)
{
    out.string("files").beginList();
    for (const auto& file : torrent.files) {
        out.beginDictionary();
        writeAttributes(out, file);
        out.string("length").integer(static_cast<std::int64_t>(file.size));
        out.string("path").beginList();
        for (const auto element : elementsOf(torrent, file))
            out.string(element);
        out.end().end();
    }
    out.end();
}

std::string encodeInfo(const Torrent& torrent, const PieceHashes& hashes, bool hasV1, bool hasV2)
{
    BencodeWriter out;
    out.beginDictionary();
    if (hasV1 && !torrent.isFolder)
        writeAttributes(out, torrent.files.front());
    if (hasV2)
        writeFileTree(out, torrent);
    if (hasV1 && torrent.isFolder)
        writeFileList(out, torrent);
    if (hasV1 && !torrent.isFolder)
        out.string("length").integer(static_cast<std::int64_t>(torrent.files.front().size));
    if (hasV2)
        out.string("meta version").integer(2);
    out.string("name").string(torrent.name);
    out.string("piece length").integer(static_cast<std::int64_t>(torrent.pieceLength));
    if (hasV1) {
        const auto* first = reinterpret_cast<const char*>(hashes.pieces.data());
        out.string("pieces").string({first, hashes.pieces.size() * sizeof(Sha1)});
    }
    if (torrent.isPrivate)
        out.string("private").integer(1);
    return out.end().take();
}

void writeLayers(BencodeWriter& out, const Torrent& torrent, const PieceHashes& hashes)
{
    std::map<Sha256, const std::vector<Sha256>*> layers; // files with the same content share one
    for (std::size_t i = 0; i < hashes.layers.size(); ++i)
        if (!hashes.layers[i].empty())
            layers.emplace(torrent.files[i].piecesRoot, &hashes.layers[i]);
    out.string("piece layers").beginDictionary();
    for (const auto& [root, layer] : layers) {
        const auto* first = reinterpret_cast<const char*>(layer->data());
        out.string(textOf(root)).string({first, layer->size() * sizeof(Sha256)});
    }
    out.end();
}

void writeTrackers(BencodeWriter& out, const std::vector<std::string>& trackers)
{
    if (trackers.empty())
        return;
    out.string("announce").string(trackers.front());
    if (trackers.size() == 1)
        return;
    out.string("announce-list").beginList();
    for (const auto& tracker : trackers)
        out.beginList().string(tracker).end();
    out.end();
}

void writeWebSeeds(BencodeWriter& out, const std::vector<std::string>& seeds)
{
    if (seeds.empty())
        return;
    out.string("url-list");
    if (seeds.size() == 1) {
        out.string(seeds.front());
        return;
    }
    out.beginList();
    for (const auto& seed : seeds)
        out.string(seed);
    out.end();
}
} // namespace

EncodedTorrent encodeTorrent(const Torrent& torrent, const PieceHashes& hashes, TorrentFormat format)
{
    const bool hasV1 = format != TorrentFormat::V2;
    const bool hasV2 = format != TorrentFormat::V1;
    const auto info = encodeInfo(torrent, hashes, hasV1, hasV2);
    EncodedTorrent encoded;
    if (hasV1)
        encoded.hashes.v1 = sha1Of(bytesOf(info));
    if (hasV2)
        encoded.hashes.v2 = sha256Of(bytesOf(info));
    BencodeWriter out;
    out.beginDictionary();
    writeTrackers(out, torrent.trackers);
    if (!torrent.comment.empty())
        out.string("comment").string(torrent.comment);
    if (!torrent.creator.empty())
        out.string("created by").string(torrent.creator);
    if (const auto created = torrent.createdAt.time_since_epoch().count(); created != 0)
        out.string("creation date").integer(created);
    out.string("info").raw(info);
    if (hasV2)
        writeLayers(out, torrent, hashes);
    writeWebSeeds(out, torrent.webSeeds);
    encoded.bytes = out.end().take();
    return encoded;
}

} // namespace shoal
