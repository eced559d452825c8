#include "app/desktop/handover.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace shoal::app {
namespace {
QByteArray tokenOfThisStart()
{
    const auto wayland = qgetenv("XDG_ACTIVATION_TOKEN");
    return wayland.isEmpty() ? qgetenv("DESKTOP_STARTUP_ID") : wayland;
}

QByteArray lineOf(const QJsonObject& object) { return QJsonDocument{object}.toJson(QJsonDocument::Compact) + '\n'; }

std::optional<QStringList> wordsIn(const QJsonValue& value)
{
    QStringList words;
    for (const auto& word : value.toArray()) {
        if (!word.isString())
            return std::nullopt;
        words.append(word.toString());
    }
    return words;
}
} // namespace

QByteArray handoverOf(const Wish& wish)
{
    return lineOf({{QStringLiteral("open"), QJsonArray::fromStringList(wish.open)},
                   {QStringLiteral("action"), wish.action},
                   {QStringLiteral("minimised"), wish.isMinimised},
                   {QStringLiteral("token"), QString::fromUtf8(tokenOfThisStart())}});
}

std::optional<Handover> readHandover(const QByteArray& line)
{
    const auto document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return std::nullopt;
    const auto object = document.object();
    const auto open = wordsIn(object.value(QLatin1String{"open"}));
    if (!open)
        return std::nullopt;
    return Handover{{.open = *open,
                     .action = object.value(QLatin1String{"action"}).toString(),
                     .isMinimised = object.value(QLatin1String{"minimised"}).toBool()},
                    object.value(QLatin1String{"token"}).toString().toUtf8()};
}

QByteArray handoverTaken() { return lineOf({{QStringLiteral("taken"), true}}); }

} // namespace shoal::app
