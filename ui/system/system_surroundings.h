// The surroundings that there are: the desktop's own services, over D-Bus where they have it.
#pragma once

#include "ui/system/country_database.h"
#include "ui/system/notices.h"
#include "ui/system/sleep_guard.h"
#include "ui/system/surroundings.h"

#include <QDBusConnection>
#include <QObject>

#include <functional>

class QUrl;

namespace shoal::ui {

class SystemSurroundings : public QObject, public Surroundings {
    Q_OBJECT
public:
    /// What a test brings instead.
    struct Services {
        QDBusConnection session = QDBusConnection::sessionBus();
        QDBusConnection system = QDBusConnection::systemBus();
        std::function<bool(const QUrl&)> open = openWithItsProgram;
        /// For notices where the desktop has no service for them.
        std::function<void(const Notice&)> notifyOtherwise = [](const Notice&) {};
        std::vector<std::filesystem::path> countryFolders = CountryDatabase::standardFolders();

        static bool openWithItsProgram(const QUrl& url);
    };

    explicit SystemSurroundings(Services services);

    void openFile(const std::filesystem::path& file) override;
    void showInFolder(const std::filesystem::path& file) override;
    void openUrl(const QString& url) override;
    void copy(const QString& text) override;
    QString clipboardText() const override;
    void notify(Notice notice) override;
    void keepAwake(bool isBusy) override;
    std::optional<Bytes> freeSpace(const std::filesystem::path& folder) const override;
    std::string countryOf(const std::string& address) const override;

private:
    void open(const QUrl& url);

    Services services_;
    Notices notices_;
    SleepGuard sleepGuard_;
    CountryDatabase countries_;
};

} // namespace shoal::ui
