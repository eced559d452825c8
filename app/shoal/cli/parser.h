// Reads a command line into Arguments, as the table says.
#pragma once

#include "app/shoal/cli/command_table.h"

#include <string>
#include <vector>

namespace shoal::app {

enum class Wanted { Run, Help, Version };

/// What a command line asks for.
struct Parsed {
    Wanted wanted = Wanted::Run;
    const Command* command = nullptr; ///< none: `shoal` itself (help or version); for help of a group see `group`
    std::string group;                ///< help for "config"
    Arguments arguments;
};

/// `words` without the program's name. Error: BadArgument, about = the command, reason = what is wrong.
Result<Parsed> parseCommandLine(const std::vector<std::string>& words);

/// Whether the user wants JSON even though the rest cannot be understood.
bool asksForJson(const std::vector<std::string>& words);

} // namespace shoal::app
