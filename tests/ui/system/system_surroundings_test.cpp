#include "ui/system/system_surroundings.h"

#include "tests/ui/desk_of_tests.h"
#include "tests/ui/system/mmdb_writer.h"
#include "tests/ui/system/private_bus.h"

#include <QUrl>

#include <gtest/gtest.h>

namespace shoal::ui {

/// Plays a file manager.
class FileManager : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.FileManager1")
public:
    QStringList shown;

public Q_SLOTS:
    void ShowItems(const QStringList& items, const QString& /*token*/) { shown += items; } // NOLINT
};

namespace {

/// Surroundings whose programs only remember what they were to open.
struct Around {
    explicit Around(const QDBusConnection& session, const std::vector<std::filesystem::path>& countryFolders = {})
        : surroundings{{.session = session,
                        .system = noBus(),
                        .open =
                            [this](const QUrl& url) {
                                opened.append(url.toString(QUrl::FullyEncoded));
                                return canOpen;
                            },
                        .notifyOtherwise = [this](const Notice& notice) { notices.push_back(notice); },
                        .countryFolders = countryFolders}}
    {}

    QStringList opened;
    bool canOpen = true;
    std::vector<Notice> notices;
    SystemSurroundings surroundings;
};

TEST(SystemSurroundings, OpenFilesAndAddresses)
{
    Around around{noBus()};
    around.surroundings.openFile("/srv/a b#c.txt");
    around.surroundings.openUrl(QStringLiteral("https://example.org/x"));
    EXPECT_EQ(around.opened,
              (QStringList{QStringLiteral("file:///srv/a%20b%23c.txt"), QStringLiteral("https://example.org/x")}));
    EXPECT_TRUE(around.notices.empty());
}

TEST(SystemSurroundings, OpenFilesWhoseNamesAreNotUtf8)
{
    Around around{noBus()};
    around.surroundings.openFile("/srv/caf\xe9");
    EXPECT_EQ(around.opened, QStringList{QStringLiteral("file:///srv/caf%E9")});
}

TEST(SystemSurroundings, SayWhenNothingOpensAFile)
{
    Around around{noBus()};
    around.canOpen = false;
    around.surroundings.openFile("/srv/a.odd");
    ASSERT_EQ(around.notices.size(), 1U);
    EXPECT_TRUE(around.notices[0].isTrouble);
    EXPECT_EQ(around.notices[0].title, QStringLiteral("Nothing opens “/srv/a.odd”"));
}

TEST(SystemSurroundings, HaveTheFileManagerShowAFileInItsFolder)
{
    PrivateBus bus;
    FileManager manager;
    ASSERT_TRUE(bus.offer(manager, QStringLiteral("org.freedesktop.FileManager1"),
                          QStringLiteral("/org/freedesktop/FileManager1")));
    Around around{bus.connect()};
    around.surroundings.showInFolder("/srv/a b.txt");
    EXPECT_TRUE(comes([&] { return !manager.shown.isEmpty(); }));
    EXPECT_EQ(manager.shown, QStringList{QStringLiteral("file:///srv/a%20b.txt")});
    EXPECT_TRUE(around.opened.isEmpty());
}

TEST(SystemSurroundings, OpenTheFolderWhereNoFileManagerShowsFiles)
{
    PrivateBus bus;
    Around withBus{bus.connect()};
    withBus.surroundings.showInFolder("/srv/a.txt");
    EXPECT_TRUE(comes([&] { return withBus.opened == QStringList{QStringLiteral("file:///srv")}; }));

    Around without{noBus()};
    without.surroundings.showInFolder("/srv/a.txt");
    EXPECT_EQ(without.opened, QStringList{QStringLiteral("file:///srv")});
}

TEST(SystemSurroundings, KeepTheClipboard)
{
    Around around{noBus()};
    around.surroundings.copy(QStringLiteral("magnet:?xt=…"));
    EXPECT_EQ(around.surroundings.clipboardText(), QStringLiteral("magnet:?xt=…"));
}

TEST(SystemSurroundings, KnowTheFreeSpaceOfFoldersThatAreNotThereYet)
{
    const test::TemporaryFolder folder;
    Around around{noBus()};
    const auto here = around.surroundings.freeSpace(folder.path());
    ASSERT_TRUE(here);
    EXPECT_GT(*here, 0U);
    EXPECT_TRUE(around.surroundings.freeSpace(folder / "not/there/yet"));
}

TEST(SystemSurroundings, KnowTheCountryOfAnAddress)
{
    const test::TemporaryFolder folder;
    folder.write("GeoLite2-Country.mmdb", countryDatabaseOf({{0x01020000, 16, "DE"}}));
    EXPECT_EQ(Around(noBus(), {folder.path()}).surroundings.countryOf("1.2.3.4:6881"), "DE");
    EXPECT_EQ(Around(noBus()).surroundings.countryOf("1.2.3.4:6881"), "");
}

} // namespace
} // namespace shoal::ui

#include "system_surroundings_test.moc"
