// What is wrong with a code or with recovery words, as an error that a person may want to hear.
#pragma once

#include "core/result.h"
#include "core/swarm/joining/invite_code.h"
#include "core/swarm/keeping/recovery_words.h"

#include <string_view>

namespace shoal {

/// BadCode: the reason says what is wrong and where, and never repeats the code.
Error errorOf(const swarm::CodeFault& fault, std::string_view text);
/// BadArgument, about "The recovery words".
Error errorOf(const swarm::WordsFault& fault);

} // namespace shoal
