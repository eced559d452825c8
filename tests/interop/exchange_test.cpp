// A tree goes from Shoal to another program and back from there. What comes of it is what docs/interop.md says.
#include "tests/interop/interop_page.h"
#include "tests/support/clients/client.h"
#include "tests/support/closed_network.h"
#include "tests/support/sealed_network.h"
#include "tests/support/tracker.h"
#include "tests/support/tree.h"

#include <algorithm>
#include <csignal>
#include <gtest/gtest.h>
#include <regex>

namespace shoal::test {
namespace {
const std::string trackerAddress = "10.77.0.1";
const std::string sharerAddress = "10.77.0.2";
const std::string clientAddress = "10.77.0.3";
const std::string getterAddress = "10.77.0.4";

/// Of a program that gets another chance.
constexpr std::chrono::seconds firstPatience{20};

/// The first word on what became of a download, from whichever thread.
class Verdict {
public:
    void give(const std::string& outcome)
    {
        const std::lock_guard lock{mutex_};
        if (!outcome_)
            outcome_ = outcome;
        given_.notify_all();
    }
    std::optional<std::string> wait(std::chrono::seconds patience = programPatience)
    {
        std::unique_lock lock{mutex_};
        given_.wait_for(lock, patience, [this] { return outcome_.has_value(); });
        return outcome_;
    }

private:
    std::mutex mutex_;
    std::condition_variable given_;
    std::optional<std::string> outcome_;
};

constexpr auto isComplete = "yes";

struct Case {
    Client client;
    std::string format;
    Exchange by;
};

/// So that the list of tests shows the case and not its bytes.
void PrintTo(const Case& each, std::ostream* out) { *out << each.client.name << ", " << each.format; }

std::string versionOf(const Client& client, const std::filesystem::path& home)
{
    const std::vector<std::string> arguments{client.versionCommand.begin() + 1, client.versionCommand.end()};
    const auto run = runProgram(arguments, {.home = home, .program = client.versionCommand.front()});
    std::smatch match;
    const auto said = run.output + run.messages;
    return std::regex_search(said, match, std::regex{R"(\d+(\.\d+)+)"}) ? match.str() : "?";
}

/// Another program, told what to do. What it says of a failure becomes the verdict.
class RunningClient {
public:
    RunningClient(const Client& client, const ClientTask& task, Verdict& verdict)
        : client_{client}
        , task_{task}
        , verdict_{verdict}
        , program_{start(client.start(task))}
    {}

    /// Waits until it has taken the order.
    void order()
    {
        if (client_.takesOrders.empty())
            return;
        ASSERT_TRUE(ready_.wait()) << program_.account();
        order_.emplace(argumentsOf(client_.order(task_)), optionsFor(client_.order(task_)));
        order_->waitForEnd();
    }
    void end()
    {
        program_.signal(SIGTERM);
        program_.waitForEnd();
    }
    std::string account() const { return program_.account(); }

private:
    static std::vector<std::string> argumentsOf(const std::vector<std::string>& command)
    {
        return {command.begin() + 1, command.end()};
    }
    ProgramOptions optionsFor(const std::vector<std::string>& command)
    {
        return {.home = task_.home,
                .wrap = {"sh", "-c", R"(exec "$@" 2>&1)", "sh"},
                .program = command.front(),
                .onLine = [this](const std::string& line) { hear(line); }};
    }
    Program start(const std::vector<std::string>& command) { return {argumentsOf(command), optionsFor(command)}; }
    void hear(const std::string& line)
    {
        if (!client_.takesOrders.empty() && std::regex_search(line, std::regex{client_.takesOrders}))
            ready_.give(line);
        for (const auto& refusal : client_.refusals)
            if (std::smatch match; std::regex_search(line, match, std::regex{refusal}))
                verdict_.give("no: “" + match.str(1) + "”");
    }

