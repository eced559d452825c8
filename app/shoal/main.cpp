// The entry of `shoal`: builds the parts that touch the system, and hands them over.
#include "app/shoal/program.h"
#include "app/shoal/run/freed_memory.h"
#include "app/shoal/run/process_end.h"
#include "app/shoal/run/system_loop.h"
#include "app/shoal/terminal/system_terminal.h"
#include "core/control/remote_engine.h"

#include <cstdio>
#include <cstdlib>
#include <exception>

namespace {
int run(const std::vector<std::string>& words)
{
    using namespace shoal;
    using namespace shoal::app;
    const Services services{
        [](LocalEngineOptions options) { return openLocalEngine(std::move(options)); },
        [](const std::filesystem::path& socket) { return connectEngine(socket); },
        [](const CreateRequest& request, const OnCreateProgress& progress, std::stop_token stop) {
            return createTorrent(request, progress, std::move(stop));
        },
        [](const VerifyRequest& request, const OnCreateProgress& progress, std::stop_token stop) {
            return verifyContent(request, progress, std::move(stop));
        },
        [](ExitCode code) { std::_Exit(static_cast<int>(code)); },
        [](const std::filesystem::path& socket) { return stopService(socket); },
        [](std::int64_t process, std::chrono::seconds time) { return endsWithin(process, time); },
        [](const std::filesystem::path& profile, std::int64_t process) { return lookAround(profile, process); },
    };
    SystemTerminal terminal;
    const auto loop = makeSystemLoop();
    return static_cast<int>(runProgram(words, services, terminal, *loop));
}
} // namespace

int main(int argc, char** argv)
{
    shoal::app::giveFreedMemoryBack();
    try {
        return run({argv + (argc > 0 ? 1 : 0), argv + argc});
    } catch (const std::exception& error) {
        // The last catch of the main thread: whatever comes here is a defect.
        std::fprintf(stderr, "shoal: internal error: %s\n", error.what());
        return static_cast<int>(shoal::app::ExitCode::Failure);
    }
}
