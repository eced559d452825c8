// The real `shoal-desktop` as a screen reader finds it: on a screen and a bus of the test's own.
#include "tests/support/closed_network.h"

#include <gmock/gmock.h>
#include <sstream>

namespace shoal::test {
namespace {
using testing::Contains;
using testing::IsSupersetOf;

/// Whoever asks for screen readers' own bus has it started; nothing else of the machine is. It ends with this one.
std::string rulesOfBus(const std::filesystem::path& folder)
{
    return R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=)"
        + (folder / "bus").string() + R"(</listen>
  <servicedir>)"
        + folder.string() + R"(</servicedir>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";
}
constexpr auto busOfScreenReaders = "[D-BUS Service]\nName=org.a11y.Bus\nExec=/usr/libexec/at-spi-bus-launcher\n";

struct Node {
    std::string role;
    std::string name;
    bool operator==(const Node&) const = default;
    friend void PrintTo(const Node& node, std::ostream* out) { *out << node.role << " \"" << node.name << '"'; }
};

class AccessibleDesktop : public testing::Test {
protected:
    AccessibleDesktop()
    {
        const auto folder = network.folder() / "bus";
        network.folder().write("bus/org.a11y.Bus.service", busOfScreenReaders);
        const auto rules = network.folder().write("bus/rules.conf", rulesOfBus(folder));
        bus_ = start("dbus-daemon", {"--nofork", "--nopidfile", "--print-address", "--config-file=" + rules.string()});
        screen_ = start("Xvfb", {"-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"});
        EXPECT_TRUE(comesToSpeak(*bus_)) << bus_->account();
        EXPECT_TRUE(comesToSpeak(*screen_)) << screen_->account();
        const auto display = screen_->output();
        around_ = {"env",
                   "DISPLAY=:" + display.substr(0, display.find('\n')),
                   "DBUS_SESSION_BUS_ADDRESS=unix:path=" + (folder / "bus").string(),
                   "DBUS_SYSTEM_BUS_ADDRESS=unix:path=/dev/null",
                   "QT_QPA_PLATFORM=xcb",
                   "QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1",
                   "QT_ACCESSIBILITY=1"};
    }
    ~AccessibleDesktop() override
    {
        for (auto* program : {&desktop_, &screen_, &bus_})
            if (*program) {
                (*program)->signal(SIGTERM);
                (*program)->waitForEnd();
            }
    }

    std::unique_ptr<Program> start(const std::string& program, const std::vector<std::string>& arguments) const
    {
        return std::make_unique<Program>(arguments,
                                         ProgramOptions{.home = peer.home, .wrap = around_, .program = program});
    }

    void startDesktop() { desktop_ = start(SHOAL_DESKTOP_PROGRAM, network.options(peer)); }

    /// What a screen reader finds to be shown, after a menu item was clicked, if one is named.
    std::vector<Node> seen(const std::vector<std::string>& itemAndDialog = {}) const
    {
        std::vector<std::string> arguments{SHOAL_ACCESSIBLE_TREE};
        arguments.insert(arguments.end(), itemAndDialog.begin(), itemAndDialog.end());
        const auto read = start("/usr/bin/python3", arguments);
        EXPECT_EQ(read->waitForEnd(), 0) << read->account();
        std::vector<Node> nodes;
        std::istringstream lines{read->output()};
        for (std::string line; std::getline(lines, line);) {
            const auto tab = line.find('\t');
            nodes.push_back({line.substr(0, tab), line.substr(tab + 1)});
        }
        return nodes;
    }

    static bool comesToSpeak(Program& program)
    {
        const auto until = std::chrono::steady_clock::now() + programPatience;
        while (program.output().find('\n') == std::string::npos)
            if (program.endsWithin(std::chrono::milliseconds{20}) || std::chrono::steady_clock::now() > until)
                return false;
        return true;
    }

    ClosedNetwork network{0};
    const Peer peer = network.newPeer();

private:
    std::vector<std::string> around_;
    std::unique_ptr<Program> bus_;
    std::unique_ptr<Program> screen_;
    std::unique_ptr<Program> desktop_;
};

TEST_F(AccessibleDesktop, IsReadAndClickedByAScreenReader)
{
    const auto file = network.folder().writeNoise("own.bin", 20'000);
    auto adder = network.run(peer, "add", {file.string()});
    ASSERT_EQ(adder.waitForEnd(), 0) << adder.account();
    startDesktop();

    const auto nodes = seen();
    EXPECT_THAT(nodes, IsSupersetOf(std::vector<Node>{{"frame", "Shoal"}, {"menu bar", ""}, {"tool bar", "Tool bar"}}));
    std::vector<Node> menus;
    for (const auto* menu : {"File", "Edit", "Share", "View", "Help", "Share files…", "Remove…", "Preferences…"})
        menus.push_back({"menu item", menu});
    EXPECT_THAT(nodes, IsSupersetOf(menus));
    EXPECT_THAT(nodes, Contains(Node{"tree", "Shares"}));
    std::vector<Node> columns;
    for (const auto* column : {"Name", "State", "Progress", "Size", "Peers", "Ratio"})
        columns.push_back({"table column header", column});
    EXPECT_THAT(nodes, IsSupersetOf(columns));
    EXPECT_THAT(nodes, IsSupersetOf(std::vector<Node>{{"table cell", "own.bin"}, {"table cell", "19.53 KiB"}}));
    EXPECT_THAT(nodes, IsSupersetOf(std::vector<Node>{{"list", "Filters"}, {"list item", "All: 1 share"}}));
    EXPECT_THAT(nodes, IsSupersetOf(std::vector<Node>{{"label", "Nothing moves now"}, {"push button", "No limits"}}));
    EXPECT_THAT(nodes, Contains(Node{"text", "Filter by name"}));
    EXPECT_THAT(nodes, testing::Not(Contains(Node{"dialog", "Keyboard shortcuts"})));

    EXPECT_THAT(seen({"Keyboard shortcuts…", "Keyboard shortcuts"}), Contains(Node{"dialog", "Keyboard shortcuts"}));
}

} // namespace
} // namespace shoal::test
