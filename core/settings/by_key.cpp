#include "core/settings/by_key.h"

#include "core/settings/value_text.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace shoal {
namespace {
/// Calls `use` with the row of that name; empty when there is none.
template <class Answer, class Use>
std::optional<Answer> withSetting(std::string_view key, Use use)
{
    std::optional<Answer> answer;
    forEachSetting([&](const auto& row) {
        if (row.key == key)
            answer.emplace(use(row));
    });
    return answer;
}

/// Letters to change, add or leave out to get from one to the other.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto diagonal = row[0]++;
        for (std::size_t k = 0; k < b.size(); ++k) {
            const auto replaced = diagonal + (a[i] == b[k] ? 0 : 1);
            diagonal = row[k + 1];
            row[k + 1] = std::min({replaced, row[k] + 1, row[k + 1] + 1});
        }
    }
    return row.back();
}

/// A key that was probably meant: a few letters away, with or without its section; empty when none is near.
std::string nearest(std::string_view key)
{
    static constexpr std::size_t longestTried = 60;
    static constexpr std::size_t farthest = 3;
    std::string best;
    std::size_t least = farthest + 1;
    if (key.empty() || key.size() > longestTried)
        return best;
    forEachSetting([&](const auto& row) {
        const std::string_view known{row.key};
        const auto apart = std::min(distance(key, known), distance(key, known.substr(known.find('.') + 1)));
        if (apart < least && apart * 3 <= key.size()) {
            least = apart;
            best = known;
        }
    });
    return best;
}
} // namespace

tl::unexpected<Error> unknownSetting(std::string_view key, std::string about)
{
    const auto meant = nearest(key);
    return fail(ErrorKind::BadSetting, std::move(about),
                meant.empty() ? "unknown setting" : "unknown setting; did you mean " + meant + "?");
}

Result<void> assign(Settings& settings, std::string_view key, std::string_view text)
{
    const auto assigned = withSetting<Result<void>>(key, [&](const auto& row) -> Result<void> {
        auto value = settings.*row.member;
        if (!readText(text, value) || !row.check.accepts(value))
            return fail(ErrorKind::BadSetting, row.key, std::string{"expected "} + row.check.expected);
        settings.*row.member = std::move(value);
        return {};
    });
    return assigned ? *assigned : unknownSetting(key, std::string{key});
}

Result<std::string> text(const Settings& settings, std::string_view key)
{
    auto found = withSetting<std::string>(key, [&](const auto& row) { return writeText(settings.*row.member); });
    return found ? Result<std::string>{*found} : unknownSetting(key, std::string{key});
}

Result<bool> isDefault(const Settings& settings, std::string_view key)
{
    const Settings defaults;
    const auto found =
        withSetting<bool>(key, [&](const auto& row) { return settings.*row.member == defaults.*row.member; });
    return found ? Result<bool>{*found} : unknownSetting(key, std::string{key});
}

std::vector<SettingRow> settingRows(const Settings& settings)
{
    const Settings defaults;
    std::vector<SettingRow> rows;
    forEachSetting([&](const auto& row) {
        rows.push_back({row.key, writeText(settings.*row.member), writeText(defaults.*row.member),
                        settings.*row.member == defaults.*row.member, row.takes, row.check.expected, row.doc});
    });
    return rows;
}

} // namespace shoal
