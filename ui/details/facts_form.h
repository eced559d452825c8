// A group of facts about a share, one below the other.
#pragma once

#include "ui/details/share_facts.h"

#include <QWidget>

#include <map>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace shoal::ui {

/// Facts that say nothing are left out.
class FactsForm : public QWidget {
    Q_OBJECT
public:
    FactsForm(ShareFact::Group group, QWidget* parent = nullptr);

    void show(const ShareDetails& share);
    using QWidget::show;
    /// As shown; empty where the fact is left out.
    QString textOf(const char* key) const;

Q_SIGNALS:
    void copyWanted(const QString& text);
    /// Where its files lie.
    void folderWanted();

private:
    struct Field {
        const ShareFact* fact = nullptr;
        QWidget* row = nullptr;
        QLabel* words = nullptr;   ///< of a short fact
        QLineEdit* line = nullptr; ///< of a long one
    };
    Field fieldOf(const ShareFact& fact);
    QWidget* lineOf(Field& field);

    QFormLayout* layout_;
    std::vector<Field> fields_;
};

} // namespace shoal::ui
