#include "ui/system/settings_home.h"

#include "core/settings/toml_file.h"
#include "ui/reply.h"

namespace shoal::ui {

SettingsHome::SettingsHome(CoreBridge& core, std::filesystem::path file)
    : core_{core}
    , file_{std::move(file)}
{
    if (auto loaded = loadToml(file_))
        settings_ = std::move(*loaded);
}

Result<void> SettingsHome::set(const std::string& key, const std::string& value)
{
    auto changedSettings = settings_;
    if (const auto assigned = assign(changedSettings, key, value); !assigned)
        return assigned;
    if (const auto written = setInFile(file_, key, value); !written)
        return written;
    settings_ = std::move(changedSettings);
    Q_EMIT changed();
    core_.engine().reloadSettings(replyTo<std::vector<std::string>>(this, [this](const auto& keys) {
        if (!keys)
            return Q_EMIT failed(keys.error());
        for (const auto& later : *keys)
            if (const auto name = QString::fromStdString(later); !needRestart_.contains(name))
                needRestart_.append(name);
        Q_EMIT changed();
    }));
    return {};
}

} // namespace shoal::ui
