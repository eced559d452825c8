// Every action with its shortcut, and what it does.
#pragma once

#include <QDialog>
#include <QKeySequence>

#include <vector>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace shoal::ui {

struct ShortcutRow {
    QString menu; ///< as all of these with or without mnemonics
    QString text;
    QKeySequence shortcut; ///< may be empty
    QString help;          ///< what it does; may be empty
};

class ShortcutsPage : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsPage(const std::vector<ShortcutRow>& rows, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& text);

    QLineEdit* search_;
    QTreeView* list_;
    QLabel* found_;
    QSortFilterProxyModel* shown_;
};

} // namespace shoal::ui
