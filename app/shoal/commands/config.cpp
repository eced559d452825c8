// shoal config: read and change shoal.toml.
#include "app/shoal/commands/commands.h"
#include "app/shoal/run/profile.h"
#include "core/settings/by_key.h"
#include "core/settings/toml_file.h"

#include <algorithm>

namespace shoal::app {
namespace {
/// What shoal.toml says, without what a closed network makes of it: that is for the engine.
Result<Settings> settingsInFile(const Arguments& arguments)
{
    const auto file = settingsFileFor(arguments);
    if (!file)
        return fail(file.error());
    return loadToml(*file);
}

SettingShown shown(const SettingRow& row) { return {row.key, row.value, row.standard, row.expected, row.doc, false}; }

/// Shows the row of a key.
ExitCode showKey(const Arguments& arguments, Context& context, bool isValueOnly)
{
    const auto settings = settingsInFile(arguments);
    if (!settings)
        return endWith(context, settings.error());
    const auto rows = settingRows(*settings);
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const SettingRow& candidate) { return candidate.key == arguments.config.key; });
    if (row == rows.end())
        return endWith(context, unknownSetting(arguments.config.key, arguments.config.key).value());
    auto report = shown(*row);
    report.isValueOnly = isValueOnly;
    context.reporter.report(report);
    return ExitCode::Ok;
}
} // namespace

ExitCode runConfigList(const Arguments& arguments, Context& context)
{
    const auto settings = settingsInFile(arguments);
    if (!settings)
        return endWith(context, settings.error());
    for (const auto& row : settingRows(*settings))
        context.reporter.report(shown(row));
    return ExitCode::Ok;
}

ExitCode runConfigGet(const Arguments& arguments, Context& context) { return showKey(arguments, context, true); }

ExitCode runConfigSet(const Arguments& arguments, Context& context)
{
    const auto file = settingsFileFor(arguments);
    if (!file)
        return endWith(context, file.error());
    if (const auto changed = setInFile(*file, arguments.config.key, arguments.config.value); !changed)
        return endWith(context, changed.error());
    return showKey(arguments, context, false);
}

ExitCode runConfigUnset(const Arguments& arguments, Context& context)
{
    const auto file = settingsFileFor(arguments);
    if (!file)
        return endWith(context, file.error());
    if (const auto changed = unsetInFile(*file, arguments.config.key); !changed)
        return endWith(context, changed.error());
    return showKey(arguments, context, false);
}

ExitCode runConfigPath(const Arguments& arguments, Context& context)
{
    const auto file = settingsFileFor(arguments);
    if (!file)
        return endWith(context, file.error());
    std::error_code error;
    context.reporter.report(SettingsFileShown{*file, std::filesystem::exists(*file, error)});
    return ExitCode::Ok;
}

} // namespace shoal::app
