#include "tests/support/engine_driver.h"

namespace shoal::test {

Settings closedNetwork(const std::string& address, const std::string& bootstrap)
{
    Settings settings;
    settings.listen = {address + ":0"};
    settings.lanDiscovery = settings.portMapping = false;
    settings.dhtClosedNetwork = true;
    settings.dhtBootstrap.clear();
    if (!bootstrap.empty())
        settings.dhtBootstrap.push_back(bootstrap);
    return settings;
}

namespace {

std::unique_ptr<Engine> openedEngine(LocalEngineOptions options)
{
    auto opened = openLocalEngine(std::move(options));
    if (!opened)
        throw std::runtime_error{std::string{errorKindName(opened.error().kind)} + ": " + opened.error().about + ": "
                                 + opened.error().reason};
    return std::move(*opened);
}

} // namespace

EngineDriver::EngineDriver(LocalEngineOptions options)
    : EngineDriver{openedEngine(std::move(options))}
{}

EngineDriver::EngineDriver(std::unique_ptr<Engine> engine)
    : engine_{std::move(engine)}
{
    subscription_ = engine_->subscribe([this](std::function<void()> work) { listener_.post(std::move(work)); },
                                       [this](const EventBatch& batch) {
                                           const std::lock_guard lock{mutex_};
                                           events_.insert(events_.end(), batch.begin(), batch.end());
                                           ++batches_;
                                           heard_.notify_all();
                                       });
}

EngineDriver::~EngineDriver()
{
    engine_.reset();
    subscription_.end();
    listener_.join();
}

void EngineDriver::forgetEvents()
{
    const std::lock_guard lock{mutex_};
    EventBatch{}.swap(events_);
}

void EngineDriver::close() { engine_.reset(); }

std::string EngineDriver::address()
{
    std::string address;
    waitForNetwork([&address](const NetworkStatus& status) {
        if (!status.listening.empty())
            address = status.listening.front();
        return !address.empty();
    });
    return address;
}

Result<CreatedTorrent> EngineDriver::create(CreateRequest request)
{
    return ask<CreatedTorrent>([&](Engine& engine, auto reply) { engine.create(request, std::move(reply)); });
}

Result<ShareId> EngineDriver::add(AddRequest request)
{
    return ask<ShareId>([&](Engine& engine, auto reply) { engine.add(request, std::move(reply)); });
}

ShareRow EngineDriver::row(ShareId id)
{
    const auto details = ask<ShareDetails>([id](Engine& engine, auto reply) { engine.details(id, std::move(reply)); });
    return details ? details->row : ShareRow{};
}

bool EngineDriver::waitUntil(const std::function<bool(const EventBatch&)>& holds)
{
    std::unique_lock lock{mutex_};
    return heard_.wait_for(lock, patience, [&] { return holds(events_); });
}

bool EngineDriver::lookUntil(const std::function<bool()>& holds)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        std::unique_lock lock{mutex_};
        const auto seen = batches_;
        lock.unlock();
        if (holds())
            return true;
        lock.lock();
        if (!heard_.wait_until(lock, deadline, [&] { return batches_ != seen; }))
            return false;
    }
}

bool EngineDriver::waitForRow(ShareId id, const std::function<bool(const ShareRow&)>& fits)
{
    return lookUntil([&] { return fits(row(id)); });
}

bool EngineDriver::waitForNetwork(const std::function<bool(const NetworkStatus&)>& fits)
{
    return lookUntil([&] {
        const auto status = ask<NetworkStatus>([](Engine& engine, auto reply) { engine.network(std::move(reply)); });
        return status && fits(*status);
    });
}

} // namespace shoal::test
