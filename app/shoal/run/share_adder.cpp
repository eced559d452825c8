#include "app/shoal/run/share_adder.h"

#include <algorithm>
#include <utility>

namespace shoal::app {
namespace {
/// Enough to keep the engine's threads busy; few enough that a torrent of each fits into memory.
constexpr std::size_t mostInFlight = 64;
constexpr Range firstRows{0, 8};
} // namespace

ShareAdder::ShareAdder(Foreground& foreground, Hooks hooks)
    : foreground_{foreground}
    , hooks_{std::move(hooks)}
{
    foreground_.onEvent([this](const Event& event) { take(event); });
    foreground_.beforeStopping([this](std::function<void()> then) {
        stopped_ = std::move(then);
        if (hooks_.onStopping)
            hooks_.onStopping();
        fill();
    });
}

void ShareAdder::fill()
{
    if (std::exchange(isFilling_, true))
        return;
    while (!stopped_ && !isDry_ && !foreground_.isEnding() && inFlight_ < mostInFlight) {
        ++inFlight_;
        isDry_ = !hooks_.beginNext();
        inFlight_ -= isDry_ ? 1 : 0;
    }
    isFilling_ = false;
    if (inFlight_ == 0 && (isDry_ || stopped_))
        allSettled();
}

void ShareAdder::settle()
{
    --inFlight_;
    fill();
}

void ShareAdder::fail(const std::string& source, const Error& error)
{
    if (error.kind == ErrorKind::EngineGone)
        return foreground_.fail(error);
    const auto code = exitCodeFor(error.kind);
    code_ = code_.value_or(code) == code ? code : ExitCode::Failure;
    ++summary_.failed;
    foreground_.report(NotAdded{source, error});
    settle();
}

void ShareAdder::add(Addition addition)
{
    const ShareFilter same{.hashes = addition.hashes};
    foreground_.engine().query(
        same, {}, firstRows,
        foreground_.reply<SharePage>([this, addition = std::move(addition)](const Result<SharePage>& page) mutable {
            if (!page)
                return fail(addition.source, page.error());
            const auto row = std::ranges::find_if(
                page->rows, [&](const ShareRow& each) { return each.hashes.matches(addition.hashes); });
            if (row != page->rows.end())
                known(addition, row->id);
            else if (stopped_)
                settle();
            else
                askFor(std::move(addition));
        }));
}

void ShareAdder::askFor(Addition addition)
{
    auto request = std::exchange(addition.request, {});
    // An engine of our own ends with the command. What it has hashed it shall not hash again at the next start.
    const bool isToBeSaved = request.trust == DataTrust::JustHashed && !request.isPaused && !foreground_.isServed();
    foreground_.engine().add(
        std::move(request),
        foreground_.reply<ShareId>([this, addition = std::move(addition), isToBeSaved](const Result<ShareId>& id) {
            if (!id)
                return fail(addition.source, id.error());
            added(addition, *id, isToBeSaved);
        }));
}

void ShareAdder::added(const Addition& addition, ShareId id, bool isToBeSaved)
{
    if (!told_.insert(id).second) // the same was named twice
        return known(addition, id);
    ++summary_.added;
    tell(addition, id, false);
    if (isToBeSaved && saved_.erase(id) == 0)
        unsaved_.insert(id);
    else
        settle();
}

void ShareAdder::known(const Addition& addition, ShareId id)
{
    ++summary_.known;
    tell(addition, id, true);
    settle();
}

void ShareAdder::tell(const Addition& addition, ShareId id, bool isKnown)
{
    foreground_.report(Added{id, addition.name, addition.hashes, addition.link, isKnown});
}

void ShareAdder::take(const Event& event)
{
    const auto* const finished = std::get_if<ShareFinished>(&event);
    const auto* const failed = std::get_if<ShareFailed>(&event);
    if (!finished && !failed)
        return;
    const auto id = finished ? finished->id : failed->id;
    if (unsaved_.erase(id) > 0)
        settle();
    else if (!told_.contains(id))
        saved_.insert(id);
}

void ShareAdder::allSettled()
{
    if (stopped_)
        return std::exchange(stopped_, {})();
    if (foreground_.isEnding())
        return;
    summary_.servedBy = foreground_.servedBy();
    foreground_.report(summary_);
    foreground_.end(code_.value_or(ExitCode::Ok));
}

} // namespace shoal::app
