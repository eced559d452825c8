#include "ui/sheets/welcome_page.h"

#include "ui/sheets/drop.h"
#include "ui/sheets/parts/drop_area.h"
#include "ui/sheets/parts/sheet.h"
#include "ui/words/format.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace shoal::ui {
namespace {
QPushButton* pageButton(const QString& text, const char* name, QWidget* parent)
{
    auto* button = new QPushButton{text, parent};
    button->setObjectName(QLatin1String{name});
    return button;
}
} // namespace

WelcomePage::WelcomePage(Desk& desk, QWidget* parent)
    : QWidget{parent}
    , desk_{desk}
{
    const int gap = fontMetrics().height();
    auto* column = new QWidget{this};
    column->setMaximumWidth(gap * 42);
    auto* inside = new QVBoxLayout{column};
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(gap * 2);
    inside->addWidget(buildSharing(), 1);
    inside->addWidget(buildReceiving());
    inside->addStretch();
    auto* all = new QHBoxLayout{this};
    all->setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 2);
    all->addStretch(1);
    all->addWidget(column, 1000);
    all->addStretch(1);
}

QWidget* WelcomePage::buildSharing()
{
    auto* area = new DropArea{tr("Drop files or folders to share them"), this};
    area->setMinimumHeight(fontMetrics().height() * 12);
    area->setMaximumHeight(fontMetrics().height() * 24);
    auto* files = pageButton(tr("Choose f&iles…"), "chooseFiles", area);
    auto* folder = pageButton(tr("Choose a f&older…"), "chooseFolder", area);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(files);
    row->addWidget(folder);
    row->addStretch();
    static_cast<QVBoxLayout*>(area->layout())->insertLayout(2, row);
    connect(files, &QPushButton::clicked, this, &WelcomePage::chooseFiles);
    connect(folder, &QPushButton::clicked, this, &WelcomePage::chooseFolder);

    auto* drops = new DropTarget{*this};
    connect(drops, &DropTarget::hovered, area, &DropArea::setHovered);
    connect(drops, &DropTarget::shareRequested, this, &WelcomePage::shareRequested);
    connect(drops, &DropTarget::torrentFileRequested, this, &WelcomePage::torrentFileRequested);
    connect(drops, &DropTarget::receiveRequested, this, &WelcomePage::receiveRequested);
    return area;
}

QWidget* WelcomePage::buildReceiving()
{
    auto* part = new QWidget{this};
    part->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    link_ = new QLineEdit{part};
    link_->setObjectName(QStringLiteral("link"));
    link_->setPlaceholderText(QStringLiteral("magnet:?xt=…"));
    link_->setClearButtonEnabled(true);
    auto* title = new QLabel{tr("Paste a &link to receive"), part};
    title->setBuddy(link_);
    auto font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    title->setFont(font);
    auto* pasting = pageButton(tr("&Paste"), "paste", part);
    auto* torrent = pageButton(tr("Open a &torrent file…"), "openTorrent", part);
    hint_ = wrappedLabel({}, "hint", part);
    hint_->hide();

    auto* row = new QHBoxLayout;
    row->addWidget(link_, 1);
    row->addWidget(pasting);
    auto* below = new QHBoxLayout;
    below->addWidget(hint_, 1);
    below->addStretch();
    below->addWidget(torrent);
    auto* all = new QVBoxLayout{part};
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(title);
    all->addLayout(row);
    all->addLayout(below);
    connect(link_, &QLineEdit::returnPressed, this, [this] { receive(link_->text()); });
    connect(link_, &QLineEdit::textEdited, hint_, &QWidget::hide);
    connect(pasting, &QPushButton::clicked, this, &WelcomePage::paste);
    connect(torrent, &QPushButton::clicked, this, &WelcomePage::chooseTorrent);
    return part;
}

void WelcomePage::paste()
{
    const auto pasted = desk_.surroundings.clipboardText().trimmed();
    link_->setText(pasted);
    if (pasted.isEmpty()) {
        hint_->setText(tr("The clipboard has no text. Copy a link first."));
        hint_->show();
        return link_->setFocus();
    }
    receive(pasted);
}

void WelcomePage::receive(const QString& text)
{
    hint_->hide();
    Q_EMIT receiveRequested(text);
}

void WelcomePage::chooseFiles()
{
    auto* dialog = new QFileDialog{this, tr("Share files"), QDir::homePath()};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        std::vector<std::filesystem::path> paths;
        for (const auto& file : files)
            paths.push_back(pathOf(file));
        Q_EMIT shareRequested(paths);
    });
    dialog->open();
}

void WelcomePage::chooseFolder()
{
    auto* dialog = new QFileDialog{this, tr("Share a folder"), QDir::homePath()};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& folder) { Q_EMIT shareRequested({pathOf(folder)}); });
    dialog->open();
}

void WelcomePage::chooseTorrent()
{
    auto* dialog = new QFileDialog{this, tr("Open a torrent file"), QDir::homePath()};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Torrent files (*.torrent)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& file) { Q_EMIT torrentFileRequested(pathOf(file)); });
    dialog->open();
}

} // namespace shoal::ui
