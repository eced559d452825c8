#include "ui/sheets/link/qr_view.h"

#include "ui/access/picture_role.h"

#include <QPainter>

#include <cmath>
#include <memory>
#include <qrencode.h>

namespace shoal::ui {
namespace {
constexpr int quietModules = 4; ///< the standard's

struct FreeQrCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};
} // namespace

QrView::QrView(QWidget* parent)
    : QWidget{parent}
{
    setObjectName(QStringLiteral("qr"));
    tellAsPicture(*this);
    setAccessibleName(tr("The link as a QR code"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

bool QrView::setText(const QString& text)
{
    const auto bytes = text.toUtf8();
    const std::unique_ptr<QRcode, FreeQrCode> code{QRcode_encodeData(
        static_cast<int>(bytes.size()), reinterpret_cast<const unsigned char*>(bytes.constData()), 0, QR_ECLEVEL_L)};
    modules_ = code ? code->width : 0;
    dark_.clear();
    for (int i = 0; i < modules_ * modules_; ++i)
        dark_.push_back((code->data[i] & 1) != 0);
    setAccessibleDescription(text);
    updateGeometry();
    update();
    return modules_ > 0;
}

bool QrView::isDark(int row, int column) const { return dark_[static_cast<std::size_t>(row * modules_ + column)]; }

QSize QrView::sizeHint() const
{
    const int side = fontMetrics().height() * 18;
    return {side, side};
}

QSize QrView::minimumSizeHint() const
{
    const int side = std::max(modules_ + 2 * quietModules, fontMetrics().height() * 9);
    return {side, side};
}

void QrView::paintEvent(QPaintEvent*)
{
    if (modules_ == 0)
        return;
    // In device pixels, so that every module is as large as the others.
    const double ratio = devicePixelRatioF();
    const int all = modules_ + 2 * quietModules;
    const int side = static_cast<int>(std::floor(std::min(width(), height()) * ratio));
    const int module = std::max(side / all, 1);
    const int left = static_cast<int>(width() * ratio - module * all) / 2;
    const int top = static_cast<int>(height() * ratio - module * all) / 2;
    QPainter painter{this};
    painter.scale(1 / ratio, 1 / ratio);
    painter.fillRect(left, top, module * all, module * all, Qt::white);
    for (int row = 0; row < modules_; ++row)
        for (int column = 0; column < modules_; ++column)
            if (isDark(row, column))
                painter.fillRect(left + (column + quietModules) * module, top + (row + quietModules) * module, module,
                                 module, Qt::black);
}

} // namespace shoal::ui
