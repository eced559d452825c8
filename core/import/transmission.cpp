// The folders of Transmission: a .torrent or .magnet file and a .resume file for each share.
#include "core/bt/torrent_reader.h"
#include "core/import/file_list.h"
#include "core/import/transmission_resume.h"
#include "core/torrent/info_hash.h"

#include <map>

namespace shoal {
namespace {
namespace fs = std::filesystem;

/// Files are called by the hash, those of older versions by the name and the hash's first 16 digits.
constexpr std::size_t shortHash = 16;

std::string shortHashOf(const std::string& stem)
{
    constexpr std::size_t wholeHash = 40;
    if (stem.size() == wholeHash && stem.find('.') == std::string::npos)
        return stem.substr(0, shortHash);
    const auto dot = stem.rfind('.');
    return dot != std::string::npos && stem.size() - dot - 1 == shortHash ? stem.substr(dot + 1) : std::string{};
}

class Transmission final : public ForeignCollection {
public:
    Transmission(fs::path folder, std::vector<fs::path> files, const std::vector<fs::path>& resumes)
        : folder_{std::move(folder)}
        , files_{std::move(files)}
    {
        for (const auto& file : resumes)
            if (file.extension() == ".resume")
                resumes_.emplace(shortHashOf(file.stem().string()), file);
    }

    std::optional<ForeignItem> next() override
    {
        while (next_ < files_.size()) {
            const auto& file = files_[next_++];
            if (file.extension() == ".torrent" || file.extension() == ".magnet")
                return ForeignItem{file.string(), read(file)};
        }
        return std::nullopt;
    }

private:
    Result<ForeignShare> read(const fs::path& file) const
    {
        const auto bytes = readWhole(file);
        if (!bytes)
            return fail(bytes.error());
        ForeignShare share;
        if (file.extension() == ".magnet") {
            auto magnet = parseMagnet(*bytes);
            if (!magnet)
                return fail(magnet.error());
            share.source = std::move(*magnet);
        } else if (auto magnet = transmissionMagnet(*bytes)) {
            share.source = std::move(*magnet);
        } else if (const auto parsed = bt::readTorrent(*bytes); !parsed) {
            return fail(Error{parsed.error().kind, file.string(), parsed.error().reason, parsed.error().advice});
        } else {
            share.source = *bytes;
        }
        const auto resume = resumeOf(file);
        if (!fs::exists(resume))
            return fail(Error{ErrorKind::NotFound, resume.string(), "only that file says where the share's data lies",
                              "Add it by `shoal add " + file.string() + " --data` and the folder of its data"});
        const auto kept = readWhole(resume);
        if (!kept)
            return fail(kept.error());
        if (!readTransmissionResume(*kept, share))
            return fail(Error{ErrorKind::Io, resume.string(), "it is no resume file of Transmission",
                              "Add the share by `shoal add " + file.string() + " --data` and the folder of its data"});
        return share;
    }

    fs::path resumeOf(const fs::path& file) const
    {
        const auto own = folder_ / "resume" / (file.stem().string() + ".resume");
        std::error_code error;
        if (fs::exists(own, error))
            return own;
        const auto other = resumes_.find(shortHashOf(file.stem().string()));
        return other == resumes_.end() || other->first.empty() ? own : other->second;
    }

    fs::path folder_;
    std::vector<fs::path> files_;
    std::map<std::string, fs::path> resumes_; ///< by the hash's first digits
    std::size_t next_ = 0;
};
} // namespace

Result<std::unique_ptr<ForeignCollection>> openTransmission(const fs::path& folder)
{
    for (const auto* const part : {"torrents", "resume"})
        if (std::error_code error; !fs::is_directory(folder / part, error))
            return fail(
                Error{ErrorKind::NotFound,
                      (folder / part).string(),
                      {},
                      "Name the folder of Transmission's configuration, such as ~/.config/transmission-daemon"});
    auto files = filesIn(folder / "torrents");
    if (!files)
        return fail(files.error());
    const auto resumes = filesIn(folder / "resume");
    if (!resumes)
        return fail(resumes.error());
    return std::make_unique<Transmission>(folder, std::move(*files), *resumes);
}

} // namespace shoal
