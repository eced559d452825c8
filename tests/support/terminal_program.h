// A real `shoal` at a pseudo terminal: somebody types, looks at its screen, and changes the window's size.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace shoal::test {

struct WindowSize {
    unsigned short columns = 80;
    unsigned short rows = 24;
};

/// Killed, and waited for, with the object. One thread.
class TerminalProgram {
public:
    /// Throws std::system_error when it can't be started.
    TerminalProgram(std::vector<std::string> arguments, const std::filesystem::path& home, WindowSize size);
    TerminalProgram(const TerminalProgram&) = delete;
    TerminalProgram& operator=(const TerminalProgram&) = delete;
    ~TerminalProgram();

    void type(const std::string& bytes);
    void resize(WindowSize size);
    void signal(int number);

    /// The lines of a whole drawing of the screen, without what marks them; the first that fits, from now on. None (and
    /// a test failure) when it doesn't come.
    using Drawing = std::vector<std::string>;
    std::optional<Drawing> waitForDrawing(const std::function<bool(const Drawing&)>& fits);
    /// The exit code, or 128 + signal; nothing (and a test failure) when it goes on.
    std::optional<int> waitForEnd();

    /// Everything that it ever wrote.
    const std::string& output() const { return output_; }
    /// Whether the terminal takes whole lines and shows what is typed, as shells leave it.
    bool isAsBefore() const;

private:
    bool read();

    int terminal_ = -1; ///< what stands for keyboard and window
    int program_ = -1;  ///< the program's side, to look at its settings
    pid_t pid_ = -1;
    std::optional<int> exit_;
    std::string output_;
    std::size_t looked_ = 0; ///< of the output, for drawings
};

} // namespace shoal::test