    const Client& client_;
    ClientTask task_;
    Verdict& verdict_;
    Verdict ready_;
    Program program_;
    std::optional<Program> order_;
};

class Exchanges : public testing::TestWithParam<Case> {
protected:
    void SetUp() override
    {
        ASSERT_EQ(addPrivateAddresses(), std::nullopt);
        tracker_.emplace(trackerAddress, [this](const Announce& announce) { judge(announce); });
        network_.emplace(1);
        tree_ = folder_ / "tree";
        folder_.writeNoise("tree/some MiB.bin", 5'000'000, 1);
        folder_.writeNoise("tree/a folder/Übergröße – 魚.txt", 33'333, 2);
        folder_.writeNoise("tree/a folder/of one byte", 1, 3);
        folder_.write("tree/empty", "");
    }

    Peer peerAt(const std::string& address) const
    {
        return {.address = address + ":6881", .home = folder_ / ("home." + address)};
    }

    Program share()
    {
        std::vector<std::string> arguments{tree_.string(), "--tracker", tracker_->url(), "--torrent-file",
                                           torrent().string()};
        if (GetParam().format != "hybrid")
            arguments.push_back("--" + GetParam().format);
        return network_->run(peerAt(sharerAddress), "share", arguments);
    }

    /// Reads the link and waits until the tracker knows the sharer by each info-hash.
    void waitUntilShared(Program& sharer)
    {
        const auto ready = sharer.waitFor("ready");
        ASSERT_TRUE(ready);
        link_ = ready->text("link");
        for (const auto& hash : {ready->text("info_hash_v1"), ready->text("info_hash_v2").substr(0, 40)}) {
            if (hash.empty())
                continue;
            const auto isSharers = [&](const Announce& announce) {
                return announce.address == sharerAddress && announce.infoHash == hash;
            };
            ASSERT_TRUE(tracker_->waitFor(isSharers, std::chrono::steady_clock::now() + programPatience))
                << "the tracker didn't hear of the sharer; " << tracker_->account();
            const std::lock_guard lock{mutex_};
            hashes_.push_back(hash);
        }
    }

    void judge(const Announce& announce)
    {
        if (announce.address != clientAddress)
            return;
        const std::lock_guard lock{mutex_};
        if (std::ranges::find(hashes_, announce.infoHash) == hashes_.end())
            verdict_.give("no: it makes out another info-hash");
        else if (announce.event == "completed")
            verdict_.give(isComplete);
    }

    /// What became of the tree on its way.
    std::string outcomeOf(const std::filesystem::path& got) const
    {
        auto found = differences(tree_, got / "tree");
        if (found.empty())
            return isComplete;
        if (found == std::vector<std::string>{"missing: empty"})
            return "yes, without the empty file";
        if (std::ranges::all_of(found, [](const auto& line) { return line.find(": .pad") != std::string::npos; }))
            return "yes, with the padding as files in `.pad`";
        ADD_FAILURE() << "it isn't the same: " << testing::PrintToString(found);
        return "no";
    }

    void expectShoalGetsItFrom(RunningClient& client)
    {
        const auto target = folder_ / "back";
        auto getter = network_->run(peerAt(getterAddress), "get", {link_, "-o", target.string()});
        EXPECT_EQ(getter.waitForEnd(), 0) << getter.account() << client.account();
        EXPECT_EQ(differences(tree_, target / "tree"), std::vector<std::string>{});
    }

    void expectInTable(Exchange exchange, const std::string& outcome) const
    {
        expectInInteropTable({.client = GetParam().client.name,
                              .version = versionOf(GetParam().client, folder_ / "version"),
                              .format = GetParam().format,
                              .exchange = exchange,
                              .outcome = outcome});
    }

    ClientTask task(const std::string& source, int attempt = 1) const
    {
        const auto target = folder_ / "got";
        std::filesystem::remove_all(target);
        std::filesystem::create_directories(target); // not each client makes it
        return {.address = clientAddress,
                .home = folder_ / ("client." + std::to_string(attempt)),
                .folder = target,
                .source = source};
    }

    std::filesystem::path torrent() const { return folder_ / "tree.torrent"; }

    TemporaryFolder folder_;
    std::filesystem::path tree_;
    std::string link_;
    Verdict verdict_;
    std::mutex mutex_;
    std::vector<std::string> hashes_; ///< by which the tracker knows the tree
    std::optional<Tracker> tracker_;
    std::optional<ClosedNetwork> network_;
};

TEST_P(Exchanges, GoAsTheTableSays)
{
    const bool isByFile = GetParam().by == Exchange::ByTorrentFile;
    auto sharer = share();
    ASSERT_NO_FATAL_FAILURE(waitUntilShared(sharer));
    std::optional<RunningClient> client;
    std::optional<std::string> outcome;
    for (int attempt = 1; attempt <= GetParam().client.attempts && !outcome; ++attempt) {
        const bool isLast = attempt == GetParam().client.attempts;
        client.emplace(GetParam().client, task(isByFile ? torrent().string() : link_, attempt), verdict_);
        client->order();
        outcome = verdict_.wait(isLast ? programPatience : firstPatience);
        if (!outcome && !isLast)
            client->end();
    }
    ASSERT_TRUE(outcome) << client->account() << tracker_->account() << "\n" << sharer.account();
    const bool hasIt = *outcome == isComplete;
    if (hasIt && isByFile) {
        EXPECT_EQ(sharer.interrupt(), 0) << "so that the other program alone has it";
        expectShoalGetsItFrom(*client);
    }
    client->end();

    expectInTable(GetParam().by, hasIt ? outcomeOf(folder_ / "got") : *outcome);
    if (isByFile)
        expectInTable(Exchange::BackToShoal, hasIt ? isComplete : "–");
}

std::vector<Case> cases()
{
    std::vector<Case> all;
    for (const auto& client : clients())
        for (const auto* format : {"v1", "hybrid", "v2"})
            for (const auto by : {Exchange::ByTorrentFile, Exchange::ByLink})
                all.push_back({client, format, by});
    return all;
}

INSTANTIATE_TEST_SUITE_P(, Exchanges, testing::ValuesIn(cases()), [](const auto& test) {
    const auto* by = test.param.by == Exchange::ByLink ? "Link" : "TorrentFile";
    return test.param.client.name + "_" + test.param.format + "_" + by;
});

/// For programs that take no link with a v2 info-hash in it.
class CutLinks : public Exchanges {};

TEST_P(CutLinks, BringAHybridToWhoKnowsNoV2)
{
    auto sharer = share();
    ASSERT_NO_FATAL_FAILURE(waitUntilShared(sharer));
    const auto cut = std::regex_replace(link_, std::regex{"&xt=urn:btmh:[0-9a-f]*"}, "");
    ASSERT_NE(cut, link_);
    RunningClient client{GetParam().client, task(cut), verdict_};

    EXPECT_EQ(verdict_.wait(), isComplete) << client.account() << tracker_->account();
    client.end();
    EXPECT_TRUE(outcomeOf(folder_ / "got").starts_with("yes"));
}

INSTANTIATE_TEST_SUITE_P(, CutLinks, testing::Values(Case{rTorrent(), "hybrid", Exchange::ByLink}),
                         [](const auto& test) { return test.param.client.name; });

} // namespace
} // namespace shoal::test
