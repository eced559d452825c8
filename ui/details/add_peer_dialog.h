// Asks for the address of a peer.
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace shoal::ui {

/// Can be accepted only with what is an address.
class AddPeerDialog : public QDialog {
    Q_OBJECT
public:
    explicit AddPeerDialog(QWidget* parent = nullptr);
    /// "1.2.3.4:6881"
    QString address() const;

private:
    void check();

    QLineEdit* address_;
    QLabel* hint_;
    QPushButton* add_;
};

} // namespace shoal::ui
