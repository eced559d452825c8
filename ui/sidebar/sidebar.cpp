#include "ui/sidebar/sidebar.h"

#include "ui/reply.h"

#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace shoal::ui {
namespace {

/// A count at the far edge of its row.
class CountDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Air around each row, and more of it above a heading.
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool beginsGroup = index.data(FilterListModel::HeadingRole).toBool() && index.row() > 0;
        auto size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(std::max(size.height(), option.fontMetrics.height())
                       + option.fontMetrics.height() / (beginsGroup ? 1 : 3));
        return size;
    }

    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.data(FilterListModel::HeadingRole).toBool())
            option->displayAlignment = Qt::AlignLeft | Qt::AlignBottom;
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto count = index.data(FilterListModel::CountRole);
        if (!count.isValid())
            return QStyledItemDelegate::paint(painter, option, index);
        const auto number = QLocale{}.toString(count.toULongLong());
        const int margin = option.fontMetrics.horizontalAdvance(QLatin1Char{' '}) * 2;
        const int width = option.fontMetrics.horizontalAdvance(number) + margin;
        auto whole = option;
        initStyleOption(&whole, index);
        const auto words = whole.text;
        const auto room = option.rect.width() - width - margin - whole.decorationSize.width() - margin;
        whole.text = option.fontMetrics.elidedText(words, Qt::ElideMiddle, std::max(room, 0));
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &whole, painter, option.widget);
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        const auto place = QStyle::visualRect(option.direction, option.rect,
                                              option.rect.adjusted(option.rect.width() - width, 0, -margin / 2, 0));
        painter->drawText(place, static_cast<int>(Qt::AlignVCenter | Qt::AlignRight), number);
    }
};

} // namespace

Sidebar::Sidebar(CoreBridge& core, QWidget* parent)
    : QListView{parent}
    , core_{core}
{
    setObjectName(QStringLiteral("filters"));
    setAccessibleName(tr("Filters"));
    setModel(&filters_);
    setItemDelegate(new CountDelegate{this});
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    setIconSize({side, side});
    setEditTriggers(NoEditTriggers);
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &Sidebar::ask);
    connect(&core, &CoreBridge::sharesAdded, this, &Sidebar::askSoon);
    connect(&core, &CoreBridge::sharesRemoved, this, &Sidebar::askSoon);
    connect(&core, &CoreBridge::sharesChanged, this, &Sidebar::askSoon);
    connect(&core, &CoreBridge::engineBack, this, &Sidebar::askSoon);
    chooseAll();
    ask();
}

QSize Sidebar::sizeHint() const { return {fontMetrics().averageCharWidth() * 28, QListView::sizeHint().height()}; }

void Sidebar::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT chosen(filters_.filterAt(current.row()));
    else
        chooseAll();
}

void Sidebar::askSoon()
{
    using namespace std::chrono_literals;
    isAskedAgain_ = isAsking_;
    if (!isAsking_ && !timer_.isActive())
        timer_.start(1s);
}

void Sidebar::ask()
{
    if (isAsking_)
        return;
    isAsking_ = true;
    core_.engine().counts(replyTo<ShareCounts>(this, [this](const Result<ShareCounts>& counts) {
        isAsking_ = false;
        if (counts) {
            filters_.setCounts(*counts);
            Q_EMIT counted(*counts);
        }
        if (std::exchange(isAskedAgain_, false))
            askSoon();
    }));
}

} // namespace shoal::ui
