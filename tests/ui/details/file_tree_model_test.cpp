#include "ui/details/file_tree_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace shoal {
bool operator==(const FileChange& left, const FileChange& right)
{
    return left.first == right.first && left.last == right.last && left.priority == right.priority;
}
} // namespace shoal

namespace shoal::ui {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

ShareFileRow fileRow(std::uint32_t index, std::string path, Bytes size = 1000, Bytes done = 0)
{
    return {.index = index, .path = std::move(path), .size = size, .done = done};
}

class FileTreeOfShare : public testing::Test {
protected:
    FileTreeOfShare()
    {
        QObject::connect(&model_, &FileTreeModel::chosen, &model_,
                         [this](const std::vector<FileChange>& changes) { chosen_.push_back(changes); });
    }
    void showAlbum()
    {
        model_.setFiles({fileRow(0, "album/cover.jpg", 500), fileRow(1, "album/cd1/01.flac"),
                         fileRow(2, "album/cd1/02.flac"), fileRow(3, "album/cd2/01.flac"),
                         fileRow(4, "album/notes.txt", 20)});
    }
    /// By names, from the top.
    QModelIndex at(const QStringList& path, int column = FileTreeModel::NameColumn) const
    {
        QModelIndex folder;
        for (const auto& name : path) {
            int row = 0;
            while (row < model_.rowCount(folder) && model_.index(row, 0, folder).data().toString() != name)
                ++row;
            folder = model_.index(row, 0, folder);
        }
        return folder.siblingAtColumn(column);
    }
    std::vector<std::string> namesIn(const QModelIndex& folder) const
    {
        std::vector<std::string> names;
        names.reserve(static_cast<std::size_t>(model_.rowCount(folder)));
        for (int row = 0; row < model_.rowCount(folder); ++row)
            names.push_back(model_.index(row, 0, folder).data().toString().toStdString());
        return names;
    }
    static Qt::CheckState tick(const QModelIndex& index)
    {
        return static_cast<Qt::CheckState>(index.data(Qt::CheckStateRole).toInt());
    }

