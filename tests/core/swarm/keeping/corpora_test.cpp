// The kept inputs of the fuzz targets swarm_identity, swarm_statement and swarm_words are what this makes. With
// SHOAL_WRITE_CORPUS=1 it writes them.
#include "core/chunks/digest.h"
#include "core/swarm/encoding/cbor.h"
#include "core/swarm/freshness/statement.h"
#include "core/swarm/freshness/write_hold.h"
#include "core/swarm/keeping/generation.h"
#include "core/swarm/keeping/identity.h"
#include "core/swarm/keeping/recovery_words.h"
#include "core/swarm/replica/hold_words.h"
#include "tests/core/swarm/freshness/many_shares.h"
#include "tests/core/swarm/kept_inputs.h"
#include "tests/core/swarm/vectors.h"
#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using Inputs = std::map<std::string, Bytes>;

Bytes bytesOfText(std::string_view text) { return {text.begin(), text.end()}; }

Bytes cut(Bytes bytes, std::size_t size)
{
    bytes.resize(size);
    return bytes;
}

Bytes changed(Bytes bytes, std::size_t at, std::uint8_t to)
{
    bytes.at(at) = to;
    return bytes;
}

using Field = std::size_t;
/// With another value in a field.
Bytes withField(const Bytes& array, Field number, Cbor value)
{
    auto fields = std::get<Cbor::Array>(decodeCbor(array)->value);
    fields.at(number) = std::move(value);
    return encodeCbor(Cbor{std::move(fields)});
}

Inputs identities()
{
    constexpr std::string_view passphrase = "correct horse battery";
    constexpr ScryptCost cheap{.log2N = 1, .r = 1, .p = 1};
    Identity identity{.swarm = filled<SwarmId>(1),
                      .signingSeed = secretOf(2),
                      .agreementSeed = secretOf(3),
                      .person = filled<PersonId>(4),
                      .label = "Ana",
                      .last = OwnEntry{7, filled<EntryId>(5)},
                      .epoch = filled<EntryId>(6),
                      .epochSecret = secretOf(7),
                      .members = {theOwner().keys(), theJoiner().keys()}};
    const auto file = writeIdentity(identity, passphrase, filled<Salt>(8), filled<Nonce>(9), cheap).value();
    identity.last.reset();
    identity.members.clear();
    const auto blank = writeIdentity(identity, passphrase, filled<Salt>(8), filled<Nonce>(9), cheap).value();
    const auto dear = writeIdentity(identity, passphrase, filled<Salt>(8), filled<Nonce>(9), {4, 8, 1}).value();
    const auto plain = openUnder(passphrase, "ShoalId1", file, {.least = cheap}).value();
    const Cbor none{Cbor::Array{}};
    const auto member = [](const Bytes& signing) {
        return Cbor{Cbor::Array{Cbor{Cbor::Array{Cbor{signing}, Cbor{Bytes(32, 1)}}}}};
    };
    const auto mark = encodeGeneration({filled<Line>(1), 300, 5});
    return {{"file", file},
            {"file-blank", blank},
            {"file-dear", dear},
            {"file-cut", cut(file, 54)},
            {"file-damaged", changed(file, file.size() - 1, 0)},
            {"file-newer", changed(file, 7, '2')},
            {"file-start", bytesOfText("ShoalI")},
            {"file-other", bytesOfText("Shoal")},
            {"plain", plain},
            {"plain-newer", withField(plain, 0, Cbor{2})},
            {"plain-label", withField(plain, 5, Cbor{std::string{"two\nlines"}})},
            {"plain-no-last", withField(plain, 6, Cbor{0})},
            {"plain-members", withField(plain, 10, Cbor{1})},
            {"plain-members-none", withField(plain, 10, none)},
            {"plain-members-odd-key", withField(plain, 10, member(Bytes(32, 0)))},
            {"plain-members-short-key", withField(plain, 10, member(Bytes(31, 1)))},
            {"plain-members-many", withField(plain, 10, Cbor{Cbor::Array(33, Cbor{0})})},
            {"passphrase-short", bytesOfText("1234567")},
            {"passphrase-latin", bytesOfText("\xe9t\xe9 de 2026")},
            {"mark", mark},
            {"mark-damaged", changed(mark, 35, 0)}};
}

