// docs/swarms.md, read as its readers do: each block is typed at the computer that the page says.
#include "tests/packaging/fenced_blocks.h"
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"

#include <fstream>
#include <gmock/gmock.h>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace shoal::test {
namespace {
using testing::HasSubstr;

const std::filesystem::path pageFile = SHOAL_DOCS_FOLDER "/swarms.md";
const std::string nodeOnPage = "192\\.168\\.1\\.10";
constexpr auto nodeHere = "10.77.2.99";
constexpr int notFound = 3; // an exit code: others don't know of it yet

/// A computer of the page, with its user's settings and no service yet.
class Reader {
public:
    Reader(const NetworkNamespace& network, const std::string& address, std::filesystem::path home)
        : network_{network}
        , home_{std::move(home)}
    {
        std::filesystem::create_directories(home_ / "config/shoal");
        std::ofstream{home_ / "config/shoal/shoal.toml"} << "[network]\nlisten = [\"" << address << ":6881\"]\n"
                                                         << "[dht]\nclosed_network = true\nbootstrap = [\""
                                                         << SwitchedNetwork::hubAddress << ":6881\"]\n";
    }

    std::unique_ptr<Program> begin(const std::string& line) const
    {
        auto wrap = network_.wrap();
        const auto folder = std::filesystem::path{SHOAL_PROGRAM}.parent_path().string();
        for (const auto& word : {"sh", "-c"})
            wrap.emplace_back(word);
        wrap.push_back("export PATH=" + folder + ":$PATH; exec " + line);
        wrap.emplace_back("sh");
        return std::make_unique<Program>(Words{}, ProgramOptions{.home = home_, .wrap = wrap});
    }
    /// What goes on, and tells when it is ready.
    std::unique_ptr<Program> start(const std::string& line) const
    {
        std::istringstream stream{line + " --json"};
        Words words{std::istream_iterator<std::string>{stream}, {}};
        words.erase(words.begin()); // "shoal"
        return std::make_unique<Program>(words, ProgramOptions{.home = home_, .wrap = network_.wrap()});
    }
    const std::filesystem::path& home() const { return home_; }

private:
    const NetworkNamespace& network_;
    std::filesystem::path home_;
};

class SwarmsPage : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        int number = 0;
        for (const auto* name : {"anna", "ben", "cleo", "laptop", "newbox"}) {
            const auto address = "10.77.2." + std::to_string(++number);
            readers_.try_emplace(name, machines_->network().plugIn(address, {}), address, machines_->folder() / name);
        }
        readers_.try_emplace("node", machines_->network().plugIn(nodeHere, {}), nodeHere, machines_->folder() / "node");
        makeTree(home("ben") / "Recordings", {.files = 5, .seed = 3});
        for (const auto* name : {"ben", "newbox"})
            std::ofstream{home(name) / "passphrase"} << "a long enough passphrase\n";
    }

    const std::filesystem::path& home(const std::string& name) const { return readers_.at(name).home(); }

    /// As on the page, with an address of this network: the page's node is one more beside the one that is there.
    static std::string here(const std::string& line)
    {
        const bool isNode = line.find("dht node") != std::string::npos;
        return std::regex_replace(line, std::regex{nodeOnPage}, isNode ? nodeHere : SwitchedNetwork::hubAddress);
    }

    /// Again while it isn't found: what others wrote comes within seconds.
    void type(const std::string& name, const std::string& line)
    {
        const auto deadline = std::chrono::steady_clock::now() + programPatience;
        for (;;) {
            const auto program = readers_.at(name).begin(here(line));
            const auto exit = program->waitForEnd();
            said_[line] = program->account();
            if (exit == 0)
                return carryFiles(name);
            if (exit != notFound || std::chrono::steady_clock::now() > deadline) {
                ADD_FAILURE() << "on " << name << ": " << line << "\n" << program->account();
                return;
            }
        }
    }

    void startThere(const std::string& name, const std::string& line)
    {
        auto program = readers_.at(name).start(here(line));
        ASSERT_TRUE(program->waitFor("ready")) << program->account();
        running_[name + line] = std::move(program);
    }

    /// Codes and identities go from hand to hand; the 24 words are on paper.
    void carryFiles(const std::string& from)
    {
        for (const auto& file : std::filesystem::directory_iterator{home(from)})
            if (file.path().extension() == ".shoalinvite" || file.path().extension() == ".shoalid")
                for (const auto& [name, reader] : readers_)
                    if (name != from)
                        std::filesystem::copy_file(file.path(), reader.home() / file.path().filename(),
                                                   std::filesystem::copy_options::skip_existing);
    }

    void run(const FencedBlock& block)
    {
        const auto comma = block.mark.find(", ");
        const auto who = block.mark.substr(0, comma);
        const auto how = comma == std::string::npos ? std::string{} : block.mark.substr(comma + 2);
        Words names{who};
        if (who == "everybody")
            names = {"anna", "ben", "cleo", "laptop", "newbox"};
        std::istringstream lines{block.text};
        for (std::string line; std::getline(lines, line);)
            for (const auto& name : names) {
                ASSERT_TRUE(readers_.contains(name)) << line << " has no computer: " << block.mark;
                if (how == "goes on")
                    startThere(name, line);
                else if (how == "until it ends")
                    waiting_ = readers_.at(name).begin(line);
                else
                    type(name, line);
            }
    }

    std::optional<Machines> machines_;
    std::map<std::string, Reader> readers_;
    std::map<std::string, std::unique_ptr<Program>> running_; ///< services
    std::unique_ptr<Program> waiting_;
    std::map<std::string, std::string> said_; ///< by line
};

