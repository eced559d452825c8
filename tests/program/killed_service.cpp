#include "tests/program/killed_service.h"

#include "core/control/remote_engine.h"
#include "core/link/magnet.h"
#include "tests/support/tree.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fmt/format.h>
#include <future>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {
// So slow that the download is under way in nearly every life.
const std::string filmPace = "limits.upload=5MiB";
constexpr Bytes filmSize = Bytes{512} << 20;
constexpr Bytes costOfADeath = 16 * 1024 * 1024;
constexpr std::size_t smallShares = 400;
constexpr std::chrono::seconds answerPatience{60};
// A client that waited for the next life would hold up the test.
constexpr Reconnection noReconnection{.first = std::chrono::milliseconds{1},
                                      .longest = std::chrono::milliseconds{1},
                                      .patience = std::chrono::milliseconds{1}};

std::filesystem::path makeFilm(const TemporaryFolder& folder)
{
    auto file = folder / "film.bin";
    makeBigFile(file, filmSize, 11);
    return file;
}

std::vector<AddRequest> makeRequests(const TemporaryFolder& folder)
{
    std::vector<AddRequest> requests;
    for (std::size_t i = 0; i < smallShares; ++i) {
        const auto file = folder.writeNoise(fmt::format("small/share-{:03}", i), 20'000, static_cast<unsigned>(i + 1));
        auto created = createTorrent({.paths = {file}, .threads = 1}, {}, {});
        if (!created)
            throw std::runtime_error{created.error().about + ": " + created.error().reason};
        requests.push_back({.source = created->bytes, .folder = created->folder, .places = created->places});
    }
    return requests;
}

/// The answer, or nothing when the service died over it.
template <class T>
std::optional<T> ask(const std::function<void(Reply<T>)>& command)
{
    auto promise = std::make_shared<std::promise<Result<T>>>();
    auto future = promise->get_future();
    command([promise](Result<T> result) { promise->set_value(std::move(result)); });
    if (future.wait_for(answerPatience) != std::future_status::ready) {
        ADD_FAILURE() << "the service neither answered nor died";
        return std::nullopt;
    }
    auto result = future.get();
    if (result)
        return std::move(*result);
    EXPECT_EQ(result.error().kind, ErrorKind::EngineGone) << result.error().about << ": " << result.error().reason;
    return std::nullopt;
}
} // namespace

/// One run of the service, and a client of it.
struct KilledService::Life {
    Program program;
    std::unique_ptr<Engine> client;

    Life(const ClosedNetwork& network, const Peer& home)
        : program{network.run(home, "service")}
    {
        const auto ready = program.waitFor("ready");
        if (!ready)
            return;
        auto connected = connectEngine(ready->text("socket"), noReconnection);
        EXPECT_TRUE(connected) << connected.error().reason;
        if (connected)
            client = std::move(*connected);
    }
};

KilledService::KilledService()
    : film_{makeFilm(network_.folder())}
    , sharerHome_{network_.newPeer()}
    , sharer_{network_.run(sharerHome_, "share", {film_.string(), "--set", filmPace})}
    , home_{network_.newPeer()}
    , requests_{makeRequests(network_.folder())}
{}

void KilledService::killTimes(unsigned times, std::chrono::milliseconds longestLife)
{
    for (unsigned death = 0; death < times && !testing::Test::HasFailure(); ++death) {
        Life life{network_, home_};
        ASSERT_TRUE(life.client) << "before death " << death << life.program.account();
        expectList(life);
        const auto killer = std::async(std::launch::async, [&, time = random_.upTo(longestLife)] {
            (void)life.program.endsWithin(time);
            life.program.signal(SIGKILL);
        });
        command(life);
        killer.wait();
        ASSERT_EQ(life.program.waitForEnd(), 128 + SIGKILL) << life.program.account();
        ++deaths_;
    }
}

void KilledService::expectAllThere()
{
    Life life{network_, home_};
    ASSERT_TRUE(life.client) << life.program.account();
    expectList(life);
    EXPECT_EQ(life.program.interrupt(), 0) << life.program.account();
    std::printf("%u deaths, %zu commands acknowledged, %zu shares, %.1f MiB of %.0f hashed at starts\n", deaths_,
                acknowledged_, known_.size(), static_cast<double>(filmChecked_) / 1048576.0,
                static_cast<double>(filmSize) / 1048576.0);
    EXPECT_GT(acknowledged_, deaths_) << "it was hardly busy";
    EXPECT_LE(filmChecked_, filmSize + deaths_ * costOfADeath) << "what was saved is hashed again";
}

