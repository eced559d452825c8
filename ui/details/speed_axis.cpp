#include "ui/details/speed_axis.h"

#include "ui/words/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace shoal::ui {
namespace {
struct SpeedTexts {
    Q_DECLARE_TR_FUNCTIONS(SpeedTexts)
};

QString rateOrNothing(BytesPerSecond rate)
{
    return rate.value == 0 ? SpeedTexts::tr("nothing", "no speed at all") : rateText(rate);
}
} // namespace

SpeedScale speedScale(BytesPerSecond fastest)
{
    static constexpr std::array<std::uint64_t, 9> rounds{1, 2, 5, 10, 20, 50, 100, 200, 256};
    // Slower than 1 KiB/s is the ground.
    for (std::uint64_t unit = 1024; unit < (std::uint64_t{1} << 60U); unit *= 1024)
        for (const auto round : rounds) {
            const auto step = round * unit;
            const auto steps = std::max<std::uint64_t>(1, (fastest.value + step - 1) / step);
            if (steps <= 4)
                return {{step}, static_cast<int>(steps)};
        }
    return {{std::max<std::uint64_t>(fastest.value, 1)}, 1};
}

QString scaleText(BytesPerSecond rate)
{
    return SpeedTexts::tr("%1/s", "speed: a size in a second")
        .arg(QLocale{}.formattedDataSize(static_cast<qint64>(rate.value), 0, QLocale::DataSizeIecFormat));
}

SpeedFigures speedFigures(const SpeedHistory& history, BytesPerSecond SpeedSample::*direction)
{
    SpeedFigures figures;
    if (history.samples.empty())
        return figures;
    std::uint64_t sum = 0;
    for (const auto& sample : history.samples) {
        sum += (sample.*direction).value;
        figures.peak = std::max(figures.peak, sample.*direction);
    }
    figures.now = history.samples.back().*direction;
    figures.mean = {sum / history.samples.size()};
    return figures;
}

QString speedWords(const SpeedHistory& history)
{
    if (history.samples.empty())
        return SpeedTexts::tr("Nothing was received or sent yet");
    const auto down = speedFigures(history, &SpeedSample::down);
    const auto up = speedFigures(history, &SpeedSample::up);
    return SpeedTexts::tr("Receiving: %1 now, %2 on average, %3 at most. Sending: %4 now, %5 on average, %6 at most.")
        .arg(rateOrNothing(down.now), rateOrNothing(down.mean), rateOrNothing(down.peak), rateOrNothing(up.now),
             rateOrNothing(up.mean), rateOrNothing(up.peak));
}

} // namespace shoal::ui
