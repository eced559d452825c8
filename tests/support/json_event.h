// A line of `--json` output, with its members by name.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace shoal::test {

/// Members that are not there or of another type read as empty, zero or false: a test that needs one compares it.
class JsonEvent {
public:
    explicit JsonEvent(std::string line)
        : line_{std::move(line)}
    {}

    const std::string& line() const { return line_; }
    std::string name() const { return text("event"); }
    std::string text(const std::string& member) const;
    /// Texts of a list; those of its elements that are none are left out.
    std::vector<std::string> texts(const std::string& member) const;
    std::int64_t number(const std::string& member) const;
    bool flag(const std::string& member) const;
    bool isNull(const std::string& member) const;

private:
    std::string line_;
};

} // namespace shoal::test
