#include "tests/ui/desk_of_tests.h"
#include "ui/help/about_dialog.h"
#include "ui/help/used_libraries.h"

#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

class AboutShoal : public testing::Test {
protected:
    QString label(const AboutDialog& dialog, const char* name)
    {
        return dialog.findChild<QLabel*>(QString::fromLatin1(name))->text();
    }
    DeskOfTests desk_;
};

TEST_F(AboutShoal, TellsVersionAndLicence)
{
    const AboutDialog dialog{desk_.desk};
    EXPECT_EQ(label(dialog, "version"), QStringLiteral("Shoal " SHOAL_VERSION));
    EXPECT_TRUE(label(dialog, "licence").contains("Apache-2.0"));
}

TEST_F(AboutShoal, ListsLibrariesEachWithVersionAndLicence)
{
    const AboutDialog dialog{desk_.desk};
    const auto* table = dialog.findChild<QTableWidget*>("libraries");
    ASSERT_EQ(table->rowCount(), static_cast<int>(usedLibraries().size()));
    for (int row = 0; row < table->rowCount(); ++row)
        for (int column = 0; column < table->columnCount(); ++column)
            EXPECT_FALSE(table->item(row, column)->text().isEmpty()) << row << ' ' << column;
    EXPECT_EQ(table->item(0, 1)->text(), qVersion());
}

TEST_F(AboutShoal, TellsWhichProcessRunsTheTransfers)
{
    desk_.script.status.version = "0.9";
    desk_.script.status.pid = 4711;
    AboutDialog dialog{desk_.desk};
    EXPECT_TRUE(comes([&] { return label(dialog, "engine") == "The transfers are run by Shoal 0.9 (process 4711)."; }));
}

TEST_F(AboutShoal, TellsWhenTheWindowItselfDoes)
{
    desk_.script.status.pid = QCoreApplication::applicationPid();
    AboutDialog dialog{desk_.desk};
    EXPECT_TRUE(comes([&] { return label(dialog, "engine") == "This window runs the transfers itself."; }));
}

TEST_F(AboutShoal, CopiesVersionsForAReport)
{
    AboutDialog dialog{desk_.desk};
    QTest::mouseClick(dialog.findChild<QPushButton*>("copy"), Qt::LeftButton);
    const auto lines = desk_.surroundings.clipboard.split('\n');
    EXPECT_EQ(lines.first(), QStringLiteral("Shoal " SHOAL_VERSION));
    EXPECT_TRUE(lines.contains(QStringLiteral("Qt ") + qVersion()));
}

TEST_F(AboutShoal, OpensTheLicence)
{
    AboutDialog dialog{desk_.desk};
    QTest::mouseClick(dialog.findChild<QPushButton*>("read-licence"), Qt::LeftButton);
    EXPECT_EQ(desk_.surroundings.urls, QStringList{"https://www.apache.org/licenses/LICENSE-2.0"});
}

} // namespace
} // namespace shoal::ui
