// ./dev takes nothing that it doesn't know for something else.
#include "tests/house/source_tree.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

namespace shoal::house {
namespace {
namespace fs = std::filesystem;

/// The script in a folder of its own, with nothing to build.
class DevScript : public testing::Test {
protected:
    DevScript()
    {
        std::string name = (fs::temp_directory_path() / "shoal-dev-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        for (const auto* const file : {"dev", "CMakePresets.json"})
            fs::copy(fs::path{sourceRoot()} / file, folder_ / file);
    }
    ~DevScript() override { fs::remove_all(folder_); }

    /// What it says; it has to fail.
    std::string refused(const std::string& arguments) const
    {
        auto* const pipe = ::popen((folder_.string() + "/dev " + arguments + " 2>&1").c_str(), "r");
        std::string said;
        std::array<char, 4096> some{};
        for (std::size_t count = 0; (count = std::fread(some.data(), 1, some.size(), pipe)) > 0;)
            said.append(some.data(), count);
        EXPECT_NE(::pclose(pipe), 0) << arguments;
        EXPECT_FALSE(fs::exists(folder_ / "build")) << arguments << ": nothing is made";
        return said;
    }

    fs::path folder_;
};

TEST_F(DevScript, BuildsNoPresetThatThereIsntAndNamesThoseThatThereAre)
{
    for (const auto* const preset : {"-j2", "debug", "base", "."}) {
        const auto said = refused(std::string{"build "} + preset);
        EXPECT_NE(said.find("build knows no " + std::string{preset}), std::string::npos) << said;
        EXPECT_NE(said.find("The presets: dev release"), std::string::npos) << said;
    }
}

TEST_F(DevScript, RefusesWhatACommandDoesntTake)
{
    for (const auto* const arguments : {"build dev -j2", "lint --all", "format --all", "asan --all", "tsan -R Swarm",
                                        "fuzz --all", "headers --changed", "test -j2", "deb --all"})
        EXPECT_NE(refused(arguments), "") << arguments;
}

} // namespace
} // namespace shoal::house
