#include "ui/details/files_page.h"

#include "tests/ui/details/page_of_tests.h"

namespace shoal::ui {
namespace {
using testing::HasSubstr;
using testing::IsEmpty;

class FilesOfShare : public PageOfShare<FilesPage> {
protected:
    void putFiles(std::uint32_t count)
    {
        for (std::uint32_t i = 0; i < count; ++i)
            desk_.script.files[{1}].push_back(
                {.index = i, .path = "album/" + std::to_string(i) + ".flac", .size = 1000, .done = 0});
    }
    std::vector<std::size_t> pagesAsked() const
    {
        std::vector<std::size_t> pages;
        for (const auto& [id, range] : record_.filesAsked)
            pages.push_back(range.first);
        return pages;
    }
    QModelIndex fileAt(int row, int column = FileTreeModel::NameColumn)
    {
        const auto& model = *page().tree().model();
        return model.index(row, column, model.index(0, 0));
    }
    void setTick(const QModelIndex& index, Qt::CheckState tick)
    {
        page().tree().model()->setData(index, tick, Qt::CheckStateRole);
        settle();
    }
    std::string sums() { return part<QLabel>("fileSums").text().toStdString(); }
};

TEST_F(FilesOfShare, ComeAThousandAtATime)
{
    putFiles(2500);
    page();

    EXPECT_THAT(pagesAsked(), testing::ElementsAre(0, 1000, 2000));
    EXPECT_EQ(sums(), "2500 file(s), 2.38 MiB");
    EXPECT_TRUE(page().tree().isExpanded(page().tree().model()->index(0, 0)));
}

TEST_F(FilesOfShare, AreLookedAtAgainAPageAtATime)
{
    putFiles(2500);
    page();
    record_.filesAsked.clear();

    for (int i = 0; i < 6; ++i)
        refresh();

    // Every other time what is on the screen, and the others in turn.
    EXPECT_THAT(pagesAsked(), testing::ElementsAre(0, 0, 1000, 0, 2000, 0));
}

TEST_F(FilesOfShare, SayThatTheirListHasNotCome)
{
    page();

    EXPECT_EQ(sums(), "The list of files has not come yet");
    putFiles(2);
    refresh();
    EXPECT_EQ(sums(), "2 file(s), 1.95 KiB");
}

TEST_F(FilesOfShare, ATickIsOneChangeForTheEngine)
{
    putFiles(3);
    page();

    setTick(page().tree().model()->index(0, 0), Qt::Unchecked);

    ASSERT_EQ(record_.edited.size(), 1U);
    const auto& files = record_.edited[0].second.files;
    ASSERT_EQ(files.size(), 1U);
    EXPECT_EQ(files[0].first, 0U);
    EXPECT_EQ(files[0].last, 2U);
    EXPECT_EQ(files[0].priority, FilePriority::Skip);
}

TEST_F(FilesOfShare, TheSpaceBarTicksAllThatIsChosen)
{
    putFiles(4);
    page();
    auto& tree = page().tree();
    tree.setCurrentIndex(fileAt(1));
    QTest::keyClick(&tree, Qt::Key_Down, Qt::ShiftModifier);

    QTest::keyClick(&tree, Qt::Key_Space);
    settle();

    ASSERT_EQ(record_.edited.size(), 1U);
    EXPECT_EQ(record_.edited[0].second.files[0].first, 1U);
    EXPECT_EQ(record_.edited[0].second.files[0].last, 2U);
}

TEST_F(FilesOfShare, ARefusedChangeIsToldAndTakenBack)
{
    putFiles(3);
    page();
    desk_.script.refused.insert(ShareId{1});

    setTick(fileAt(1), Qt::Unchecked);

    EXPECT_THAT(trouble(), HasSubstr("can't be used"));
    EXPECT_EQ(fileAt(1).data(Qt::CheckStateRole).toInt(), Qt::Checked);
}

/// The rows of an answer that was under way know nothing of the tick.
TEST_F(FilesOfShare, RowsThatWereAskedForBeforeAChangeDoNotUndoIt)
{
    putFiles(3);
    page();
    page().refresh();
    page().tree().model()->setData(fileAt(1), Qt::Unchecked, Qt::CheckStateRole);
    desk_.script.files[{1}][1].isWanted = false;
    std::vector<int> ticks;
    QObject::connect(page().tree().model(), &QAbstractItemModel::dataChanged, &page(),
                     [&] { ticks.push_back(fileAt(1).data(Qt::CheckStateRole).toInt()); });
    settle();

    EXPECT_THAT(ticks, testing::Each(Qt::Unchecked));
    EXPECT_EQ(fileAt(1).data(Qt::CheckStateRole).toInt(), Qt::Unchecked);
}

TEST_F(FilesOfShare, FilteringOpensFoldersAndLeavesThemAsTheyWere)
{
    desk_.script.files[{1}] = {{.index = 0, .path = "a/one/x.txt"}, {.index = 1, .path = "a/two/y.txt"}};
    page();
    auto& tree = page().tree();
    const auto& model = *tree.model();

    QTest::keyClicks(&part<QLineEdit>("fileFilter"), "y.t");
    EXPECT_EQ(model.rowCount(model.index(0, 0)), 1);
    EXPECT_TRUE(tree.isExpanded(model.index(0, 0, model.index(0, 0))));
    part<QLineEdit>("fileFilter").clear();

    EXPECT_EQ(model.rowCount(model.index(0, 0)), 2);
    EXPECT_TRUE(tree.isExpanded(model.index(0, 0)));
    EXPECT_FALSE(tree.isExpanded(model.index(1, 0, model.index(0, 0))));
}

TEST_F(FilesOfShare, OpensTheFileWhereItLies)
{
    putFiles(3);
    auto row = desk_.script.rows[{1}];
    row.folder = "/srv/music";
    Torrent torrent{.name = "album"};
    for (const auto* path : {"album/0.flac", "album/.pad", "album/1.flac"})
        torrent.files.push_back({.path = path});
    desk_.script.details[{1}] = {.row = row, .torrent = torrent, .link = {}, .places = {{2, "/elsewhere/1.flac"}}};
    page();
    auto& tree = page().tree();
    const auto open = [&](int file) {
        tree.setCurrentIndex(fileAt(file));
        Q_EMIT tree.activated(fileAt(file));
        settle();
    };

    open(0);
    open(1);

    EXPECT_THAT(desk_.surroundings.opened, testing::ElementsAre("/srv/music/album/0.flac", "/elsewhere/1.flac"));
}

TEST_F(FilesOfShare, AnotherShareStartsAnew)
{
    putFiles(3);
    page();
    desk_.put(2, "other");
    part<QLineEdit>("fileFilter").setText("1");

    page().setShare(ShareId{2});

    EXPECT_EQ(page().tree().model()->rowCount(), 0);
    EXPECT_TRUE(part<QLineEdit>("fileFilter").text().isEmpty());
    EXPECT_THAT(record_.edited, IsEmpty());
}

} // namespace
} // namespace shoal::ui
