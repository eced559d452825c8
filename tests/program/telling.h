// Somebody at a terminal whose command fails: what is said, in both forms, and what it is worth as a message.
#pragma once

#include "tests/support/error_page.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace shoal::test {

/// A failure, or a warning, as it was told.
struct Told {
    std::string command; ///< as typed
    std::string message;
    std::string kind;
    int exit = -1;
};

/// What surrounds a command.
struct Around {
    std::function<void()> before = {};  ///< done before each of its runs
    std::vector<std::string> wrap = {}; ///< a command to run it under
};

/// A home of its own, which is the current folder of every command; its settings keep `shoal` to loopback and to
/// itself.
class Telling : public testing::Test {
protected:
    Telling();

    std::filesystem::path home() const { return root_ / "home/you"; }
    std::filesystem::path profile() const { return home() / "state/shoal"; }
    std::filesystem::path settings() const { return home() / "config/shoal/shoal.toml"; }
    /// Below the root of what this person sees: "media/usb" is told as /media/usb.
    std::filesystem::path elsewhere(const std::string& name) const { return root_ / name; }
    std::filesystem::path write(const std::string& name, std::string_view content) const;
    /// Makes film.bin, and film.torrent of it.
    void makeFilm(Bytes size = 50'000) const;
    /// Makes film.torrent of film.bin.
    void makeTorrent() const;

    ProgramRun run(std::vector<std::string> arguments, const Around& around = {}) const;
    /// Runs the command with and without --json. Both must say the same, and in a way that is worth reading.
    Told tell(const std::vector<std::string>& arguments, const Around& around = {}) const;
    /// The same from an `error` or `warning` that a running program reported.
    Told told(const JsonEvent& event, int exit, const std::vector<std::string>& arguments) const;
    /// With places and moments of this run replaced by a reader's.
    std::string forReaders(std::string text) const;

private:
    TemporaryFolder root_;
};

/// What every message keeps to.
void expectWorthReading(const std::string& message);

void expectTold(const Told& told, const std::string& kind, int exit);
/// The same, and that it stands on the page.
void expectOnPage(const Told& told, ErrorGroup group, const std::string& title, const std::string& kind, int exit);

} // namespace shoal::test
