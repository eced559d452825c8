#include "app/desktop/translations.h"

#include "tests/support/temporary_folder.h"
#include "ui/words/format.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>

#include <gtest/gtest.h>

namespace shoal::app {
namespace {

const auto folderOfTexts = QStringLiteral(SHOAL_SOURCE_ROOT "/resources/translations");

QString contentOf(const QString& name)
{
    QFile file{name};
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
    return QString::fromUtf8(file.readAll());
}

TEST(Translations, GiveEnglishItsPlurals)
{
    EXPECT_EQ(ui::bytesText(1), QStringLiteral("1 byte(s)"));
    QObject owner;
    installTranslations(owner, QLocale{QLocale::English});
    EXPECT_EQ(ui::bytesText(1), QStringLiteral("1 byte"));
    EXPECT_EQ(ui::bytesText(2), QStringLiteral("2 bytes"));
    EXPECT_EQ(ui::bytesText(0), QStringLiteral("0 bytes"));
}

TEST(Translations, FallBackOnEnglishWithItsPlurals)
{
    QObject owner;
    installTranslations(owner, QLocale{QLocale::Finnish});
    EXPECT_EQ(ui::bytesText(1), QStringLiteral("1 byte"));
}

TEST(Translations, AreThereForEachLanguage)
{
    for (const auto* language : {"en", "de", "zh_CN"}) {
        const auto texts = contentOf(QStringLiteral("%1/shoal_%2.ts").arg(folderOfTexts, QLatin1String{language}));
        EXPECT_TRUE(texts.contains(QStringLiteral("language=\"%1\"").arg(QLatin1String{language}))) << language;
        EXPECT_TRUE(QFile::exists(QStringLiteral(":/i18n/shoal_%1.qm").arg(QLatin1String{language}))) << language;
    }
}

TEST(Translations, LackNoEnglishPlural)
{
    const test::TemporaryFolder folder;
    const auto copy = QString::fromStdString((folder / "shoal_en.ts").string());
    ASSERT_TRUE(QFile::copy(folderOfTexts + QStringLiteral("/shoal_en.ts"), copy));
    const auto root = QStringLiteral(SHOAL_SOURCE_ROOT);
    QProcess reader;
    reader.start(QStringLiteral(SHOAL_LUPDATE),
                 {QStringLiteral("-silent"), QStringLiteral("-I"), root, QStringLiteral("-no-obsolete"),
                  QStringLiteral("-pluralonly"), root + QStringLiteral("/ui"), root + QStringLiteral("/app/desktop"),
                  QStringLiteral("-ts"), copy});
    ASSERT_TRUE(reader.waitForFinished(60'000)) << reader.errorString().toStdString();
    ASSERT_EQ(reader.exitCode(), 0) << reader.readAllStandardError().toStdString();

    static const QRegularExpression lacking{
        QStringLiteral("<source>([^<]*)</source>\\s*(?:<[a-z]*comment>[^<]*</[a-z]*comment>\\s*)*<translation "
                       "type=\"unfinished\">")};
    auto found = lacking.globalMatch(contentOf(copy));
    while (found.hasNext())
        ADD_FAILURE() << "“" << found.next().captured(1).toStdString()
                      << "” has no English plural: build the target `translations`";
    EXPECT_FALSE(contentOf(copy).contains(QLatin1String{"(s)</numerusform>"}));
}

} // namespace
} // namespace shoal::app
