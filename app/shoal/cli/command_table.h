// The one table of commands and options. The parser, the help, the man page, shell completion and docs/cli.md are
// made from it; a name is spelt nowhere else.
#pragma once

#include "app/shoal/cli/arguments.h"
#include "app/shoal/context.h"
#include "app/shoal/exit_code.h"

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace shoal::app {

/// The member that an option sets: a flag, one value, or a value for each time it is given.
using Target = std::variant<bool*, std::string*, std::vector<std::string>*>;

/// What a shell offers for a value.
enum class Offers {
    Nothing,
    File,
    Folder,
    TorrentFile,
    SettingKey,
    Command,
    Document,
    Shell,
    ShareState,
    ShareColumn,
    Priority,
    Share,
    ShareOrTorrent, ///< a share on the list, or a .torrent file
};

struct Option {
    std::string_view name;    ///< "--name", "-o"; for a positional argument its metavar: "PATH"
    std::string_view metavar; ///< empty for a flag and for a positional argument
    std::string_view doc;     ///< without a full stop
    Target (*target)(Arguments&);
    Offers offers = Offers::Nothing;
    bool isRequired = false;

    bool isPositional() const { return name.front() != '-'; }
    bool isRepeatable() const;
};

struct Command {
    std::string_view name;    ///< "share"; two words for a command of a group: "config get"
    std::string_view summary; ///< one line, without a full stop
    std::string_view about;   ///< what a user has to know besides the options
    std::span<const Option> options;
    std::span<const std::string_view> examples;
    ExitCode (*run)(const Arguments&, Context&);
    bool isHidden = false;
    bool hasEngine = false; ///< takes engineOptions() too
    bool isDrawn = false;   ///< on a terminal: it has nothing for programs

    /// "config get" is, and "service", which stands alone as well as with a second word, is not.
    bool isInGroup() const { return name.find(' ') != std::string_view::npos; }
    std::string_view group() const { return isInGroup() ? name.substr(0, name.find(' ')) : std::string_view{}; }
};

/// A word before commands: "config".
struct Group {
    std::string_view name;
    std::string_view summary;
};

std::span<const Command> commands();
std::span<const Group> groups();
/// Options of every command (`--json`), and those of every command that runs an engine or reads settings.
std::span<const Option> commonOptions();
std::span<const Option> engineOptions();
/// All options of a command, its own first.
std::vector<Option> optionsOf(const Command& command);
/// Those that are of use: --json of a command that is drawn is taken only to say where programs find the same.
std::vector<Option> offeredOptions(const Command& command);
/// Nothing for an unknown name.
const Command* findCommand(std::string_view name);

} // namespace shoal::app
