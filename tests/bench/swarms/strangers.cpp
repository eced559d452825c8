#include "tests/bench/swarms/strangers.h"

#include <algorithm>
#include <chrono>
#include <list>
#include <memory>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace shoal::bench {
namespace {
using namespace std::chrono_literals;

constexpr unsigned threadCount = 8;
constexpr int dialAgainAfter = 100; // milliseconds, where the port took nobody

/// One of them: a bare socket, or TLS on it.
class Call {
public:
    Call(const test::NetworkNamespace& network, const Caller& caller)
    {
        if (caller.card)
            tls_ = std::make_unique<test::TlsPeer>(network, caller.to, caller.name, caller.card);
        else
            bare_ = test::dialFrom(network, caller.to);
    }
    ~Call()
    {
        if (bare_ >= 0)
            ::close(bare_);
    }
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;

    int socket() const { return tls_ ? tls_->socket() : bare_; }
    bool isMade() const { return tls_ ? tls_->isGreeted() : bare_ >= 0; }
    bool isCut()
    {
        if (tls_) {
            while (tls_->hear(0ms)) {} // tickets of TLS, before the end
            return tls_->isOver();
        }
        char next = 0;
        const auto got = ::recv(bare_, &next, 1, MSG_DONTWAIT);
        return got == 0 || (got < 0 && errno != EAGAIN);
    }

private:
    std::unique_ptr<test::TlsPeer> tls_;
    int bare_ = -1;
};

/// Until one of them is cut or says something, or `ending` is written to.
void awaitNews(const std::list<Call>& calls, int ending, bool areAllMade)
{
    std::vector<pollfd> looks{{.fd = ending, .events = POLLIN, .revents = 0}};
    for (const auto& call : calls)
        looks.push_back({.fd = call.socket(), .events = POLLIN, .revents = 0});
    poll(looks.data(), looks.size(), areAllMade ? -1 : dialAgainAfter);
}

} // namespace

Strangers::Strangers(const test::NetworkNamespace& network, Caller caller, unsigned count)
    : network_{network}
    , caller_{std::move(caller)}
{
    for (unsigned number = 0; number < threadCount; ++number)
        threads_.emplace_back([this, share = count / threadCount](const std::stop_token& end) { callOn(end, share); });
}

Strangers::~Strangers() = default;

void Strangers::callOn(const std::stop_token& end, unsigned count)
{
    const int ending = ::eventfd(0, EFD_CLOEXEC);
    {
        const std::stop_callback wake{end, [ending] { ::eventfd_write(ending, 1); }};
        std::list<Call> calls;
        while (!end.stop_requested()) {
            std::erase_if(calls, [](Call& call) { return call.isCut(); });
            while (calls.size() < count && !end.stop_requested()) {
                calls.emplace_back(network_, caller_);
                if (!calls.back().isMade()) {
                    calls.pop_back();
                    break;
                }
                ++made_;
            }
            awaitNews(calls, ending, calls.size() == count);
        }
    }
    ::close(ending); // nobody writes to it any more
}

} // namespace shoal::bench
