#include "app/desktop/arguments.h"

#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace shoal::app {
namespace {

DesktopArguments readGood(const QStringList& words, const std::filesystem::path& folder = "/home/ada")
{
    const auto read = readArguments(QStringList{QStringLiteral("shoal-desktop")} + words, folder);
    const auto* arguments = std::get_if<DesktopArguments>(&read);
    EXPECT_NE(arguments, nullptr);
    return arguments != nullptr ? *arguments : DesktopArguments{};
}

Printed readPrinted(const QStringList& words)
{
    const auto read = readArguments(QStringList{QStringLiteral("shoal-desktop")} + words, "/home/ada");
    const auto* printed = std::get_if<Printed>(&read);
    EXPECT_NE(printed, nullptr);
    return printed != nullptr ? *printed : Printed{};
}

const auto hash = QStringLiteral("0123456789abcdef0123456789abcdef01234567");

TEST(DesktopArguments, WithoutAnyOpenTheWindow)
{
    const auto arguments = readGood({});
    EXPECT_TRUE(arguments.wish.open.isEmpty());
    EXPECT_FALSE(arguments.wish.isMinimised);
    EXPECT_FALSE(arguments.profile);
}

TEST(DesktopArguments, LeaveLinksAsTheyAre)
{
    const QStringList links{QStringLiteral("magnet:?xt=urn:btih:%1").arg(hash), hash, QStringLiteral("MAGNET:?xt=x"),
                            QStringLiteral("https://example.org/x")};
    EXPECT_EQ(readGood(links).wish.open, links);
}

TEST(DesktopArguments, MakeFilesAbsolute)
{
    EXPECT_EQ(readGood({QStringLiteral("a.torrent"), QStringLiteral("../b"), QStringLiteral("/srv/c"),
                        QStringLiteral("file:///srv/d%20e")})
                  .wish.open,
              (QStringList{QStringLiteral("/home/ada/a.torrent"), QStringLiteral("/home/b"), QStringLiteral("/srv/c"),
                           QStringLiteral("/srv/d e")}));
}

TEST(DesktopArguments, TakeAFileThatIsCalledLikeAnInfoHash)
{
    const test::TemporaryFolder folder;
    const auto file = folder.write(hash.toStdString(), "content");
    EXPECT_EQ(readGood({hash}, folder.path()).wish.open, QStringList{QString::fromStdString(file.string())});
}

TEST(DesktopArguments, NameProfileAndSettings)
{
    const auto arguments = readGood({QStringLiteral("--profile"), QStringLiteral("mine"), QStringLiteral("--set"),
                                     QStringLiteral("dht.enabled=false"), QStringLiteral("--set=network.utp=false"),
                                     QStringLiteral("--minimised")});
    EXPECT_EQ(arguments.profile, std::filesystem::path{"/home/ada/mine"});
    EXPECT_EQ(arguments.settings, (std::vector<std::string>{"dht.enabled=false", "network.utp=false"}));
    EXPECT_TRUE(arguments.wish.isMinimised);
}

TEST(DesktopArguments, AskForAnActionOfTheWindow)
{
    EXPECT_EQ(readGood({QStringLiteral("--share")}).wish.action, QStringLiteral("shareFiles"));
    EXPECT_EQ(readGood({QStringLiteral("--receive")}).wish.action, QStringLiteral("receive"));
}

TEST(DesktopArguments, PrintVersionAndHelp)
{
    EXPECT_EQ(readPrinted({QStringLiteral("--version")}).text, QStringLiteral("shoal-desktop " SHOAL_VERSION "\n"));
    const auto help = readPrinted({QStringLiteral("--help")});
    EXPECT_EQ(help.exit, 0);
    for (const auto* option : {"--profile", "--set", "--minimised", "--share", "--receive", "--version"})
        EXPECT_TRUE(help.text.contains(QLatin1String{option})) << option;
}

TEST(DesktopArguments, RefuseWhatTheyDoNotKnow)
{
    const auto printed = readPrinted({QStringLiteral("--nonsense")});
    EXPECT_EQ(printed.exit, 2);
    EXPECT_TRUE(printed.text.contains(QLatin1String{"nonsense"}));
    EXPECT_TRUE(printed.text.contains(QLatin1String{"--help"}));
}

} // namespace
} // namespace shoal::app
