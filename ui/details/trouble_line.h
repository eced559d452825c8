// What failed, below the page that it happened on.
#pragma once

#include "core/result.h"

#include <QLabel>
#include <QWidget>

namespace shoal::ui {

/// Hidden while nothing is wrong. What a person wanted and didn't get stays until they close it or it works; what
/// couldn't be asked, until it can.
class TroubleLine : public QWidget {
    Q_OBJECT
public:
    explicit TroubleLine(QWidget* parent = nullptr);

    void tellCommand(const Error& error);
    void tellQuestion(const Error& error);
    void clearCommand();
    void clearQuestion();
    void clear();
    QString words() const { return words_->text(); }

private:
    void tell();

    QLabel* icon_;
    QLabel* words_;
    QString command_;
    QString question_;
};

} // namespace shoal::ui
