// The files of a share as a tree of folders: what each folder adds up to, which are shown, and in which order.
#pragma once

#include "ui/details/file_sums.h"

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace shoal::ui {

struct FileNode {
    QString name;
    FileNode* parent = nullptr;
    bool isFolder = false;
    std::uint32_t file = 0;                       ///< of a file: its index
    FilePriority priority = FilePriority::Normal; ///< of a file
    FileSums sums;
    std::vector<FileNode*> children; ///< all of them
    std::vector<FileNode*> shown;    ///< those that the filter lets through
    int row = -1;                    ///< among its parent's shown; -1: hidden
    bool isThere = false;            ///< it was attached, or what it came with
};

class FileTree {
public:
    enum class Order { Torrent, Name, Size, Progress, Priority };

    FileTree() { clear(); }
    FileTree(const FileTree&) = delete;
    FileTree& operator=(const FileTree&) = delete;

    void clear();
    FileNode& root() { return *root_; }
    const FileNode& root() const { return *root_; }
    /// Null where there is none, or not yet.
    FileNode* file(std::uint32_t index) const;
    std::uint32_t fileEnd() const { return static_cast<std::uint32_t>(files_.size()); }

    /// New nodes and the folder at whose end they belong: one that was there before.
    struct Arrival {
        FileNode* folder = nullptr;
        std::vector<FileNode*> nodes;
    };
    /// Of files that are not known yet. They count at once, and are there once each arrival was attached.
    std::vector<Arrival> grow(const std::vector<ShareFileRow>& rows);
    void attach(const Arrival& arrival);
    /// Takes over what changed of known files. Returns those, and the folders around them, none twice.
    std::vector<FileNode*> update(const std::vector<ShareFileRow>& rows);
    /// Of all files in it that are shown. Returns the indices of those whose priority was another, in ascending order.
    std::vector<std::uint32_t> setPriority(FileNode& node, FilePriority priority);

    /// Files with `text` in their path are shown, and the folders that lead to them; with nothing in it, all.
    void filter(const QString& text);
    void sort(Order order, bool isDescending);
    /// Of the files in it that are shown.
    FileSums shownSums(const FileNode& node) const;

private:
    FileNode& newNode(QString name, FileNode* parent);
    FileNode& folderOf(const std::string& path, std::vector<Arrival>& arrivals);
    void place(FileNode& node, std::vector<Arrival>& arrivals);
    static void count(FileNode& node, const FileSums& before, const FileSums& after);

    std::deque<FileNode> nodes_;
    FileNode* root_ = nullptr;
    bool isFiltered_ = false;
    std::vector<FileNode*> files_;
    std::unordered_map<std::string, FileNode*> folders_; ///< by path
};

} // namespace shoal::ui
