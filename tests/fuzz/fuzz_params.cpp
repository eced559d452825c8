// The params of every method of the control socket, and those of its notification: whatever they are, they are taken or
// refused with a reason.
#include "app/service/methods.h"
#include "core/control/answer.h"
#include "core/control/codec/codec.h"
#include "core/control/request.h"
#include "tests/fuzz/require.h"
#include "tests/support/fake_engine.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace shoal;

namespace {
/// One share of everything, so that answers have something to say.
test::FakeEngine::Script script()
{
    test::FakeEngine::Script script;
    const ShareId id{1};
    const ShareRow row{.id = id, .name = "a\xff", .labels = {"b"}};
    script.rows[id] = row;
    script.details[id] = {.row = row, .link = "magnet:?x", .places = {{1, "/\xff"}}};
    script.files[id] = {{}};
    script.peers[id] = {{}};
    script.trackers[id] = {{}};
    script.pieces[id] = {{PieceState::Have, PieceState::InFlight}, {0, 1}};
    script.peerPieces["127.0.0.1:1"] = {{PieceState::Missing}, {}};
    script.sources[id] = {{}, {.kind = SourceKind::Tracker, .url = "\xff", .lastAsked = {}, .next = {}, .peers = 2}};
    script.speeds[{id.value, SpeedSpan::Minutes}] = {.samples = {{{1}, {2}}}};
    script.statistics.days = {{}};
    script.counts = {.states = {{ShareState::Failed, 1}}, .labels = {{"b", 1}}, .trackers = {{"\xff", 1}}};
    script.log = {{.number = 1, .share = id}};
    script.status.states = {{}};
    script.onCreate = [](test::FakeEngine& engine) { engine.finishCreating(CreatedTorrent{.leftOut = {{}}}); };
    return script;
}

/// As one client has it.
struct Client {
    test::FakeEngine::Script played = script();
    test::FakeEngine engine{played};
    service::ServiceHooks hooks;
    service::ClientJobs jobs;
    service::ClientHashes hashed;
};

void call(Client& client, std::string_view name, const nlohmann::json& params)
{
    int answers = 0;
    const service::Caller caller{client.engine, client.hooks, client.jobs, client.hashed,
                                 [](const std::function<void()>& work) { work(); }};
    try {
        (*service::findMethod(name))(caller, params, [&answers](const Result<nlohmann::json>& result) {
            ++answers;
            const auto line = result ? control::answerLine(std::int64_t{1}, *result)
                                     : control::faultLine(std::int64_t{1}, result.error());
            test::require(control::decodeAnswer(line).has_value(), "the answer is one that a client reads");
        });
    } catch (const control::Misfit& misfit) {
        test::require(*misfit.what() != '\0' && answers == 0, "a refusal says why, and nothing is done");
        return;
    }
    test::require(answers == 1, "what is taken is answered once");
}

/// As a client takes what a service tells it.
void hear(const nlohmann::json& params)
{
    const nlohmann::json line{{"jsonrpc", "2.0"}, {"method", "events"}, {"params", params}};
    const auto heard = control::decodeAnswer(line.dump());
    if (!heard) {
        test::require(!heard.error().reason.empty(), "a refusal says why");
        return;
    }
    const auto& events = std::get<EventBatch>(*heard);
    const auto again = control::decodeAnswer(control::eventsLine(events));
    test::require(again && control::eventsLine(std::get<EventBatch>(*again)) == control::eventsLine(events),
                  "events are read as they were written");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view params{reinterpret_cast<const char*>(data), size};
    const auto request =
        control::decodeRequest(R"({"jsonrpc":"2.0","method":"any","params":)" + std::string{params} + "}");
    if (!request)
        return 0;
    Client client;
    for (const auto name : service::methodNames())
        call(client, name, *request->params);
    hear(*request->params);
    return 0;
}
