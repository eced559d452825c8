#include "core/bt/share_figures.h"

namespace shoal::bt {
namespace {
double part(Bytes some, Bytes all) { return all > 0 ? static_cast<double>(some) / static_cast<double>(all) : 0; }

double valueOf(const ShareFigures& figures, ShareColumn column)
{
    switch (column) {
    case ShareColumn::State: return static_cast<double>(figures.state);
    case ShareColumn::Progress: return part(figures.done, figures.wanted);
    case ShareColumn::DownRate: return static_cast<double>(figures.downRate.value);
    case ShareColumn::UpRate: return static_cast<double>(figures.upRate.value);
    case ShareColumn::Peers: return figures.peers;
    case ShareColumn::Ratio: return part(figures.uploaded, figures.size);
    case ShareColumn::Downloaded: return static_cast<double>(figures.downloaded);
    case ShareColumn::Uploaded: return static_cast<double>(figures.uploaded);
    case ShareColumn::TimeLeft: return static_cast<double>(figures.timeLeft.value_or(std::chrono::seconds{0}).count());
    default: return 0;
    }
}
} // namespace

bool comesBefore(const ShareFigures& a, const ShareFigures& b, const ShareSort& sort)
{
    if (sort.column == ShareColumn::TimeLeft && a.timeLeft.has_value() != b.timeLeft.has_value())
        return a.timeLeft.has_value();
    const auto left = valueOf(a, sort.column), right = valueOf(b, sort.column);
    return sort.isDescending ? left > right : left < right;
}

} // namespace shoal::bt
