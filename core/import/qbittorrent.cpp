// The folder of qBittorrent: a .fastresume file for each share, and a .torrent file once its metadata is known.
#include "core/import/file_list.h"
#include "core/import/qbittorrent_database.h"
#include "core/import/qbittorrent_resume.h"

#include <array>

namespace shoal {
namespace {
namespace fs = std::filesystem;

class ResumeFolder final : public ForeignCollection {
public:
    explicit ResumeFolder(std::vector<fs::path> files)
        : files_{std::move(files)}
    {}

    std::optional<ForeignItem> next() override
    {
        while (next_ < files_.size()) {
            const auto& file = files_[next_++];
            if (file.extension() == ".fastresume")
                return ForeignItem{file.string(), read(file)};
        }
        return std::nullopt;
    }

private:
    static Result<ForeignShare> read(const fs::path& file)
    {
        const auto resume = readWhole(file);
        if (!resume)
            return fail(resume.error());
        auto torrentFile = file;
        torrentFile.replace_extension(".torrent");
        std::string torrent;
        std::error_code error;
        if (fs::exists(torrentFile, error)) {
            auto bytes = readWhole(torrentFile);
            if (!bytes)
                return fail(bytes.error());
            torrent = std::move(*bytes);
        }
        auto share = readQBittorrentResume(torrent, *resume);
        if (share)
            return share;
        auto fault = share.error();
        if (fault.about.empty())
            fault.about = (fault.kind == ErrorKind::NotATorrent ? torrentFile : file).string();
        return fail(std::move(fault));
    }

    std::vector<fs::path> files_;
    std::size_t next_ = 0;
};

Result<std::unique_ptr<ForeignCollection>> openResumeFolder(const fs::path& folder)
{
    auto files = filesIn(folder);
    if (!files)
        return fail(files.error());
    return std::make_unique<ResumeFolder>(std::move(*files));
}
} // namespace

Result<std::unique_ptr<ForeignCollection>> openQBittorrent(const fs::path& folder)
{
    std::error_code error;
    for (const auto& place : std::array<fs::path, 3>{folder, folder / "data", folder / "qBittorrent/data"}) {
        if (fs::is_regular_file(place / "torrents.db", error))
            return openQBittorrentDatabase(place / "torrents.db");
        if (fs::is_directory(place / "BT_backup", error))
            return openResumeFolder(place / "BT_backup");
    }
    if (folder.filename() == "BT_backup" && fs::is_directory(folder, error))
        return openResumeFolder(folder);
    return fail(Error{ErrorKind::NotFound,
                      (folder / "BT_backup").string(),
                      {},
                      "Name the folder of qBittorrent's data, such as ~/.local/share/qBittorrent"});
}

} // namespace shoal