/// "12. word" of what `create` says.
std::string recoveryWordsIn(const std::string& said)
{
    static const std::regex numbered{R"((\d+)\. ([a-z]+))"};
    std::string words;
    for (auto each = std::sregex_iterator{said.begin(), said.end(), numbered}; each != std::sregex_iterator{}; ++each)
        words += (*each)[2].str() + " ";
    return words;
}

TEST_F(SwarmsPage, EveryBlockWorksInTheOrderOfThePage)
{
    std::size_t count = 0;
    for (const auto& block : fencedBlocksOf(pageFile)) {
        if (block.language != "sh")
            continue;
        ++count;
        if (block.text.find("--words-file") != std::string::npos)
            std::ofstream{home("laptop") / "words"} << recoveryWordsIn(said_["shoal swarm create choir --label anna"]);
        run(block);
        if (HasFatalFailure())
            return;
    }

    EXPECT_GT(count, 18U);
    ASSERT_NE(waiting_, nullptr);
    EXPECT_EQ(waiting_->waitForEnd(), 0) << waiting_->account();
    EXPECT_EQ(differences(home("ben") / "Recordings", home("cleo") / "Music/Recordings"), Words{});
    EXPECT_THAT(said_["shoal swarm status choir"], HasSubstr("anna, owner"));
    EXPECT_THAT(said_["shoal swarm verify-log choir"], HasSubstr("is sound"));
    EXPECT_THAT(said_["shoal swarm log choir"], HasSubstr("annas-laptop an owner's device"));
}

TEST(SwarmsPageText, NamesNoCommandThatIsntThere)
{
    const auto page = textOf(pageFile);
    static const std::regex mention{R"((?:`|^|\n)(shoal(?:\s+(?:swarm|dht|config|service))?\s+[a-z][a-z-]*))"};
    const TemporaryFolder home;
    std::set<std::string> seen;
    for (auto each = std::sregex_iterator{page.begin(), page.end(), mention}; each != std::sregex_iterator{}; ++each)
        seen.insert(std::regex_replace((*each)[1].str(), std::regex{R"(\s+)"}, " "));
    EXPECT_GT(seen.size(), 20U);
    for (const auto& command : seen) {
        std::istringstream stream{command};
        Words words{std::istream_iterator<std::string>{stream}, {}};
        words.front() = "help";
        Program program{words, {.home = home.path()}};
        EXPECT_EQ(program.waitForEnd(), 0) << command << ": " << program.account();
    }
}

} // namespace
} // namespace shoal::test
