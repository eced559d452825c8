// The files of a share: which are wanted, which come first, and how far they are.
#pragma once

#include "ui/details/details_page.h"
#include "ui/details/file_tree_view.h"

class QLineEdit;
class QMenu;

namespace shoal::ui {

/// Fetches page after page. Once all files are here it looks again at one page at a time: what is on the screen, and
/// the others in turn.
class FilesPage : public DetailsPage {
    Q_OBJECT
public:
    explicit FilesPage(Desk& desk, QWidget* parent = nullptr);
    FileTreeView& tree() { return *tree_; }

protected:
    void clear() override;
    void ask() override;

private:
    QWidget* topLine();
    void askPage(std::size_t first);
    void take(std::size_t first, const FilePage& page);
    void edit(const std::vector<FileChange>& changes);
    void tellSums();
    void offer(const QPoint& where);
    void addPriorities(QMenu& menu);
    /// Where the chosen one lies on disk.
    void withPlace(std::function<void(const std::filesystem::path&)> use);

    FileTreeModel* model_;
    FileTreeView* tree_;
    QLineEdit* filter_;
    QLabel* sums_;
    std::size_t loaded_ = 0; ///< files that came since the last beginning
    std::size_t total_ = 0;
    std::size_t inTurn_ = 0; ///< the page that is looked at again next
    bool isTurnOfOthers_ = false;
    int edits_ = 0; ///< grows with each change: rows that were asked for before it are out of date
};

} // namespace shoal::ui
