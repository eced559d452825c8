// What every source file of this repository keeps to, beyond the layers.
#include "tests/house/source_tree.h"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>

namespace shoal::house {
namespace {

bool isHeader(const std::string& file) { return file.ends_with(".h"); }

/// Whether a text names an absolute path below `folder`, not merely one that contains its name.
bool namesPath(const std::string& text, const std::string& folder)
{
    for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder, at + 1)) {
        const char before = at == 0 ? ' ' : text[at - 1];
        if (!std::isalnum(static_cast<unsigned char>(before)) && before != '.' && before != '_' && before != '}')
            return true;
    }
    return false;
}

TEST(SourceFiles, StayShort)
{
    for (const auto& [file, text] : ownSources())
        EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 500) << file << ": which two ideas share the place?";
}

TEST(SourceFiles, NameNoPathOfTheDevelopersMachine)
{
    for (const auto& [file, text] : ownSources())
        EXPECT_FALSE(namesPath(text, sourceRoot() + "/")) << file;
}

TEST(SourceFiles, APathOfTheMachineIsRecognised)
{
    EXPECT_TRUE(namesPath("open(\"" + sourceRoot() + "/x\")", sourceRoot() + "/"));
    EXPECT_FALSE(namesPath("a" + sourceRoot() + "/x", sourceRoot() + "/"));
}

TEST(Headers, SayInTheFirstLineWhatTheyAreForAndAreReadOnce)
{
    for (const auto& [file, text] : ownSources()) {
        if (!isHeader(file))
            continue;
        EXPECT_TRUE(text.starts_with("// ")) << file;
        EXPECT_NE(text.find("\n#pragma once\n"), std::string::npos) << file;
    }
}

} // namespace
} // namespace shoal::house
