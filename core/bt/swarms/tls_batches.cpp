#include "core/bt/swarms/tls_batches.h"

#include <boost/asio/post.hpp>
#include <openssl/bio.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <sys/socket.h>
#include <vector>

namespace shoal::bt {
namespace {

constexpr std::size_t most = 128 * 1024;
constexpr int longestWait = 16; // looks, each of which comes after whatever else was due

/// Bytes that leave in the order in which they came, `most` of them.
class Waiting {
public:
    std::size_t size() const { return end_ - begin_; }
    std::span<const char> rest() const { return {bytes_.get() + begin_, size()}; }
    /// Where more can be put, to be added by `grow`.
    std::span<char> room()
    {
        if (!bytes_)
            bytes_ = std::make_unique_for_overwrite<char[]>(most);
        if (begin_ > 0) {
            std::memmove(bytes_.get(), bytes_.get() + begin_, size());
            end_ = size();
            begin_ = 0;
        }
        return {bytes_.get() + end_, most - end_};
    }
    void grow(std::size_t count) { end_ += count; }
    void add(std::span<const char> more)
    {
        std::memcpy(room().data(), more.data(), more.size());
        grow(more.size());
    }
    void drop(std::size_t count)
    {
        begin_ += count;
        if (begin_ == end_)
            clear();
    }
    void clear() { begin_ = end_ = 0; }

private:
    std::unique_ptr<char[]> bytes_;
    std::size_t begin_ = 0, end_ = 0;
};

/// What stands between OpenSSL and the pair of BIOs over which asio brings and fetches records. It goes around the pair
/// while asio isn't using the socket itself:
/// - asio reads only when it was told that there is nothing, and asks again when something came: that comes first then;
/// - asio writes only what was handed over to it, when the socket takes no more, and asks again once that is written.
class Batches : public std::enable_shared_from_this<Batches> {
public:
    /// Owns its reference to the pair.
    Batches(BIO* pair, boost::asio::ip::tcp::socket& socket)
        : pair_{pair}
        , socket_{socket}
    {}
    ~Batches() { BIO_free(pair_); }
    Batches(const Batches&) = delete;
    Batches& operator=(const Batches&) = delete;

    /// -1: not now.
    int read(std::span<char> into)
    {
        if (in_.size() == 0 && BIO_ctrl_pending(pair_) > 0)
            return BIO_read(pair_, into.data(), static_cast<int>(into.size()));
        if (in_.size() == 0 && !readAhead())
            return -1;
        const auto count = std::min(in_.size(), into.size());
        std::memcpy(into.data(), in_.rest().data(), count);
        in_.drop(count);
        return static_cast<int>(count);
    }

    /// All of it, or -1: not now.
    int write(std::span<const char> record)
    {
        isHandedOver_ = false;
        if (out_.size() + record.size() > most) {
            send();
            if (out_.size() + record.size() > most) {
                handOver();
                return -1;
            }
        }
        out_.add(record);
        if (!isLookDue_)
            look(0, 0);
        return static_cast<int>(record.size());
    }

private:
    bool readAhead()
    {
        const auto room = in_.room();
        const auto count =
            socket_.is_open() ? ::recv(socket_.native_handle(), room.data(), room.size(), MSG_DONTWAIT) : -1;
        if (count <= 0)
            return false; // of an end or error asio hears by itself
        in_.grow(static_cast<std::size_t>(count));
        return true;
    }

