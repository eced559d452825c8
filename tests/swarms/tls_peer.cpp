#include "tests/swarms/tls_peer.h"

#include "core/torrent/info_hash.h"
#include "tests/support/throw_errno.h"

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace shoal::test {
namespace {

template <class T, class Read>
T* fromPem(const std::string& pem, Read read)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> bytes{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                          &BIO_free};
    return read(bytes.get(), nullptr, nullptr, nullptr);
}

void useCard(SSL_CTX* context, const TlsCard& card)
{
    const std::unique_ptr<X509, decltype(&X509_free)> certificate{fromPem<X509>(card.certificate, PEM_read_bio_X509),
                                                                  &X509_free};
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{fromPem<EVP_PKEY>(card.key, PEM_read_bio_PrivateKey),
                                                                  &EVP_PKEY_free};
    if (SSL_CTX_use_certificate(context, certificate.get()) != 1 || SSL_CTX_use_PrivateKey(context, key.get()) != 1)
        throw std::runtime_error{"a certificate that can't be used"};
}

/// While it lives, writing to a connection that is gone is an error and no signal.
class NoSignal {
public:
    NoSignal()
    {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    NoSignal(const NoSignal&) = delete;
    NoSignal& operator=(const NoSignal&) = delete;
    ~NoSignal()
    {
        const timespec none{};
        sigtimedwait(&pipe_, nullptr, &none);
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

private:
    sigset_t pipe_{};
    sigset_t before_{};
};

std::string hexOf(const std::string& bytes)
{
    return toHex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

} // namespace

int dialFrom(const NetworkNamespace& network, const std::string& to)
{
    const auto colon = to.rfind(':');
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(to.substr(colon + 1))));
    if (inet_pton(AF_INET, to.substr(0, colon).c_str(), &address.sin_addr) != 1)
        throw std::runtime_error{to + " is no address"};
    int file = -1;
    network.run([&] {
        file = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (file < 0)
            throwErrno("socket");
        const timeval limit{.tv_sec = 10, .tv_usec = 0};
        setsockopt(file, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        if (::connect(file, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            ::close(std::exchange(file, -1));
    });
    return file;
}

TlsPeer::TlsPeer(const NetworkNamespace& network, const std::string& to, const std::string& name,
                 const std::optional<TlsCard>& card)
    : socket_{dialFrom(network, to)}
    , context_{SSL_CTX_new(TLS_client_method()), &SSL_CTX_free}
    , tls_{nullptr, &SSL_free}
{
    if (card)
        useCard(context_.get(), *card);
    tls_.reset(SSL_new(context_.get()));
    SSL_set_tlsext_host_name(tls_.get(), hexOf(name).c_str());
    SSL_set_fd(tls_.get(), socket_);
    const NoSignal quietly;
    isGreeted_ = socket_ >= 0 && SSL_connect(tls_.get()) == 1;
    isOver_ = !isGreeted_;
    ERR_clear_error();
}

TlsPeer::TlsPeer(int socket, const TlsCard& card)
    : socket_{socket}
    , context_{SSL_CTX_new(TLS_server_method()), &SSL_CTX_free}
    , tls_{nullptr, &SSL_free}
{
    useCard(context_.get(), card);
    tls_.reset(SSL_new(context_.get()));
    SSL_set_fd(tls_.get(), socket_);
    const NoSignal quietly;
    isGreeted_ = SSL_accept(tls_.get()) == 1;
    isOver_ = !isGreeted_;
    ERR_clear_error();
}

std::string TlsPeer::nameAsked() const
{
    const auto* const name = SSL_get_servername(tls_.get(), TLSEXT_NAMETYPE_host_name);
    return name == nullptr ? std::string{} : std::string{name};
}

TlsPeer::TlsPeer(TlsPeer&& other) noexcept
    : socket_{std::exchange(other.socket_, -1)}
    , context_{std::move(other.context_)}
    , tls_{std::move(other.tls_)}
    , isGreeted_{other.isGreeted_}
    , isOver_{other.isOver_}
    , heard_{std::move(other.heard_)}
    , read_{other.read_}
{}

TlsPeer::~TlsPeer()
{
    const NoSignal quietly;
    tls_.reset();
    if (socket_ >= 0)
        ::close(socket_);
}

bool TlsPeer::send(std::string_view bytes)
{
    const NoSignal quietly;
    if (!isOver_ && !bytes.empty() && SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size())) <= 0) {
        isOver_ = true;
        ERR_clear_error();
    }
    return !isOver_;
}

bool TlsPeer::sendHandshake(const std::string& name)
{
    std::string reserved(8, '\0');
    reserved[5] = 0x10; // BEP 10
    reserved[7] = 0x04; // BEP 6
    return send("\x13"
                "BitTorrent protocol"
                + reserved + name + "-XX0000-" + std::string(12, 'x'));
}

bool TlsPeer::sendMessage(Wire id, std::string_view body)
{
    std::string message = wireNumber(static_cast<std::uint32_t>(body.size() + 1));
    message.push_back(static_cast<char>(id));
    message.append(body);
    return send(message);
}

bool TlsPeer::sendExtended(std::uint8_t id, std::string_view body)
{
    return sendMessage(Wire::Extended, std::string(1, static_cast<char>(id)).append(body));
}

bool TlsPeer::hear(std::chrono::milliseconds limit)
{
    if (isOver_)
        return false;
    if (SSL_pending(tls_.get()) == 0) {
        pollfd look{.fd = socket_, .events = POLLIN, .revents = 0};
        if (poll(&look, 1, static_cast<int>(limit.count())) <= 0)
            return false;
    }
    char buffer[16'384];
    const NoSignal quietly;
    const auto size = SSL_read(tls_.get(), buffer, sizeof buffer);
    if (size > 0) {
        heard_.append(buffer, static_cast<std::size_t>(size));
        return true;
    }
    isOver_ = true;
    ERR_clear_error();
    return false;
}

bool TlsPeer::isEndedByOther(std::chrono::milliseconds limit)
{
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (!isOver_ && std::chrono::steady_clock::now() < deadline)
        hear(std::chrono::milliseconds{200});
    return isOver_;
}

std::optional<WireMessage> TlsPeer::next(std::chrono::milliseconds limit)
{
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (true) {
        if (heard_.size() >= read_ + 4) {
            const auto length = numberAt(heard_, read_);
            if (length == 0) {
                read_ += 4;
                continue;
            }
            if (heard_.size() >= read_ + 4 + length) {
                WireMessage message{static_cast<Wire>(heard_[read_ + 4]), heard_.substr(read_ + 5, length - 1)};
                read_ += 4 + length;
                return message;
            }
        }
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0 || !hear(left))
            return std::nullopt;
    }
}

} // namespace shoal::test
