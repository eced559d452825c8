#include "ui/statistics/statistics_window.h"

#include "ui/reply.h"
#include "ui/statistics/transfer_graph.h"
#include "ui/statistics/transfer_table.h"
#include "ui/words/error_words.h"
#include "ui/words/format.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace shoal::ui {
namespace {
enum Span { Days, Months };

std::chrono::sys_days todayOfClock() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

constexpr auto figureName = "figureName";

QLabel* figureLabel(const QString& name, const QString& words)
{
    auto* label = new QLabel{QStringLiteral("–")};
    label->setObjectName(name);
    label->setProperty(figureName, words);
    label->setAccessibleName(words);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void tellFigure(QLabel* label, const QString& figure)
{
    label->setText(figure);
    label->setAccessibleName(
        StatisticsWindow::tr("%1: %2", "figure: value").arg(label->property(figureName).toString(), figure));
}
} // namespace

StatisticsWindow::StatisticsWindow(Desk& desk, QWidget* parent, Today today, std::chrono::milliseconds pace)
    : QDialog{parent}
    , desk_{desk}
    , today_{today ? std::move(today) : todayOfClock}
{
    setWindowTitle(tr("Statistics"));
    auto* layout = new QVBoxLayout{this};
    layout->setSpacing(fontMetrics().lineSpacing());
    failure_ = new QLabel;
    failure_->setObjectName(QStringLiteral("failure"));
    failure_->setWordWrap(true);
    failure_->hide();
    layout->addWidget(failure_);
    layout->addWidget(makeFigures());
    layout->addWidget(makeGraph(), 1);
    layout->addWidget(makeNow());
    auto* buttons = new QDialogButtonBox;
    auto* close = buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("close"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);

    timer_.setInterval(pace);
    connect(&timer_, &QTimer::timeout, this, [this] {
        // A slow engine is not asked twice for the same.
        if (isAnswered_)
            ask();
    });
    connect(&desk_.core, &CoreBridge::engineBack, this, [this] {
        if (isVisible())
            ask();
    });
}

QWidget* StatisticsWindow::makeFigures()
{
    auto* figures = new QWidget;
    auto* layout = new QGridLayout{figures};
    layout->setContentsMargins({});
    layout->setHorizontalSpacing(fontMetrics().lineSpacing() * 2);
    const QStringList spans{tr("Today"), tr("This month"), tr("All time")};
    const QStringList names{QStringLiteral("today"), QStringLiteral("month"), QStringLiteral("ever")};
    const QStringList rows{tr("Received"), tr("Sent"), tr("Ratio")};
    for (int row = 0; row < rows.size(); ++row)
        layout->addWidget(new QLabel{rows[row]}, row + 1, 0);
    for (int i = 0; i < spans.size(); ++i) {
        auto* heading = new QLabel{spans[i]};
        auto font = heading->font();
        font.setBold(true);
        heading->setFont(font);
        layout->addWidget(heading, 0, i + 1, Qt::AlignTrailing);
        const auto make = [&](int row, const QString& suffix) {
            auto* label = figureLabel(names[i] + suffix, tr("%1, %2", "span, figure").arg(spans[i], rows[row]));
            layout->addWidget(label, row + 1, i + 1, Qt::AlignTrailing);
            return label;
        };
        columns_[static_cast<std::size_t>(i)] = {make(0, QStringLiteral("-received")), make(1, QStringLiteral("-sent")),
                                                 make(2, QStringLiteral("-ratio"))};
    }
    since_ = new QLabel;
    since_->setObjectName(QStringLiteral("since"));
    since_->setWordWrap(true);
    layout->addWidget(since_, 4, 0, 1, 4);
    for (int column = 0; column < 4; ++column)
        layout->setColumnStretch(column, 1);
    return figures;
}

QWidget* StatisticsWindow::makeGraph()
{
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout{part};
    layout->setContentsMargins({});
    auto* head = new QHBoxLayout;
    auto* label = new QLabel{tr("Sho&w")};
    span_ = new QComboBox;
    span_->setObjectName(QStringLiteral("span"));
    span_->addItems({tr("Each of the last 30 days"), tr("Each of the last 12 months")});
    label->setBuddy(span_);
    asTable_ = new QPushButton{tr("As a &table")};
    asTable_->setObjectName(QStringLiteral("as-table"));
    asTable_->setCheckable(true);
    asTable_->setAutoDefault(false);
    head->addWidget(label);
    head->addWidget(span_);
    head->addStretch(1);
    head->addWidget(asTable_);
    graph_ = new TransferGraph;
    table_ = new TransferTable;
    views_ = new QStackedWidget;
    views_->addWidget(graph_);
    views_->addWidget(table_);
    chosen_ = new QLabel;
    chosen_->setObjectName(QStringLiteral("chosen"));
    chosen_->setWordWrap(true);
    layout->addLayout(head);
    layout->addWidget(views_, 1);
    layout->addWidget(chosen_);
    connect(span_, &QComboBox::currentIndexChanged, this, &StatisticsWindow::showBars);
    connect(graph_, &TransferGraph::chosen, chosen_, &QLabel::setText);
    connect(asTable_, &QPushButton::toggled, this, [this](bool isTable) {
        views_->setCurrentIndex(isTable ? 1 : 0);
        chosen_->setVisible(!isTable);
    });
    return part;
}

QWidget* StatisticsWindow::makeNow()
{
    auto* now = new QWidget;
    auto* layout = new QFormLayout{now};
    layout->setContentsMargins({});
    runningFor_ = figureLabel(QStringLiteral("running-for"), tr("Running for"));
    shares_ = figureLabel(QStringLiteral("shares"), tr("Shares"));
    peers_ = figureLabel(QStringLiteral("peers"), tr("Peers"));
    layout->addRow(tr("Running for"), runningFor_);
    layout->addRow(tr("Shares"), shares_);
    layout->addRow(tr("Peers"), peers_);
    return now;
}

void StatisticsWindow::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    ask();
    timer_.start();
}