    void send()
    {
        while (out_.size() > 0 && !isHandedOver_ && socket_.is_open()) {
            const auto rest = out_.rest();
            const auto count = ::send(socket_.native_handle(), rest.data(), rest.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
            if (count > 0)
                out_.drop(static_cast<std::size_t>(count));
            else if (count < 0 && errno == EINTR)
                continue;
            else if (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK)
                out_.clear(); // asio hears of it when it reads
            else
                return;
        }
    }

    void handOver()
    {
        const auto rest = out_.rest();
        if (const auto count = BIO_write(pair_, rest.data(), static_cast<int>(rest.size())); count > 0)
            out_.drop(static_cast<std::size_t>(count));
        isHandedOver_ = true;
    }

    /// Later, when more may have been written. As long as it grows it waits, but not for ever.
    void look(std::size_t sizeBefore, int looks)
    {
        isLookDue_ = true;
        boost::asio::post(socket_.get_executor(), [weak = weak_from_this(), sizeBefore, looks] {
            if (const auto self = weak.lock())
                self->lookNow(sizeBefore, looks);
        });
    }

    void lookNow(std::size_t sizeBefore, int looks)
    {
        isLookDue_ = false;
        if (out_.size() > sizeBefore && looks < longestWait)
            return look(out_.size(), looks + 1);
        sendOnceWritable();
    }

    void sendOnceWritable()
    {
        send();
        if (out_.size() == 0 || isHandedOver_ || !socket_.is_open())
            return;
        isLookDue_ = true;
        socket_.async_wait(boost::asio::socket_base::wait_write,
                           [weak = weak_from_this()](const boost::system::error_code& error) {
                               const auto self = weak.lock();
                               if (!self)
                                   return;
                               self->isLookDue_ = false;
                               if (!error)
                                   self->sendOnceWritable();
                           });
    }

    BIO* pair_;
    boost::asio::ip::tcp::socket& socket_; // asio's stream, which owns OpenSSL's, which owns this, has it
    Waiting in_, out_;
    bool isHandedOver_ = false;
    bool isLookDue_ = false;
};

using Owned = std::shared_ptr<Batches>;

Batches& batchesOf(BIO* bio) { return **static_cast<Owned*>(BIO_get_data(bio)); }

int readBatch(BIO* bio, char* into, int size)
{
    BIO_clear_retry_flags(bio);
    const auto count = batchesOf(bio).read({into, static_cast<std::size_t>(size)});
    if (count < 0)
        BIO_set_retry_read(bio);
    return count;
}

int writeBatch(BIO* bio, const char* from, int size)
{
    BIO_clear_retry_flags(bio);
    const auto count = batchesOf(bio).write({from, static_cast<std::size_t>(size)});
    if (count < 0)
        BIO_set_retry_write(bio);
    return count;
}

long control(BIO*, int command, long, void*) { return command == BIO_CTRL_FLUSH ? 1 : 0; }

int destroy(BIO* bio)
{
    delete static_cast<Owned*>(BIO_get_data(bio));
    BIO_set_data(bio, nullptr);
    return 1;
}

const BIO_METHOD* method()
{
    static BIO_METHOD* const itself = [] {
        auto* const made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "shoal batches");
        BIO_meth_set_read(made, &readBatch);
        BIO_meth_set_write(made, &writeBatch);
        BIO_meth_set_ctrl(made, &control);
        BIO_meth_set_destroy(made, &destroy);
        return made;
    }();
    return itself;
}

} // namespace

void batchRecords(SSL* ssl, boost::asio::ip::tcp::socket& socket)
{
    auto* const pair = SSL_get_rbio(ssl);
    const bool isAsioAlone = pair != nullptr && pair == SSL_get_wbio(ssl) && BIO_method_type(pair) == BIO_TYPE_BIO;
    if (!isAsioAlone || SSL_is_init_finished(ssl) == 0 || SSL_version(ssl) != TLS1_3_VERSION)
        return;
    auto* const bio = BIO_new(method());
    if (bio == nullptr)
        return; // it goes on as before
    BIO_up_ref(pair);
    BIO_set_data(bio, new Owned{std::make_shared<Batches>(pair, socket)});
    BIO_set_init(bio, 1);
    SSL_set_bio(ssl, bio, bio);
    SSL_clear_mode(ssl, SSL_MODE_RELEASE_BUFFERS); // which would be given back and taken again for each record
}

} // namespace shoal::bt
