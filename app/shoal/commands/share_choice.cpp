#include "app/shoal/commands/share_choice.h"

#include "app/shoal/commands/source.h"
#include "app/shoal/run/pages.h"
#include "core/link/magnet.h"
#include "core/state/fold_case.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace shoal::app {
namespace {
constexpr std::size_t leastHashDigits = 4;
constexpr std::size_t mostCandidates = 10;

bool holdsOnly(std::string_view word, std::string_view characters)
{
    return !word.empty() && word.find_first_not_of(characters) == std::string_view::npos;
}

bool isHashPrefix(std::string_view word)
{
    return word.size() >= leastHashDigits && holdsOnly(word, "0123456789abcdefABCDEF");
}

/// Numbers that no id reaches, and those that begin with 0, are hashes or names.
std::optional<ShareId> idOf(std::string_view word)
{
    ShareId id;
    const auto* const end = word.data() + word.size();
    const auto [rest, error] = std::from_chars(word.data(), end, id.value);
    const bool isNumber = holdsOnly(word, "0123456789") && word.front() != '0' && error == std::errc{} && rest == end;
    return isNumber ? std::optional{id} : std::nullopt;
}

Error unknown(const std::string& word, const char* why)
{
    return {ErrorKind::NotFound, word, why, "`shoal ls` lists the shares"};
}

Error ambiguous(const std::string& word, const std::vector<ShareRow>& rows)
{
    std::string names;
    for (std::size_t i = 0; i < std::min(rows.size(), mostCandidates); ++i)
        names += fmt::format("{}{} {}", i > 0 ? ", " : "", rows[i].id.value, rows[i].name);
    const auto* const more = rows.size() > mostCandidates ? ", …" : "";
    return {ErrorKind::BadArgument, word, fmt::format("{} shares fit: {}{}", rows.size(), names, more),
            "Name the share by its id, the number in front"};
}
} // namespace

Result<std::monostate> checkChoice(const ChoiceArguments& choice, const std::string& command)
{
    if (choice.isAll && (!choice.words.empty() || !choice.label.empty()))
        return shoal::fail(ErrorKind::BadArgument, "--all", "it goes with no other choice of shares");
    if (!choice.isAll && choice.words.empty() && choice.label.empty())
        return shoal::fail(Error{ErrorKind::BadArgument, command, "it names no share",
                                 "Give ids or names as `shoal ls` lists them, --label LABEL, or --all"});
    return {};
}

void ShareChoice::find(const ChoiceArguments& choice, Then then)
{
    choice_ = choice;
    then_ = std::move(then);
    nextWord_ = 0;
    if (choice_.isAll || !choice_.label.empty())
        findByFilter();
    else
        findNextWord();
}

void ShareChoice::fail(const Error& error) { then_(shoal::fail(error)); }

void ShareChoice::take(std::vector<ShareRow> rows)
{
    for (auto& row : rows)
        if (ids_.insert(row.id).second)
            found_.push_back(std::move(row));
    findNextWord();
}

void ShareChoice::findByFilter()
{
    readShares(foreground_, {.label = choice_.label}, [this](Result<std::vector<ShareRow>> rows) {
        if (!rows)
            return fail(rows.error());
        if (rows->empty() && !choice_.label.empty())
            return fail(unknown(choice_.label, "no share has this label"));
        take(std::move(*rows));
    });
}

void ShareChoice::findNextWord()
{
    if (nextWord_ == choice_.words.size()) {
        ids_.clear();
        return then_(std::exchange(found_, {}));
    }
    const auto& word = choice_.words[nextWord_++];
    if (word.empty()) // it would be a part of every name
        return fail({ErrorKind::BadArgument, "An empty text", "it names no share"});
    if (idOf(word))
        return findById(word);
    if (isHashPrefix(word))
        return findByHash(word, {.hashPrefix = foldCase(word)});
    if (!isMagnet(word))
        return findByName(word, {});
    if (const auto magnet = parseMagnet(word))
        findByHash(word, {.hashes = magnet->hashes});
    else
        fail(magnet.error());
}

void ShareChoice::findById(const std::string& word)
{
    foreground_.engine().details(*idOf(word),
                                 foreground_.reply<ShareDetails>([this, word](Result<ShareDetails> details) {
                                     if (details)
                                         return take({std::move(details->row)});
                                     if (details.error().kind != ErrorKind::NotFound)
                                         return fail(details.error());
                                     if (isHashPrefix(word))
                                         return findByHash(word, {.hashPrefix = foldCase(word)});
                                     fail(unknown(word, "no share has this id"));
                                 }));
}

/// Digits of a hash may be a name, too: deciding for one of them would sooner or later take the wrong share.
void ShareChoice::findByHash(const std::string& word, const ShareFilter& filter)
{
    readShares(foreground_, filter, [this, word](Result<std::vector<ShareRow>> rows) {
        if (!rows)
            return fail(rows.error());
        if (!isMagnet(word))
            return findByName(word, *rows);
        if (rows->empty())
            return fail(unknown(word, "no share has its info-hash"));
        take(std::move(*rows));
    });
}

void ShareChoice::findByName(const std::string& word, const std::vector<ShareRow>& known)
{
    readShares(foreground_, {.text = word}, [this, word, known](Result<std::vector<ShareRow>> rows) {
        if (!rows)
            return fail(rows.error());
        auto fitting = known;
        for (const auto& row : *rows)
            if (row.name == word && std::ranges::find(known, row.id, &ShareRow::id) == known.end())
                fitting.push_back(row);
        if (fitting.empty())
            fitting = std::move(*rows);
        if (fitting.empty())
            return fail(unknown(word, "no share on the list has this name or info-hash"));
        if (fitting.size() > 1)
            return fail(ambiguous(word, fitting));
        take(std::move(fitting));
    });
}

} // namespace shoal::app
