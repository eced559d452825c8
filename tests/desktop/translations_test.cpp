#include "app/desktop/translations.h"

#include "tests/support/temporary_folder.h"
#include "ui/window/action_set.h"
#include "ui/words/error_words.h"
#include "ui/words/format.h"

#include <QFile>
#include <QProcess>
#include <QSet>
#include <QWidget>
#include <QXmlStreamReader>

#include <gtest/gtest.h>
#include <map>
#include <set>

namespace shoal::app {
namespace {

const auto folderOfTexts = QStringLiteral(SHOAL_SOURCE_ROOT "/resources/translations");

QString contentOf(const QString& name)
{
    QFile file{name};
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
    return QString::fromUtf8(file.readAll());
}

enum class Texts { All, OnlyPlurals };

/// Takes over what the sources say, as the target `translations` does.
void update(const QString& file, Texts texts)
{
    const auto root = QStringLiteral(SHOAL_SOURCE_ROOT);
    QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-no-obsolete"), QStringLiteral("-I"), root};
    if (texts == Texts::OnlyPlurals)
        arguments.append(QStringLiteral("-pluralonly"));
    arguments += {root + QStringLiteral("/ui"), root + QStringLiteral("/app/desktop"), QStringLiteral("-ts"), file};
    QProcess reader;
    reader.start(QStringLiteral(SHOAL_LUPDATE), arguments);
    ASSERT_TRUE(reader.waitForFinished(60'000)) << reader.errorString().toStdString();
    ASSERT_EQ(reader.exitCode(), 0) << reader.readAllStandardError().toStdString();
}

/// "context: source (comment)" of each.
QSet<QString> textsOf(const QString& file)
{
    QSet<QString> texts;
    QString context;
    QString source;
    QString comment;
    QXmlStreamReader xml{contentOf(file)};
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String{"name"})
            context = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == QLatin1String{"source"})
            source = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == QLatin1String{"comment"})
            comment = xml.readElementText();
        else if (xml.isEndElement() && xml.name() == QLatin1String{"message"}) {
            texts.insert(QStringLiteral("%1: %2 (%3)").arg(context, source, comment));
            comment.clear();
        }
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    return texts;
}

QChar letterOf(const QString& words)
{
    const auto at = words.indexOf(QLatin1Char{'&'});
    EXPECT_TRUE(at >= 0 && at + 1 < words.size()) << words.toStdString();
    return words[at + 1].toLower();
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

TEST(Translations, HaveTheTextsOfTheSourcesAndNoOthers)
{
    for (const auto* language : {"en", "de", "zh_CN"}) {
        const test::TemporaryFolder folder;
        const auto name = QStringLiteral("shoal_%1.ts").arg(QLatin1String{language});
        const auto copy = QString::fromStdString((folder / name.toStdString()).string());
        const auto original = folderOfTexts + QLatin1Char{'/'} + name;
        ASSERT_TRUE(QFile::copy(original, copy));
        update(copy, QLatin1String{language} == QLatin1String{"en"} ? Texts::OnlyPlurals : Texts::All);

        const auto wanted = textsOf(copy);
        const auto there = textsOf(original);
        for (const auto& text : wanted - there)
            ADD_FAILURE() << language << " lacks “" << text.toStdString() << "”: build the target `translations`";
        for (const auto& text : there - wanted)
            ADD_FAILURE() << language << " has “" << text.toStdString() << "”, which nobody says any more";
        EXPECT_FALSE(wanted.isEmpty()) << language;
    }
}

TEST(Translations, LackNoEnglishPlural)
{
    const auto english = contentOf(folderOfTexts + QStringLiteral("/shoal_en.ts"));
    EXPECT_FALSE(english.contains(QLatin1String{"(s)</numerusform>"}));
    EXPECT_FALSE(english.contains(QLatin1String{"(es)</numerusform>"}));
}

TEST(Translations, GiveEachActionOfAMenuALetterOfItsOwn)
{
    for (const auto* language : {"de", "zh_CN"}) {
        QObject owner;
        installTranslations(owner, QLocale{QLatin1String{language}});
        ASSERT_NE(ui::titleOf(ui::Menu::File), QStringLiteral("&File")) << language;

        std::map<ui::Menu, std::set<QChar>> letters;
        std::set<QChar> menus;
        std::set<QChar> ofShares; // the menu that a click on a share opens
        for (const auto& row : ui::actionTable()) {
            const auto words = ui::wordsOf(row);
            if (letters[row.menu].empty()) {
                const auto title = ui::titleOf(row.menu);
                EXPECT_TRUE(menus.insert(letterOf(title)).second) << title.toStdString();
            }
            EXPECT_TRUE(letters[row.menu].insert(letterOf(words)).second) << words.toStdString();
            if (row.needs == ui::Needs::Nothing)
                continue;
            EXPECT_TRUE(ofShares.insert(letterOf(words)).second) << words.toStdString();
        }
    }
}

TEST(Translations, LeaveNoLetterOfAMenuInTheToolBar)
{
    QObject owner;
    installTranslations(owner, QLocale{QStringLiteral("zh_CN")});
    QWidget window;
    ui::ActionSet actions{window};
    EXPECT_EQ(actions[ui::Act::ShareFiles].text(), QStringLiteral("共享文件(&F)…"));
    EXPECT_EQ(actions[ui::Act::ShareFiles].iconText(), QStringLiteral("共享文件…"));
}

TEST(Translations, EndSentencesAsTheLanguageDoes)
{
    const Error error{.kind = ErrorKind::NotFound, .about = "/a", .reason = "ENOENT"};
    EXPECT_EQ(ui::wordsFor(error).what, QStringLiteral("/a is not there (ENOENT)."));
    QObject owner;
    installTranslations(owner, QLocale{QStringLiteral("zh_CN")});
    EXPECT_EQ(ui::wordsFor(error).what, QStringLiteral("/a 不存在（ENOENT）。"));
}

} // namespace
} // namespace shoal::app
