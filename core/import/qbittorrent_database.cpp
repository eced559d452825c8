#include "core/import/qbittorrent_database.h"

#include "core/import/qbittorrent_resume.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <algorithm>

namespace shoal {
namespace {
constexpr auto selectShares =
    "SELECT torrent_id, category, tags, stopped, libtorrent_resume_data, metadata FROM torrents "
    "ORDER BY queue_position";
namespace column {
// In the order of the statement.
enum { torrentId, category, tags, stopped, resumeData, metadata };
} // namespace column

std::string blobOf(const SQLite::Column& column)
{
    return {static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

Error faultOf(const SQLite::Exception& exception, const std::filesystem::path& file)
{
    return {ErrorKind::Io, file.string(), exception.getErrorStr()};
}

/// SQLiteCpp throws.
class DatabaseCollection final : public ForeignCollection {
public:
    explicit DatabaseCollection(const std::filesystem::path& file)
        : file_{file}
        , database_{file.string(), SQLite::OPEN_READONLY}
        , rows_{database_, selectShares}
    {}

    std::optional<ForeignItem> next() override
    {
        try {
            if (isBroken_ || !rows_.executeStep())
                return std::nullopt;
            return ForeignItem{file_.string() + ", " + rows_.getColumn(column::torrentId).getString(), read()};
        } catch (const SQLite::Exception& exception) {
            isBroken_ = true; // the rows after this one can't be had either
            return ForeignItem{file_.string(), fail(faultOf(exception, file_))};
        }
    }

private:
    Result<ForeignShare> read()
    {
        auto share = readQBittorrentResume(blobOf(rows_.getColumn(column::metadata)),
                                           blobOf(rows_.getColumn(column::resumeData)));
        if (!share)
            return share;
        share->isPaused = rows_.getColumn(column::stopped).getInt() != 0;
        if (const auto category = rows_.getColumn(column::category).getString(); !category.empty())
            share->labels.push_back(category);
        const auto tags = rows_.getColumn(column::tags).getString();
        for (std::size_t at = 0; at < tags.size();) {
            const auto end = std::min(tags.find(',', at), tags.size());
            if (end > at)
                share->labels.push_back(tags.substr(at, end - at));
            at = end + 1;
        }
        return share;
    }

    std::filesystem::path file_;
    SQLite::Database database_;
    SQLite::Statement rows_;
    bool isBroken_ = false;
};
} // namespace

Result<std::unique_ptr<ForeignCollection>> openQBittorrentDatabase(const std::filesystem::path& file)
{
    try {
        return std::make_unique<DatabaseCollection>(file);
    } catch (const SQLite::Exception& exception) {
        return fail(faultOf(exception, file));
    }
}

} // namespace shoal
