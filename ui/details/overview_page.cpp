#include "ui/details/overview_page.h"

#include "ui/access/tab_order.h"
#include "ui/list/share_columns.h"
#include "ui/words/format.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QProgressBar>
#include <QScrollArea>
#include <QScrollBar>

namespace shoal::ui {
namespace {
constexpr int progressSteps = 1000;
} // namespace

OverviewPage::OverviewPage(Desk& desk, QWidget* parent)
    : DetailsPage{desk, parent}
    , area_{new QScrollArea{this}}
    , numbers_{new FactsForm{ShareFact::Group::Progress, this}}
    , facts_{new FactsForm{ShareFact::Group::Share, this}}
    , pieces_{new PieceMapWidget{PieceMapWidget::Of::Us, this}}
{
    auto* content = new QWidget{area_};
    auto* left = new QVBoxLayout;
    left->setSpacing(fontMetrics().height() / 3);
    left->addWidget(headPart());
    left->addWidget(pieces_);
    columns_ = new QBoxLayout{QBoxLayout::TopToBottom};
    columns_->addWidget(numbers_, 2, Qt::AlignTop);
    columns_->addWidget(facts_, 3, Qt::AlignTop);
    left->addLayout(columns_);
    left->addStretch(1);
    parts_ = new QBoxLayout{QBoxLayout::TopToBottom, content};
    parts_->addLayout(left, 3);
    speedPart_ = speedPart();
    parts_->addWidget(speedPart_, 2, Qt::AlignTop);

    tabAsLaidOut(*content);
    area_->setWidget(content);
    area_->setWidgetResizable(true);
    area_->setFrameShape(QFrame::NoFrame);
    area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area_->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins({});
    layout->addWidget(area_, 1);
    layout->addWidget(trouble());

    connect(facts_, &FactsForm::copyWanted, this,
            [this](const QString& text) { this->desk().surroundings.copy(text); });
    connect(facts_, &FactsForm::folderWanted, this, [this] { this->desk().surroundings.showInFolder(place_); });
}

QWidget* OverviewPage::headPart()
{
    auto* head = new QWidget{this};
    head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    name_ = new QLabel{head};
    name_->setObjectName(QStringLiteral("name"));
    name_->setTextFormat(Qt::PlainText);
    name_->setWordWrap(true);
    name_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto font = name_->font();
    font.setBold(true);
    name_->setFont(font);
    state_ = new QLabel{head};
    state_->setObjectName(QStringLiteral("state"));
    state_->setTextFormat(Qt::PlainText);
    state_->setWordWrap(true);
    state_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    progress_ = new QProgressBar{head};
    progress_->setObjectName(QStringLiteral("progress"));
    progress_->setAccessibleName(tr("Progress"));
    progress_->setRange(0, progressSteps);
    auto* layout = new QVBoxLayout{head};
    layout->setContentsMargins({});
    layout->addWidget(name_);
    layout->addWidget(state_);
    layout->addWidget(progress_);
    return head;
}

QWidget* OverviewPage::speedPart()
{
    auto* part = new QWidget{this};
    speeds_ = new SpeedGraphWidget{part};
    spans_ = new QComboBox{part};
    spans_->setObjectName(QStringLiteral("span"));
    spans_->addItem(tr("10 minutes"), static_cast<int>(SpeedSpan::Minutes));
    spans_->addItem(tr("24 hours"), static_cast<int>(SpeedSpan::Hours));
    auto* title = new QLabel{tr("S&peed over the last"), part};
    title->setBuddy(spans_);
    connect(spans_, &QComboBox::currentIndexChanged, this, [this] {
        speeds_->setHistory(span(), {});
        if (hasShare())
            askSpeeds();
    });
    auto* head = new QHBoxLayout;
    head->addWidget(title);
    head->addWidget(spans_);
    head->addStretch(1);
    auto* layout = new QVBoxLayout{part};
    layout->setContentsMargins({});
    layout->addLayout(head);
    layout->addWidget(speeds_);
    return part;
}

SpeedSpan OverviewPage::span() const { return static_cast<SpeedSpan>(spans_->currentData().toInt()); }

void OverviewPage::resizeEvent(QResizeEvent* event)
{
    DetailsPage::resizeEvent(event);
    arrange();
}

/// As many parts side by side as fit, in whatever language.
void OverviewPage::arrange()
{
    const int gap = 2 * fontMetrics().height();
    const int room = area_->viewport()->width() - gap;
    const int facts = numbers_->minimumSizeHint().width() + gap + facts_->minimumSizeHint().width();
    const auto put = [gap](QBoxLayout& boxes, bool isBeside) {
        boxes.setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
        boxes.setSpacing(isBeside ? gap : gap / 4);
    };
    put(*parts_, facts + gap + speedPart_->sizeHint().width() <= room);
    put(*columns_, facts <= room);
}

void OverviewPage::clear()
{
    take({});
    pieces_->setPieces({});
    speeds_->setHistory(span(), {});
    area_->verticalScrollBar()->setValue(0);
}

void OverviewPage::ask()
{
    engine().details(share(), answer<ShareDetails>([this](const ShareDetails& share) { take(share); }));
    engine().pieces(share(),
                    answer<PieceMap>([this](PieceMap pieces) { pieces_->setPieces(std::move(pieces)); },
                                     [this](const Error&) { pieces_->setPieces({}); }));
    askSpeeds();
}

void OverviewPage::askSpeeds()
{
    engine().speeds(share(), span(), answer<SpeedHistory>([this, span = span()](SpeedHistory history) {
                        if (span == this->span())
                            speeds_->setHistory(span, std::move(history));
                    }));
}

void OverviewPage::take(const ShareDetails& share)
{
    const auto& row = share.row;
    place_ = placeOf(share);
    name_->setText(row.name.empty() ? tr("No name yet") : text(row.name));
    state_->setText(stateSentence(row));
    const double progress = progressOf(row);
    progress_->setValue(static_cast<int>(progress * progressSteps));
    progress_->setFormat(percentText(progress));
    numbers_->show(share);
    facts_->show(share);
    arrange();
}

} // namespace shoal::ui
