// A line above the list that says what went wrong and what to do, until it is read.
#pragma once

#include "core/result.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace shoal::ui {

class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// The newest takes the place of the one before; what lasts (an engine that is gone) isn't hidden by others.
    void tell(const Error& error);
    void tell(const QString& what, const QString& advice);
    void setLasting(const QString& what, const QString& advice);
    void endLasting();
    QString message() const;

private:
    void show(const QString& what, const QString& advice, bool isLasting);

    QLabel* sign_;
    QLabel* words_;
    QToolButton* close_;
    bool isLasting_ = false;
};

} // namespace shoal::ui