void KilledService::expectList(Life& life)
{
    for (const auto& warning : life.program.eventsOf("warning"))
        ADD_FAILURE() << warning.text("message") << life.program.account();
    const auto page = ask<SharePage>([&](auto reply) { life.client->query({}, {}, {0, 10'000}, reply); });
    ASSERT_TRUE(page);
    std::set<ShareId> there;
    for (const auto& row : page->rows) {
        there.insert(row.id);
        expectRow(row);
    }
    for (auto each = known_.begin(); each != known_.end();) {
        const bool isThere = there.contains(each->first);
        EXPECT_TRUE(isThere || each->second.isInDoubt) << each->second.name << " is lost after death " << deaths_;
        each = isThere ? std::next(each) : known_.erase(each);
    }
    doubtfulNames_.clear();
}

void KilledService::expectRow(const ShareRow& row)
{
    const auto found = known_.find(row.id);
    if (found == known_.end()) {
        EXPECT_TRUE(doubtfulNames_.contains(row.name)) << row.name << " is back, or was never asked for";
        known_[row.id] = {.name = row.name, .isPaused = row.state == ShareState::Paused, .labels = row.labels};
        return;
    }
    auto& known = found->second;
    if (!known.isInDoubt) {
        EXPECT_EQ(row.state == ShareState::Paused, known.isPaused) << row.name;
        EXPECT_EQ(row.labels, known.labels) << row.name;
    }
    known.isPaused = row.state == ShareState::Paused;
    known.labels = row.labels;
    known.isInDoubt = false;
    if (row.id == filmId_)
        filmChecked_ += row.checkTotal;
    else if (known.wasHashed && row.checkTotal > 0)
        ADD_FAILURE() << row.name << " is hashed again";
    known.wasHashed = known.wasHashed || row.completedAt.has_value();
}

void KilledService::command(Life& life)
{
    if (!filmId_ && !beginFilm(life))
        return;
    while (commandOnce(life))
        ++acknowledged_;
}

bool KilledService::beginFilm(Life& life)
{
    const auto link = sharer_.waitFor("created")->text("link") + "&x.pe=" + sharerHome_.address;
    const auto added = ask<ShareId>([&](auto reply) {
        life.client->add({.source = *parseMagnet(link), .folder = network_.folder() / "target"}, reply);
    });
    doubtfulNames_.insert("film.bin");
    if (!added)
        return false;
    filmId_ = *added;
    known_[*added] = {.name = "film.bin", .isPaused = false, .labels = {}};
    return true;
}

bool KilledService::commandOnce(Life& life)
{
    if (known_.size() < 3 || (nextRequest_ < requests_.size() && random_.below(3) == 0))
        return addNext(life);
    auto each = known_.begin();
    std::advance(each, static_cast<std::ptrdiff_t>(random_.below(known_.size())));
    return each->first == filmId_ ? true : change(life, each->first);
}

bool KilledService::addNext(Life& life)
{
    const auto& request = requests_[nextRequest_];
    const auto name = fmt::format("share-{:03}", nextRequest_);
    nextRequest_ = (nextRequest_ + 1) % requests_.size();
    doubtfulNames_.insert(name);
    const auto added = ask<ShareId>([&](auto reply) { life.client->add(request, reply); });
    if (!added) {
        for (auto& [id, known] : known_)
            known.isInDoubt = known.isInDoubt || known.name == name; // one that was there is started again
        return false;
    }
    auto& known = known_[*added];
    known.name = name;
    known.isPaused = false;
    return true;
}

bool KilledService::change(Life& life, ShareId id)
{
    auto& known = known_.at(id);
    known.isInDoubt = true;
    switch (random_.below(4)) {
    case 0: {
        if (!ask<ShareId>([&](auto reply) { life.client->pause(id, reply); }))
            return false;
        known.isPaused = true;
        break;
    }
    case 1: {
        if (!ask<ShareId>([&](auto reply) { life.client->resume(id, reply); }))
            return false;
        known.isPaused = false;
        break;
    }
    case 2: {
        const auto label = fmt::format("label-{}", random_.below(1'000));
        const ShareEdit edit{.addLabels = {label}, .removeLabels = known.labels};
        if (!ask<ShareId>([&](auto reply) { life.client->edit(id, edit, reply); }))
            return false;
        known.labels = {label};
        break;
    }
    default: {
        if (!ask<ShareId>([&](auto reply) { life.client->remove(id, Data::Keep, reply); }))
            return false;
        known_.erase(id);
        return true;
    }
    }
    known.isInDoubt = false;
    return true;
}

} // namespace shoal::test
