// The shares on the list that a user means.
#pragma once

#include "app/shoal/run/foreground.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace shoal::app {

/// A number is a share's id. 4 or more hexadecimal digits are the beginning of its info-hash, v1 or v2, or its whole
/// name. A link is known by its hashes. Anything else is its name, else a part of the name of one share alone.
class ShareChoice {
public:
    /// In the order of the words, none twice. Errors: NotFound, BadArgument (nothing is named, or a word fits several).
    using Then = std::function<void(Result<std::vector<ShareRow>>)>;

    explicit ShareChoice(Foreground& foreground)
        : foreground_{foreground}
    {}

    /// One at a time: `then` is called before the next.
    void find(const ChoiceArguments& choice, Then then);

private:
    void findByFilter();
    void findNextWord();
    void findById(const std::string& word);
    void findByHash(const std::string& word, const ShareFilter& filter);
    void findByName(const std::string& word, const std::vector<ShareRow>& known);
    void take(std::vector<ShareRow> rows);
    void fail(const Error& error);

    Foreground& foreground_;
    ChoiceArguments choice_;
    Then then_;
    std::size_t nextWord_ = 0;
    std::vector<ShareRow> found_;
    std::set<ShareId> ids_;
};

/// That the words name something at all. Error: BadArgument.
Result<std::monostate> checkChoice(const ChoiceArguments& choice, const std::string& command);

} // namespace shoal::app
