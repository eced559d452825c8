#include "core/settings/toml_file.h"

#include "core/files/whole_file.h"
#include "core/settings/toml_text.h"

#include <cstdint>

namespace shoal {
namespace {
/// Far more than anybody writes: a disk image that a link leads to is not read whole.
constexpr std::uintmax_t largestFile = 1 << 20;

/// A pipe would be waited for, a device read for ever.
Result<void> expectText(const std::filesystem::path& file)
{
    const auto refuse = [&](std::string why) {
        return fail(Error{ErrorKind::BadSetting, file.string(), std::move(why), "Put a text file in its place"});
    };
    std::error_code error;
    const auto type = std::filesystem::status(file, error).type();
    if (error || type == std::filesystem::file_type::directory)
        return {}; // reading it says what is wrong
    if (type != std::filesystem::file_type::regular)
        return refuse("it is a device, pipe or socket");
    if (std::filesystem::file_size(file, error) > largestFile && !error)
        return refuse("it is larger than 1 MiB, as no settings are");
    return {};
}

Result<std::string> readOrEmpty(const std::filesystem::path& file)
{
    if (const auto isText = expectText(file); !isText)
        return fail(isText.error());
    auto text = readWholeFile(file);
    if (!text && text.error().kind == ErrorKind::NotFound)
        return std::string{};
    return text;
}

/// A profile may begin with its settings, and is its owner's alone.
void makePrivateFolder(const std::filesystem::path& folder, std::error_code& error)
{
    if (std::filesystem::create_directories(folder, error))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
}

Result<void> replaceIn(const std::filesystem::path& file, const Result<std::string>& edited)
{
    if (!edited)
        return fail(edited.error());
    std::error_code error;
    if (file.has_parent_path())
        makePrivateFolder(file.parent_path(), error);
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
