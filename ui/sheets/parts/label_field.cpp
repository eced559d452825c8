#include "ui/sheets/parts/label_field.h"

#include "ui/reply.h"
#include "ui/words/format.h"

#include <QCompleter>
#include <QStringListModel>

namespace shoal::ui {
namespace {
/// Completes what stands behind the last comma.
class LastLabelCompleter : public QCompleter {
public:
    using QCompleter::QCompleter;

    QStringList splitPath(const QString& typed) const override
    {
        return {typed.mid(typed.lastIndexOf(QLatin1Char{','}) + 1).trimmed()};
    }
    QString pathFromIndex(const QModelIndex& index) const override
    {
        const auto* line = qobject_cast<const QLineEdit*>(widget());
        const auto before = line == nullptr ? QString{} : line->text();
        const auto comma = before.lastIndexOf(QLatin1Char{','});
        const auto label = QCompleter::pathFromIndex(index);
        return comma < 0 ? label : before.left(comma + 1) + QLatin1Char{' '} + label;
    }
};
} // namespace

LabelField::LabelField(Desk& desk, QWidget* parent)
    : QLineEdit{parent}
    , inUse_{new QStringListModel{this}}
{
    setObjectName(QStringLiteral("labels"));
    setAccessibleName(tr("Labels"));
    setPlaceholderText(tr("Several with commas between"));
    auto* completer = new LastLabelCompleter{this};
    completer->setModel(inUse_);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    setCompleter(completer);
    desk.engine().counts(replyTo<ShareCounts>(this, [this](const auto& counts) {
        if (!counts)
            return; // nothing is completed, then
        QStringList labels;
        for (const auto& [label, count] : counts->labels)
            labels.append(ui::text(label));
        inUse_->setStringList(labels);
    }));
}

Result<Labels> LabelField::labels() const
{
    Labels labels;
    for (const auto& part : text().split(QLatin1Char{','}, Qt::SkipEmptyParts)) {
        const auto label = plain(part.trimmed());
        if (label.empty())
            continue;
        if (const auto usable = checkLabel(label); !usable)
            return fail(usable.error());
        labels.push_back(label);
    }
    return sorted(std::move(labels));
}

} // namespace shoal::ui
