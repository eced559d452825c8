// Which shares the local engine lists, in which order, and how many of each kind there are.
#include "core/bt/local_engine.h"

#include "core/bt/page_cut.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace shoal::bt {
namespace {

/// Columns that the database can sort by; the others live in memory.
std::optional<CatalogueColumn> storedColumn(ShareColumn column)
{
    switch (column) {
    case ShareColumn::Id: return CatalogueColumn::Id;
    case ShareColumn::Name: return CatalogueColumn::Name;
    case ShareColumn::Size: return CatalogueColumn::Size;
    case ShareColumn::AddedAt: return CatalogueColumn::AddedAt;
    case ShareColumn::CompletedAt: return CatalogueColumn::CompletedAt;
    case ShareColumn::Folder: return CatalogueColumn::Folder;
    case ShareColumn::Label: return CatalogueColumn::Label;
    default: return std::nullopt;
    }
}

CatalogueFilter storedFilter(const ShareFilter& filter)
{
    return {.text = filter.text,
            .hashes = filter.hashes,
            .hashPrefix = filter.hashPrefix,
            .label = filter.label,
            .tracker = filter.tracker,
            .hasNoLabel = filter.hasNoLabel,
            .swarm = filter.swarm};
}

} // namespace

ShareState LocalEngine::restingState(ShareId id, bool isPaused, bool isMoving, bool isComplete) const
{
    if (isMoving)
        return ShareState::Moving;
    if (isToStart_.contains(id))
        return ShareState::Checking;
    return isComplete && !isPaused ? ShareState::Complete : ShareState::Paused;
}

ShareRow LocalEngine::rowOf(const CatalogueRow& stored) const
{
    ShareRow row;
    if (const auto running = runners_.find(stored.id); running != runners_.end()) {
        row = running->second->row();
        row.swarmName = stored.swarmName;
        return row;
    }
    row.swarm = stored.swarm;
    row.swarmName = stored.swarmName;
    row.id = stored.id;
    row.hashes = stored.hashes;
    row.name = stored.name;
    row.state = restingState(stored.id, stored.isPaused, stored.isMoving, stored.completedAt.has_value());
    if (row.state == ShareState::Paused)
        row.reason.kind = stored.isPaused ? ReasonKind::PausedByUser : ReasonKind::NotRunning;
    else if (row.state == ShareState::Checking)
        row.reason.kind = ReasonKind::Checking;
    row.hasMetadata = stored.hasMetadata;
    row.size = row.wanted = stored.size;
    row.done = stored.completedAt ? stored.size : 0;
    row.unproven = stored.unproven;
    row.downloaded = stored.downloaded;
    row.uploaded = stored.uploaded;
    row.whenDone = stored.whenDone;
    row.folder = stored.folder;
    row.addedAt = stored.addedAt;
    row.completedAt = stored.completedAt;
    row.labels = stored.labels;
    row.limits = stored.limits;
    row.priority = stored.priority;
    return row;
}

ShareFigures LocalEngine::figuresOf(const CatalogueKey& key) const
{
    if (const auto running = runners_.find(key.id); running != runners_.end())
        return running->second->figures();
    ShareFigures figures{.state = restingState(key.id, key.isPaused, key.isMoving, key.isComplete),
                         .size = key.size,
                         .wanted = key.size,
                         .done = key.isComplete ? key.size : 0,
                         .downloaded = key.downloaded,
                         .uploaded = key.uploaded,
                         .timeLeft = {}};
    return figures;
}

void LocalEngine::query(ShareFilter filter, ShareSort sort, Range range, Reply<SharePage> reply)
{
    post([this, filter = std::move(filter), sort, range, reply = std::move(reply)] {
        const auto column = storedColumn(sort.column);
        const auto stored = storedFilter(filter);
        if (column && !filter.state && !filter.isActive)
            queryStored(stored, {*column, sort.isDescending}, range, reply);
        else
            queryLive(stored, filter, sort, range, reply);
    });
}

