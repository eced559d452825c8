#include "ui/details/file_sums.h"

#include <algorithm>

namespace shoal::ui {

FileSums& FileSums::operator+=(const FileSums& other)
{
    size += other.size;
    done += other.done;
    wantedSize += other.wantedSize;
    wantedDone += other.wantedDone;
    for (std::size_t i = 0; i < files.size(); ++i)
        files[i] += other.files[i];
    return *this;
}

FileSums& FileSums::operator-=(const FileSums& other)
{
    size -= other.size;
    done -= other.done;
    wantedSize -= other.wantedSize;
    wantedDone -= other.wantedDone;
    for (std::size_t i = 0; i < files.size(); ++i)
        files[i] -= other.files[i];
    return *this;
}

double FileSums::progress() const
{
    const auto whole = wantedSize > 0 ? wantedSize : size;
    const auto part = wantedSize > 0 ? wantedDone : done;
    if (whole == 0)
        return withPriority(FilePriority::Skip) < count() ? 1.0 : 0.0;
    return static_cast<double>(part) / static_cast<double>(whole);
}

FileSums sumsOf(Bytes size, Bytes done, FilePriority priority)
{
    const bool isWanted = priority != FilePriority::Skip;
    FileSums sums{.size = size, .done = done, .wantedSize = isWanted ? size : 0, .wantedDone = isWanted ? done : 0};
    ++sums.files.at(static_cast<std::size_t>(priority));
    return sums;
}

FilePriority priorityOf(const ShareFileRow& row) { return row.isWanted ? row.priority : FilePriority::Skip; }

void appendChange(std::vector<FileChange>& changes, std::uint32_t file, FilePriority priority)
{
    if (!changes.empty() && changes.back().priority == priority && changes.back().last + 1 == file)
        changes.back().last = file;
    else
        changes.push_back({file, file, priority});
}

bool isNaturallyLess(const QString& left, const QString& right)
{
    const auto numberAt = [](const QString& text, qsizetype& at) {
        while (at + 1 < text.size() && text[at] == QLatin1Char{'0'} && text[at + 1].isDigit())
            ++at;
        const auto first = at;
        while (at < text.size() && text[at].isDigit())
            ++at;
        return QStringView{text}.sliced(first, at - first);
    };
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < left.size() && j < right.size()) {
        if (left[i].isDigit() && right[j].isDigit()) {
            const auto first = numberAt(left, i);
            const auto second = numberAt(right, j);
            if (first.size() != second.size())
                return first.size() < second.size();
            if (const auto order = first.compare(second); order != 0)
                return order < 0;
            continue;
        }
        const auto first = left[i++].toCaseFolded();
        const auto second = right[j++].toCaseFolded();
        if (first != second)
            return first < second;
    }
    return left.size() - i < right.size() - j;
}

} // namespace shoal::ui