Inputs statements()
{
    Statement statement{.swarm = filled<SwarmId>(1), .device = theOwner().id()};
    statement.time = std::chrono::sys_seconds{std::chrono::seconds{1'700'000'000}};
    statement.heads = {filled<EntryId>(1), filled<EntryId>(2)};
    const auto two = writeStatement(statement, theOwner().signing).value();
    Hold hold{.swarm = filled<SwarmId>(1), .counter = 300};
    hold.time = statement.time;
    const auto nothing = writeHold(hold, theOwner().signing).front();
    hold.shares = {{filled<ShareId>(3), Amount::Whole}, {filled<ShareId>(5), Amount::Part}};
    const auto few = writeHold(hold, theOwner().signing).front();
    const Cbor three{filled<ShareId>(3).view()};
    const Cbor five{filled<ShareId>(5).view()};
    const Cbor six{filled<ShareId>(6).view()};
    const auto begin = withField(few, 5, five);
    const auto whole = joinHold({begin, withField(nothing, 4, five)});
    return {{"statement", two},
            {"statement-cut", cut(two, 100)},
            {"statement-no-heads", withField(two, 3, Cbor{Cbor::Array{}})},
            {"statement-head-twice", withField(two, 3, Cbor{Cbor::Array{three, three}})},
            {"statement-time", withField(two, 2, Cbor{std::uint64_t{1} << 40})},
            {"hold", few},
            {"hold-of-nothing", nothing},
            {"hold-middle", withField(withField(few, 4, Cbor{filled<ShareId>(2).view()}), 5, five)},
            {"hold-outside", withField(few, 4, five)},
            {"hold-beyond", withField(few, 5, three)},
            {"hold-backwards", withField(withField(nothing, 4, five), 5, three)},
            {"hold-twice", withField(few, 7, Cbor{Cbor::Array{three}})},
            {"hold-counter", withField(few, 2, Cbor{0})},
            {"whole-hold", whole},
            {"whole-hold-cut", cut(whole, whole.size() - 1)},
            {"whole-hold-short", cut(whole, 3)},
            {"whole-hold-open", joinHold({begin})},
            {"whole-hold-gap", joinHold({begin, withField(nothing, 4, six)})},
            {"whole-hold-twice", joinHold(std::vector<Bytes>(17, few))},
            {"whole-hold-two", joinHold({begin, withField(withField(nothing, 4, five), 2, Cbor{301})})},
            {"other", bytesOfText("hold")}};
}

Inputs words()
{
    const auto sound = formatRecoveryWords(secretOf(0x2c));
    auto upper = sound;
    std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return {{"words", bytesOfText(sound)},
            {"words-upper", bytesOfText("\t" + upper + "\r\n")},
            {"words-cut", bytesOfText(sound.substr(0, 60))},
            {"words-swapped", bytesOfText(formatRecoveryWords(secretOf(0)).replace(0, 7, "art    "))},
            {"words-many", bytesOfText(sound + " zoo")},
            {"letters", bytesOfText("aban aban aban aban")},
            {"unknown", bytesOfText("abandon caf\xc3\xa9 zoo")},
            {"beyond", bytesOfText("zzz")},
            {"nothing", bytesOfText(" \n")}};
}

TEST(SwarmCorpora, AreWhatTheyAreMadeOf)
{
    expectKeptInputs("swarm_identity", identities());
    expectKeptInputs("swarm_statement", statements());
    expectKeptInputs("swarm_words", words());
}

} // namespace
} // namespace shoal::swarm
