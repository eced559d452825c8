// SIGTERM, SIGINT and SIGHUP, as a Qt signal.
#pragma once

#include <QObject>

namespace shoal::app {

/// One at a time. While it is there, these signals end nothing by themselves.
class EndSignals : public QObject {
    Q_OBJECT
public:
    explicit EndSignals(QObject* parent = nullptr);
    ~EndSignals() override;

Q_SIGNALS:
    void came();
};

} // namespace shoal::app
