#include "core/swarm/joining/invite_code.h"

#include "core/chunks/digest.h"
#include "core/swarm/joining/code_letters.h"
#include "tests/core/swarm/vectors.h"

#include <algorithm>
#include <functional>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using Kind = CodeFault::Kind;

const dht::Endpoint v4{.family = dht::Family::V4, .address = {192, 0, 2, 1}, .port = 6881};
const dht::Endpoint v6{.family = dht::Family::V6, .address = {0x20, 1, 0x0d, 0xb8}, .port = 65535};

InviteCode codeWith(std::vector<dht::Endpoint> hints)
{
    return {filled<ShortSwarmId>(1), filled<ShortDeviceId>(2), filled<InviteSeed>(3), std::move(hints)};
}

/// Why it is refused; a code that is taken fails the test.
CodeFault faultIn(const std::string& text)
{
    const auto code = parseCode(text);
    EXPECT_FALSE(code) << text;
    return code ? CodeFault{} : code.error();
}

const std::string soundCode = formatCode(codeWith({v4}));
const std::string allLetters = "abcdefghijklmnopqrstuvwxyz234567";

TEST(InviteCode, IsReadBackAsItWasWritten)
{
    for (const auto& hints : {std::vector<dht::Endpoint>{}, {v4}, {v6}, {v4, v6}, {v6, v6, v6, v6}})
        EXPECT_EQ(parseCode(formatCode(codeWith(hints))), codeWith(hints));
}

TEST(InviteCode, IsReadInEitherCaseAndAcrossGaps)
{
    auto spaced = "  SHOAL:" + soundCode.substr(6, 10) + " -\r\n" + soundCode.substr(16) + "\n";
    EXPECT_EQ(parseCode(spaced), codeWith({v4}));
    EXPECT_EQ(parseCode(codeForPicture(codeWith({v4}))), codeWith({v4}));
    EXPECT_EQ(parseCode(codeForFile(codeWith({v4}))), codeWith({v4}));
}

TEST(InviteCode, APicturesTextNeedsOnlyAlphanumericMode)
{
    const std::string alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"; // ISO/IEC 18004
    EXPECT_EQ(codeForPicture(codeWith({v6})).find_first_not_of(alphanumeric), std::string::npos);
}

TEST(InviteCode, OtherTextIsNoCode)
{
    for (const auto* const text : {"", "shoal", "magnet:?xt=urn:btih:", "hoal:aaaa"})
        EXPECT_EQ(faultIn(text).kind, Kind::NotACode) << text;
}

TEST(InviteCode, AWrongLetterIsNamedByItsPlace)
{
    for (const char wrong : {'0', '1', '8', '9', '!', '\xc3'}) {
        auto text = soundCode;
        text[20] = wrong;
        EXPECT_EQ(faultIn(text), (CodeFault{Kind::WrongLetter, 20}));
    }
}

TEST(InviteCode, EveryCutIsToldAsOne)
{
    for (std::size_t size = 6; size < soundCode.size(); ++size)
        EXPECT_EQ(faultIn(soundCode.substr(0, size)).kind, Kind::CutOff) << size;
}

TEST(InviteCode, AnyOtherLetterIsAMistypedOne)
{
    for (std::size_t at = 6; at < soundCode.size(); ++at)
        for (const char letter : allLetters) {
            auto text = soundCode;
            text[at] = letter;
            if (letter == soundCode[at])
                continue;
            const auto kind = faultIn(text).kind;
            // The head is three bytes, the first five letters: one wrong letter there slips by its check in 1 of 256.
            EXPECT_TRUE(kind == Kind::Mistyped || (at < 11 && kind != Kind::NotACode && kind != Kind::WrongLetter))
                << at << letter;
        }
}

TEST(InviteCode, SwappedLettersAreMistyped)
{
    for (std::size_t at = 11; at + 1 < soundCode.size(); ++at) {
        auto text = soundCode;
        std::swap(text[at], text[at + 1]);
        if (text != soundCode) {
            EXPECT_EQ(faultIn(text).kind, Kind::Mistyped) << at;
        }
    }
}

TEST(InviteCode, WhatFollowsItsEndIsTold)
{
    EXPECT_EQ(faultIn(soundCode + "aa").kind, Kind::TooLong);
    EXPECT_EQ(faultIn(soundCode + soundCode.substr(6)).kind, Kind::TooLong);
}

/// A code whose bytes were changed by someone who knows how to sum them up.
std::string recoded(const std::function<void(Bytes&)>& change)
{
    auto bytes = codeBits(soundCode.substr(6)).value().bytes;
    bytes.resize(bytes.size() - 4);
    change(bytes);
    bytes[2] = sha256Of(labelled("shoal-code-head-1", ByteView{bytes}.first(2))).bytes[0];
    append(bytes, ByteView{sha256Of(labelled("shoal-code-1", bytes)).bytes}.first(4));
    return "shoal:" + codeLetters(bytes);
}

TEST(InviteCode, OfANewerVersionIsToldAsSuch)
{
    EXPECT_EQ(parseCode(recoded([](auto&) {})), codeWith({v4}));
    EXPECT_EQ(faultIn(recoded([](auto& bytes) { bytes[0] = 2; })).kind, Kind::NewerVersion);
    EXPECT_EQ(faultIn(recoded([](auto& bytes) { bytes[0] = 2, bytes.resize(30); })).kind, Kind::NewerVersion);
}

TEST(InviteCode, OddHintsAreRefusedEvenUnderASoundSum)
{
    const auto withHints = [](const Bytes& hints) {
        return recoded([&](auto& bytes) {
            bytes.resize(51);
            append(bytes, hints);
            bytes[1] = static_cast<std::uint8_t>(bytes.size() + 4);
        });
    };
    EXPECT_TRUE(parseCode(withHints({4, 1, 2, 3, 4, 0, 1})));
    EXPECT_EQ(faultIn(withHints({4, 1, 2, 3, 4, 0, 0})).kind, Kind::Mistyped) << "port 0";
    EXPECT_EQ(faultIn(withHints({5, 1, 2, 3, 4, 0, 1})).kind, Kind::Mistyped) << "no such family";
    EXPECT_EQ(faultIn(withHints({4, 1, 2, 3, 4, 0})).kind, Kind::Mistyped) << "cut";
    EXPECT_EQ(faultIn(withHints({6, 1, 2, 3, 4, 0, 1})).kind, Kind::Mistyped) << "too short for its family";
    Bytes five;
    for (int i = 0; i < 5; ++i)
        append(five, Bytes{4, 1, 2, 3, 4, 0, 1});
    EXPECT_EQ(faultIn(withHints(five)).kind, Kind::Mistyped) << "five of them";
}

TEST(InviteCode, ALengthThatHoldsNoCodeIsRefused)
{
    EXPECT_EQ(faultIn(recoded([](auto& bytes) { bytes.resize(50), bytes[1] = 54; })).kind, Kind::Mistyped);
    EXPECT_EQ(faultIn(recoded([](auto& bytes) { bytes.resize(3), bytes[1] = 7; })).kind, Kind::Mistyped);
}

} // namespace
} // namespace shoal::swarm
