#include "ui/words/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace shoal::ui {
namespace {
struct Format {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QDateTime timeOf(std::chrono::sys_seconds at) { return QDateTime::fromSecsSinceEpoch(at.time_since_epoch().count()); }
} // namespace

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
QString text(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }
std::string plain(const QString& text) { return text.toStdString(); }
std::filesystem::path pathOf(const QString& text) { return std::filesystem::path{text.toStdString()}; }

QString bytesText(Bytes bytes)
{
    if (bytes < 1024)
        return Format::tr("%n byte(s)", nullptr, static_cast<int>(bytes));
    return QLocale{}.formattedDataSize(static_cast<qint64>(bytes), 2, QLocale::DataSizeIecFormat);
}

QString rateText(BytesPerSecond rate)
{
    return rate.value == 0 ? QString{} : Format::tr("%1/s", "speed: a size in a second").arg(bytesText(rate.value));
}

QString percentText(double share)
{
    const double percent = share >= 1.0 ? 100.0 : std::floor(std::max(share, 0.0) * 1000.0) / 10.0;
    const QLocale locale;
    return Format::tr("%1 %", "a part of a hundred")
        .arg(locale.toString(percent, 'f', percent == std::floor(percent) ? 0 : 1));
}

QString ratioText(Bytes sent, Bytes size)
{
    if (size == 0)
        return QStringLiteral("–");
    return QLocale{}.toString(static_cast<double>(sent) / static_cast<double>(size), 'f', 2);
}

QString durationText(std::chrono::seconds time)
{
    const auto seconds = std::max<std::int64_t>(time.count(), 0);
    const auto part = [](std::int64_t value, const char* unit) { return Format::tr(unit).arg(value); };
    if (seconds < 60)
        return part(seconds, QT_TRANSLATE_NOOP("Format", "%1 s"));
    if (seconds < 3600)
        return part(seconds / 60, QT_TRANSLATE_NOOP("Format", "%1 min"));
    if (seconds < 86400)
        return part(seconds / 3600, QT_TRANSLATE_NOOP("Format", "%1 h")) + QLatin1Char{' '}
        + part(seconds / 60 % 60, QT_TRANSLATE_NOOP("Format", "%1 min"));
    return part(seconds / 86400, QT_TRANSLATE_NOOP("Format", "%1 d")) + QLatin1Char{' '}
    + part(seconds / 3600 % 24, QT_TRANSLATE_NOOP("Format", "%1 h"));
}

QString dateText(std::chrono::sys_seconds at) { return QLocale{}.toString(timeOf(at), QLocale::ShortFormat); }

QString agoText(std::chrono::sys_seconds at, std::chrono::sys_seconds now)
{
    using namespace std::chrono_literals;
    if (now - at < 1s)
        return Format::tr("just now");
    return now - at < 24h ? Format::tr("%1 ago").arg(durationText(now - at)) : dateText(at);
}

} // namespace shoal::ui
