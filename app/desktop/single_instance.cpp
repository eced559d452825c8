#include "app/desktop/single_instance.h"

#include "app/desktop/handover.h"
#include "ui/words/format.h"

#include <QDeadlineTimer>
#include <QLocalSocket>
#include <QThread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shoal::app {
namespace {
constexpr qint64 longestMessage = 16 * 1024 * 1024; // some hundred thousand paths
constexpr unsigned long untilItListens = 20;        // ms

bool isOurOwnUser(const QLocalSocket& peer)
{
    ucred who{};
    socklen_t size = sizeof who;
    return ::getsockopt(static_cast<int>(peer.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &who, &size) == 0
        && who.uid == ::geteuid();
}
} // namespace

SingleInstance::SingleInstance(std::filesystem::path socket)
    : socket_{std::move(socket)}
{
    connect(&server_, &QLocalServer::newConnection, this, &SingleInstance::welcome);
}

SingleInstance::~SingleInstance() { release(); }

SingleInstance::Claim SingleInstance::claim()
{
    const auto lock = socket_.string() + ".lock";
    const int file = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return Claim::Impossible;
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        const bool isHeld = errno == EWOULDBLOCK;
        ::close(file);
        return isHeld ? Claim::Taken : Claim::Impossible;
    }
    lock_ = file;
    const auto place = ui::text(socket_);
    QLocalServer::removeServer(place); // of a process that was killed: whoever lives has the lock
    const auto before = ::umask(S_IXUSR | S_IRWXG | S_IRWXO);
    const bool isListening = server_.listen(place);
    ::umask(before);
    if (isListening)
        return Claim::First;
    release();
    return Claim::Impossible;
}

void SingleInstance::release()
{
    server_.close();
    if (lock_ >= 0)
        ::close(lock_);
    lock_ = -1;
}

void SingleInstance::welcome()
{
    while (auto* client = server_.nextPendingConnection()) {
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        if (!isOurOwnUser(*client)) {
            client->abort();
            continue;
        }
        connect(client, &QLocalSocket::readyRead, this, [this, client] { hear(*client); });
        hear(*client);
    }
}

void SingleInstance::hear(QLocalSocket& client)
{
    if (!client.canReadLine()) {
        if (client.bytesAvailable() > longestMessage)
            client.abort();
        return;
    }
    const auto handover = readHandover(client.readLine());
    if (!handover)
        return client.abort();
    if (!handover->activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", handover->activationToken); // Qt uses it when the window comes to the front
    client.write(handoverTaken());
    client.flush();
    Q_EMIT asked(handover->wish);
}

bool SingleInstance::handOver(const Wish& wish, std::chrono::milliseconds patience)
{
    const QDeadlineTimer end{patience};
    const auto left = [&] { return static_cast<int>(end.remainingTime()); };
    QLocalSocket first;
    for (;;) {
        first.connectToServer(ui::text(socket_));
        if (first.waitForConnected(left()))
            break;
        if (end.hasExpired())
            return false;
        QThread::msleep(untilItListens); // it has the lock, and listens in a moment
    }
    if (!isOurOwnUser(first))
        return false;
    first.write(handoverOf(wish));
    while (!first.canReadLine())
        if (!first.waitForReadyRead(left()))
            return false;
    return first.readLine() == handoverTaken();
}

} // namespace shoal::app
