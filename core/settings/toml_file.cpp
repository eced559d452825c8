#include "core/settings/toml_file.h"

#include "core/files/whole_file.h"
#include "core/settings/toml_text.h"

namespace shoal {
namespace {
Result<std::string> readOrEmpty(const std::filesystem::path& file)
{
    auto text = readWholeFile(file);
    if (!text && text.error().kind == ErrorKind::NotFound)
        return std::string{};
    return text;
}

Result<void> replaceIn(const std::filesystem::path& file, const Result<std::string>& edited)
{
    if (!edited)
        return fail(edited.error());
    std::error_code error;
    if (file.has_parent_path())
        std::filesystem::create_directories(file.parent_path(), error);
    if (error)
        return failWith(error, file.parent_path().string());
    return replaceWholeFile(file, *edited);
}
} // namespace

Result<Settings> loadToml(const std::filesystem::path& file)
{
    const auto text = readOrEmpty(file);
    if (!text && text.error().kind == ErrorKind::NotAFolder)
        return fail(ErrorKind::NotAFolder, file.parent_path().string(), text.error().reason);
    return text ? settingsFromToml(*text, file.string()) : fail(text.error());
}

Result<void> setInFile(const std::filesystem::path& file, std::string_view key, std::string_view value)
{
    const auto text = readOrEmpty(file);
    if (!text)
        return fail(text.error());
    return replaceIn(file, withSettingInToml(*text, key, value, file.string()));
}

Result<void> unsetInFile(const std::filesystem::path& file, std::string_view key)
{
    const auto text = readOrEmpty(file);
    if (!text)
        return fail(text.error());
    const auto edited = withoutSettingInToml(*text, key, file.string());
    return edited && *edited == *text ? Result<void>{} : replaceIn(file, edited);
}

} // namespace shoal
