// What one start of the desktop says to another: a line of JSON each way.
#pragma once

#include "app/desktop/arguments.h"

#include <QByteArray>

#include <optional>

namespace shoal::app {

struct Handover {
    Wish wish;
    QByteArray activationToken; ///< the right to come to the front, as the desktop gave it to the start
};

/// With the token of this process's environment. Ends with a line break.
QByteArray handoverOf(const Wish& wish);
std::optional<Handover> readHandover(const QByteArray& line);

/// The answer.
QByteArray handoverTaken();

} // namespace shoal::app