void StatisticsWindow::hideEvent(QHideEvent* event)
{
    timer_.stop();
    ++asked_;
    isAnswered_ = true;
    QDialog::hideEvent(event);
}

void StatisticsWindow::ask()
{
    const int question = ++asked_;
    isAnswered_ = false;
    desk_.engine().status(replyTo<EngineStatus>(this, [this, question](const Result<EngineStatus>& status) {
        if (question == asked_ && status)
            take(*status);
    }));
    desk_.engine().statistics(replyTo<Statistics>(this, [this, question](const Result<Statistics>& statistics) {
        if (question != asked_)
            return;
        isAnswered_ = true;
        if (!statistics)
            return showFailure(statistics.error());
        failure_->hide();
        take(*statistics);
    }));
}

void StatisticsWindow::fill(const Column& column, const Transferred& bytes)
{
    tellFigure(column.received, bytesText(bytes.down));
    tellFigure(column.sent, bytesText(bytes.up));
    tellFigure(column.ratio, ratioText(bytes.up, bytes.down));
}

void StatisticsWindow::take(const Statistics& statistics)
{
    statistics_ = statistics;
    const auto today = today_();
    const std::chrono::year_month_day date{today};
    fill(columns_[0], transferredOn(statistics, today));
    fill(columns_[1], transferredIn(statistics, date.year() / date.month()));
    fill(columns_[2], statistics.allTime);
    since_->setText(statistics.since.time_since_epoch().count() == 0
                        ? tr("Nothing was counted yet. Days are those of UTC.")
                        : tr("Counted since %1. Days are those of UTC.").arg(dayInWords(statistics.since)));
    showBars();
}

void StatisticsWindow::showBars()
{
    const auto bars =
        span_->currentIndex() == Months ? lastMonths(statistics_, today_()) : lastDays(statistics_, today_());
    graph_->setBars(bars);
    table_->setBars(bars);
}

void StatisticsWindow::take(const EngineStatus& status)
{
    tellFigure(runningFor_, durationText(status.runningFor));
    tellFigure(shares_, QLocale{}.toString(static_cast<qulonglong>(status.shares)));
    tellFigure(peers_, tr("%n connected", nullptr, static_cast<int>(status.peers)));
}

void StatisticsWindow::showFailure(const Error& error)
{
    const auto words = wordsFor(error);
    failure_->setText(tr("%1 %2", "what went wrong, what to do").arg(words.what, words.advice));
    failure_->show();
}

} // namespace shoal::ui
