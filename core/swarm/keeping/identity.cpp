#include "core/swarm/keeping/identity.h"

#include "core/chunks/digest.h"
#include "core/swarm/crypto/key_checks.h"
#include "core/swarm/crypto/openssl.h"
#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"

#include <algorithm>
#include <utility>

namespace shoal::swarm {
namespace {
constexpr std::string_view identityKind = "ShoalId";
constexpr std::string_view identityStart = "ShoalId1";
constexpr std::size_t identityFields = 11;
using Seed = Fixed<struct SeedMeaning, Secret::size>;

/// What stands in it is secret.
class WipedCbor {
public:
    explicit WipedCbor(Cbor value)
        : value_{std::move(value)}
    {}
    WipedCbor(const WipedCbor&) = delete;
    WipedCbor& operator=(const WipedCbor&) = delete;
    ~WipedCbor()
    {
        if (auto* const fields = std::get_if<Cbor::Array>(&value_.value))
            for (auto& each : *fields)
                if (auto* const bytes = std::get_if<Bytes>(&each.value))
                    openssl::wipe(*bytes);
    }
    const Cbor& get() const { return value_; }

private:
    Cbor value_;
};

Cbor secretField(const Secret& secret) { return {ByteView{secret.view()}}; }
Secret secretIn(FieldReader& fields) { return Secret{fields.fixed<Seed>().bytes}; }

Cbor membersField(const std::vector<DeviceKeys>& members)
{
    Cbor::Array items;
    for (const auto& keys : members)
        items.push_back(field(keys));
    return {std::move(items)};
}

std::vector<DeviceKeys> membersIn(FieldReader& fields)
{
    std::vector<DeviceKeys> members;
    const auto& field = fields.any();
    const auto* const items = std::get_if<Cbor::Array>(&field.value);
    fields.mustHold(items != nullptr && items->size() <= mostIdentityMembers);
    for (const auto& item : items != nullptr ? *items : Cbor::Array{}) {
        FieldReader pair{item, 2};
        members.push_back({pair.fixed<SigningKey>(), pair.fixed<AgreementKey>()});
        fields.mustHold(pair.isDone() && isUsable(members.back().signing));
    }
    return members;
}

Bytes encodeIdentity(const Identity& identity)
{
    Cbor::Array fields; // an initializer list would leave copies behind
    fields.reserve(identityFields);
    const auto add = [&](Cbor value) { fields.push_back(std::move(value)); };
    add(Cbor{1});
    add(field(identity.swarm));
    add(secretField(identity.signingSeed));
    add(secretField(identity.agreementSeed));
    add(field(identity.person));
    add(Cbor{identity.label});
    add(Cbor{identity.last ? identity.last->sequence : 0});
    add(identity.last ? field(identity.last->id) : Cbor{Bytes{}});
    add(field(identity.epoch));
    add(secretField(identity.epochSecret));
    add(membersField(identity.members));
    const WipedCbor value{Cbor{std::move(fields)}};
    return encodeCbor(value.get());
}

std::optional<OwnEntry> lastIn(FieldReader& fields)
{
    const auto sequence = fields.number(0, 0xffff'ffff);
    const auto id = fields.fixedOrNone<EntryId>();
    fields.mustHold(id.has_value() == (sequence > 0));
    return id ? std::optional{OwnEntry{sequence, *id}} : std::nullopt;
}

std::optional<Identity> decodeIdentity(ByteView plain)
{
    auto decoded = decodeCbor(plain);
    if (!decoded)
        return std::nullopt;
    const WipedCbor value{std::move(*decoded)};
    FieldReader fields{value.get(), identityFields};
    fields.number(1, 1);
    // In the order of the fields, as braces evaluate it.
    Identity identity{.swarm = fields.fixed<SwarmId>(),
                      .signingSeed = secretIn(fields),
                      .agreementSeed = secretIn(fields),
                      .person = fields.fixed<PersonId>(),
                      .label = fields.label(longestLabel),
                      .last = lastIn(fields),
                      .epoch = fields.fixed<EntryId>(),
                      .epochSecret = secretIn(fields),
                      .members = membersIn(fields)};
    return fields.isDone() ? std::optional{std::move(identity)} : std::nullopt;
}

IdentityFault faultOf(SealFault fault)
{
    switch (fault) {
    case SealFault::CutOff: return IdentityFault::CutOff;
    case SealFault::CostOutOfRange: return IdentityFault::CostOutOfRange;
    case SealFault::NoMemory: return IdentityFault::NoMemory;
    case SealFault::TooShort: return IdentityFault::TooShort;
    case SealFault::NotText: return IdentityFault::NotText;
    case SealFault::WrongOrDamaged: break;
    }
    return IdentityFault::WrongOrDamaged;
}

tl::unexpected<IdentityFault> refuse(IdentityFault fault) { return tl::unexpected<IdentityFault>{fault}; }

std::optional<IdentityFault> faultOfMark(ByteView file)
{
    const auto begins = [&](std::string_view text) {
        const auto count = std::min(file.size(), text.size());
        return std::ranges::equal(file.first(count), bytesOf(text.substr(0, count)));
    };
    if (file.empty() || !begins(identityKind))
        return IdentityFault::NotAnIdentity;
    if (file.size() < identityStart.size())
        return IdentityFault::CutOff;
    return begins(identityStart) ? std::nullopt : std::optional{IdentityFault::NewerVersion};
}
} // namespace

tl::expected<Bytes, IdentityFault> writeIdentity(const Identity& identity, std::string_view passphrase,
                                                 const Salt& salt, const Nonce& nonce, const ScryptCost& cost)
{
    auto plain = encodeIdentity(identity);
    if (!decodeIdentity(plain))
        return refuse(IdentityFault::BrokenLimit);
    const auto sealed = sealUnder(passphrase, identityStart, plain, salt, nonce, cost);
    openssl::wipe(plain);
    return sealed ? tl::expected<Bytes, IdentityFault>{*sealed} : refuse(faultOf(sealed.error()));
}

tl::expected<Identity, IdentityFault> readIdentity(ByteView file, std::string_view passphrase,
                                                   const ScryptLimits& limits)
{
    if (const auto fault = faultOfMark(file))
        return refuse(*fault);
    auto plain = openUnder(passphrase, identityStart, file, limits);
    if (!plain)
        return refuse(faultOf(plain.error()));
    auto identity = decodeIdentity(*plain);
    openssl::wipe(*plain);
    if (!identity)
        return refuse(IdentityFault::NewerVersion); // sealed with this passphrase, by someone who writes other fields
    return std::move(*identity);
}

} // namespace shoal::swarm