    FileTreeModel model_;
    QAbstractItemModelTester tester_{&model_, QAbstractItemModelTester::FailureReportingMode::Fatal};
    std::vector<std::vector<FileChange>> chosen_;
};

TEST_F(FileTreeOfShare, FoldersHoldTheirFilesAndAddThemUp)
{
    showAlbum();

    EXPECT_THAT(namesIn({}), ElementsAre("album"));
    EXPECT_THAT(namesIn(at({"album"})), ElementsAre("cover.jpg", "cd1", "cd2", "notes.txt"));
    EXPECT_EQ(at({"album", "cd1"}, FileTreeModel::SizeColumn).data().toString(), "1.95 KiB");
    EXPECT_EQ(model_.fileCount(), 5U);
    EXPECT_EQ(model_.pathOf(at({"album", "cd1", "02.flac"})), "album/cd1/02.flac");
}

TEST_F(FileTreeOfShare, TheTickOfAFolderIsThatOfItsFiles)
{
    showAlbum();

    model_.setData(at({"album", "cd1", "01.flac"}), Qt::Unchecked, Qt::CheckStateRole);

    EXPECT_EQ(tick(at({"album", "cd1", "01.flac"})), Qt::Unchecked);
    EXPECT_EQ(tick(at({"album", "cd1"})), Qt::PartiallyChecked);
    EXPECT_EQ(tick(at({"album"})), Qt::PartiallyChecked);
    EXPECT_EQ(tick(at({"album", "cd2"})), Qt::Checked);
    EXPECT_EQ(at({"album", "cd1"}, FileTreeModel::PriorityColumn).data().toString(), "Mixed");
}

TEST_F(FileTreeOfShare, TickingAFolderIsOneChangeOfItsFiles)
{
    showAlbum();

    model_.setData(at({"album", "cd1"}), Qt::Unchecked, Qt::CheckStateRole);

    ASSERT_EQ(chosen_.size(), 1U);
    EXPECT_THAT(chosen_[0], ElementsAre(FileChange{1, 2, FilePriority::Skip}));
    EXPECT_EQ(tick(at({"album", "cd1", "02.flac"})), Qt::Unchecked);
}

TEST_F(FileTreeOfShare, FilesThatHaveThePriorityAlreadyAreNoChange)
{
    showAlbum();
    model_.setData(at({"album", "cd1"}), Qt::Unchecked, Qt::CheckStateRole);

    model_.setPriority({at({"album"})}, FilePriority::Skip);
    model_.setPriority({at({"album"})}, FilePriority::Skip);

    ASSERT_EQ(chosen_.size(), 2U);
    EXPECT_THAT(chosen_[1], ElementsAre(FileChange{0, 0, FilePriority::Skip}, FileChange{3, 4, FilePriority::Skip}));
}

TEST_F(FileTreeOfShare, KnowsWhatIsWantedAndWhatAPersonChanged)
{
    showAlbum();
    EXPECT_TRUE(model_.wanted().isAll());
    EXPECT_THAT(model_.changes(), IsEmpty());

    model_.setData(at({"album", "cd1"}), Qt::Unchecked, Qt::CheckStateRole);
    model_.setData(at({"album", "notes.txt"}, FileTreeModel::PriorityColumn), int(FilePriority::High), Qt::EditRole);

    EXPECT_THAT(model_.wanted().ranges, ElementsAre(Pair(0, 0), Pair(3, 4)));
    EXPECT_THAT(model_.changes(),
                ElementsAre(FileChange{1, 2, FilePriority::Skip}, FileChange{4, 4, FilePriority::High}));
    EXPECT_EQ(model_.sums().wantedSize, 1520U);
}

TEST_F(FileTreeOfShare, NewRowsChangeTheTreeInPlace)
{
    showAlbum();
    QSignalSpy resets{&model_, &QAbstractItemModel::modelReset};
    QSignalSpy changes{&model_, &QAbstractItemModel::dataChanged};
    const QPersistentModelIndex song{at({"album", "cd1", "02.flac"})};

    auto row = fileRow(2, "album/cd1/02.flac", 1000, 500);
    row.priority = FilePriority::High;
    model_.take({fileRow(1, "album/cd1/01.flac"), row});

    EXPECT_EQ(song.sibling(song.row(), FileTreeModel::ProgressColumn).data().toString(), "50 %");
    EXPECT_EQ(song.sibling(song.row(), FileTreeModel::PriorityColumn).data().toString(), "High");
    EXPECT_EQ(at({"album", "cd1"}, FileTreeModel::ProgressColumn).data().toString(), "25 %");
    EXPECT_EQ(resets.count(), 0);
    EXPECT_EQ(changes.count(), 3); // the file, and the folders above it
    EXPECT_THAT(chosen_, IsEmpty());
}

TEST_F(FileTreeOfShare, LaterFilesJoinTheFoldersThatAreThere)
{
    showAlbum();
    QSignalSpy inserted{&model_, &QAbstractItemModel::rowsInserted};

    model_.take({fileRow(5, "album/cd2/02.flac"), fileRow(6, "album/cd2/03.flac"), fileRow(7, "album/cd3/a/01.flac")});

    EXPECT_THAT(namesIn(at({"album", "cd2"})), ElementsAre("01.flac", "02.flac", "03.flac"));
    EXPECT_THAT(namesIn(at({"album", "cd3", "a"})), ElementsAre("01.flac"));
    EXPECT_EQ(inserted.count(), 2);
    EXPECT_EQ(at({"album"}, FileTreeModel::SizeColumn).data().toString(), "6.37 KiB");
}

TEST_F(FileTreeOfShare, AFilterLeavesFilesWhosePathHasItsText)
{
    showAlbum();

    model_.setFilter("FLAC");
    EXPECT_THAT(namesIn(at({"album"})), ElementsAre("cd1", "cd2"));
    model_.setFilter("cd2");
    EXPECT_THAT(namesIn(at({"album"})), ElementsAre("cd2"));
    EXPECT_THAT(namesIn(at({"album", "cd2"})), ElementsAre("01.flac"));
    model_.setFilter("nothing of this name");
    EXPECT_EQ(model_.rowCount(), 0);
    model_.setFilter({});
    EXPECT_THAT(namesIn(at({"album"})), ElementsAre("cover.jpg", "cd1", "cd2", "notes.txt"));
}

TEST_F(FileTreeOfShare, FilteredFoldersStandForTheFilesThatAreShown)
{
    showAlbum();
    model_.setFilter("flac");

    model_.setData(at({"album"}), Qt::Unchecked, Qt::CheckStateRole);

    EXPECT_EQ(tick(at({"album"})), Qt::Unchecked);
    EXPECT_THAT(model_.changes(), ElementsAre(FileChange{1, 3, FilePriority::Skip}));
    model_.setFilter({});
    EXPECT_EQ(tick(at({"album"})), Qt::PartiallyChecked);
}

TEST_F(FileTreeOfShare, FilteringKeepsTrackOfRowsThatSomebodyHolds)
{
    showAlbum();
    const QPersistentModelIndex notes{at({"album", "notes.txt"})};
    const QPersistentModelIndex cover{at({"album", "cover.jpg"})};

    model_.setFilter("notes");

    EXPECT_EQ(notes.row(), 0);
    EXPECT_FALSE(cover.isValid());
}

TEST_F(FileTreeOfShare, NewFilesObeyTheFilter)
{
    showAlbum();
    model_.setFilter("flac");

    model_.take({fileRow(5, "album/back.jpg"), fileRow(6, "album/bonus.flac")});

    EXPECT_THAT(namesIn(at({"album"})), ElementsAre("cd1", "cd2", "bonus.flac"));
}

TEST_F(FileTreeOfShare, SortsNumbersByTheirValueAndGoesBackToTheTorrentsOrder)
{
    model_.setFiles({fileRow(0, "b10.txt"), fileRow(1, "B2.txt", 5), fileRow(2, "a.txt"), fileRow(3, "zoo/x")});

    model_.sort(FileTreeModel::NameColumn, Qt::AscendingOrder);
    EXPECT_THAT(namesIn({}), ElementsAre("zoo", "a.txt", "B2.txt", "b10.txt"));
    model_.sort(FileTreeModel::SizeColumn, Qt::AscendingOrder);
    EXPECT_EQ(namesIn({}).front(), "B2.txt");
    model_.sort(-1, Qt::AscendingOrder);
    EXPECT_THAT(namesIn({}), ElementsAre("b10.txt", "B2.txt", "a.txt", "zoo"));
}

TEST_F(FileTreeOfShare, OtherFilesTakeThePlaceOfTheOld)
{
    showAlbum();

    model_.setFiles({fileRow(0, "film.mkv")});

    EXPECT_THAT(namesIn({}), ElementsAre("film.mkv"));
    EXPECT_EQ(model_.fileCount(), 1U);
    EXPECT_THAT(model_.changes(), IsEmpty());
}

/// Random trees, ticks, filters and orders: sums and ticks are always what the files say.
TEST_F(FileTreeOfShare, AlwaysAgreesWithItsFiles)
{
    std::mt19937 random{1};
    const auto below = [&](std::uint32_t bound) {
        return std::uniform_int_distribution<std::uint32_t>{0, bound - 1}(random);
    };
    std::vector<ShareFileRow> rows;
    for (int round = 0; round < 300; ++round) {
        std::vector<ShareFileRow> news;
        for (auto count = below(4); count > 0; --count) {
            const auto index = static_cast<std::uint32_t>(rows.size());
            std::string path = "top/";
            for (auto depth = below(4); depth > 0; --depth)
                path += "d" + std::to_string(below(3)) + "/";
            rows.push_back(fileRow(index, path + "f" + std::to_string(index), below(100)));
            news.push_back(rows.back());
        }
        model_.take(news);
        if (rows.empty())
            continue;
        auto& some = rows[below(static_cast<std::uint32_t>(rows.size()))];
        some.priority = static_cast<FilePriority>(below(4));
        some.isWanted = some.priority != FilePriority::Skip;
        model_.setPriority({model_.indexOfFile(some.index)}, some.priority);
        const bool wasShown = model_.indexOfFile(some.index).isValid();
        if (!wasShown)
            model_.take({some});
        if (below(5) == 0)
            model_.setFilter(below(2) == 0 ? QString{} : QStringLiteral("d%1").arg(below(3)));
        if (below(5) == 0)
            model_.sort(static_cast<int>(below(5)) - 1, below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
        FileSums sums;
        for (const auto& row : rows)
            sums += sumsOf(row.size, row.done, priorityOf(row));
        ASSERT_EQ(model_.sums(), sums);
    }
}

TEST_F(FileTreeOfShare, AHundredThousandFilesComeWithOneSignalAPage)
{
    FileTreeModel model;
    QSignalSpy inserted{&model, &QAbstractItemModel::rowsInserted};
    for (std::uint32_t page = 0; page < 100; ++page) {
        std::vector<ShareFileRow> rows;
        for (std::uint32_t i = 0; i < 1000; ++i)
            rows.push_back(fileRow(page * 1000 + i, "big/part " + std::to_string(page * 1000 + i)));
        model.take(rows);
    }

    EXPECT_EQ(model.fileCount(), 100'000U);
    EXPECT_EQ(inserted.count(), 100);
}

} // namespace
} // namespace shoal::ui
