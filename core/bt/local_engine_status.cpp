// How the local engine does as a whole: its numbers, its log, its settings.
#include "core/bt/local_engine.h"

#include "core/bt/session_settings.h"
#include "core/settings/by_key.h"

#include <map>

#include <unistd.h>

namespace shoal::bt {
namespace {

EngineStatus summed(const std::vector<ShareFigures>& all)
{
    EngineStatus status;
    std::map<ShareState, std::size_t> states;
    for (const auto& figures : all) {
        ++states[figures.state];
        status.peers += figures.peers;
        status.downRate.value += figures.downRate.value;
        status.upRate.value += figures.upRate.value;
        status.downloaded += figures.downloaded;
        status.uploaded += figures.uploaded;
    }
    status.shares = all.size();
    for (const auto& [state, shares] : states)
        status.states.push_back({state, shares});
    return status;
}

} // namespace

void LocalEngine::status(Reply<EngineStatus> reply)
{
    post([this, reply = std::move(reply)] {
        store_->ask([](StoreParts& store) { return store.catalogue.keys({}, {}); },
                    [this, reply](const Result<std::vector<CatalogueKey>>& keys) {
                        if (!keys)
                            return reply(fail(keys.error()));
                        std::vector<ShareFigures> all;
                        for (const auto& key : *keys)
                            all.push_back(figuresOf(key));
                        auto status = summed(all);
                        status.version = SHOAL_VERSION;
                        status.pid = ::getpid();
                        status.runningFor =
                            std::chrono::duration_cast<std::chrono::seconds>(Time::clock::now() - openedAt_);
                        status.network = session_->status();
                        status.network.dht = dht_->view();
                        reply(std::move(status));
                    });
    });
}

void LocalEngine::log(LogFilter filter, Range range, Reply<LogPage> reply)
{
    post([this, filter, range, reply = std::move(reply)] {
        log_->flush();
        store_->ask([filter, range](StoreParts& store) { return store.log.entries(filter, range); },
                    [reply](Result<LogPage> page) { reply(std::move(page)); });
    });
}

void LocalEngine::reloadSettings(Reply<std::vector<std::string>> reply)
{
    post([this, reply = std::move(reply)] {
        if (!options_.readSettings)
            return reply(std::vector<std::string>{});
        auto read = options_.readSettings();
        if (!read)
            return reply(fail(read.error()));
        auto settings = effective(std::move(*read));
        const auto before = settingRows(options_.settings), now = settingRows(settings);
        std::vector<std::string> later;
        for (std::size_t row = 0; row < now.size(); ++row)
            if (now[row].value != before[row].value && now[row].takes == Takes::AtRestart)
                later.push_back(now[row].key);
        // What takes a restart stays as it is, for all who ask: the session was made with it.
        for (const auto& key : later)
            (void)assign(settings, key, *text(options_.settings, key)); // a value that came from there fits
        options_.settings = parts_.settings = settings;
        applyLimits();
        reply(std::move(later));
    });
}

} // namespace shoal::bt
