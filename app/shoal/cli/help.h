// The help texts, made from the command table.
#pragma once

#include "app/shoal/cli/command_table.h"

#include <string>

namespace shoal::app {

/// `shoal` without arguments.
std::string generalHelp(std::size_t columns);
/// "config": its commands.
std::string groupHelp(const Group& group, std::size_t columns);
std::string commandHelp(const Command& command, std::size_t columns);

/// "shoal get SOURCE [-o DIR] [--files 1,3-5|GLOB]… [--seed]", in one line.
std::string usageOf(const Command& command);
/// "--tracker URL", "--qr", "PATH…".
std::string spelling(const Option& option);

} // namespace shoal::app
