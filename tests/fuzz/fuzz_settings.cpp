// shoal.toml: whatever stands in it, it is read or refused, and an edit changes the one setting and nothing else.
#include "core/settings/by_key.h"
#include "core/settings/toml_text.h"
#include "tests/fuzz/require.h"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace shoal;

namespace {
void editEach(const std::string& text, const Settings& settings)
{
    for (const auto& row : settingRows(settings)) {
        Settings typed = settings;
        test::require(assign(typed, row.key, row.value) && typed == settings, "a value is read back as it is shown");
        const auto edited = withSettingInToml(text, row.key, row.standard, "fuzz");
        if (!edited)
            continue;
        Settings wanted = settings;
        test::require(assign(wanted, row.key, row.standard).has_value(), "a default may be assigned");
        const auto again = settingsFromToml(*edited, "fuzz");
        test::require(again && *again == wanted, "an edit changes one setting");
        const auto removed = withoutSettingInToml(*edited, row.key, "fuzz");
        test::require(!removed || settingsFromToml(*removed, "fuzz").value_or(Settings{}) == wanted,
                      "a setting taken out is at its default");
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text{reinterpret_cast<const char*>(data), size};
    const auto settings = settingsFromToml(text, "fuzz");
    if (settings)
        editEach(text, *settings);
    else
        test::require(settings.error().kind == ErrorKind::BadSetting, "a refusal says what kind");
    return 0;
}
