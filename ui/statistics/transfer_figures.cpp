#include "ui/statistics/transfer_figures.h"

#include "ui/words/format.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

namespace shoal::ui {
namespace {
struct FigureTexts {
    Q_DECLARE_TR_FUNCTIONS(FigureTexts)
};

QDate dateOf(std::chrono::year_month_day day)
{
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::chrono::year_month monthOf(std::chrono::sys_days day)
{
    const std::chrono::year_month_day date{day};
    return {date.year(), date.month()};
}

template <class Belongs>
Transferred sumOf(const Statistics& statistics, Belongs belongs)
{
    Transferred sum;
    for (const auto& day : statistics.days)
        if (belongs(day.day)) {
            sum.down += day.bytes.down;
            sum.up += day.bytes.up;
        }
    return sum;
}
} // namespace

Transferred transferredOn(const Statistics& statistics, std::chrono::sys_days day)
{
    return sumOf(statistics, [&](std::chrono::sys_days other) { return other == day; });
}

Transferred transferredIn(const Statistics& statistics, std::chrono::year_month month)
{
    return sumOf(statistics, [&](std::chrono::sys_days day) { return monthOf(day) == month; });
}

std::vector<TransferBar> lastDays(const Statistics& statistics, std::chrono::sys_days today, int count)
{
    std::vector<TransferBar> bars;
    for (auto day = today - std::chrono::days{count - 1}; day <= today; day += std::chrono::days{1}) {
        const auto date = dateOf(day);
        bars.push_back({QLocale{}.toString(date, FigureTexts::tr("d MMM", "day and month, short")), dayInWords(day),
                        transferredOn(statistics, day)});
    }
    return bars;
}

std::vector<TransferBar> lastMonths(const Statistics& statistics, std::chrono::sys_days today, int count)
{
    std::vector<TransferBar> bars;
    for (int ago = count - 1; ago >= 0; --ago) {
        const auto month = monthOf(today) - std::chrono::months{ago};
        const auto date = dateOf(month / std::chrono::day{1});
        bars.push_back({QLocale{}.toString(date, FigureTexts::tr("MMM", "month, short")),
                        QLocale{}.toString(date, FigureTexts::tr("MMMM yyyy", "month and year")),
                        transferredIn(statistics, month)});
    }
    return bars;
}

QString barInWords(const TransferBar& bar)
{
    return FigureTexts::tr("%1: received %2, sent %3")
        .arg(bar.title, bytesText(bar.bytes.down), bytesText(bar.bytes.up));
}

QString dayInWords(std::chrono::sys_days day)
{
    return QLocale{}.toString(dateOf(day), FigureTexts::tr("d MMMM yyyy", "day, month and year"));
}

} // namespace shoal::ui
