// A folder of a test's own, removed with the object.
#pragma once

#include "core/units.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace shoal::test {

class TemporaryFolder {
public:
    explicit TemporaryFolder(const std::filesystem::path& parent = std::filesystem::temp_directory_path());
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

    /// Writes a file, with the folders above it; returns where it lies.
    std::filesystem::path write(std::string_view name, std::string_view content) const;
    /// The same with `size` bytes that look random and are the same for the same seed.
    std::filesystem::path writeNoise(std::string_view name, Bytes size, unsigned seed = 1) const;

private:
    std::filesystem::path path_;
};

/// All bytes of a file; nothing when it can't be read.
std::string contentOf(const std::filesystem::path& file);

/// Where folders lie in memory, if the machine has such a place; else where temporary folders always lie.
std::filesystem::path memoryFolder();

} // namespace shoal::test
