// The files of a share on the screen: a tree with ticks, progress and priorities.
#pragma once

#include "ui/details/file_tree_model.h"

#include <QTreeView>

#include <optional>
#include <set>

namespace shoal::ui {

/// With or without an engine, as its model.
class FileTreeView : public QTreeView {
    Q_OBJECT
public:
    explicit FileTreeView(FileTreeModel& model, QWidget* parent = nullptr);

    /// While it is filtered all folders are open; afterwards those that were before.
    void setFilter(const QString& text);
    /// Of the chosen files and folders.
    void setPriority(FilePriority priority);
    /// The first column's.
    QModelIndexList chosen() const;
    /// One of the files on the screen.
    std::optional<std::uint32_t> visibleFile() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void openFirst();
    /// `use` decides about each folder, and those in it follow while it is open.
    void forFolders(const QModelIndex& parent, const std::function<void(const QModelIndex&)>& use);

    FileTreeModel& files_;
    std::set<QString> openBefore_; ///< paths of folders, while it is filtered
};

} // namespace shoal::ui
