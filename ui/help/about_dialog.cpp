#include "ui/help/about_dialog.h"

#include "ui/desk.h"
#include "ui/help/used_libraries.h"
#include "ui/reply.h"
#include "ui/words/error_words.h"
#include "ui/words/format.h"
#include "ui/words/mnemonic.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace shoal::ui {
namespace {
constexpr auto licenceUrl = "https://www.apache.org/licenses/LICENSE-2.0";

QString aboutVersion() { return QStringLiteral(SHOAL_VERSION); }

QLabel* aboutLine(const QString& name, const QString& words)
{
    auto* label = new QLabel{words};
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

QTableWidget* tableOfLibraries()
{
    const auto libraries = usedLibraries();
    auto* table = new QTableWidget{static_cast<int>(libraries.size()), 3};
    table->setObjectName(QStringLiteral("libraries"));
    table->setHorizontalHeaderLabels(
        {AboutDialog::tr("Library"), AboutDialog::tr("Version"), AboutDialog::tr("Licence")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setAlternatingRowColors(true);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().lineSpacing() * 3 / 2);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    for (int row = 0; row < table->rowCount(); ++row) {
        const auto& library = libraries[static_cast<std::size_t>(row)];
        int column = 0;
        for (const auto& words : {library.name, library.version, library.licence})
            table->setItem(row, column++, new QTableWidgetItem{words});
    }
    return table;
}
} // namespace

AboutDialog::AboutDialog(Desk& desk, QWidget* parent)
    : QDialog{parent}
    , desk_{desk}
    , engine_{aboutLine(QStringLiteral("engine"), {})}
{
    setWindowTitle(tr("About Shoal"));
    auto* title = aboutLine(QStringLiteral("version"), tr("Shoal %1", "name and version").arg(aboutVersion()));
    auto font = title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.5);
    title->setFont(font);
    auto* head = new QHBoxLayout;
    if (const auto icon = QApplication::windowIcon(); !icon.isNull()) {
        auto* picture = new QLabel;
        picture->setPixmap(icon.pixmap(fontMetrics().lineSpacing() * 3));
        head->addWidget(picture);
    }
    head->addWidget(title, 1);

    auto* libraryLabel = new QLabel{tr("Made &with")};
    auto* table = tableOfLibraries();
    libraryLabel->setBuddy(table);
    table->setAccessibleName(withoutMnemonic(libraryLabel->text())); // a table has none from its label
    auto* buttons = new QDialogButtonBox;
    auto* copy = buttons->addButton(tr("Co&py versions"), QDialogButtonBox::ActionRole);
    auto* licence = buttons->addButton(tr("Read the &licence"), QDialogButtonBox::ActionRole);
    auto* close = buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    copy->setObjectName(QStringLiteral("copy"));
    copy->setToolTip(tr("For a report of a defect"));
    licence->setObjectName(QStringLiteral("read-licence"));
    close->setObjectName(QStringLiteral("close"));
    connect(copy, &QPushButton::clicked, this, [this] { desk_.surroundings.copy(asText()); });
    connect(licence, &QPushButton::clicked, this,
            [this] { desk_.surroundings.openUrl(QString::fromLatin1(licenceUrl)); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout{this};
    layout->addLayout(head);
    layout->addWidget(aboutLine(QStringLiteral("what"), tr("Shares files between computers, without a server.")));
    layout->addWidget(aboutLine(
        QStringLiteral("licence"),
        tr("Free software under the Apache License, version 2.0 (Apache-2.0): use it, change it, pass it on. It comes "
           "without any warranty.")));
    layout->addWidget(engine_);
    layout->addWidget(libraryLabel);
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
    close->setDefault(true); // of this dialog, which the button is in by now
    engine_->hide();
    resize(fontMetrics().averageCharWidth() * 70, fontMetrics().lineSpacing() * 26);
    desk_.engine().status(replyTo<EngineStatus>(this, [this](const Result<EngineStatus>& status) {
        if (status)
            return take(*status);
        engine_->setText(wordsFor(status.error()).what);
        engine_->show();
    }));
}

void AboutDialog::take(const EngineStatus& status)
{
    const bool isOwn = status.pid == QCoreApplication::applicationPid();
    engine_->setText(
        isOwn ? tr("This window runs the transfers itself.")
              : tr("The transfers are run by Shoal %1 (process %2).").arg(text(status.version)).arg(status.pid));
    engine_->show();
}

QString AboutDialog::asText() const
{
    QStringList lines{tr("Shoal %1", "name and version").arg(aboutVersion())};
    if (!engine_->text().isEmpty())
        lines.append(engine_->text());
    for (const auto& library : usedLibraries())
        lines.append(tr("%1 %2", "name and version").arg(library.name, library.version));
    return lines.join(QLatin1Char{'\n'});
}

} // namespace shoal::ui
