// A folder goes from one window to another, by hand from start to end.
#include "tests/desktop/journeys/user.h"
#include "tests/support/tree.h"
#include "ui/details/file_tree_model.h"
#include "ui/sheets/link_sheet.h"
#include "ui/sheets/receive_sheet.h"
#include "ui/sheets/share_sheet.h"

#include <QClipboard>
#include <QLineEdit>
#include <QTreeView>

namespace shoal::test {
namespace {

class TwoWindows : public testing::Test {
protected:
    /// Drops the folder, and reads its link off the sheet.
    std::string shareByHand(User& user)
    {
        user.drop({folder_});
        auto* sheet = user.sheet<ui::ShareSheet>();
        if (sheet == nullptr)
            return {};
        User::click(*sheet, "start");
        auto* shown = user.sheet<ui::LinkSheet>();
        if (shown == nullptr)
            return {};
        auto* link = shown->findChild<QLineEdit*>(QStringLiteral("link"));
        EXPECT_TRUE(arrives([&] { return link->text().startsWith(QLatin1String{"magnet:"}); }));
        User::click(*shown, "copy");
        EXPECT_EQ(QApplication::clipboard()->text(), link->text());
        const auto text = link->text().toStdString();
        User::click(*shown, "close");
        return text;
    }

    /// By a click on its tick.
    static void untick(QDialog& sheet, const QString& path)
    {
        auto& tree = *sheet.findChild<QTreeView*>(QStringLiteral("files"));
        auto& model = static_cast<ui::FileTreeModel&>(*tree.model());
        for (std::uint32_t file = 0; file < model.fileCount(); ++file)
            if (const auto index = model.indexOfFile(file); model.pathOf(index) == path) {
                tree.scrollTo(index);
                tree.setCurrentIndex(index);
                QTest::keyClick(&tree, Qt::Key_Space);
                ASSERT_EQ(index.data(Qt::CheckStateRole).toInt(), Qt::Unchecked);
                return;
            }
        FAIL() << path.toStdString();
    }

    ClosedNetwork network_{1};
    const Peer here_ = network_.newPeer();
    const Peer there_ = network_.newPeer();
    const std::filesystem::path folder_ = network_.folder() / "album";
    const std::filesystem::path target_ = network_.folder() / "got";
};

TEST_F(TwoWindows, GiveAFolderFromOneToTheOther)
{
    network_.folder().writeNoise("album/one.bin", 3'000'000, 1);
    network_.folder().writeNoise("album/two.bin", 2'000'000, 2);
    network_.folder().writeNoise("album/notes/three – 三.txt", 70'000, 3);
    User sharer{network_, here_}, receiver{network_, there_};
    ASSERT_NO_FATAL_FAILURE(sharer.start());
    ASSERT_NO_FATAL_FAILURE(receiver.start());

    const auto link = shareByHand(sharer);
    ASSERT_FALSE(link.empty());
    auto* sheet = receiver.openLink(link, target_);
    ASSERT_NE(sheet, nullptr);
    ASSERT_NO_FATAL_FAILURE(untick(*sheet, QStringLiteral("album/two.bin")));
    User::click(*sheet, "start");

    ASSERT_TRUE(arrives([&] { return receiver.showsOnly(ShareState::Seeding); })) << receiver.message();
    EXPECT_EQ(receiver.rows().at(0).done, 3'070'000u);
    EXPECT_EQ(differences(folder_, target_ / "album"), std::vector<std::string>{"missing: two.bin"});
}

} // namespace
} // namespace shoal::test
