#include "app/desktop/arguments.h"

#include "core/link/magnet.h"
#include "ui/words/format.h"

#include <QCommandLineParser>
#include <QUrl>

namespace shoal::app {
namespace {
using ui::pathOf;
using ui::plain;
using ui::text;

struct Arguments {
    Q_DECLARE_TR_FUNCTIONS(Arguments)
};

struct Options {
    QCommandLineOption profile{QStringLiteral("profile"), Arguments::tr("Use the profile in this folder."),
                               Arguments::tr("folder")};
    QCommandLineOption set{QStringLiteral("set"),
                           Arguments::tr("Use this value of a setting, in this run. May be given several times."),
                           Arguments::tr("key=value")};
    QCommandLineOption minimised{{QStringLiteral("minimised"), QStringLiteral("minimized")},
                                 Arguments::tr("Start as an icon, without the window.")};
    QCommandLineOption share{QStringLiteral("share"), Arguments::tr("Choose files to share.")};
    QCommandLineOption receive{QStringLiteral("receive"), Arguments::tr("Enter a link to receive.")};
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}, Arguments::tr("Print this, and end.")};
    QCommandLineOption version{{QStringLiteral("V"), QStringLiteral("version")},
                               Arguments::tr("Print the version, and end.")};
};

QString absoluteOf(const QString& path, const std::filesystem::path& folder)
{
    return text((folder / pathOf(path)).lexically_normal());
}

/// Links stay as they are; everything else is a file, there or not.
QString openable(const QString& argument, const std::filesystem::path& folder)
{
    if (argument.startsWith(QLatin1String{"file:"}, Qt::CaseInsensitive))
        return absoluteOf(QUrl{argument}.toLocalFile(), folder);
    if (argument.startsWith(QLatin1String{"magnet:"}, Qt::CaseInsensitive) || argument.contains(QLatin1String{"://"}))
        return argument;
    const auto file = absoluteOf(argument, folder);
    std::error_code missing; // then it may be a bare info-hash
    if (!std::filesystem::exists(pathOf(file), missing) && parseMagnet(plain(argument)))
        return argument;
    return file;
}
} // namespace

std::variant<DesktopArguments, Printed> readArguments(const QStringList& words, const std::filesystem::path& folder)
{
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(Arguments::tr("Shares files straight between computers."));
    parser.addOptions({options.profile, options.set, options.minimised, options.share, options.receive, options.help,
                       options.version});
    parser.addPositionalArgument(QStringLiteral("what"),
                                 Arguments::tr("A link or a .torrent file to receive, or a file or folder to share."),
                                 QStringLiteral("[what…]"));
    if (!parser.parse(words))
        return Printed{Arguments::tr("shoal-desktop: %1").arg(parser.errorText()) + QLatin1Char{'\n'}
                           + Arguments::tr("Run “shoal-desktop --help” for what it takes.") + QLatin1Char{'\n'},
                       2};
    if (parser.isSet(options.version))
        return Printed{QStringLiteral("shoal-desktop " SHOAL_VERSION "\n"), 0};
    if (parser.isSet(options.help))
        return Printed{parser.helpText(), 0};

    DesktopArguments arguments;
    if (parser.isSet(options.profile))
        arguments.profile = pathOf(absoluteOf(parser.value(options.profile), folder));
    for (const auto& pair : parser.values(options.set))
        arguments.settings.push_back(plain(pair));
    for (const auto& argument : parser.positionalArguments())
        arguments.wish.open.append(openable(argument, folder));
    if (parser.isSet(options.share))
        arguments.wish.action = QStringLiteral("shareFiles");
    if (parser.isSet(options.receive))
        arguments.wish.action = QStringLiteral("receive");
    arguments.wish.isMinimised = parser.isSet(options.minimised);
    return arguments;
}

} // namespace shoal::app
