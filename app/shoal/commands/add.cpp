// shoal add: put links, torrent files and new content on the list, any number of them.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/content_place.h"
#include "app/shoal/commands/file_numbers.h"
#include "app/shoal/commands/share_request.h"
#include "app/shoal/commands/source.h"
#include "app/shoal/run/share_adder.h"
#include "core/labels.h"

#include <fstream>
#include <set>

namespace shoal::app {
namespace {
Result<std::vector<std::string>> linesOf(const std::string& list)
{
    const std::string file = list == "-" ? "/dev/stdin" : list;
    std::ifstream stream{file};
    if (!stream)
        return failWith(lastError(), list);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        if (!line.empty())
            lines.push_back(line);
    if (stream.bad())
        return failWith(lastError(), list);
    return lines;
}

/// What is wrong whatever the sources are.
Result<std::monostate> check(const AddArguments& arguments)
{
    if (arguments.sources.empty() && arguments.list.empty())
        return fail(ErrorKind::BadArgument, "shoal add", "it takes at least one link, file or folder");
    if (arguments.isTrusted && arguments.data.empty())
        return fail(ErrorKind::BadArgument, "--trust", "it goes with --data");
    if (!arguments.data.empty() && !arguments.folder.empty())
        return fail(ErrorKind::BadArgument, "-o", "with --data the content stays where it lies");
    for (const auto& label : arguments.labels)
        if (const auto usable = checkLabel(label); !usable)
            return fail(usable.error());
    return {};
}

class AddCommand {
public:
    AddCommand(Foreground& foreground, AddArguments arguments)
        : foreground_{foreground}
        , arguments_{std::move(arguments)}
        , target_{targetFolder(arguments_.folder, foreground.settings())}
        , adder_{foreground, {.beginNext = [this] { return beginNext(); }, .onStopping = [this] { cancelJobs(); }}}
    {
        foreground_.onEvent([this](const Event& event) { take(event); });
        foreground_.beforeClosing([this] { cancelJobs(); });
    }

    void start() { adder_.start(); }

private:
    bool beginNext()
    {
        if (next_ == arguments_.sources.size())
            return false;
        const auto& source = arguments_.sources[next_++];
        if (isContent(source))
            hash(source);
        else
            addSource(source);
        return true;
    }

    /// A link or torrent file.
    void addSource(const std::string& text)
    {
        const auto source = readSource(text);
        if (!source)
            return adder_.fail(text, source.error());
        auto wanted = wantedOf(arguments_.files, *source);
        if (!wanted)
            return adder_.fail(text, wanted.error());
        auto place = placeOf(*source);
        if (!place)
            return adder_.fail(text, place.error());
        AddRequest request = decided(addedAs(*source));
        request.folder = std::move(place->folder);
        request.places = std::move(place->places);
        request.wanted = std::move(*wanted);
        request.trust = arguments_.isTrusted ? DataTrust::Unproven : DataTrust::None;
        const auto* const torrent = std::get_if<TorrentSource>(&*source);
        const auto link = torrent ? magnetOf(torrent->parsed.torrent) : std::get<Magnet>(*source);
        adder_.add({text, std::move(request), hashesOf(*source), nameOf(*source), formatMagnet(link)});
    }

    Result<ContentPlace> placeOf(const Source& source) const
    {
        const auto& root = arguments_.data;
        if (root.empty())
            return ContentPlace{target_, {}, {}};
        const auto* const torrent = std::get_if<TorrentSource>(&source);
        // Of several only those that carry their own names can be told apart.
        auto place = torrent && arguments_.sources.size() == 1 ? locateContent(torrent->parsed.torrent, root)
                                                               : locateContent(nameOf(source), root);
        std::error_code error;
        const bool isThere =
            torrent ? holdsAnyOf(torrent->parsed.torrent, place) : std::filesystem::exists(place.content, error);
        if (!isThere)
            return fail(nothingLiesThere(nameOf(source), root));
        return place;
    }

    static Error nothingLiesThere(const std::string& name, const std::filesystem::path& root)
    {
        return {ErrorKind::NotFound, (std::filesystem::absolute(root) / name).lexically_normal().string(),
                "--data says that its content lies there",
                "Name the folder around it or, to download it, leave out --data"};
    }

    /// New content: its hash is known once it was read.
    void hash(const std::string& path)
    {
        const auto* const misplaced = !arguments_.folder.empty() ? "-o"
            : !arguments_.data.empty()                           ? "--data"
            : !arguments_.files.empty()                          ? "--files"
                                                                 : nullptr;
        if (misplaced != nullptr)
            return adder_.fail(path,
                               {ErrorKind::BadArgument, misplaced,
                                "it is for links and torrents, and " + path + " is new to share",
                                "Add it by itself: it is shared whole, from where it lies"});
        ShareArguments content;
        content.paths = {path};
        auto request = createRequest(content);
        if (!request)
            return adder_.fail(path, request.error());
        const auto job = std::make_shared<JobId>();
        *job = foreground_.engine().create(
            std::move(*request), foreground_.reply<CreatedTorrent>([this, path, job](Result<CreatedTorrent> torrent) {
                jobs_.erase(*job);
                hashed(path, std::move(torrent));
            }));
        jobs_.insert(*job);
    }

    void hashed(const std::string& path, Result<CreatedTorrent> created)
    {
        if (!created && created.error().kind == ErrorKind::Cancelled)
            return adder_.settle();
        if (!created)
            return adder_.fail(path, created.error());
        for (const auto& leftOut : created->leftOut)
            foreground_.report(LeftOutFound{leftOut});
        AddRequest request = decided(std::move(created->bytes));
        request.folder = std::move(created->folder);
        request.places = std::move(created->places);
        request.trust = DataTrust::JustHashed;
        const auto& torrent = created->torrent;
        adder_.add({path, std::move(request), torrent.hashes, torrent.name, formatMagnet(magnetOf(torrent))});
    }

    AddRequest decided(std::variant<Magnet, std::string> source) const
    {
        AddRequest request;
        request.source = std::move(source);
        request.isPaused = arguments_.isPaused;
        request.labels = arguments_.labels;
        return request;
    }

    /// Of small files there is nothing to see but their end.
    void take(const Event& event)
    {
        const auto* const progressed = std::get_if<CreateProgressed>(&event);
        if (progressed && jobs_.contains(progressed->job) && progressed->progress.done < progressed->progress.total)
            foreground_.report(Hashing{progressed->progress});
    }

    void cancelJobs()
    {
        for (const auto job : jobs_)
            foreground_.engine().cancel(job);
    }

    Foreground& foreground_;
    AddArguments arguments_;
    std::filesystem::path target_;
    std::set<JobId> jobs_;
    std::size_t next_ = 0;
    ShareAdder adder_;
};
} // namespace

ExitCode runAdd(const Arguments& arguments, Context& context)
{
    if (const auto usable = check(arguments.add); !usable)
        return endWith(context, usable.error());
    auto own = arguments.add;
    if (!own.list.empty()) {
        auto lines = linesOf(own.list);
        if (!lines)
            return endWith(context, lines.error());
        own.sources.insert(own.sources.end(), std::make_move_iterator(lines->begin()),
                           std::make_move_iterator(lines->end()));
    }
    Foreground foreground{context};
    if (const auto opened = foreground.open(arguments, "shoal add"); !opened)
        return endWith(context, opened.error());
    AddCommand command{foreground, std::move(own)};
    command.start();
    return foreground.run();
}

} // namespace shoal::app
