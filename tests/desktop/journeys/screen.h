// A screen of a test's own, that nobody looks at.
#pragma once

#include "tests/support/program.h"

#include <future>

namespace shoal::test {

/// An Xvfb on the first display that is free; it listens to this machine alone. Outlives the application object.
class Screen {
public:
    /// `home`: for its own files. Throws when it doesn't come.
    explicit Screen(const std::filesystem::path& home);
    ~Screen();

    const std::string& display() const { return display_; } ///< ":1"

private:
    std::promise<std::string> number_;
    bool isNumbered_ = false;
    std::string display_;
    Program server_;
};

} // namespace shoal::test
