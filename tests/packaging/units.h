// The units of packaging/systemd, for systemd-analyze.
#pragma once

#include "tests/packaging/fenced_blocks.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <string>

namespace shoal::test {

inline const std::filesystem::path unitsFolder = SHOAL_SOURCE_ROOT "/packaging/systemd";

inline std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

/// Writes the unit as it would be installed, with the program where it was built, and maybe a drop-in; its path.
inline std::filesystem::path installUnit(const TemporaryFolder& folder, const std::filesystem::path& unit,
                                         const std::string& dropIn = {})
{
    const auto text = replaced(textOf(unit), "/usr/bin/shoal", SHOAL_PROGRAM);
    if (!dropIn.empty())
        folder.write("shoal.service.d/override.conf", dropIn);
    return folder.write("shoal.service", text);
}

inline ProgramRun analyze(const TemporaryFolder& folder, const std::vector<std::string>& arguments)
{
    std::filesystem::create_directories(folder / "run"); // XDG_RUNTIME_DIR, which --user wants
    return runProgram(arguments, {.home = folder.path(), .program = "systemd-analyze"});
}

} // namespace shoal::test
