// Other programs read the torrent files that Shoal writes.
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

class Readers : public testing::TestWithParam<std::string> {
protected:
    /// Makes a torrent file, and what `shoal show` says about it.
    void SetUp() override
    {
        folder_.writeNoise("tree/some MiB.bin", 3'000'000, 1);
        folder_.writeNoise("tree/a folder/Übergröße – 魚.txt", 33'333, 2);
        folder_.write("tree/empty", "");
        std::vector<std::string> arguments{"share", "--no-seed", "--torrent-file", torrent(),
                                           (folder_ / "tree").string()};
        if (GetParam() != "hybrid")
            arguments.push_back("--" + GetParam());
        ASSERT_EQ(runProgram(arguments, {.home = home()}).exit, 0);
        const auto run = runProgram({"show", torrent(), "--json"}, {.home = home()});
        ASSERT_EQ(run.exit, 0) << run.messages;
        shown_ = run.events.back();
    }

    ProgramRun read(const std::string& program, const std::vector<std::string>& arguments) const
    {
        return runProgram(arguments, {.home = home(), .program = program});
    }

    std::filesystem::path home() const { return folder_ / "home"; }
    std::string torrent() const { return (folder_ / "tree.torrent").string(); }

    TemporaryFolder folder_;
    JsonEvent shown_{""};
};

TEST_P(Readers, LibtorrentSeesTheInfoHashesNamesAndSizesThatShoalShows)
{
    const auto script = folder_.write("read.py", R"(import json, libtorrent, sys
info = libtorrent.torrent_info(sys.argv[1])
hashes, files = info.info_hashes(), info.files()
real = [i for i in range(files.num_files()) if not files.file_flags(i) & libtorrent.file_flags_t.flag_pad_file]
print(info.name())
print(hashes.v1 if hashes.has_v1() else None)
print(hashes.v2 if hashes.has_v2() else None)
print(sum(files.file_size(i) for i in real))
print(sorted(files.file_path(i) for i in real))
)");
    const auto run = read("/usr/bin/python3", {script.string(), torrent()});

    const auto orNone = [](const std::string& hash) { return hash.empty() ? "None" : hash; };
    EXPECT_EQ(run.output,
              shown_.text("name") + "\n" + orNone(shown_.text("info_hash_v1")) + "\n"
                  + orNone(shown_.text("info_hash_v2")) + "\n" + std::to_string(shown_.number("size_bytes"))
                  + "\n['tree/a folder/Übergröße – 魚.txt', 'tree/empty', 'tree/some MiB.bin']\n")
        << run.messages;
}

TEST_P(Readers, TransmissionShowSeesWhatShoalShowsOfV1AndKnowsNoOtherFormat)
{
    const auto run = read("transmission-show", {torrent()});

    if (GetParam() != "v1" && run.exit != 0) {
        EXPECT_NE((run.output + run.messages).find("Error parsing .torrent file"), std::string::npos) << run.messages;
        return;
    }
    EXPECT_EQ(run.exit, 0) << run.messages;
    const std::vector<std::string> lines{"Name: " + shown_.text("name") + "\n",
                                         "Hash: " + shown_.text("info_hash_v1") + "\n",
                                         "Piece Count: " + std::to_string(shown_.number("pieces")) + "\n",
                                         "Total Size: 3.03 MB\n",
                                         "  tree/a folder/Übergröße – 魚.txt (33.33 kB)\n",
                                         "  tree/empty (",
                                         "  tree/some MiB.bin (3.00 MB)\n"};
    for (const auto& line : lines)
        EXPECT_NE(run.output.find(line), std::string::npos) << line << "in\n" << run.output;
}

INSTANTIATE_TEST_SUITE_P(, Readers, testing::Values("v1", "v2", "hybrid"), [](const auto& test) { return test.param; });

} // namespace
} // namespace shoal::test
