// The files of a share for views: a tree with ticks and priorities. It needs no engine: rows come in, choices go out.
#pragma once

#include "ui/details/file_tree.h"

#include <QAbstractItemModel>
#include <QIcon>

#include <functional>
#include <vector>

namespace shoal::ui {

/// Reset by `setFiles` alone; later rows are added and changed in place. While it is filtered, a folder stands for
/// those of its files that are shown.
class FileTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, SizeColumn, ProgressColumn, PriorityColumn, ColumnCount };
    /// ProgressRole is where ProgressDelegate looks for it. FileRole: the file's index; none for a folder.
    /// PriorityRole: none for a folder of several.
    enum Role { FileRole = Qt::UserRole, ProgressRole, PathRole, PriorityRole };

    explicit FileTreeModel(QObject* parent = nullptr);

    /// Begins anew with these.
    void setFiles(const std::vector<ShareFileRow>& rows);
    /// Rows as they are now: those that aren't known yet are added, the others changed.
    void take(const std::vector<ShareFileRow>& rows);

    void setFilter(const QString& text);
    bool isFiltered() const { return !filter_.isEmpty(); }
    /// Of these files, and of all files in these folders.
    void setPriority(const QModelIndexList& indexes, FilePriority priority);

    std::uint32_t fileCount() const { return tree_.root().sums.count(); }
    /// Of all files.
    const FileSums& sums() const { return tree_.root().sums; }
    /// As AddRequest takes it.
    FileSelection wanted() const;
    /// How the files differ now from the rows that came: as ShareEdit takes it.
    std::vector<FileChange> changes() const;
    /// "album/01.flac", of folders too.
    QString pathOf(const QModelIndex& index) const;
    QModelIndex indexOfFile(std::uint32_t file) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    using QObject::parent;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// A tick, or (PriorityRole, EditRole) a priority.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    /// By a column; -1: the torrent's order. Files that come later stand at the end until it is sorted again.
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    /// A person chose: the model shows it already.
    void chosen(const std::vector<shoal::FileChange>& changes);
    /// `sums` may be others.
    void sumsChanged();

private:
    static FileNode& nodeAt(const QModelIndex& index);
    QModelIndex indexOf(const FileNode& node, int column = NameColumn) const;
    QVariant display(const FileNode& node, int column) const;
    void append(const std::vector<FileTree::Arrival>& arrivals);
    void rearrange(const std::function<void()>& change);
    void tellChanged(std::vector<FileNode*> nodes);
    void tellAllIn(const FileNode& node);

    FileTree tree_;
    QString filter_;
    std::vector<FilePriority> given_; ///< by file: as the rows said
    QIcon folderIcon_;
    QIcon fileIcon_;
};

} // namespace shoal::ui
