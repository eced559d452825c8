// File systems of a program's own, in a mount namespace: to be put before its command (ProgramOptions::wrap).
#pragma once

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace shoal::test {

/// The program sees a small, empty file system at `place`. `size` is tmpfs's: "8m".
std::vector<std::string> withSmallDisk(const std::filesystem::path& place, const std::string& size);

/// The program sees `place` read-only.
std::vector<std::string> withReadOnly(const std::filesystem::path& place);

/// A small file system at `place` that several programs see, one after the other; gone with the object.
class SmallDisk {
public:
    SmallDisk(const std::filesystem::path& place, const std::string& size);
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk();

    /// Runs a program that sees it.
    std::vector<std::string> wrap() const;
    /// The place as its programs see it, for the test itself.
    std::filesystem::path seen() const;
    /// Takes all the room there is; removing the file that is returned gives it back.
    std::filesystem::path fill() const;

private:
    std::filesystem::path place_;
    std::FILE* holder_ = nullptr; ///< a process that keeps the mount namespace
    int pid_ = 0;
};

/// The program is nobody: permissions hold for it even where the test runs as root. `home` becomes nobody's; the
/// folders above it must let everybody through. Empty where the test isn't root.
std::vector<std::string> asNobody(const std::filesystem::path& home);

} // namespace shoal::test
