// Tool tips of what strangers wrote.
#pragma once

#include <QString>

namespace shoal::ui {

/// Qt takes text that looks like HTML for HTML: here it stays what it is, and long lines are wrapped.
inline QString plainTip(const QString& text)
{
    return text.isEmpty()
        ? QString{}
        : QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped().replace(QLatin1Char{'\n'}, QStringLiteral("<br>")));
}

} // namespace shoal::ui
