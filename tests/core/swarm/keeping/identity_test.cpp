#include "core/swarm/keeping/identity.h"

#include "core/chunks/digest.h"
#include "core/swarm/encoding/cbor.h"
#include "tests/core/swarm/vectors.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

namespace shoal::swarm {
namespace {
constexpr ScryptCost cheap{.log2N = 1, .r = 1, .p = 1};
constexpr ScryptLimits cheapToo{.least = cheap};
constexpr std::string_view passphrase = "correct horse battery";

Identity someIdentity()
{
    return {.swarm = filled<SwarmId>(1),
            .signingSeed = secretOf(2),
            .agreementSeed = secretOf(3),
            .person = filled<PersonId>(4),
            .label = "Ana's laptop",
            .last = OwnEntry{7, filled<EntryId>(5)},
            .epoch = filled<EntryId>(6),
            .epochSecret = secretOf(7),
            .members = {theOwner().keys(), theJoiner().keys()}};
}

tl::expected<Bytes, IdentityFault> sealedIdentity(const Identity& identity, std::string_view with = passphrase,
                                                  const ScryptCost& cost = cheap)
{
    return writeIdentity(identity, with, filled<Salt>(8), filled<Nonce>(9), cost);
}

Bytes soundFile() { return sealedIdentity(someIdentity()).value(); }

IdentityFault faultOfFile(ByteView file, std::string_view with = passphrase, const ScryptLimits& limits = cheapToo)
{
    const auto identity = readIdentity(file, with, limits);
    EXPECT_FALSE(identity);
    return identity ? IdentityFault{} : identity.error();
}

/// The process gets no more than this beyond what it has.
class LittleMemory {
public:
    explicit LittleMemory(std::uintmax_t more)
    {
        std::uintmax_t pages = 0;
        std::ifstream{"/proc/self/statm"} >> pages;
        const auto used = pages * static_cast<std::uintmax_t>(::sysconf(_SC_PAGESIZE));
        ::getrlimit(RLIMIT_AS, &before_);
        if (used > std::uintmax_t{1} << 40) // a sanitizer's shadow
            return;
        auto limited = before_;
        limited.rlim_cur = used + more;
        isLittle_ = ::setrlimit(RLIMIT_AS, &limited) == 0;
    }
    ~LittleMemory() { ::setrlimit(RLIMIT_AS, &before_); }
    LittleMemory(const LittleMemory&) = delete;
    LittleMemory& operator=(const LittleMemory&) = delete;
    bool isLittle() const { return isLittle_; }

private:
    rlimit before_{};
    bool isLittle_ = false;
};

Bytes bytesIn(const Secret& secret) { return {secret.view().begin(), secret.view().end()}; }

TEST(IdentityFile, IsReadBackAsItWasWritten)
{
    const auto written = someIdentity();
    const auto read = readIdentity(soundFile(), passphrase, cheapToo);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->swarm, written.swarm);
    EXPECT_EQ(bytesIn(read->signingSeed), bytesIn(written.signingSeed));
    EXPECT_EQ(bytesIn(read->agreementSeed), bytesIn(written.agreementSeed));
    EXPECT_EQ(read->person, written.person);
    EXPECT_EQ(read->label, written.label);
    EXPECT_EQ(read->last, written.last);
    EXPECT_EQ(read->epoch, written.epoch);
    EXPECT_EQ(bytesIn(read->epochSecret), bytesIn(written.epochSecret));
    EXPECT_EQ(read->members, written.members);
}

TEST(IdentityFile, OfADeviceThatWroteNothingSaysSo)
{
    auto identity = someIdentity();
    identity.last.reset();
    EXPECT_EQ(readIdentity(sealedIdentity(identity).value(), passphrase, cheapToo).value().last, std::nullopt);
}

TEST(IdentityFile, HoldsAsManyMembersAsItMayAndNoMore)
{
    auto identity = someIdentity();
    identity.members.assign(mostIdentityMembers, theOwner().keys());
    EXPECT_EQ(readIdentity(sealedIdentity(identity).value(), passphrase, cheapToo).value().members, identity.members);
    identity.members.push_back(theOwner().keys());
    EXPECT_FALSE(sealedIdentity(identity));
}

TEST(IdentityFile, ShowsNothingOfWhatIsInIt)
{
    const auto file = soundFile();
    for (const auto& hidden : {Bytes(16, 1), Bytes(16, 2), Bytes(16, 3), Bytes(16, 4), Bytes(16, 7)})
        EXPECT_EQ(std::search(file.begin(), file.end(), hidden.begin(), hidden.end()), file.end());
}

TEST(IdentityFile, AnotherPassphraseAndAFlippedBitAreToldAlike)
{
    EXPECT_EQ(faultOfFile(soundFile(), "correct horse batterz"), IdentityFault::WrongOrDamaged);
    EXPECT_EQ(faultOfFile(soundFile(), ""), IdentityFault::WrongOrDamaged);
    for (std::size_t at = 11; at < soundFile().size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            auto file = soundFile();
            file[at] = static_cast<std::uint8_t>(file[at] ^ 1 << bit);
            ASSERT_EQ(faultOfFile(file), IdentityFault::WrongOrDamaged) << at;
        }
}

TEST(IdentityFile, AChangedStartIsNoIdentityOrANewerOne)
{
    for (std::size_t at = 0; at < 8; ++at) {
        auto file = soundFile();
        file[at] ^= 1;
        EXPECT_EQ(faultOfFile(file), at < 7 ? IdentityFault::NotAnIdentity : IdentityFault::NewerVersion) << at;
    }
    EXPECT_EQ(faultOfFile({}), IdentityFault::NotAnIdentity);
}

TEST(IdentityFile, AChangedCostOpensNothing)
{
    // The cost is bound to the seal: making it cheaper doesn't make guessing cheaper.
    const auto file = sealedIdentity(someIdentity(), passphrase, {.log2N = 3, .r = 2, .p = 2}).value();
    EXPECT_TRUE(readIdentity(file, passphrase, cheapToo));
    for (std::size_t at = 8; at < 11; ++at)
        for (std::uint8_t value = 1; value < 5; ++value) {
            auto changed = file;
            changed[at] = value;
            if (changed != file) {
                EXPECT_EQ(faultOfFile(changed), IdentityFault::WrongOrDamaged) << at;
            }
        }
}

TEST(IdentityFile, EveryCutIsTold)
{
    const auto file = soundFile();
    for (std::size_t size = 1; size < file.size(); ++size)
        ASSERT_EQ(faultOfFile(ByteView{file}.first(size)),
                  size < 39 + sealSize ? IdentityFault::CutOff : IdentityFault::WrongOrDamaged)
            << size;
    auto longer = file;
    longer.push_back(0);
    EXPECT_EQ(faultOfFile(longer), IdentityFault::WrongOrDamaged);
}

TEST(IdentityFile, CostsOutOfRangeAreRefusedBeforeAnyWork)
{
    // Each would take hours, or more memory than there is.
    for (const auto& cost : {ScryptCost{21, 8, 1}, ScryptCost{63, 8, 1}, ScryptCost{255, 255, 255},
                             ScryptCost{20, 17, 1}, ScryptCost{20, 8, 5}, ScryptCost{20, 16, 4}, ScryptCost{0, 8, 1},
                             ScryptCost{17, 0, 1}, ScryptCost{17, 8, 0}, ScryptCost{13, 8, 1}, ScryptCost{17, 7, 1}}) {
        auto file = soundFile();
        file[8] = cost.log2N, file[9] = cost.r, file[10] = cost.p;
        EXPECT_EQ(faultOfFile(file, passphrase, {}), IdentityFault::CostOutOfRange) << int{cost.log2N};
    }
    EXPECT_TRUE(ScryptLimits{}.admit({}));
    EXPECT_TRUE((ScryptLimits{}.admit({20, 8, 4})));
    EXPECT_FALSE(ScryptLimits{}.admit(cheap)) << "a file that anyone could guess at is made for tests alone";
}

TEST(IdentityFile, ForWhichThereIsNoMemoryIsToldAsSuch)
{
    const auto file = sealedIdentity(someIdentity(), passphrase, {.log2N = 17, .r = 8, .p = 1}).value();
    EXPECT_TRUE(readIdentity(file, passphrase));
    {
        const LittleMemory little{std::uintmax_t{64} << 20}; // half of what it takes
        if (!little.isLittle())
            GTEST_SKIP() << "a sanitizer needs all addresses";
        EXPECT_EQ(faultOfFile(file, passphrase, {}), IdentityFault::NoMemory);
        EXPECT_EQ(sealedIdentity(someIdentity(), passphrase, {}).error(), IdentityFault::NoMemory);
    }
    EXPECT_TRUE(readIdentity(file, passphrase));
}

TEST(IdentityFile, TakesPassphrasesOfEightCharactersWhateverTheirBytes)
{
    EXPECT_TRUE(sealedIdentity(someIdentity(), "\xc3\xa9t\xc3\xa9 2026")); // 8 characters in 10 bytes
    EXPECT_EQ(sealedIdentity(someIdentity(), "\xc3\xa9t\xc3\xa9 202").error(), IdentityFault::TooShort);
    EXPECT_EQ(sealedIdentity(someIdentity(), "\xe9t\xe9 de 2026").error(), IdentityFault::NotText);
}

TEST(IdentityFile, OfALabelThatIsNoneIsNotWritten)
{
    auto identity = someIdentity();
    identity.label = "two\nlines";
    EXPECT_EQ(sealedIdentity(identity).error(), IdentityFault::BrokenLimit);
}

TEST(IdentityFile, WithFieldsOfANewerVersionIsToldAsSuch)
{
    const auto plain = encodeCbor(Cbor{Cbor::Array{2, std::string{"other"}}});
    const auto file = sealUnder(passphrase, "ShoalId1", plain, filled<Salt>(8), filled<Nonce>(9), cheap).value();
    EXPECT_EQ(faultOfFile(file), IdentityFault::NewerVersion);
}

} // namespace
} // namespace shoal::swarm
