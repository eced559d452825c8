// How far the hashing of a new share has come.
#pragma once

#include "core/chunks/create.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

namespace shoal::ui {

class HashingPanel : public QWidget {
    Q_OBJECT
public:
    explicit HashingPanel(QWidget* parent = nullptr);

    void begin();
    /// `file`: one that is being read about now; may be empty.
    void tell(const CreateProgress& progress, const QString& file);

Q_SIGNALS:
    void cancelled();

private:
    QProgressBar* bar_;
    QLabel* numbers_;
    QLabel* file_;
    QPushButton* cancel_;
};

} // namespace shoal::ui
