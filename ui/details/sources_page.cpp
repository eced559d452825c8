#include "ui/details/sources_page.h"

#include "ui/words/format.h"

#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace shoal::ui {

SourcesPage::SourcesPage(Desk& desk, QWidget* parent)
    : DetailsPage{desk, parent}
    , model_{new SourceModel{this}}
    , table_{new TableView{this}}
    , askAll_{new QPushButton{tr("Ask all &now"), this}}
{
    table_->setObjectName(QStringLiteral("sources"));
    table_->setAccessibleName(tr("Sources of peers"));
    table_->showTable(*model_);
    askAll_->setObjectName(QStringLiteral("askAll"));
    askAll_->setToolTip(tr("Asks the DHT and every tracker for peers at once"));
    connect(askAll_, &QPushButton::clicked, this, [this] { engine().reannounce(share(), done()); });
    connect(table_, &QWidget::customContextMenuRequested, this, &SourcesPage::offer);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(askAll_);
    auto* layout = new QVBoxLayout{this};
    layout->addWidget(table_, 1);
    layout->addLayout(buttons);
    layout->addWidget(trouble());
    clear();
}

void SourcesPage::clear()
{
    model_->takeSources({}, {});
    askAll_->setEnabled(hasShare());
}

void SourcesPage::ask()
{
    engine().sources(share(), answer<std::vector<SourceRow>>([this](const std::vector<SourceRow>& sources) {
                         using namespace std::chrono;
                         model_->takeSources(sources, time_point_cast<seconds>(system_clock::now()));
                     }));
}

void SourcesPage::offer(const QPoint& where)
{
    const auto chosen = table_->chosen();
    const auto url = chosen.isValid() ? text(model_->rowAt(chosen.row()).source.url) : QString{};
    QMenu menu{this};
    auto* copy = menu.addAction(tr("&Copy address"), this, [this, url] { desk().surroundings.copy(url); });
    copy->setEnabled(!url.isEmpty());
    menu.addAction(askAll_->text(), askAll_, &QPushButton::click);
    menu.exec(table_->viewport()->mapToGlobal(where));
}

} // namespace shoal::ui
