#include "core/swarm_faults.h"

#include "core/foreign_codes.h"

#include <cctype>
#include <fmt/format.h>

namespace shoal {
namespace {
/// The letter as people see it; bytes that are none are named by their number.
std::string letterAt(std::string_view text, std::size_t position)
{
    if (position >= text.size())
        return "it";
    const auto byte = static_cast<unsigned char>(text[position]);
    return std::isgraph(byte) != 0 ? fmt::format("\"{}\"", text[position]) : "it";
}

std::string reasonOf(const swarm::CodeFault& fault, std::string_view text)
{
    using Kind = swarm::CodeFault::Kind;
    switch (fault.kind) {
    case Kind::NotACode: return "a code begins with \"shoal:\"";
    case Kind::WrongLetter:
        return fmt::format("character {} is wrong: {} is in no code", fault.position + 1,
                           letterAt(text, fault.position));
    case Kind::CutOff: return fmt::format("its end is missing, after character {}", text.size());
    case Kind::Mistyped: return "a letter is mistyped or left out: its letters don't go together";
    case Kind::NewerVersion: return "it was made by a newer Shoal";
    case Kind::TooLong: return fmt::format("something follows its end, from character {} on", fault.position + 1);
    }
    return {};
}
} // namespace

Error errorOf(const swarm::CodeFault& fault, std::string_view text)
{
    Error error{ErrorKind::BadCode, "The text", reasonOf(fault, text)};
    if (const auto foreign = fault.kind == swarm::CodeFault::Kind::NotACode ? foreignCodeIn(text) : std::nullopt) {
        error.reason = foreign->is;
        error.advice = foreign->advice;
    }
    if (fault.kind == swarm::CodeFault::Kind::NewerVersion)
        error.advice = "Update this Shoal";
    return error;
}

Error errorOf(const swarm::WordsFault& fault)
{
    using Kind = swarm::WordsFault::Kind;
    std::string reason;
    switch (fault.kind) {
    case Kind::UnknownWord:
        reason = fmt::format("word {}, \"{}\", is not one of those that are used", fault.position, fault.word);
        break;
    case Kind::WrongCount: reason = fmt::format("there are {} where 24 are needed", fault.position); break;
    case Kind::WrongChecksum: reason = "a word is another one, or they are in another order"; break;
    }
    return {ErrorKind::BadArgument, "The recovery words", std::move(reason), "Compare them with what was written down"};
}

} // namespace shoal
