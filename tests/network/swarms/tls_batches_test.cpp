// Records of TLS in batches, between two streams of asio's on the test's own thread.
#include "core/bt/swarms/tls_batches.h"
#include "core/swarm/torrents/certificates.h"
#include "tests/network/swarms/wire_member.h"

#include <array>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <optional>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace shoal {
namespace {
namespace asio = boost::asio;
using asio::ip::tcp;
using Stream = asio::ssl::stream<tcp::socket>;

std::string noiseOf(std::size_t size)
{
    std::mt19937 dice{static_cast<unsigned>(size)};
    std::string bytes(size, '\0');
    for (auto& byte : bytes)
        byte = static_cast<char>(dice());
    return bytes;
}

/// That this network, which nobody else uses, has sent.
unsigned long long segmentsSent()
{
    std::ifstream counters{"/proc/net/snmp"};
    for (std::string line; std::getline(counters, line);)
        if (line.starts_with("Tcp: ") && !line.starts_with("Tcp: R")) { // the line of numbers
            std::istringstream words{line};
            std::string word;
            for (int i = 0; i < 12; ++i)
                words >> word; // its name, then OutSegs as the eleventh
            return std::stoull(word);
        }
    throw std::runtime_error{"/proc/net/snmp counts no TCP"};
}

asio::ssl::context certified()
{
    asio::ssl::context context{asio::ssl::context::tls};
    const auto pem = swarm::certificatePem(swarm::memberCertificate(test::secretOf(1), test::secretOf(2)));
    context.use_certificate(asio::buffer(pem), asio::ssl::context::pem);
    context.use_private_key(asio::buffer(swarm::privateKeyPem(test::secretOf(2))), asio::ssl::context::pem);
    return context;
}

/// Writes as libtorrent does: a short part and a long one at a time, another once it is done.
struct Sender {
    Stream& stream;
    std::string bytes;
    std::size_t piece = 16 * 1024;
    std::size_t sent = 0;

    void begin()
    {
        if (sent == bytes.size())
            return;
        const auto rest = std::string_view{bytes}.substr(sent);
        const auto first = rest.substr(0, std::min<std::size_t>(13, piece));
        const std::array buffers{asio::buffer(first), asio::buffer(rest.substr(first.size(), piece - first.size()))};
        stream.async_write_some(buffers, [this](boost::system::error_code error, std::size_t count) {
            sent += count;
            if (!error)
                begin();
        });
    }
};

struct Getter {
    Stream& stream;
    std::size_t wanted = 0;
    std::string bytes;
    std::array<char, 50'000> room;

