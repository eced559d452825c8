// The man page, shell completion and the manual's tables, made from the command table.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace shoal::app {

std::string manPage();
std::string bashCompletion();
std::string zshCompletion();
std::string fishCompletion();
/// The commands with their options and the exit codes, as docs/cli.md holds them between its marks.
std::string markdownTables();

inline constexpr std::array<std::string_view, 5> documentNames{"man", "bash", "zsh", "fish", "markdown"};
inline constexpr std::array<std::string_view, 3> shellNames{"bash", "zsh", "fish"};
/// Nothing for another name.
std::optional<std::string> documentNamed(std::string_view name);

} // namespace shoal::app
