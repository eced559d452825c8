// Answers of the engine, back on the thread of the windows.
#pragma once

#include "core/engine.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace shoal::ui {

/// Runs work on the thread of the windows, soon. The application object must outlive the engine that uses it.
inline Executor guiExecutor()
{
    return [](std::function<void()> work) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(work), Qt::QueuedConnection);
    };
}

/// `handle` runs on the thread of the windows, and not at all once `receiver` is gone.
template <class T>
Reply<T> replyTo(QObject* receiver, std::function<void(Result<T>)> handle)
{
    return replyOn<T>(guiExecutor(),
                      [guard = QPointer<QObject>{receiver}, handle = std::move(handle)](Result<T> result) {
                          if (guard)
                              handle(std::move(result));
                      });
}

} // namespace shoal::ui
