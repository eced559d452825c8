// A text as a QR code for a telephone's camera.
#pragma once

#include <QWidget>

#include <vector>

namespace shoal::ui {

/// Dark on light whatever the palette: cameras want it so.
class QrView : public QWidget {
    Q_OBJECT
public:
    explicit QrView(QWidget* parent = nullptr);

    /// False, and nothing is shown, for a text that is too long for a code (about 2,900 bytes).
    bool setText(const QString& text);
    /// On one side.
    int moduleCount() const { return modules_; }
    bool isDark(int row, int column) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int modules_ = 0;
    std::vector<bool> dark_;
};

} // namespace shoal::ui
