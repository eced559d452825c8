// Which files of a share are wanted: a tree with ticks, a filter, and all or none at once.
#pragma once

#include "ui/details/file_tree_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QWidget>

namespace shoal::ui {

class FileChoice : public QWidget {
    Q_OBJECT
public:
    explicit FileChoice(QWidget* parent = nullptr);

    void setFiles(const std::vector<ShareFileRow>& rows);
    FileTreeModel& model() { return model_; }
    const FileTreeModel& model() const { return model_; }
    std::uint32_t chosenCount() const;
    Bytes chosenSize() const { return model_.sums().wantedSize; }

Q_SIGNALS:
    void changed();

private:
    void build();
    void chooseShown(FilePriority priority);
    void offerPriorities(const QPoint& where);
    void tellSum();

    FileTreeModel model_;
    // In the order of the Tab key.
    QLineEdit* filter_;
    QPushButton* all_;
    QPushButton* none_;
    FileTreeView* tree_;
    QLabel* sum_;
};

} // namespace shoal::ui
