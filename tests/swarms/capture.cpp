#include "tests/swarms/capture.h"

#include "tests/support/throw_errno.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <gtest/gtest.h>
#include <map>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>
#include <unordered_map>

namespace shoal::test {
namespace {

constexpr std::size_t fileHead = 24, frameHead = 16, ethernetHead = 14, udpHead = 8, pieceSize = 32;
constexpr std::string_view lastWord{"the last word of this capture"};

/// Little-endian, as pcap files of this machine are.
std::uint32_t littleAt(std::string_view bytes, std::size_t at)
{
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

std::size_t bigAt(std::string_view bytes, std::size_t at)
{
    return static_cast<std::size_t>(static_cast<std::uint8_t>(bytes[at])) << 8
        | static_cast<std::uint8_t>(bytes[at + 1]);
}

void sort(std::string_view frame, Recording& recording, std::map<std::string, std::string>& streams)
{
    if (frame.size() < ethernetHead + 20 || bigAt(frame, 12) != 0x0800)
        return; // ARP, IPv6's own
    auto packet = frame.substr(ethernetHead);
    const auto head = static_cast<std::size_t>(packet[0] & 0x0f) * 4;
    const auto total = bigAt(packet, 2);
    if (total >= head && total <= packet.size())
        packet = packet.substr(0, total);
    const auto body = packet.substr(std::min(head, packet.size()));
    if (packet[9] == 17 && body.size() >= udpHead) {
        recording.udp.emplace_back(body.substr(udpHead));
    } else if (packet[9] == 6 && body.size() >= 20) {
        const auto payload = body.substr(std::min(body.size(), static_cast<std::size_t>(body[12] >> 4 & 0x0f) * 4));
        streams[std::string{packet.substr(12, 8)} + std::string{body.substr(0, 4)}].append(payload);
        recording.tcpBytes += payload.size();
    }
}

std::uint64_t numberAt(std::string_view bytes, std::size_t at)
{
    std::uint64_t number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

bool isIn(const std::vector<std::string>& texts, std::string_view needle)
{
    return std::ranges::any_of(texts, [&](const std::string& text) { return text.find(needle) != std::string::npos; });
}

} // namespace

bool Recording::has(std::string_view needle) const { return isIn(frames, needle) || isIn(streams, needle); }

bool Recording::hasInUdp(std::string_view needle) const { return isIn(udp, needle); }

std::optional<std::size_t> Recording::firstPieceOf(const std::string& content) const
{
    std::unordered_map<std::uint64_t, std::size_t> places;
    for (std::size_t at = 0; at + pieceSize <= content.size(); at += pieceSize)
        places.emplace(numberAt(content, at), at);
    for (const auto* texts : {&frames, &streams})
        for (const auto& text : *texts)
            for (std::size_t at = 0; at + pieceSize <= text.size(); ++at) {
                const auto found = places.find(numberAt(text, at));
                if (found != places.end() && text.compare(at, pieceSize, content, found->second, pieceSize) == 0)
                    return found->second;
            }
    return std::nullopt;
}

std::optional<std::string> Capture::whyNot()
{
    if (std::system("command -v tcpdump > /dev/null") != 0)
        return "tcpdump isn't installed";
    return std::nullopt;
}

Capture::Capture(const NetworkNamespace& hub)
    : hub_{hub}
{
    tcpdump_ =
        std::make_unique<Program>(std::vector<std::string>{"-i", "hub0", "-U", "-n", "-s", "0", "-B", "65536", "-Z",
                                                           "root", "-w", (folder_ / "capture.pcap").string()},
                                  ProgramOptions{.home = folder_ / "home", .wrap = hub.wrap(), .program = "tcpdump"});
    const auto deadline = std::chrono::steady_clock::now() + programPatience;
    while (tcpdump_->messages().find("listening on") == std::string::npos)
        if (tcpdump_->endsWithin(std::chrono::milliseconds{50}) || std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error{tcpdump_->account()};
}

/// To everybody on the switch, so that no address has to be asked for first.
void Capture::sendLastWord() const
{
    hub_.run([] {
        const int file = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        const int on = 1;
        sockaddr_in everybody{};
        everybody.sin_family = AF_INET;
        everybody.sin_port = htons(9); // discard
        ::inet_pton(AF_INET, "10.77.255.255", &everybody.sin_addr);
        ::setsockopt(file, SOL_SOCKET, SO_BROADCAST, &on, sizeof on);
        const auto sent = ::sendto(file, lastWord.data(), lastWord.size(), 0, reinterpret_cast<sockaddr*>(&everybody),
                                   sizeof everybody);
        ::close(file);
        if (sent != static_cast<ssize_t>(lastWord.size()))
            throwErrno("the last word of a capture");
    });
}

/// tcpdump forgets what the kernel hasn't handed it yet.
Recording Capture::take()
{
    sendLastWord();
    const auto deadline = std::chrono::steady_clock::now() + programPatience;
    while (contentOf(folder_ / "capture.pcap").find(lastWord) == std::string::npos)
        if (tcpdump_->endsWithin(std::chrono::milliseconds{20}) || std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error{tcpdump_->account()};
    EXPECT_EQ(tcpdump_->interrupt(), 0) << tcpdump_->account();
    EXPECT_NE(tcpdump_->messages().find("\n0 packets dropped by kernel"), std::string::npos) << tcpdump_->messages();
    const auto file = contentOf(folder_ / "capture.pcap");
    Recording recording;
    std::map<std::string, std::string> streams;
    for (std::size_t at = fileHead; at + frameHead <= file.size();) {
        const auto size = littleAt(file, at + 8);
        at += frameHead;
        recording.frames.push_back(file.substr(at, size));
        sort(recording.frames.back(), recording, streams);
        at += size;
    }
    for (auto& [ends, bytes] : streams)
        recording.streams.push_back(std::move(bytes));
    return recording;
}

} // namespace shoal::test