void LocalEngine::queryStored(const CatalogueFilter& filter, const CatalogueSort& sort, Range range,
                              const Reply<SharePage>& reply)
{
    store_->ask([filter, sort, range](StoreParts& store) { return store.catalogue.rows(filter, sort, range); },
                [this, reply](const Result<Page<CatalogueRow>>& stored) {
                    if (!stored)
                        return reply(fail(stored.error()));
                    SharePage page{.total = stored->total, .rows = {}};
                    for (const auto& row : stored->rows)
                        page.rows.push_back(rowOf(row));
                    reply(std::move(page));
                });
}

/// Whole rows are read and made of the window alone.
void LocalEngine::queryLive(const CatalogueFilter& stored, const ShareFilter& filter, const ShareSort& sort,
                            Range range, const Reply<SharePage>& reply)
{
    struct Candidate {
        ShareId id;
        ShareFigures figures;
    };
    const CatalogueSort order{storedColumn(sort.column).value_or(CatalogueColumn::Id), sort.isDescending};
    const auto chosen = [this, filter, sort](const std::vector<CatalogueKey>& keys) {
        std::vector<Candidate> candidates;
        for (const auto& key : keys)
            if (auto figures = figuresOf(key);
                (!filter.state || figures.state == *filter.state) && (!filter.isActive || figures.isActive()))
                candidates.push_back({key.id, figures});
        std::ranges::stable_sort(
            candidates, [&sort](const auto& a, const auto& b) { return comesBefore(a.figures, b.figures, sort); });
        std::vector<ShareId> ids;
        std::ranges::transform(candidates, std::back_inserter(ids), &Candidate::id);
        return ids;
    };
    const auto withRows = [this, reply](const Page<ShareId>& window) {
        store_->ask([ids = window.rows](StoreParts& store) { return store.catalogue.rowsOf(ids); },
                    [this, reply, total = window.total](const Result<std::vector<CatalogueRow>>& rows) {
                        if (!rows)
                            return reply(fail(rows.error()));
                        SharePage page{.total = total, .rows = {}};
                        for (const auto& row : *rows)
                            page.rows.push_back(rowOf(row));
                        reply(std::move(page));
                    });
    };
    store_->ask([stored, order](StoreParts& store) { return store.catalogue.keys(stored, order); },
                [chosen, withRows, range, reply](const Result<std::vector<CatalogueKey>>& keys) {
                    keys ? withRows(cut(chosen(*keys), range)) : reply(fail(keys.error()));
                });
}

void LocalEngine::counts(Reply<ShareCounts> reply)
{
    using Found = std::pair<std::vector<CatalogueKey>, CatalogueCounts>;
    post([this, reply = std::move(reply)] {
        store_->ask(
            [](StoreParts& store) -> Result<Found> {
                auto keys = store.catalogue.keys({}, {});
                if (!keys)
                    return fail(keys.error());
                auto counts = store.catalogue.counts();
                if (!counts)
                    return fail(counts.error());
                return Found{std::move(*keys), std::move(*counts)};
            },
            [this, reply](Result<Found> found) {
                if (!found)
                    return reply(fail(found.error()));
                auto& [keys, stored] = *found;
                ShareCounts counts{.shares = keys.size(),
                                   .withoutLabel = stored.withoutLabel,
                                   .states = {},
                                   .labels = std::move(stored.labels),
                                   .trackers = std::move(stored.trackers)};
                std::map<ShareState, std::size_t> states;
                for (const auto& key : keys) {
                    const auto figures = figuresOf(key);
                    ++states[figures.state];
                    counts.active += figures.isActive() ? 1 : 0;
                }
                counts.states.assign(states.begin(), states.end());
                reply(std::move(counts));
            });
    });
}

/// A few at a time, so that nobody waits for the database meanwhile.
void LocalEngine::findHosts()
{
    constexpr std::size_t atATime = 50;
    store_->ask([](StoreParts& store) { return store.catalogue.findHosts(atATime); },
                [this](const Result<std::size_t>& found) {
                    if (!found)
                        return publish(EngineWarning{found.error()});
                    if (*found > 0 && !isClosing_)
                        findHosts();
                });
}

} // namespace shoal::bt
