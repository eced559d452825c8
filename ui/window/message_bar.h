// A line above the list that says what went wrong and what to do, until it is read.
#pragma once

#include "core/result.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace shoal::ui {

class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// The newest takes the place of the one before; what lasts (an engine that is gone) isn't hidden by others.
    void tell(const Error& error);
    void tell(const QString& what, const QString& advice);
    /// With a button that does it, and closes the bar.
    void offer(const QString& words, const QString& button, std::function<void()> accept);
    void setLasting(const QString& what, const QString& advice);
    void endLasting();
    /// What it offered is done, or out of date.
    void endOffer();
    QString message() const;

private:
    enum class Sign { Warning, None };
    void show(const QString& words, Sign sign);

    QLabel* sign_;
    QLabel* words_;
    QPushButton* accept_;
    std::function<void()> accepted_;
    QToolButton* close_;
    bool isLasting_ = false;
};

} // namespace shoal::ui
