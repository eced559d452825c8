#include "ui/system/system_surroundings.h"

#include "ui/words/format.h"

#include <QClipboard>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QStorageInfo>
#include <QUrl>

namespace shoal::ui {
namespace {
/// Byte for byte: a name need not be UTF-8.
QUrl urlOf(const std::filesystem::path& path)
{
    return QUrl::fromEncoded("file://" + QByteArray::fromStdString(path.string()).toPercentEncoding("/"));
}
} // namespace

bool SystemSurroundings::Services::openWithItsProgram(const QUrl& url) { return QDesktopServices::openUrl(url); }

SystemSurroundings::SystemSurroundings(Services services)
    : services_{std::move(services)}
    , notices_{services_.session, services_.notifyOtherwise}
    , sleepGuard_{services_.session, services_.system}
    , countries_{services_.countryFolders}
{}

void SystemSurroundings::openFile(const std::filesystem::path& file) { open(urlOf(file)); }

void SystemSurroundings::openUrl(const QString& url) { open(QUrl{url}); }

void SystemSurroundings::open(const QUrl& url)
{
    if (services_.open(url))
        return;
    const auto what = url.isLocalFile() ? url.toLocalFile() : url.toString();
    notify({.title = tr("Nothing opens “%1”").arg(what),
            .text = tr("Choose a program for it in the system's settings, then try again."),
            .isTrouble = true,
            .actions = {}});
}

void SystemSurroundings::showInFolder(const std::filesystem::path& file)
{
    const auto folder = urlOf(file.parent_path());
    if (!services_.session.isConnected())
        return open(folder);
    const auto service = QStringLiteral("org.freedesktop.FileManager1");
    auto call = QDBusMessage::createMethodCall(service, QStringLiteral("/org/freedesktop/FileManager1"), service,
                                               QStringLiteral("ShowItems"));
    call << QStringList{urlOf(file).toString(QUrl::FullyEncoded)} << QString{};
    auto* answer = new QDBusPendingCallWatcher{services_.session.asyncCall(call), this};
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, folder](QDBusPendingCallWatcher* done) {
        done->deleteLater();
        if (done->isError())
            open(folder);
    });
}

void SystemSurroundings::copy(const QString& text)
{
    auto* clipboard = QGuiApplication::clipboard();
    clipboard->setText(text);
    if (clipboard->supportsSelection())
        clipboard->setText(text, QClipboard::Selection);
}

QString SystemSurroundings::clipboardText() const { return QGuiApplication::clipboard()->text(); }

void SystemSurroundings::notify(Notice notice) { notices_.show(std::move(notice)); }

void SystemSurroundings::keepAwake(bool isBusy) { sleepGuard_.hold(isBusy); }

std::optional<Bytes> SystemSurroundings::freeSpace(const std::filesystem::path& folder) const
{
    std::error_code missing;
    auto there = folder;
    while (there.has_relative_path() && !std::filesystem::exists(there, missing))
        there = there.parent_path();
    const QStorageInfo disk{text(there)};
    if (!disk.isValid() || disk.bytesAvailable() < 0)
        return std::nullopt;
    return static_cast<Bytes>(disk.bytesAvailable());
}

std::string SystemSurroundings::countryOf(const std::string& address) const { return countries_.countryOf(address); }

} // namespace shoal::ui
