// What is hashed and sent: one large file, or many small ones.
#pragma once

#include "core/units.h"

#include <filesystem>
#include <string>

namespace shoal::bench {

/// A folder that is removed with the object.
class Content {
public:
    /// Throws what goes wrong.
    explicit Content(const std::filesystem::path& under);
    Content(const Content&) = delete;
    Content& operator=(const Content&) = delete;
    ~Content();

    std::filesystem::path oneFile(Bytes size) const;
    /// A hundred files a folder.
    std::filesystem::path manyFiles(unsigned count, Bytes size) const;
    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

} // namespace shoal::bench
