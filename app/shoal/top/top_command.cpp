#include "app/shoal/top/top_command.h"

#include "app/shoal/words.h"

#include <algorithm>
#include <utility>

namespace shoal::app {
namespace {
constexpr std::chrono::milliseconds leastPause{100}; ///< between two drawings
constexpr std::chrono::milliseconds eventPause{500}; ///< between two questions that events lead to
constexpr std::chrono::milliseconds tickPause{1000}; ///< totals change without an event

/// Numbers are looked at for the greatest, words from their beginning.
bool isDescendingAtFirst(ShareColumn column)
{
    return column != ShareColumn::Name && column != ShareColumn::Id && column != ShareColumn::State;
}

bool isAtRest(const ShareRow& row)
{
    return row.state == ShareState::Paused || row.state == ShareState::Failed || row.state == ShareState::Complete;
}
} // namespace

TopCommand::TopCommand(Foreground& foreground, Terminal& terminal)
    : foreground_{foreground}
    , terminal_{terminal}
    , drawing_{foreground.loop(), leastPause, [this] { draw(); }}
    , asking_{foreground.loop(), leastPause, [this] { refresh(); }}
    , hearing_{foreground.loop(), eventPause, [this] { asking_.ask(); }}
{
    view_.servedBy = foreground_.servedBy();
    view_.sort = {ShareColumn::DownRate, true};
    foreground_.onEvent([this](const Event& event) { take(event); });
}

Result<void> TopCommand::start()
{
    auto screen = terminal_.takeScreen(foreground_.loop().executor(),
                                       {.key = [this](const Key& key) { take(key); },
                                        .resized = [this] { keepCursorVisible(), asking_.ask(), drawing_.ask(); },
                                        .closed = [this] { foreground_.end(ExitCode::Ok); }});
    if (!screen)
        return fail(screen.error());
    screen_ = std::move(*screen);
    tick_ = foreground_.loop().every(tickPause, [this] {
        askStatus();
        asking_.ask();
        drawing_.ask(); // whether or not anybody answers
    });
    askStatus();
    asking_.ask();
    return {};
}

void TopCommand::say(const std::string& message)
{
    view_.message = message;
    drawing_.ask();
}

std::size_t TopCommand::room() const { return screen_ ? listRows(screen_->size()) : 1; }

// --- what the engine says

void TopCommand::take(const Event& event)
{
    if (std::holds_alternative<EngineBack>(event)) {
        say("It is back.");
        view_.servedBy = foreground_.servedBy();
        askStatus();
    }
    hearing_.ask();
}

/// An answer; an error is told, but not that a service went away: that is told already, and it is waited for.
template <class T>
Reply<T> TopCommand::answer(std::function<void(T&)> work)
{
    return foreground_.reply<T>([this, work = std::move(work)](Result<T> result) {
        if (result)
            work(*result);
        else if (result.error().kind != ErrorKind::EngineGone)
            say(sentence(result.error()));
    });
}

void TopCommand::askStatus()
{
    foreground_.engine().status(answer<EngineStatus>([this](EngineStatus& status) {
        view_.status = std::move(status);
        drawing_.ask();
    }));
}

void TopCommand::refresh()
{
    if (foreground_.isEnding())
        return;
    if (std::exchange(isAsking_, true)) {
        isAskedAgain_ = true;
        return;
    }
    if (peersOf_)
        askPeers();
    else
        askShares();
}

void TopCommand::askShares()
{
    const auto answered = foreground_.reply<SharePage>([this, first = first_](Result<SharePage> page) {
        isAsking_ = false;
        if (page)
            took(first, *page);
        else if (page.error().kind != ErrorKind::EngineGone)
            say(sentence(page.error()));
        if (std::exchange(isAskedAgain_, false))
            asking_.ask();
    });
    foreground_.engine().query({.text = view_.filter}, view_.sort, {first_, room()}, answered);
}

void TopCommand::took(std::size_t first, SharePage& page)
{
    view_.shares = {first, std::move(page)};
    const auto& [total, rows] = view_.shares.page;
    // Where the selected share stands now; if it is not on the screen any more, what stands in its place.
    const auto found = std::ranges::find_if(rows, [this](const ShareRow& row) { return row.id == selected_; });
    if (selected_ && found != rows.end())
        view_.cursor = first + static_cast<std::size_t>(found - rows.begin());
    view_.cursor = std::min(view_.cursor, total > 0 ? total - 1 : 0);
    keepCursorVisible();
    const auto* const row = selected();
    selected_ = row ? std::optional{row->id} : std::nullopt;
    drawing_.ask();
}

void TopCommand::askPeers()
{
    const auto answered = foreground_.reply<PeerPage>([this, id = peersOf_, first = firstPeer_](Result<PeerPage> page) {
        isAsking_ = false;
        if (page && view_.peers && id == peersOf_)
            view_.peers->peers = {first, std::move(*page)};
        else if (!page && page.error().kind != ErrorKind::EngineGone)
            say(sentence(page.error()));
        drawing_.ask();
        if (std::exchange(isAskedAgain_, false))
            asking_.ask();
    });
    foreground_.engine().peers(*peersOf_, {firstPeer_, room()}, answered);
}

// --- what the keys do

void TopCommand::take(const Key& key)
{
    if (foreground_.isEnding())
        return;
    view_.message.clear();
    if (view_.isTyping)
        typeFilter(key);
    else
        command(key);
    drawing_.ask();
}

void TopCommand::typeFilter(const Key& key)
{
    auto filter = view_.filter;
    switch (key.kind) {
    case KeyKind::Text: return setFilter(filter + key.text);
    case KeyKind::Backspace:
        while (!filter.empty() && (static_cast<unsigned char>(filter.back()) & 0xc0) == 0x80)
            filter.pop_back();
        return setFilter(filter.empty() ? filter : filter.substr(0, filter.size() - 1));
    case KeyKind::Escape: view_.isTyping = false; return setFilter({});
    case KeyKind::Enter: view_.isTyping = false; return;
    default: return;
    }
}

void TopCommand::command(const Key& key)
{
    const auto page = static_cast<std::ptrdiff_t>(room());
    const auto all = static_cast<std::ptrdiff_t>(view_.peers ? view_.peers->peers.page.total : view_.shares.page.total);
    switch (key.kind) {
    case KeyKind::Up: return move(-1);
    case KeyKind::Down: return move(1);
    case KeyKind::PageUp: return move(-page);
    case KeyKind::PageDown: return move(page);
    case KeyKind::Home: return move(-all);
    case KeyKind::End: return move(all);
    case KeyKind::Enter: return view_.peers ? backToShares() : showPeers();
    case KeyKind::Escape: return view_.peers ? backToShares() : setFilter({});
    case KeyKind::Text: return letter(key.text);
    default: return;
    }
}

void TopCommand::letter(const std::string& letter)
{
    if (letter == "q")
        return foreground_.end(ExitCode::Ok);
    if (view_.peers)
        return;
    if (letter == "s")
        sortByNext();
    else if (letter == "r")
        reverse();
    else if (letter == "p")
        pauseOrResume();
    else if (letter == "/")
        view_.isTyping = true;
}

void TopCommand::move(std::ptrdiff_t rows)
{
    const auto moved = [rows](std::size_t from, std::size_t total) {
        const auto last = total > 0 ? static_cast<std::ptrdiff_t>(total) - 1 : 0;
        return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(from) + rows, 0, last));
    };
    if (view_.peers) {
        firstPeer_ = moved(firstPeer_, view_.peers->peers.page.total);
    } else {
        view_.cursor = moved(view_.cursor, view_.shares.page.total);
        const auto* const row = selected();
        selected_ = row ? std::optional{row->id} : std::nullopt;
        keepCursorVisible();
    }
    asking_.ask();
}

