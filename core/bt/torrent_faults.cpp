#include "core/bt/torrent_faults.h"

#include "core/bt/disk/part_file_fault.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace shoal::bt {
namespace {

struct Beginning {
    std::string_view bytes;
    const char* fault;
    const char* advice = ""; ///< empty: the usual
};

using namespace std::string_view_literals;

/// What people take for torrents, by its first bytes.
constexpr std::array beginnings{
    Beginning{"<!doctype html"sv, "it is a web page, perhaps an error message of the site that it came from"},
    Beginning{"<html"sv, "it is a web page, perhaps an error message of the site that it came from"},
    Beginning{"<?xml"sv, "it is an XML document"},
    Beginning{"magnet:?"sv, "it holds a magnet link", "Give Shoal the link itself"},
    Beginning{"\xff\xd8\xff"sv, "it is a JPEG picture"},
    Beginning{"\x89PNG"sv, "it is a PNG picture"},
    Beginning{"GIF8"sv, "it is a GIF picture"},
    Beginning{"%PDF"sv, "it is a PDF document"},
    Beginning{"PK\x03\x04"sv, "it is a ZIP archive", "Unpack it: a torrent file may be inside"},
    Beginning{"\x1f\x8b"sv, "it is compressed (gzip)", "Unpack it first"},
    Beginning{"\x1a\x45\xdf\xa3"sv, "it is a video"},
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool startsWith(std::string_view bytes, std::string_view beginning)
{
    return bytes.size() >= beginning.size()
        && std::equal(beginning.begin(), beginning.end(), bytes.begin(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

bool isText(std::string_view bytes)
{
    const auto sample = bytes.substr(0, 512);
    return std::all_of(sample.begin(), sample.end(),
                       [](unsigned char c) { return c >= ' ' || c == '\n' || c == '\r' || c == '\t'; });
}

Error notATorrent(std::string why, std::string advice = {})
{
    return {ErrorKind::NotATorrent, {}, std::move(why), std::move(advice)};
}

std::optional<Error> somethingElse(std::string_view bytes)
{
    const auto first = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
    for (const auto& [beginning, fault, advice] : beginnings)
        if (startsWith(bytes.substr(first), beginning))
            return notATorrent(fault, advice);
    if (bytes.empty())
        return notATorrent("it is empty");
    if (bytes.front() == 'd')
        return std::nullopt;
    return notATorrent(isText(bytes) ? "it is text" : "it does not begin like one");
}

struct Fault {
    lt::errors::error_code_enum code;
    const char* words;
};

constexpr std::array faults{
    Fault{lt::errors::torrent_missing_info, "it has no \"info\", the part that describes the files"},
    Fault{lt::errors::torrent_info_no_dict, "it has no \"info\", the part that describes the files"},
    Fault{lt::errors::torrent_missing_name, "it, or a file in it, has no name"},
    Fault{lt::errors::torrent_invalid_name, "the path of a file in it is not made of names"},
    Fault{lt::errors::torrent_file_parse_failed, "its list of files is damaged"},
    Fault{lt::errors::torrent_missing_pieces, "it has no piece hashes, so nothing that is fetched could be verified"},
    Fault{lt::errors::torrent_invalid_hashes, "it has more, or fewer, piece hashes than its files have pieces"},
    Fault{lt::errors::too_many_pieces_in_torrent, "it has more than 4,194,304 pieces"},
    Fault{lt::errors::no_files_in_torrent, "there is no file in it"},
    Fault{lt::errors::metadata_too_large, "its \"info\" is larger than 2 GiB"},
    Fault{lt::errors::invalid_bencoding, "its \"info\" is not encoded as it has to be"},
    Fault{lt::errors::torrent_missing_file_tree, "it is of version 2 and has no list of files of that version"},
    Fault{lt::errors::torrent_missing_meta_version, "it lists files as version 2 does, without saying that it is one"},
    Fault{lt::errors::torrent_inconsistent_files, "its two halves, v1 and v2, list different files"},
    Fault{lt::errors::torrent_missing_piece_layer, "its piece layers (the hashes of version 2) are damaged"},
    Fault{lt::errors::torrent_invalid_piece_layer, "its piece layers (the hashes of version 2) don't fit its files"},
    Fault{lt::errors::torrent_missing_pieces_root, "a file in it has no hash (\"pieces root\")"},
    Fault{lt::errors::torrent_invalid_pad_file, "it has a padding file where version 2 allows none"},
    Fault{lt::errors::torrent_inconsistent_hashes,
          "its two halves, v1 and v2, are hashes of different content: whoever made it is mistaken, or deceives"},
};

const char* knownFault(const lt::error_code& code)
{
    const auto found = std::find_if(faults.begin(), faults.end(),
                                    [&](const Fault& fault) { return code == lt::error_code{fault.code}; });
    return found == faults.end() ? nullptr : found->words;
}

std::string valueText(const lt::bdecode_node& dictionary, const char* key)
{
    const auto value = dictionary.dict_find_int(key);
    if (value)
        return std::to_string(value.int_value());
    return dictionary.dict_find(key) ? "not a number" : "missing";
}

std::string pieceLengthFault(const lt::bdecode_node& info)
{
    const bool isV2 = info.dict_find_int_value("meta version", 1) > 1;
    return fmt::format("its piece length is {}; it has to be {}", valueText(info, "piece length"),
                       isV2 ? "a power of two from 16 KiB to 512 MiB" : "from 1 byte to 1 GiB");
}

bool isSize(std::int64_t value) { return value >= 0 && value < (std::int64_t{1} << 44); }

/// Which file is meant, where it is one of a list (v1).
std::string sizeFault(const lt::bdecode_node& info)
{
    const auto files = info.dict_find_list("files");
    for (int i = 0; files && i < files.list_size(); ++i) {
        const auto file = files.list_at(i);
        if (file.type() == lt::bdecode_node::dict_t && !isSize(file.dict_find_int_value("length", -1)))
            return fmt::format("the size of file {} is {}; it has to be from 0 to 16 TiB", i + 1,
                               valueText(file, "length"));
    }
    if (info.dict_find("length") && !isSize(info.dict_find_int_value("length", -1)))
        return fmt::format("the size of its file is {}; it has to be from 0 to 16 TiB", valueText(info, "length"));
    return "the sizes of its files are missing, impossible, or all zero";
}

/// To libtorrent a number without its end is another mistake.
bool endsInANumber(std::string_view rest) { return rest.find_first_not_of("i-0123456789") == std::string_view::npos; }

} // namespace

Error decodingFault(std::string_view bytes, const lt::error_code& code, int position)
{
    if (!code)
        return notATorrent("it does not begin like one");
    if (auto guess = somethingElse(bytes))
        return *guess;
    const auto stop = std::min(static_cast<std::size_t>(std::max(position, 0)), bytes.size());
    if (code == lt::bdecode_errors::unexpected_eof || endsInANumber(bytes.substr(stop)))
        return notATorrent(fmt::format("it ends in the middle of what begins at byte {}", position));
    if (code == lt::bdecode_errors::depth_exceeded)
        return notATorrent(fmt::format("from byte {} on, its parts lie within each other more than {} deep, as in no "
                                       "honest torrent",
                                       position, deepestNesting));
    if (code == lt::bdecode_errors::limit_exceeded)
        return notATorrent(fmt::format("it has more than {} million parts", mostTokens / 1'000'000));
    if (code == lt::bdecode_errors::overflow)
        return notATorrent(fmt::format("the number at byte {} is larger than any that it could need", position));
    return notATorrent(fmt::format("it is spoilt at byte {}: what stands there can't be read", position));
}

Error contentFault(const lt::bdecode_node& root, const lt::error_code& code)
{
    // It came whole: to download it again would bring the same.
    const std::string advice = "Ask whoever made it for a sound one, or name another file";
    const auto info = root.dict_find_dict("info");
    if (code == lt::error_code{lt::errors::torrent_missing_piece_length})
        return notATorrent(pieceLengthFault(info), advice);
    if (code == lt::error_code{lt::errors::torrent_invalid_length})
        return notATorrent(sizeFault(info), advice);
    if (code == lt::error_code{lt::errors::torrent_unknown_version})
        return notATorrent(fmt::format("it is of version {} of the format; this Shoal knows versions 1 and 2",
                                       valueText(info, "meta version")),
                           "Look for a newer Shoal");
    if (!code)
        return notATorrent("its list of files is damaged", advice);
    if (const auto* words = knownFault(code))
        return notATorrent(words, advice);
    return notATorrent(fmt::format("it is damaged ({})", code.message()), advice);
}

Error torrentError(const lt::error_code& code, const std::string& share, const std::string& file)
{
    if (const auto* words = knownFault(code))
        return {ErrorKind::NotATorrent, share, words};
    if (code.category() == boost::system::generic_category() || code.category() == boost::system::system_category()) {
        const std::error_code system{code.value(), std::generic_category()};
        return {kindOf(system), file.empty() ? share : file, system.message()};
    }
    const auto& about = file.empty() ? share : file;
    if (const char* advice = partFileAdvice(code))
        return {ErrorKind::Io, about, code.message(), advice};
    if (code == lt::error_code{lt::errors::file_too_short})
        return {ErrorKind::FileChanged, about, "it became shorter"};
    return {ErrorKind::Internal, share, fmt::format("the BitTorrent library stopped it: {}", code.message())};
}

} // namespace shoal::bt
