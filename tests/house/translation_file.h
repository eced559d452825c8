// The texts of a translation file (.ts), for the tests that read it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shoal::house {

struct TranslatedText {
    std::string context;
    std::string source;
    bool isFinished = false;
    bool hasCount = false;          ///< its words change with a number
    std::vector<std::string> forms; ///< one, or one for each plural form
};

/// The texts of a .ts file as lupdate writes it.
std::vector<TranslatedText> textsOf(std::string_view translationFile);

/// The language that it says it is in ("de"); empty when it says none.
std::string languageOf(std::string_view translationFile);

} // namespace shoal::house
