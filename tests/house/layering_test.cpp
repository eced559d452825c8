#include "tests/house/include_rules.h"
#include "tests/house/source_tree.h"

#include <gtest/gtest.h>

namespace shoal::house {
namespace {

/// A house that keeps every rule; the tests plant one fault each.
SourceTree soundHouse()
{
    return {
        {"dht/view.h", "#include <vector>\n"},
        {"core/engine.h", "#include \"dht/view.h\"\n#include <string>\n"},
        {"core/bt/session.h", "#include <libtorrent/session.hpp>\n"},
        {"core/bt/session.cpp", "#include \"core/bt/session.h\"\n"},
        {"core/settings/file.cpp", "#include <toml++/toml.h>\n"},
        {"ui/list.h", "#include \"core/engine.h\"\n#include <QWidget>\n"},
        {"app/desktop/main.cpp", "#include \"ui/list.h\"\n#include <QApplication>\n"},
        {"app/shoal/main.cpp", "#include \"core/engine.h\"\n#include <CLI/CLI.hpp>\n"},
        {"tests/core/bt_test.cpp", "#include <libtorrent/session.hpp>\n#include \"core/engine.h\"\n"},
    };
}

/// The files that are at fault after `line` was added to `file`.
std::vector<std::string> faultsAfterPlanting(const std::string& file, const std::string& line)
{
    auto tree = soundHouse();
    tree[file] += line + "\n";
    std::vector<std::string> files;
    for (const auto& violation : layeringViolations(tree))
        files.push_back(violation.file);
    return files;
}

bool isCaught(const std::string& file, const std::string& line)
{
    const auto files = faultsAfterPlanting(file, line);
    return std::find(files.begin(), files.end(), file) != files.end();
}

TEST(Layering, HoldsInThisRepository)
{
    ASSERT_GT(ownSources().size(), 20U);
    for (const auto& violation : layeringViolations(ownSources()))
        ADD_FAILURE() << violation.file << " reaches " << violation.include << ", but " << violation.rule;
}

TEST(Layering, ASoundHouseHasNoViolations) { EXPECT_TRUE(layeringViolations(soundHouse()).empty()); }

TEST(Layering, CatchesAnArrowThatPointsBackUp)
{
    EXPECT_TRUE(isCaught("dht/view.h", "#include \"core/engine.h\""));
    EXPECT_TRUE(isCaught("core/engine.h", "#include \"ui/list.h\""));
    EXPECT_TRUE(isCaught("core/engine.h", "#include \"app/shoal/main.h\""));
    EXPECT_TRUE(isCaught("ui/list.h", "#include \"app/desktop/window.h\""));
    EXPECT_TRUE(isCaught("core/engine.h", "#include \"tests/support/temp_folder.h\""));
}

TEST(Layering, CatchesLibtorrentOutsideItsFolder)
{
    EXPECT_TRUE(isCaught("core/settings/file.cpp", "#include <libtorrent/session.hpp>"));
    EXPECT_TRUE(isCaught("app/shoal/main.cpp", "  #  include <libtorrent/version.hpp>"));
    EXPECT_TRUE(isCaught("ui/list.h", "#include \"libtorrent/session.hpp\""));
}

TEST(Layering, CatchesLibtorrentThatComesInThroughAHeaderOfOurs)
{
    EXPECT_TRUE(isCaught("app/shoal/main.cpp", "#include \"core/bt/session.h\""));
}

TEST(Layering, CatchesSocketsAndLibrariesInDht)
{
    EXPECT_TRUE(isCaught("dht/view.h", "#include <boost/asio.hpp>"));
    EXPECT_TRUE(isCaught("dht/view.h", "#include <sys/socket.h>"));
    EXPECT_TRUE(isCaught("dht/view.h", "#include <libtorrent/kademlia/node.hpp>"));
    EXPECT_TRUE(isCaught("dht/view.h", "#include <QString>"));
}

TEST(Layering, CatchesQtOutsideTheDesktop)
{
    EXPECT_TRUE(isCaught("core/engine.h", "#include <QString>"));
    EXPECT_TRUE(isCaught("app/shoal/main.cpp", "#include <QCoreApplication>"));
}

TEST(Layering, CatchesSlowHeadersInHeaders)
{
    EXPECT_TRUE(isCaught("core/engine.h", "#include <nlohmann/json.hpp>"));
    EXPECT_FALSE(isCaught("core/engine.h", "#include <nlohmann/json_fwd.hpp>")) << "declares, and no more";
    EXPECT_TRUE(isCaught("core/engine.h", "#include <toml++/toml.h>"));
    EXPECT_TRUE(isCaught("core/engine.h", "#include <spdlog/spdlog.h>"));
    EXPECT_TRUE(isCaught("ui/list.h", "#include <CLI/CLI.hpp>"));
}

TEST(Layering, BlamesEveryHeaderThatASlowOneReaches)
{
    const auto files = faultsAfterPlanting("core/engine.h", "#include <nlohmann/json.hpp>");

    EXPECT_NE(std::find(files.begin(), files.end(), "ui/list.h"), files.end());
}

TEST(IncludesOf, FindsBothFormsAndSkipsWhatIsNoInclude)
{
    const auto found =
        includesOf("// #include <a>\n#include <b/c.h>\n  # include \"d.h\" // why\n#define include\nint x;");

    EXPECT_EQ(found, (std::vector<std::string>{"b/c.h", "d.h"}));
}

} // namespace
} // namespace shoal::house
