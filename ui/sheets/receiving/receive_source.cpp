#include "ui/sheets/receiving/receive_source.h"

#include "core/torrent_bytes.h"
#include "ui/words/format.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace shoal::ui {
namespace {
struct SourceTexts {
    Q_DECLARE_TR_FUNCTIONS(SourceTexts)
};

/// Far more than any real torrent file: a disk image named by mistake is not read whole.
constexpr qint64 largestTorrentFile = qint64{256} << 20;

tl::unexpected<ErrorWords> inWords(const QString& what, const QString& advice)
{
    return tl::unexpected{ErrorWords{what, advice}};
}

/// "magnet:?..." out of "Look at magnet:?... please".
QString linkWithin(const QString& text)
{
    const auto start = text.indexOf(QLatin1String{"magnet:"}, 0, Qt::CaseInsensitive);
    if (start <= 0)
        return {};
    static const QRegularExpression end{QStringLiteral("[\\s<>\"]")};
    const auto rest = text.mid(start);
    const auto stop = rest.indexOf(end);
    return stop < 0 ? rest : rest.left(stop);
}

Result<Magnet> parseForgiving(const QString& text)
{
    auto magnet = parseMagnet(plain(text));
    if (magnet)
        return magnet;
    if (const auto within = linkWithin(text); !within.isEmpty())
        return parseMagnet(plain(within));
    auto closed = text;
    closed.remove(QRegularExpression{QStringLiteral("\\s")});
    if (const auto again = parseMagnet(plain(closed)))
        return again;
    return magnet;
}

Result<std::string> bytesOf(const std::filesystem::path& file)
{
    const QFileInfo info{text(file)};
    if (!info.exists())
        return fail(ErrorKind::NotFound, file.string());
    if (!info.isFile())
        return fail(ErrorKind::NotATorrent, file.string(), plain(SourceTexts::tr("it is no file")));
    if (info.size() > largestTorrentFile)
        return fail(ErrorKind::NotATorrent, file.string(),
                    plain(SourceTexts::tr("it is far too large: %1").arg(bytesText(static_cast<Bytes>(info.size())))));
    QFile stream{text(file)};
    if (!stream.open(QIODevice::ReadOnly))
        return fail(stream.error() == QFileDevice::PermissionsError || !info.isReadable() ? ErrorKind::PermissionDenied
                                                                                          : ErrorKind::Io,
                    file.string(), plain(stream.errorString()));
    const auto bytes = stream.readAll();
    if (stream.error() != QFileDevice::NoError)
        return fail(ErrorKind::Io, file.string(), plain(stream.errorString()));
    return bytes.toStdString();
}

std::vector<ShareFileRow> rowsOf(const Torrent& torrent)
{
    std::vector<ShareFileRow> rows;
    for (const auto& file : torrent.files)
        if (!file.isPad)
            rows.push_back({.index = static_cast<std::uint32_t>(rows.size()), .path = file.path, .size = file.size});
    return rows;
}
} // namespace

ReceiveSourceOrWords readLink(const QString& text)
{
    const auto typed = text.trimmed();
    if (typed.isEmpty())
        return inWords(SourceTexts::tr("There is no link yet."),
                       SourceTexts::tr("Paste a magnet link or an info-hash, or open a torrent file."));
    auto magnet = parseForgiving(typed);
    if (magnet) {
        ReceiveSource source{.hashes = magnet->hashes, .name = ui::text(magnet->name)};
        source.source = std::move(*magnet);
        return source;
    }
    static const QRegularExpression scheme{QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*):")};
    const auto found = scheme.match(typed);
    const auto name = found.hasMatch() ? found.captured(1).toLower() : QString{};
    if (name == QLatin1String{"http"} || name == QLatin1String{"https"})
        return inWords(
            SourceTexts::tr("This is the address of a web page, not of a share."),
            SourceTexts::tr("Open it in a browser, and copy the magnet link or save the torrent file there."));
    if (!name.isEmpty() && name != QLatin1String{"magnet"})
        return inWords(SourceTexts::tr("Shoal can't receive from “%1:” links.").arg(name),
                       SourceTexts::tr("It takes magnet links, info-hashes and torrent files."));
    const auto words = wordsFor(magnet.error());
    return inWords(words.what, words.advice);
}

std::optional<std::filesystem::path> torrentFileNamedBy(const QString& text)
{
    auto path = text.trimmed();
    if (path.contains(QLatin1Char{'\n'}))
        return std::nullopt;
    if (path.startsWith(QLatin1String{"file://"}, Qt::CaseInsensitive))
        path = QUrl{path}.toLocalFile();
    if (!path.startsWith(QLatin1Char{'/'}))
        return std::nullopt;
    return pathOf(path);
}

ReceiveSourceOrWords readTorrentSource(const std::filesystem::path& file)
{
    auto bytes = bytesOf(file);
    const auto torrent = bytes ? readTorrentBytes(*bytes) : Result<Torrent>{fail(bytes.error())};
    if (!torrent) {
        auto error = torrent.error();
        error.about = file.string();
        const auto words = wordsFor(error);
        return inWords(words.what, words.advice);
    }
    ReceiveSource source{.hashes = torrent->hashes, .name = text(torrent->name), .files = rowsOf(*torrent)};
    source.source = std::move(*bytes);
    return source;
}

} // namespace shoal::ui
