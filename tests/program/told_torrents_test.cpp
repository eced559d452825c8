// What is said of files that should be torrents and aren't.
#include "tests/program/telling.h"

#include <fstream>
#include <functional>

namespace shoal::test {
namespace {

/// A torrent around an info dictionary's inside.
std::string around(const std::string& info) { return "d4:infod" + info + "ee"; }

const std::string hash20(20, 'h');
const std::string oneFile = "6:lengthi5e4:name4:film12:piece lengthi16384e6:pieces20:" + hash20;

std::string with(std::string whole, const std::string& from, const std::string& to)
{
    return whole.replace(whole.find(from), from.size(), to);
}

struct BadFile {
    std::string about; ///< name of the test
    std::string title; ///< on the page; empty: not there
    std::string name;  ///< of the file
    std::string bytes;
    std::string says; ///< part of the message
};
void PrintTo(const BadFile& file, std::ostream* out) { *out << file.about; }

class ToldOfTorrents : public Telling, public testing::WithParamInterface<BadFile> {};

TEST_P(ToldOfTorrents, WhatIsWrongWithTheFile)
{
    const auto& file = GetParam();
    write(file.name, file.bytes);

    const auto told = tell({"show", file.name});

    expectTold(told, "not-a-torrent", 3);
    EXPECT_NE(told.message.find(file.says), std::string::npos) << told.message;
    if (!file.title.empty())
        expectOnPage(told, ErrorGroup::TorrentFiles, file.title, "not-a-torrent", 3);
}

INSTANTIATE_TEST_SUITE_P(
    , ToldOfTorrents,
    testing::Values(
        BadFile{"Empty", "An empty file", "film.torrent", "", "it is empty"},
        BadFile{"WebPage", "A web page", "film.torrent",
                "<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head></html>\n", "web page"},
        BadFile{"Picture", "A picture", "cover.jpg", std::string("\xff\xd8\xff\xe0\0\x10JFIF", 10), "JPEG"},
        BadFile{"Text", "Some text", "notes.torrent", "remember to fetch the film\n", "it is text"},
        BadFile{"MagnetInAFile", "A link in a file", "link.torrent",
                "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567\n", "holds a magnet link"},
        BadFile{"Binary", "", "film.torrent",
                std::string("\x7f"
                            "ELF\2\1\1\0\0\0",
                            10),
                "does not begin like one"},
        BadFile{"NoDictionary", "", "film.torrent", "l4:spame", "does not begin like one"},
        BadFile{"CutShort", "A file that is cut short", "film.torrent", around(oneFile).substr(0, 60),
                "ends in the middle"},
        BadFile{"Spoilt", "A file spoilt in the middle", "film.torrent", with(around(oneFile), "4:name", "x:name"),
                "at byte"},
        BadFile{"DeepNesting", "Ten thousand lists within each other", "film.torrent",
                "d4:info" + std::string(10'000, 'l') + std::string(10'000, 'e') + "e", "more than 200 deep"},
        BadFile{"GiganticName", "A name of 4 GiB", "film.torrent", with(around(oneFile), "4:film", "4294967296:film"),
                "ends in the middle"},
        BadFile{"HugeNumber", "A number that overflows", "film.torrent",
                with(around(oneFile), "i5e", "i99999999999999999999999e"), "number"},
        BadFile{"NoInfo", "A file without its main part", "film.torrent", "d8:announce3:abce", "has no \"info\""},
        BadFile{"InfoNoDictionary", "", "film.torrent", "d4:info3:abce", "has no \"info\""},
        BadFile{"NoName", "", "film.torrent", around(with(oneFile, "4:name4:film", "")), "name"},
        BadFile{"NoPieceLength", "", "film.torrent", around(with(oneFile, "12:piece lengthi16384e", "")),
                "piece length"},
        BadFile{"PieceLengthZero", "A piece length of zero", "film.torrent", around(with(oneFile, "i16384e", "i0e")),
                "piece length"},
        BadFile{"PieceLengthNegative", "", "film.torrent", around(with(oneFile, "i16384e", "i-5e")), "piece length"},
        BadFile{"PieceLengthHuge", "", "film.torrent", around(with(oneFile, "i16384e", "i9223372036854775807e")),
                "piece length"},
        BadFile{"PieceLengthNoNumber", "", "film.torrent", around(with(oneFile, "i16384e", "3:abc")), "piece length"},
        BadFile{"NoPieces", "", "film.torrent", around(with(oneFile, "6:pieces20:" + hash20, "")), "hashes"},
        BadFile{"TooFewHashes", "Hashes that don't fit the size", "film.torrent",
                around(with(oneFile, "i5e", "i50000e")), "hashes"},
        BadFile{"HalfAHash", "", "film.torrent", around(with(oneFile, "20:" + hash20, "19:" + std::string(19, 'h'))),
                "hashes"},
        BadFile{"SizeNegative", "A negative size", "film.torrent", around(with(oneFile, "i5e", "i-5e")), "size"},
        BadFile{"SizeOverflowing", "A size that no disk holds", "film.torrent",
                around(with(oneFile, "i5e", "i9223372036854775807e")), "size"},
        BadFile{"NoFile", "", "film.torrent", around(with(oneFile, "6:lengthi5e", "5:filesle")), "no file"},
        BadFile{"FilesNoList", "", "film.torrent", around(with(oneFile, "6:lengthi5e", "5:filesd3:abci1ee")), "file"},
        BadFile{"FutureFormat", "A torrent of a later format", "film.torrent",
                around(with(oneFile, "4:name", "12:meta versioni3e4:name")), "version"}),
    [](const auto& test) { return test.param.about; });

class ToldOfPlaces : public Telling {};

TEST_F(ToldOfPlaces, WhereNoTorrentCanBe)
{
    std::filesystem::create_directory(home() / "film.torrent");
    expectOnPage(tell({"show", "film.torrent"}), ErrorGroup::TorrentFiles, "A folder", "not-a-torrent", 3);
}

TEST_F(ToldOfPlaces, ThatAreNotThere)
{
    expectOnPage(tell({"show", "flim.torrent"}), ErrorGroup::TorrentFiles, "A file that is not there", "not-found", 3);
}

TEST_F(ToldOfPlaces, ThatAreDevices) { expectTold(tell({"show", "/dev/zero"}), "not-a-torrent", 3); }

TEST_F(ToldOfPlaces, ThatAreHuge)
{
    write("disk.img", "");
    std::filesystem::resize_file(home() / "disk.img", std::uintmax_t{1} << 40);
    expectOnPage(tell({"show", "disk.img"}), ErrorGroup::TorrentFiles, "A huge file", "not-a-torrent", 3);
}

} // namespace
} // namespace shoal::test
