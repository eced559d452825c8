// What `shoal-desktop` is started with.
#pragma once

#include <QStringList>

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace shoal::app {

/// What a start asks of the window, here or in the process that has it already.
struct Wish {
    QStringList open;         ///< links, and absolute paths of files and folders
    QString action;           ///< the key of an action of the window (ui/window/actions.h); empty: none
    bool isMinimised = false; ///< the window stays where it is
};

struct DesktopArguments {
    std::optional<std::filesystem::path> profile; ///< absolute
    std::vector<std::string> settings;            ///< "KEY=VALUE"
    Wish wish;
};

/// Something to print, and how the program ends then.
struct Printed {
    QString text;
    int exit = 0;
};

/// `words` with the program's name. What is relative is so to `folder`.
std::variant<DesktopArguments, Printed> readArguments(const QStringList& words, const std::filesystem::path& folder);

} // namespace shoal::app
