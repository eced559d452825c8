#include "core/state/log_keeper.h"

#include <fmt/format.h>
#include <utility>

namespace shoal {
namespace {
std::string textOf(const Error& error)
{
    std::string text = error.about;
    for (const auto& part : {error.reason, error.advice})
        if (!part.empty())
            text += (text.empty() ? "" : ": ") + part;
    return text.empty() ? errorKindName(error.kind) : text;
}
} // namespace

LogKeeper::LogKeeper(Store& store, std::function<std::string(ShareId)> nameOf,
                     std::function<void(const Event&)> publish)
    : store_{store}
    , nameOf_{std::move(nameOf)}
    , publish_{std::move(publish)}
{}

void LogKeeper::take(const Event& event)
{
    if (const auto* metadata = std::get_if<MetadataReceived>(&event))
        note(LogKind::Metadata, metadata->id, nameOf_(metadata->id));
    else if (const auto* finished = std::get_if<ShareFinished>(&event); finished && !finished->isAgain)
        note(LogKind::Finished, finished->id, nameOf_(finished->id));
    else if (const auto* failed = std::get_if<ShareFailed>(&event))
        note(LogKind::Failed, failed->id, nameOf_(failed->id), textOf(failed->error));
    else if (const auto* banned = std::get_if<PeerBanned>(&event))
        note(LogKind::PeerBanned, banned->id, nameOf_(banned->id),
             fmt::format("{} {}", banned->address, misdeedName(banned->misdeed)));
    else if (const auto* warning = std::get_if<EngineWarning>(&event))
        add({.kind = LogKind::Warning, .share = {}, .name = {}, .text = textOf(warning->error)});
}

void LogKeeper::note(LogKind kind, ShareId share, std::string name, std::string text)
{
    add({.kind = kind, .share = share, .name = std::move(name), .text = std::move(text)});
}

void LogKeeper::add(LogEntry entry)
{
    entry.at = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    waiting_.push_back(std::move(entry));
}

void LogKeeper::flush()
{
    if (waiting_.empty())
        return;
    store_.ask([entries = std::exchange(waiting_, {})](StoreParts& store) { return store.log.append(entries); },
               [publish = publish_](const Result<void>& kept) {
                   if (kept)
                       publish(LogGrew{});
                   // A full disk has its own warnings; another one for each line of the log would only hide them.
               });
}

} // namespace shoal
