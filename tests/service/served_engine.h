// A fake engine behind a real control socket.
#pragma once

#include "app/service/control_server.h"
#include "core/control/remote_engine.h"
#include "tests/support/fake_engine.h"
#include "tests/support/temporary_folder.h"

#include <future>
#include <gtest/gtest.h>

namespace shoal::test {
using namespace std::chrono_literals;

/// The result of a command, waited for.
template <class Value>
Result<Value> answerOf(const std::function<void(Reply<Value>)>& command)
{
    auto promise = std::make_shared<std::promise<Result<Value>>>();
    auto future = promise->get_future();
    command([promise](Result<Value> result) { promise->set_value(std::move(result)); });
    return future.get();
}

class ServedEngine : public testing::Test {
protected:
    /// Soon back, and waited for as long as a test may take.
    static constexpr Reconnection quick{1ms, 10ms, 60s};

    void SetUp() override { serve(); }

    void serve()
    {
        auto opened = service::ControlServer::open(engine, socket);
        ASSERT_TRUE(opened) << opened.error().reason;
        server = std::move(*opened);
    }

    std::unique_ptr<Engine> client(Reconnection reconnection = quick) const
    {
        auto connected = connectEngine(socket, reconnection);
        EXPECT_TRUE(connected) << connected.error().reason;
        return connected ? std::move(*connected) : nullptr;
    }

    TemporaryFolder folder;
    std::filesystem::path socket = folder.path() / "control.sock";
    FakeEngine::Script script;
    FakeEngine engine{script};
    std::unique_ptr<service::ControlServer> server;
};

} // namespace shoal::test
