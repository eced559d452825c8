// Where a share's peers come from, as a table.
#pragma once

#include "ui/details/keyed_table.h"

#include "core/share_parts.h"

#include <functional>

namespace shoal::ui {

/// A source, and how long ago it was asked, as of when it was looked at.
struct SourceLine {
    SourceRow source;
    std::chrono::sys_seconds now{};
};

class SourceModel : public KeyedTable<SourceLine> {
    Q_OBJECT
public:
    explicit SourceModel(QObject* parent = nullptr);
    void takeSources(const std::vector<SourceRow>& sources, std::chrono::sys_seconds now);

protected:
    QString keyOf(const SourceLine& line) const override;
    QVariant more(const SourceLine& line, int column, int role) const override;
};

} // namespace shoal::ui
