// The part of DrivenTorrent that looks at what lies on disk.
#include "tests/support/disk/driven_torrent.h"

#include <libtorrent/operations.hpp>
#include <libtorrent/peer_request.hpp>
#include <libtorrent/session.hpp>

#include <boost/asio/error.hpp>

#include <algorithm>
#include <fstream>
#include <utility>

namespace shoal::test {

namespace fs = std::filesystem;

fs::path DrivenTorrent::pathOf(int file) const
{
    const auto& place = ideal_->place(file);
    return (place.isAway ? folder_ : folderPath(ideal_->folder())) / place.name;
}

std::string DrivenTorrent::withoutFolder(const std::string& path) const { return path.substr(folder_.string().size()); }

void DrivenTorrent::lookForStrays(const char* when, bool isPartFileExpected)
{
    if (!fs::exists(folderPath(ideal_->folder())))
        return;
    std::set<fs::path> expected;
    for (auto file = 0; file < ideal_->shape().files().num_files(); ++file)
        expected.insert(pathOf(file));
    std::vector<fs::path> strays;
    for (const auto& entry : fs::recursive_directory_iterator{folderPath(ideal_->folder())}) {
        if (entry.is_regular_file() && !expected.contains(entry.path()) && !planted_.contains(entry.path()))
            strays.push_back(entry.path());
    }
    if (strays.size() > (isPartFileExpected ? 1 : 0))
        answers_->fault(std::string{when} + " this lies there, too: " + withoutFolder(strays.back()));
}

void DrivenTorrent::finish()
{
    release();
    settle();
    for (auto file = 0; file < ideal_->shape().files().num_files(); ++file) {
        if (fs::is_directory(pathOf(file)))
            fs::remove(pathOf(file));
    }
    ideal_->wantAll();
    prioritise();
    stop();
    settle();
    storage_.reset();
    holdFilesAgainstContent();
    lookForStrays("in the end", true);
}

void DrivenTorrent::holdFilesAgainstContent()
{
    const auto& shape = ideal_->shape();
    for (auto block = 0; block < shape.blocks(); ++block) {
        const auto request = shape.request(block);
        const auto piece = static_cast<int>(request.piece);
        if (!ideal_->isKnown(piece, request.start, request.length))
            continue;
        const auto expected = ideal_->content(piece, request.start, request.length);
        auto byte = expected.begin();
        for (const auto& slice : shape.files().map_block(request.piece, request.start, request.length)) {
            std::string found(static_cast<std::size_t>(slice.size), '\0');
            const auto file = static_cast<int>(slice.file_index);
            const auto end = byte + slice.size;
            if (!shape.files().pad_file_at(slice.file_index)) {
                std::ifstream{pathOf(file), std::ios::binary}.seekg(slice.offset).read(found.data(), slice.size);
                if (!std::equal(byte, end, found.begin()))
                    return answers_->fault("file " + std::to_string(file) + " holds other bytes than were written, at "
                                           + std::to_string(slice.offset));
            }
            byte = end;
        }
    }
}

} // namespace shoal::test
