#include "ui/preferences/unhurried_wheel.h"

#include <QEvent>
#include <QWidget>

namespace shoal::ui {
namespace {
class WheelGuard : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* field = static_cast<QWidget*>(watched);
        if (event->type() != QEvent::Wheel || field->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};
} // namespace

void keepForFocusedWheel(QWidget* field)
{
    field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(new WheelGuard{field});
}

} // namespace shoal::ui
