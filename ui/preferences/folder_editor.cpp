#include "ui/preferences/folder_editor.h"

#include "ui/words/format.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>

namespace shoal::ui {

FolderEditor::FolderEditor(QWidget* parent)
    : ValueEditor{parent}
    , path_{new QLineEdit}
    , browse_{new QPushButton{tr("&Browse…")}}
{
    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins({});
    layout->addWidget(path_, 1);
    layout->addWidget(browse_);
    setFocusProxy(path_);
    path_->setPlaceholderText(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    path_->setClearButtonEnabled(true);
    browse_->setObjectName(QStringLiteral("browse"));
    browse_->setAutoDefault(false);
    connect(path_, &QLineEdit::textChanged, this, [this] {
        if (path_->hasFocus())
            Q_EMIT typed();
    });
    connect(path_, &QLineEdit::editingFinished, this, &ValueEditor::committed);
    connect(browse_, &QPushButton::clicked, this, &FolderEditor::browse);
}

std::string FolderEditor::value() const { return plain(path_->text()); }
void FolderEditor::setValue(const std::string& value) { path_->setText(text(value)); }

void FolderEditor::describe(const QString& title, const QString& description)
{
    ValueEditor::describe(title, description);
    browse_->setAccessibleName(tr("Browse for “%1”").arg(title));
}

void FolderEditor::browse()
{
    const auto from = path_->text().isEmpty() ? path_->placeholderText() : path_->text();
    auto* dialog = new QFileDialog{this, tr("Choose a folder"), from};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        path_->setText(folder);
        Q_EMIT committed();
    });
    dialog->open();
}

} // namespace shoal::ui
