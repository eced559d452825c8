// Where peers come from and how that goes, in words.
#pragma once

#include "core/share_parts.h"

#include <QString>

namespace shoal::ui {

QString sourceName(const SourceRow& source); ///< "DHT", or a tracker's address
QString sourceKindText(SourceKind kind);
QString sourceStateText(const SourceRow& source); ///< with how often it failed
/// What it said, and how many peers it named.
QString sourceAnswer(const SourceRow& source);

} // namespace shoal::ui