void TopCommand::sortByNext()
{
    const auto& columns = sortColumns();
    auto next = std::ranges::find(columns, view_.sort.column);
    next = next == columns.end() || next + 1 == columns.end() ? columns.begin() : next + 1;
    view_.sort = {*next, isDescendingAtFirst(*next)};
    listFromTop();
}

void TopCommand::reverse()
{
    view_.sort.isDescending = !view_.sort.isDescending;
    listFromTop();
}

void TopCommand::setFilter(std::string filter)
{
    if (filter == view_.filter)
        return;
    view_.filter = std::move(filter);
    listFromTop();
}

void TopCommand::listFromTop()
{
    view_.cursor = first_ = 0;
    selected_.reset();
    asking_.ask();
}

void TopCommand::pauseOrResume()
{
    const auto* const row = selected();
    if (!row)
        return;
    auto done = answer<ShareId>([this](ShareId&) { asking_.ask(); });
    if (isAtRest(*row))
        foreground_.engine().resume(row->id, std::move(done));
    else
        foreground_.engine().pause(row->id, std::move(done));
}

void TopCommand::showPeers()
{
    const auto* const row = selected();
    if (!row)
        return;
    peersOf_ = row->id;
    firstPeer_ = 0;
    view_.peers = PeersView{row->name, {}};
    asking_.ask();
}

void TopCommand::backToShares()
{
    peersOf_.reset();
    view_.peers.reset();
    asking_.ask();
}

const ShareRow* TopCommand::selected() const
{
    const auto& [first, page] = view_.shares;
    const bool isHere = view_.cursor >= first && view_.cursor - first < page.rows.size();
    return isHere ? &page.rows[view_.cursor - first] : nullptr;
}

void TopCommand::keepCursorVisible()
{
    const auto before = first_;
    if (view_.cursor < first_)
        first_ = view_.cursor;
    else if (view_.cursor >= first_ + room())
        first_ = view_.cursor - room() + 1;
    if (first_ != before)
        asking_.ask();
}

void TopCommand::draw()
{
    if (!screen_)
        return;
    screen_->show(topScreen(view_, screen_->size()));
    if (terminal_.isBroken())
        foreground_.end(ExitCode::Failure);
}

} // namespace shoal::app
