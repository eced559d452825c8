#include "ui/sheets/making/hashing_panel.h"

#include "ui/words/format.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace shoal::ui {
namespace {
constexpr int wholeBar = 1000;
}

HashingPanel::HashingPanel(QWidget* parent)
    : QWidget{parent}
    , bar_{new QProgressBar{this}}
    , numbers_{new QLabel{this}}
    , file_{new QLabel{this}}
    , cancel_{new QPushButton{tr("S&top"), this}}
{
    bar_->setObjectName(QStringLiteral("progress"));
    bar_->setAccessibleName(tr("Reading the files"));
    numbers_->setObjectName(QStringLiteral("numbers"));
    file_->setObjectName(QStringLiteral("file"));
    file_->setTextFormat(Qt::PlainText);
    cancel_->setObjectName(QStringLiteral("stop"));
    cancel_->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->addWidget(bar_, 1);
    row->addWidget(cancel_);
    auto* all = new QVBoxLayout{this};
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(row);
    all->addWidget(numbers_);
    all->addWidget(file_);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        cancel_->setEnabled(false);
        Q_EMIT cancelled();
    });
}

void HashingPanel::begin()
{
    bar_->setRange(0, 0); // nobody knows how much it will be
    numbers_->setText(tr("Looking at the files…"));
    file_->clear();
    cancel_->setEnabled(true);
}

void HashingPanel::tell(const CreateProgress& progress, const QString& file)
{
    const double share =
        progress.total == 0 ? 0.0 : static_cast<double>(progress.done) / static_cast<double>(progress.total);
    bar_->setRange(0, wholeBar);
    bar_->setValue(static_cast<int>(share * wholeBar));
    bar_->setFormat(percentText(share));
    auto words = tr("%1 of %2").arg(bytesText(progress.done), bytesText(progress.total));
    if (progress.rate.value > 0)
        words = tr("%1 at %2, %3 left", "so much of so much at a speed, and a time")
                    .arg(words, rateText(progress.rate), durationText(progress.timeLeft));
    numbers_->setText(words);
    file_->setText(file_->fontMetrics().elidedText(file, Qt::ElideMiddle, std::max(file_->width(), 1)));
    file_->setToolTip(file);
    file_->setAccessibleDescription(file);
}

} // namespace shoal::ui
