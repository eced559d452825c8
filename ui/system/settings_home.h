// The profile's settings as windows read and change them.
#pragma once

#include "core/settings/by_key.h"
#include "core/settings/settings.h"
#include "ui/core_bridge.h"

#include <QObject>

#include <filesystem>

namespace shoal::ui {

/// Changes go to the file, and from there into the engine, whichever process runs it.
class SettingsHome : public QObject {
    Q_OBJECT
public:
    /// `file` need not exist. What can't be read is told by the first change.
    SettingsHome(CoreBridge& core, std::filesystem::path file);

    const Settings& now() const { return settings_; }
    const std::filesystem::path& file() const { return file_; }
    /// Keys whose new values are heeded by the next start alone.
    const QStringList& needRestart() const { return needRestart_; }

    /// `value` as typed. Errors: BadSetting, and what the disk says; then nothing is changed.
    Result<void> set(const std::string& key, const std::string& value);

Q_SIGNALS:
    void changed();
    void failed(const shoal::Error& error);

private:
    CoreBridge& core_;
    std::filesystem::path file_;
    Settings settings_;
    QStringList needRestart_;
};

} // namespace shoal::ui
