#include "core/labels.h"

#include "core/chunks/utf8.h"

#include <algorithm>

namespace shoal {

Result<void> checkLabel(const std::string& label)
{
    const auto unusable = [&label](const char* why) { return fail(ErrorKind::BadArgument, label, why); };
    if (label.empty() || label.size() > longestLabel)
        return unusable("a label has 1 to 64 bytes");
    if (!isUtf8(label))
        return unusable("a label must be UTF-8");
    const auto isForbidden = [](unsigned char byte) { return byte < 0x20 || byte == 0x7f || byte == ','; };
    if (std::ranges::any_of(label, isForbidden))
        return unusable("a label has no commas and no control characters");
    if (label.front() == ' ' || label.back() == ' ')
        return unusable("a label neither begins nor ends with a space");
    return {};
}

Labels sorted(Labels labels)
{
    std::ranges::sort(labels);
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    return labels;
}

Labels withLabels(Labels labels, const Labels& more)
{
    labels.insert(labels.end(), more.begin(), more.end());
    return sorted(std::move(labels));
}

Labels withoutLabels(Labels labels, const Labels& gone)
{
    std::erase_if(labels, [&gone](const auto& label) { return std::ranges::find(gone, label) != gone.end(); });
    return labels;
}

} // namespace shoal
