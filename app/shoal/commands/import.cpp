// shoal import: take over the shares of another program.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/source.h"
#include "app/shoal/run/share_adder.h"
#include "core/import/foreign_share.h"

#include <array>
#include <string_view>

namespace shoal::app {
namespace {
using Collection = std::unique_ptr<ForeignCollection>;

struct Program {
    std::string_view name;
    Result<Collection> (*open)(const std::filesystem::path& folder);
};
constexpr std::array programs{
    Program{"transmission", &openTransmission},
    Program{"qbittorrent", &openQBittorrent},
};

Result<Collection> openCollection(const ImportArguments& arguments)
{
    for (const auto& program : programs)
        if (program.name == arguments.program)
            return program.open(std::filesystem::absolute(arguments.folder).lexically_normal());
    return fail(ErrorKind::BadArgument, arguments.program, "it is transmission or qbittorrent");
}

/// The next share and what is to be done about it, or why it can't be had.
struct Found {
    std::string source;
    Result<Takeover> takeover;
};

std::optional<Found> nextOf(ForeignCollection& collection)
{
    auto item = collection.next();
    if (!item)
        return std::nullopt;
    return Found{std::move(item->origin), item->share.and_then(takeOver)};
}

Magnet linkOf(const Takeover& takeover)
{
    return takeover.torrent ? magnetOf(*takeover.torrent) : std::get<Magnet>(takeover.request.source);
}

ExitCode tellOnly(ForeignCollection& collection, Context& context)
{
    AddSummary summary{.isDry = true};
    auto code = ExitCode::Ok;
    while (const auto found = nextOf(collection)) {
        if (!found->takeover) {
            ++summary.failed;
            code = ExitCode::Failure;
            context.reporter.report(NotAdded{found->source, found->takeover.error()});
            continue;
        }
        ++summary.added;
        const auto link = linkOf(*found->takeover);
        const auto& request = found->takeover->request;
        context.reporter.report(WouldAdd{found->source, link.name, link.hashes, formatMagnet(link), request.folder,
                                         request.labels, request.isPaused, request.limits, request.wanted,
                                         found->takeover->missing});
    }
    context.reporter.report(summary);
    return code;
}

class ImportCommand {
public:
    ImportCommand(Foreground& foreground, ForeignCollection& collection, DataTrust trust)
        : foreground_{foreground}
        , collection_{collection}
        , trust_{trust}
        , adder_{foreground, {.beginNext = [this] { return beginNext(); }, .onStopping = {}}}
    {}

    void start() { adder_.start(); }

private:
    bool beginNext()
    {
        auto found = nextOf(collection_);
        if (!found)
            return false;
        if (found->takeover)
            add(found->source, std::move(*found->takeover));
        else
            adder_.fail(found->source, found->takeover.error());
        return true;
    }

    void add(const std::string& source, Takeover takeover)
    {
        for (const auto& label : takeover.lostLabels)
            foreground_.report(Warned{label});
        const auto link = linkOf(takeover);
        takeover.request.trust = trust_;
        adder_.add({source, std::move(takeover.request), link.hashes, link.name, formatMagnet(link)});
    }

    Foreground& foreground_;
    ForeignCollection& collection_;
    DataTrust trust_;
    ShareAdder adder_;
};
} // namespace

ExitCode runImport(const Arguments& arguments, Context& context)
{
    const auto collection = openCollection(arguments.imported);
    if (!collection)
        return endWith(context, collection.error());
    if (arguments.imported.isDry)
        return tellOnly(**collection, context);
    Foreground foreground{context};
    if (const auto opened = foreground.open(arguments, "shoal import"); !opened)
        return endWith(context, opened.error());
    ImportCommand command{foreground, **collection,
                          arguments.imported.isTrusted ? DataTrust::Unproven : DataTrust::None};
    command.start();
    return foreground.run();
}

} // namespace shoal::app
