// A torrent that puts operations to a disk back-end and holds what comes back against what it wrote.
#pragma once

#include "tests/support/disk/disk_answers.h"
#include "tests/support/disk/disk_run.h"
#include "tests/support/disk/ideal_torrent.h"

#include <libtorrent/add_torrent_params.hpp>
#include <libtorrent/disk_interface.hpp>

#include <filesystem>
#include <memory>
#include <set>

namespace shoal::test {

class DrivenTorrent {
public:
    /// Added and checked; its files go below `folder`.
    DrivenTorrent(std::uint64_t seed, const DiskBackend& backend, lt::disk_interface& disk, DiskAnswers& answers,
                  std::filesystem::path folder);

    bool allows(const DiskOperation& operation) const { return ideal_->allows(operation); }
    bool waitsBefore(const DiskOperation& operation) const { return ideal_->waitsBefore(operation); }
    static bool waitsAfter(const DiskOperation& operation);
    void settled() { ideal_->settle(); }

    void perform(const DiskOperation& operation);
    /// What libtorrent, or the user, does once it is answered.
    void followUp(const DiskOperation& operation);

    /// Wants all files, stops, is removed, and holds the files on disk against what was written.
    void finish();

private:
    void add(bool hasResumeData);
    void prioritise();
    void check(const lt::add_torrent_params* resume);
    void write(int block);
    void read(const DiskOperation& operation);
    void hash(int piece, std::uint32_t how);
    void hashBlock(int block);
    void hashUnwritten(int piece);
    void clear(int piece, const char* text);
    void rename(const DiskOperation& operation);
    void move(const DiskOperation& operation);
    void plant(const DiskOperation& operation);
    void vanish(int file, bool isCut);
    void readLost(int block);
    void obstruct(int file);
    void moveIntoFile(lt::move_flags_t flags);
    void remove(lt::remove_flags_t flags);
    void stop();
    void release();
    void settle();

    lt::storage_index_t storage() const { return storage_; }
    std::filesystem::path folderPath(int folder) const { return folder_ / ("disk-" + std::to_string(folder)); }
    std::filesystem::path pathOf(int file) const;
    std::string withoutFolder(const std::string& path) const;
    std::unique_ptr<lt::add_torrent_params> resumeData() const;
    void lookForStrays(const char* when, bool isPartFileExpected);
    void holdFilesAgainstContent();

    DiskBackend backend_;
    lt::disk_interface* disk_;
    DiskAnswers* answers_;
    std::filesystem::path folder_;
    std::unique_ptr<IdealTorrent> ideal_;
    lt::storage_holder storage_;
    std::set<std::filesystem::path> planted_;
    int folderBefore_ = 0;
    bool isBeingDeleted_ = false;
};

} // namespace shoal::test
