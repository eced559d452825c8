// What commands for private swarms were asked for, checked before the engine is asked.
#pragma once

#include "app/shoal/cli/arguments.h"
#include "app/shoal/context.h"
#include "core/settings/settings.h"
#include "core/swarms.h"

#include <chrono>
#include <optional>
#include <string>

namespace shoal::app {

/// "90s", "30m", "24h", "7d", "2w". Nothing when it isn't one.
std::optional<std::chrono::seconds> parseDuration(std::string_view text);
/// The label that is given, else the user's name.
std::string labelFor(const SwarmArguments& arguments);
/// --fetch and --folder. Error: BadArgument.
Result<SwarmFetching> fetchingOf(const SwarmArguments& arguments, const Settings& settings);
/// `role`: this device's own. Error: BadArgument.
Result<InviteRequest> inviteRequest(const SwarmArguments& arguments, SwarmRole role);
Result<SwarmRole> roleOf(const std::string& name);

/// A whole file; "-" is standard input. Errors: what the disk says.
Result<std::string> readText(const std::string& file);
/// The code that is given, read from a file, or typed. Errors: BadCode (with the place of what is wrong), BadArgument
/// (there is none), Cancelled, and what the disk says.
Result<std::string> readCode(const SwarmArguments& arguments, Terminal& terminal);
/// The same for recovery words.
Result<std::vector<std::string>> readRecoveryWords(const SwarmArguments& arguments, Terminal& terminal);
enum class Passphrase { New, Known };
/// From --passphrase-file, its first line; else typed unseen, twice when it is a new one.
Result<std::string> readPassphrase(const SwarmArguments& arguments, Terminal& terminal, Passphrase which);

} // namespace shoal::app
