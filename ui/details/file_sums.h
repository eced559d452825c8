// What files add up to: sizes, what is here of them, and how many have which priority.
#pragma once

#include "core/share.h"

#include <QString>

#include <array>
#include <cstdint>
#include <vector>

namespace shoal::ui {

struct FileSums {
    Bytes size = 0;
    Bytes done = 0;
    Bytes wantedSize = 0;
    Bytes wantedDone = 0;
    std::array<std::uint32_t, 4> files{}; ///< by priority

    std::uint32_t withPriority(FilePriority priority) const { return files.at(static_cast<std::size_t>(priority)); }
    std::uint32_t count() const { return files[0] + files[1] + files[2] + files[3]; }
    /// 0 to 1, of the wanted bytes; where nothing is wanted, of all.
    double progress() const;
    FileSums& operator+=(const FileSums& other);
    FileSums& operator-=(const FileSums& other);
    bool operator==(const FileSums&) const = default;
};

/// Of one file.
FileSums sumsOf(Bytes size, Bytes done, FilePriority priority);
FilePriority priorityOf(const ShareFileRow& row);
/// Neighbours that have the same priority become one change. Files come in ascending order.
void appendChange(std::vector<FileChange>& changes, std::uint32_t file, FilePriority priority);
/// Numbers by their value ("2.mp3" before "10.mp3"), upper and lower case alike.
bool isNaturallyLess(const QString& left, const QString& right);

} // namespace shoal::ui
