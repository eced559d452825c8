// Where services are found: the one that runs a profile, and the system's.
#pragma once

#include "app/shoal/cli/arguments.h"
#include "app/shoal/context.h"

#include <filesystem>
#include <functional>

namespace shoal::app {

/// Where a service of this profile listens: where it is told to, else in a place for its user alone.
/// Error: NameTooLong.
Result<std::filesystem::path> socketToServe(const Arguments& arguments, const std::filesystem::path& profile);

/// The socket of the service that the arguments mean: their profile's, or with --system the system's. Errors: NotFound
/// (nobody says that he serves the profile), BadArgument (--system with a profile).
Result<std::filesystem::path> socketToAsk(const Arguments& arguments, const Services& services);

/// What is told in place of an error of that socket: that no such service runs, or who may use it.
Error errorOfService(const Arguments& arguments, const std::filesystem::path& socket, const Error& error);

/// What `ask` gets from the service that the arguments mean. Error: NotFound when it doesn't run.
template <class Value>
Result<Value> askService(const Arguments& arguments, const Services& services,
                         const std::function<Result<Value>(const std::filesystem::path&)>& ask)
{
    const auto socket = socketToAsk(arguments, services);
    if (!socket)
        return fail(socket.error());
    auto answer = ask(*socket);
    if (!answer)
        return fail(errorOfService(arguments, *socket, answer.error()));
    return answer;
}

/// For a list of shares that turned out empty: tells people of a service of the system, whose shares `--system` shows.
/// Nothing is told to who named a profile, or asks with --system or --json.
void hintAtSystemService(const Arguments& arguments, Context& context);

} // namespace shoal::app
