#include "ui/details/priority_delegate.h"

#include "ui/details/file_tree_model.h"
#include "ui/words/state_words.h"

#include <QComboBox>

namespace shoal::ui {

QWidget* PriorityDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const
{
    auto* editor = new QComboBox{parent};
    editor->setAccessibleName(tr("Priority"));
    for (const auto priority : {FilePriority::High, FilePriority::Normal, FilePriority::Low, FilePriority::Skip})
        editor->addItem(filePriorityText(priority), static_cast<int>(priority));
    connect(editor, &QComboBox::activated, this, [this, editor] {
        auto* delegate = const_cast<PriorityDelegate*>(this);
        Q_EMIT delegate->commitData(editor);
        Q_EMIT delegate->closeEditor(editor);
    });
    return editor;
}

void PriorityDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* choice = qobject_cast<QComboBox*>(editor);
    const auto priority = index.data(FileTreeModel::PriorityRole);
    choice->setCurrentIndex(priority.isValid() ? choice->findData(priority) : -1);
}

void PriorityDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    const auto chosen = qobject_cast<QComboBox*>(editor)->currentData();
    if (chosen.isValid() && chosen != index.data(FileTreeModel::PriorityRole))
        model->setData(index, chosen, FileTreeModel::PriorityRole);
}

} // namespace shoal::ui