    void begin()
    {
        if (bytes.size() == wanted)
            return;
        stream.async_read_some(asio::buffer(room), [this](boost::system::error_code error, std::size_t count) {
            ASSERT_FALSE(error) << error.message();
            bytes.append(room.data(), count);
            begin();
        });
    }
};

struct TlsBatches : testing::Test {
    /// Connected; both ends have small buffers in the system.
    TlsBatches()
    {
        tcp::acceptor door{loop, {asio::ip::address_v4::loopback(), 0}};
        alice.next_layer().connect(door.local_endpoint());
        bob.next_layer() = door.accept();
        for (auto* stream : {&alice, &bob}) {
            auto& socket = stream->next_layer();
            socket.set_option(tcp::socket::send_buffer_size{16 * 1024});
            socket.set_option(tcp::socket::receive_buffer_size{16 * 1024});
            socket.set_option(tcp::no_delay{true});
            socket.non_blocking(true);
        }
    }
    void shakeHands()
    {
        int done = 0;
        const auto count = [&](boost::system::error_code error) {
            ASSERT_FALSE(error) << error.message();
            ++done;
        };
        alice.async_handshake(Stream::client, count);
        bob.async_handshake(Stream::server, count);
        ASSERT_TRUE(runs([&] { return done == 2; }));
    }
    void batch()
    {
        for (auto* stream : {&alice, &bob})
            bt::batchRecords(stream->native_handle(), stream->next_layer());
    }
    /// False: nothing more happens, and it didn't come true.
    bool runs(const std::function<bool()>& isTrue)
    {
        while (!isTrue()) {
            loop.restart();
            if (loop.run_one_for(std::chrono::seconds{10}) == 0)
                return isTrue();
        }
        return true;
    }
    /// As much as goes while nobody reads.
    void sendToNobody(Sender& sender)
    {
        sender.begin();
        while (loop.poll() > 0)
            loop.restart();
    }
    static bool isBatched(Stream& stream)
    {
        return std::string_view{BIO_method_name(SSL_get_wbio(stream.native_handle()))} == "shoal batches";
    }
    asio::io_context loop;
    asio::ssl::context context = certified();
    Stream alice{loop, context}, bob{loop, context};
};

TEST_F(TlsBatches, CarryEverythingBothWaysInOrder)
{
    shakeHands();
    batch();
    Sender sendsMuch{alice, noiseOf(5'000'000)}, sendsLess{bob, noiseOf(2'000'000), 100};
    Getter getsMuch{bob, 5'000'000, {}, {}}, getsLess{alice, 2'000'000, {}, {}};
    sendsMuch.begin();
    sendsLess.begin();
    getsMuch.begin();
    getsLess.begin();
    ASSERT_TRUE(runs([&] { return getsMuch.bytes.size() == 5'000'000 && getsLess.bytes.size() == 2'000'000; }));
    EXPECT_TRUE(getsMuch.bytes == sendsMuch.bytes);
    EXPECT_TRUE(getsLess.bytes == sendsLess.bytes);
}

TEST_F(TlsBatches, BeginInTheMiddleOfWhatIsSent)
{
    shakeHands();
    Sender sender{alice, noiseOf(300'000)};
    Getter getter{bob, 300'000, {}, {}};
    sender.begin();
    getter.begin();
    ASSERT_TRUE(runs([&] { return getter.bytes.size() > 100'000; }));
    batch();
    EXPECT_TRUE(runs([&] { return getter.bytes.size() == 300'000; }));
    EXPECT_TRUE(getter.bytes == sender.bytes);
}

TEST_F(TlsBatches, TakeNoMoreThanTheirShareOfWhatNobodyReads)
{
    shakeHands();
    batch();
    Sender sender{alice, noiseOf(8'000'000)};
    sendToNobody(sender);
    EXPECT_LT(sender.sent, 500'000U);

    Getter getter{bob, 8'000'000, {}, {}};
    getter.begin();
    EXPECT_TRUE(runs([&] { return getter.bytes.size() == 8'000'000; }));
    EXPECT_TRUE(getter.bytes == sender.bytes);
}

TEST_F(TlsBatches, SendAtOnceWhatIsWrittenAtAboutTheSameTime)
{
    shakeHands();
    batch();
    const auto before = segmentsSent();
    Sender sender{alice, noiseOf(6'400), 64};
    Getter getter{bob, 6'400, {}, {}};
    sender.begin();
    getter.begin();
    ASSERT_TRUE(runs([&] { return getter.bytes.size() == 6'400; }));
    EXPECT_LT(segmentsSent() - before, 60U) << "of a hundred records";
}

TEST_F(TlsBatches, LeaveAConnectionAloneThatIsStillShakingHands)
{
    batch();
    EXPECT_FALSE(isBatched(alice));
    shakeHands();
    EXPECT_FALSE(isBatched(alice));
    batch();
    EXPECT_TRUE(isBatched(alice));
    const auto* const first = SSL_get_wbio(alice.native_handle());
    batch();
    EXPECT_EQ(SSL_get_wbio(alice.native_handle()), first) << "once is enough";
}

TEST_F(TlsBatches, EndWithTheirConnection)
{
    shakeHands();
    batch();
    Sender sender{alice, noiseOf(8'000'000)};
    sendToNobody(sender);
    std::string end;
    std::array<char, 100> room;
    bob.next_layer().close();
    alice.async_read_some(asio::buffer(room),
                          [&](boost::system::error_code error, std::size_t) { end = error.message(); });
    EXPECT_TRUE(runs([&] { return !end.empty(); }));
}

} // namespace
} // namespace shoal
