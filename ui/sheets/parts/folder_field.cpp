#include "ui/sheets/parts/folder_field.h"

#include "ui/sheets/parts/sheet.h"
#include "ui/words/format.h"

#include <QCompleter>
#include <QDir>
#include <QFileDialog>
#include <QFileSystemModel>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace shoal::ui {

FolderField::FolderField(Desk& desk, QWidget* parent)
    : QWidget{parent}
    , desk_{desk}
    , recent_{desk.settings.file()}
    , box_{new QComboBox{this}}
    , room_{wrappedLabel({}, "room", this)}
{
    box_->setObjectName(QStringLiteral("folder"));
    box_->setAccessibleName(tr("Folder"));
    box_->setEditable(true);
    box_->setInsertPolicy(QComboBox::NoInsert);
    box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box_->setMinimumContentsLength(28);
    box_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box_->addItems(recent_.folders());
    // The model lists folders on a thread of its own.
    auto* completer = new QCompleter{box_};
    auto* folders = new QFileSystemModel{completer};
    folders->setFilter(QDir::AllDirs | QDir::NoDotAndDotDot);
    folders->setRootPath(QString{});
    completer->setModel(folders);
    box_->setCompleter(completer);
    setFocusProxy(box_);

    auto* choose = new QPushButton{tr("C&hoose…"), this};
    choose->setObjectName(QStringLiteral("browse"));
    choose->setAutoDefault(false);
    makeSmall(*room_);

    auto* row = new QHBoxLayout;
    row->addWidget(box_, 1);
    row->addWidget(choose);
    auto* all = new QVBoxLayout{this};
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(fontMetrics().height() / 4);
    all->addLayout(row);
    all->addWidget(room_);

    connect(choose, &QPushButton::clicked, this, &FolderField::browse);
    connect(box_, &QComboBox::editTextChanged, this, [this] {
        tellRoom();
        Q_EMIT changed();
    });
}

void FolderField::setFolder(const std::filesystem::path& folder) { box_->setEditText(text(folder)); }

std::optional<std::filesystem::path> FolderField::folder() const
{
    auto typed = box_->currentText().trimmed();
    if (typed == QLatin1String{"~"} || typed.startsWith(QLatin1String{"~/"}))
        typed.replace(0, 1, QDir::homePath());
    if (!QDir::isAbsolutePath(typed))
        return std::nullopt;
    return pathOf(QDir::cleanPath(typed));
}

void FolderField::setNeeded(Bytes needed)
{
    needed_ = needed;
    tellRoom();
}

void FolderField::remember() const
{
    if (const auto chosen = folder())
        recent_.remember(text(*chosen));
}

void FolderField::browse()
{
    const auto chosen = folder();
    auto* dialog = new QFileDialog{this, tr("Choose a Folder"), chosen ? text(*chosen) : QDir::homePath()};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, box_, &QComboBox::setEditText);
    dialog->open();
}

void FolderField::tellRoom()
{
    const auto chosen = folder();
    if (!chosen) {
        room_->setText(tr("Type the whole path of a folder, or choose one."));
        return;
    }
    const auto free = desk_.surroundings.freeSpace(*chosen);
    if (!free)
        room_->setText(tr("How much is free there can't be told."));
    else if (needed_ == 0)
        room_->setText(tr("%1 free").arg(bytesText(*free)));
    else if (needed_ > *free)
        room_->setText(tr("Not enough room: %1 are free, %2 are needed.").arg(bytesText(*free), bytesText(needed_)));
    else
        room_->setText(tr("%1 free, %2 afterwards").arg(bytesText(*free), bytesText(*free - needed_)));
}

std::filesystem::path usualFolder(const Desk& desk)
{
    if (const auto& set = desk.settings.now().downloadFolder; !set.empty())
        return set;
    const auto downloads = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    return pathOf(downloads.isEmpty() ? QDir::homePath() : downloads);
}

} // namespace shoal::ui
