// What a translated text owes to its source.
#pragma once

#include "tests/house/translation_file.h"

#include <set>

namespace shoal::house {

/// How many plural forms lupdate writes for a language that we have; 0 for one that nobody told of.
std::size_t pluralFormsOf(std::string_view language);

/// What is wrong with a text by itself, in words; empty when nothing is.
std::string faultOf(const TranslatedText& text, std::size_t pluralForms);

/// Texts that one letter reaches although letters of their own reach their sources, among those of the contexts.
std::vector<std::string> lettersThatMeet(const std::vector<TranslatedText>& texts,
                                         const std::set<std::string>& contexts);

} // namespace shoal::house
