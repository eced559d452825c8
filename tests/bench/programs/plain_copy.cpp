// Sends files over TCP, and receives, hashes and writes them: what a transfer costs at least. On the wire each file is
// its size, the length of its name, the name, the bytes; a name of length 0 ends it.
#include "tests/support/throw_errno.h"

#include <arpa/inet.h>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <stdexcept>
#include <string>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {
namespace fs = std::filesystem;
constexpr std::size_t blockSize = 1U << 18U;

/// A descriptor that is closed with the object.
class Handle {
public:
    Handle(int number, const std::string& what)
        : number_{number}
    {
        if (number_ < 0)
            shoal::test::throwErrno(what);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { close(number_); }
    int operator*() const { return number_; }

private:
    int number_;
};

struct FileHead {
    std::uint64_t size = 0;
    std::uint64_t nameLength = 0;
};

void say(const char* line)
{
    std::puts(line);
    std::fflush(stdout);
}

sockaddr_in endpoint(const std::string& address, const std::string& port)
{
    sockaddr_in value{};
    value.sin_family = AF_INET;
    value.sin_port = htons(static_cast<std::uint16_t>(std::stoi(port)));
    if (inet_pton(AF_INET, address.c_str(), &value.sin_addr) != 1)
        throw std::runtime_error("no address: " + address);
    return value;
}

void sendAll(int connection, const void* bytes, std::size_t size)
{
    const auto* at = static_cast<const char*>(bytes);
    while (size > 0) {
        const auto count = send(connection, at, size, MSG_NOSIGNAL);
        if (count <= 0)
            shoal::test::throwErrno("send");
        at += count;
        size -= static_cast<std::size_t>(count);
    }
}

void sendFile(int connection, const fs::path& path, const std::string& name)
{
    const Handle file{open(path.c_str(), O_RDONLY | O_CLOEXEC), path.string()};
    const FileHead head{fs::file_size(path), name.size()};
    sendAll(connection, &head, sizeof head);
    sendAll(connection, name.data(), name.size());
    for (auto left = head.size; left > 0;) {
        const auto count = sendfile(connection, *file, nullptr, left);
        if (count <= 0)
            shoal::test::throwErrno("sendfile " + path.string());
        left -= static_cast<std::uint64_t>(count);
    }
}

void sendTree(int connection, const fs::path& path)
{
    if (fs::is_directory(path)) {
        for (const auto& entry : fs::recursive_directory_iterator{path})
            if (entry.is_regular_file())
                sendFile(connection, entry.path(), fs::relative(entry.path(), path.parent_path()).string());
    } else {
        sendFile(connection, path, path.filename().string());
    }
    const FileHead end;
    sendAll(connection, &end, sizeof end);
}

void serve(const std::string& address, const std::string& port, const fs::path& path)
{
    const Handle listening{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket"};
    const int yes = 1;
    setsockopt(*listening, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const auto own = endpoint(address, port);
    if (bind(*listening, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0 || listen(*listening, 64) != 0)
        shoal::test::throwErrno("listening at " + address);
    say("serving");
    while (true) {
        const int connection = accept4(*listening, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0)
            shoal::test::throwErrno("accept");
        std::thread{[connection, path] {
            try {
                sendTree(connection, path);
            } catch (const std::exception& broken) {
                std::fprintf(stderr, "plain_copy: %s\n", broken.what());
            }
            close(connection);
        }}.detach();
    }
}

void receiveAll(int connection, void* bytes, std::size_t size)
{
    if (size > 0 && recv(connection, bytes, size, MSG_WAITALL) != static_cast<ssize_t>(size))
        shoal::test::throwErrno("recv");
}

struct DigestDeleter {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Digest = std::unique_ptr<EVP_MD_CTX, DigestDeleter>;

std::vector<Digest> digestsFor(const std::string& format)
{
    std::vector<Digest> digests;
    const auto add = [&](const EVP_MD* kind) {
        digests.emplace_back(EVP_MD_CTX_new());
        EVP_DigestInit_ex(digests.back().get(), kind, nullptr);
    };
    if (format != "v2")
        add(EVP_sha1());
    if (format != "v1")
        add(EVP_sha256());
    return digests;
}

void receive(const std::string& address, const std::string& port, const fs::path& folder, const std::string& format)
{
    const Handle connection{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket"};
    const auto peer = endpoint(address, port);
    if (connect(*connection, reinterpret_cast<const sockaddr*>(&peer), sizeof peer) != 0)
        shoal::test::throwErrno("connecting to " + address);
    const auto digests = digestsFor(format);
    std::vector<char> block(blockSize);
    FileHead head;
    for (receiveAll(*connection, &head, sizeof head); head.nameLength > 0;
         receiveAll(*connection, &head, sizeof head)) {
        std::string name(head.nameLength, '\0');
        receiveAll(*connection, name.data(), name.size());
        const auto path = folder / name;
        fs::create_directories(path.parent_path());
        const Handle file{open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), path.string()};
        for (auto left = head.size; left > 0;) {
            const auto count = recv(*connection, block.data(), std::min<std::uint64_t>(left, block.size()), 0);
            if (count <= 0)
                shoal::test::throwErrno("recv");
            const auto size = static_cast<std::size_t>(count);
            for (const auto& digest : digests)
                EVP_DigestUpdate(digest.get(), block.data(), size);
            if (write(*file, block.data(), size) != count)
                shoal::test::throwErrno("write " + path.string());
            left -= size;
        }
    }
    say("complete");
    pause(); // so that it can be weighed
}
} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> words{argv + 1, argv + argc};
    try {
        if (words.size() == 4 && words[0] == "send")
            serve(words[1], words[2], words[3]);
        else if (words.size() == 5 && words[0] == "receive")
            receive(words[1], words[2], words[3], words[4]);
        else
            throw std::runtime_error(
                "usage: plain_copy send ADDRESS PORT PATH | receive ADDRESS PORT FOLDER v1|v2|hybrid");
    } catch (const std::exception& broken) {
        std::fprintf(stderr, "plain_copy: %s\n", broken.what());
        return 1;
    }
    return 0;
}
