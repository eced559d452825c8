#include "ui/sheets/drop.h"

#include "core/link/magnet.h"
#include "ui/words/format.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <algorithm>
#include <string_view>

namespace shoal::ui {
namespace {
struct DropTexts {
    Q_DECLARE_TR_FUNCTIONS(DropTexts)
};

constexpr QLatin1String uriList{"text/uri-list"};

bool isTorrentFile(const std::filesystem::path& path)
{
    const auto& name = path.native();
    constexpr std::string_view ending = ".torrent";
    return name.size() > ending.size()
        && std::equal(ending.begin(), ending.end(), name.end() - ending.size(),
                      [](char lower, char c) { return lower == (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
}

/// Lines of a text/uri-list (RFC 2483), read without a QUrl each: there may be a hundred thousand.
template <class Take>
void forEachUri(const QByteArray& list, Take take)
{
    for (qsizetype at = 0; at < list.size();) {
        auto end = list.indexOf('\n', at);
        end = end < 0 ? list.size() : end;
        const auto line = list.mid(at, end - at).trimmed();
        at = end + 1;
        if (!line.isEmpty() && line.front() != '#' && !take(line))
            return;
    }
}

/// Empty for what doesn't lie on this machine.
std::filesystem::path localPath(const QByteArray& uri)
{
    constexpr std::string_view scheme = "file://";
    if (uri.size() <= static_cast<qsizetype>(scheme.size())
        || qstrnicmp(uri.constData(), scheme.data(), scheme.size()) != 0)
        return {};
    const auto slash = uri.indexOf('/', static_cast<qsizetype>(scheme.size()));
    const auto host = slash < 0
        ? QByteArray{}
        : uri.mid(static_cast<qsizetype>(scheme.size()), slash - static_cast<qsizetype>(scheme.size()));
    const bool isHere = host.isEmpty() || host.compare("localhost", Qt::CaseInsensitive) == 0;
    if (slash < 0 || !isHere)
        return {};
    auto path = QByteArray::fromPercentEncoding(uri.mid(slash)).toStdString();
    while (path.size() > 1 && path.back() == '/')
        path.pop_back();
    return path;
}
} // namespace

bool looksLikeLink(const QString& text)
{
    const auto trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > static_cast<qsizetype>(longestMagnet))
        return false;
    const auto starts = [&](const char* scheme) {
        return trimmed.startsWith(QLatin1String{scheme}, Qt::CaseInsensitive);
    };
    return starts("magnet:") || starts("http://") || starts("https://") || parseMagnet(plain(trimmed));
}

Drop readDrop(const QMimeData& data)
{
    Drop drop;
    forEachUri(data.data(uriList), [&](const QByteArray& uri) {
        if (auto path = localPath(uri); !path.empty())
            (isTorrentFile(path) ? drop.torrentFiles : drop.share).push_back(std::move(path));
        else if (const auto link = QString::fromUtf8(uri); looksLikeLink(link))
            drop.links.append(link);
        return true;
    });
    if (drop.isEmpty() && looksLikeLink(data.text()))
        drop.links.append(data.text().trimmed());
    return drop;
}

bool canBeDropped(const QMimeData& data)
{
    bool isUseful = false;
    forEachUri(data.data(uriList), [&](const QByteArray& uri) {
        isUseful = !localPath(uri).empty() || looksLikeLink(QString::fromUtf8(uri));
        return !isUseful;
    });
    return isUseful || looksLikeLink(data.text());
}

QString wordsFor(const Drop& drop)
{
    const auto count = [](std::size_t number) { return static_cast<int>(number); };
    if (drop.share.size() == 1 && drop.torrentFiles.empty())
        return DropTexts::tr("Share “%1”").arg(text(drop.share.front().filename()));
    if (!drop.share.empty())
        return DropTexts::tr("Share %Ln item(s)", nullptr, count(drop.share.size()));
    if (drop.torrentFiles.size() == 1)
        return DropTexts::tr("Receive what “%1” names").arg(text(drop.torrentFiles.front().filename()));
    if (!drop.torrentFiles.empty())
        return DropTexts::tr("Receive what %Ln torrent file(s) name", nullptr, count(drop.torrentFiles.size()));
    return drop.links.isEmpty() ? QString{} : DropTexts::tr("Receive what the link names");
}

DropTarget::DropTarget(QWidget& widget)
    : QObject{&widget}
{
    widget.setAcceptDrops(true);
    widget.installEventFilter(this);
}

bool DropTarget::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::DragEnter: return enter(static_cast<QDropEvent&>(*event));
    case QEvent::DragMove: {
        // Comes with each move of the mouse: nothing is read again.
        auto& move = static_cast<QDropEvent&>(*event);
        move.setDropAction(Qt::CopyAction);
        move.setAccepted(isWelcome_);
        return true;
    }
    case QEvent::DragLeave:
        isWelcome_ = false;
        Q_EMIT hovered({});
        return true;
    case QEvent::Drop: {
        auto& dropped = static_cast<QDropEvent&>(*event);
        dropped.setDropAction(Qt::CopyAction);
        dropped.accept();
        isWelcome_ = false;
        Q_EMIT hovered({});
        let(readDrop(*dropped.mimeData()));
        return true;
    }
    default: return QObject::eventFilter(watched, event);
    }
}

bool DropTarget::enter(QDropEvent& event)
{
    const auto words = wordsFor(readDrop(*event.mimeData()));
    isWelcome_ = !words.isEmpty();
    event.setDropAction(Qt::CopyAction);
    event.setAccepted(isWelcome_);
    if (isWelcome_)
        Q_EMIT hovered(words);
    return true;
}

void DropTarget::let(const Drop& drop)
{
    if (!drop.share.empty())
        Q_EMIT shareRequested(drop.share);
    for (const auto& file : drop.torrentFiles)
        Q_EMIT torrentFileRequested(file);
    for (const auto& link : drop.links)
        Q_EMIT receiveRequested(link);
}

} // namespace shoal::ui
