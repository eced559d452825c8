#include "tests/support/tree.h"

#include <array>
#include <fstream>
#include <map>
#include <openssl/evp.h>
#include <random>
#include <stdexcept>

namespace shoal::test {
namespace {

using Random = std::mt19937_64;

std::string oddName(Random& random, std::size_t number)
{
    static const std::array<std::string, 14> odd{
        "plain",
        "with space",
        "new\nline",
        "tab\tand\x01 control",
        ".hidden",
        "-dash",
        "quote\"'`$",
        "back\\slash",
        "trailing.",
        "trailing ",
        "\xF0\x9F\x90\x9F fish",
        "\xC3\xA4\xC3\xB6\xC3\xBC",
        "e\xCC\x81 combined",
        "%41?*|<>:",
    };
    const auto unique = std::to_string(number);
    if (random() % 40 == 0)
        return unique + std::string(255 - unique.size(), 'n');
    return odd[random() % odd.size()] + unique + (random() % 3 == 0 ? ".txt" : "");
}

void writeNoise(const std::filesystem::path& file, Bytes size, Random& random)
{
    std::ofstream stream(file, std::ios::binary);
    std::vector<std::uint64_t> block(8192);
    for (Bytes left = size; left > 0;) {
        for (auto& word : block)
            word = random();
        const auto part = std::min<Bytes>(left, block.size() * sizeof block[0]);
        stream.write(reinterpret_cast<const char*>(block.data()), static_cast<std::streamsize>(part));
        left -= part;
    }
    if (!stream.flush())
        throw std::runtime_error{"could not write " + file.string()};
}

std::string checksum(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    std::vector<char> block(1 << 20);
    while (stream.read(block.data(), static_cast<std::streamsize>(block.size())) || stream.gcount() > 0)
        EVP_DigestUpdate(context.get(), block.data(), static_cast<std::size_t>(stream.gcount()));
    std::string digest(32, '\0');
    EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr);
    return digest;
}

std::map<std::string, std::filesystem::path> filesIn(const std::filesystem::path& place)
{
    std::map<std::string, std::filesystem::path> files;
    if (std::filesystem::is_regular_file(place))
        files[""] = place;
    else if (std::filesystem::is_directory(place))
        for (const auto& entry : std::filesystem::recursive_directory_iterator(place))
            if (!entry.is_directory())
                files[entry.path().lexically_relative(place).string()] = entry.path();
    return files;
}

std::vector<std::string> foldersIn(const std::filesystem::path& place)
{
    std::vector<std::string> folders;
    if (std::filesystem::is_directory(place))
        for (const auto& entry : std::filesystem::recursive_directory_iterator(place))
            if (entry.is_directory())
                folders.push_back(entry.path().lexically_relative(place).string());
    return folders;
}

} // namespace

void makeTree(const std::filesystem::path& folder, const TreeOptions& options)
{
    Random random{options.seed};
    std::filesystem::create_directories(folder);
    std::vector<std::filesystem::path> folders{folder};
    for (std::size_t number = 0; number < options.files; ++number) {
        if (number % 20 == 19) {
            // Few levels: a path may not pass 4096 bytes.
            const auto& above = folders[random() % std::min<std::size_t>(folders.size(), 8)];
            folders.push_back(above / oddName(random, number + options.files));
            std::filesystem::create_directory(folders.back());
        }
        const auto size = random() % 10 == 0 ? 0 : random() % (options.largest + 1);
        writeNoise(folders[random() % folders.size()] / oddName(random, number), size, random);
    }
}

void makeBigFile(const std::filesystem::path& file, Bytes size, unsigned seed)
{
    Random random{seed};
    writeNoise(file, size, random);
}

std::vector<std::string> differences(const std::filesystem::path& left, const std::filesystem::path& right)
{
    const auto ours = filesIn(left);
    const auto theirs = filesIn(right);
    std::vector<std::string> found;
    if (ours.empty() && theirs.empty())
        found.emplace_back("neither is there");
    for (const auto& [name, file] : ours) {
        const auto other = theirs.find(name);
        if (other == theirs.end())
            found.push_back("missing: " + name);
        else if (std::filesystem::file_size(file) != std::filesystem::file_size(other->second))
            found.push_back("other size: " + name);
        else if (checksum(file) != checksum(other->second))
            found.push_back("other content: " + name);
    }
    for (const auto& entry : theirs)
        if (!ours.contains(entry.first))
            found.push_back("too much: " + entry.first);
    for (const auto& folder : foldersIn(right))
        if (!std::filesystem::is_directory(left / folder))
            found.push_back("a folder too much: " + folder);
    found.resize(std::min<std::size_t>(found.size(), 20));
    return found;
}

} // namespace shoal::test
