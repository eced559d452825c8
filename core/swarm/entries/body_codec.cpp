#include "core/swarm/entries/body_codec.h"

#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/crypto/key_checks.h"

#include <array>
#include <utility>

namespace shoal::swarm {
namespace {
constexpr std::uint64_t largestSize = (std::uint64_t{1} << 53) - 1;

/// On the wire, in the order of the alternatives of Body.
constexpr std::array<std::uint64_t, std::variant_size_v<Body>> kinds{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 32, 33};

struct Write {
    Cbor::Array operator()(const Genesis& body) const
    {
        return {body.name,          field(body.owner),  field(body.recovery),
                field(body.person), body.label,         static_cast<std::uint64_t>(body.freshness.count()),
                body.quotas.reader, body.quotas.writer, body.quotas.admin,
                field(body.epoch),  field(body.noise)};
    }
    Cbor::Array operator()(const OwnerDevice& body) const
    {
        return {field(body.keys), field(body.person),  body.label,       field(body.byDevice),
                field(body.cut),  field(body.through), field(body.epoch)};
    }
    Cbor::Array operator()(const Invite& body) const
    {
        return {field(body.key),      field(body.role),   field(body.expiry), body.uses,
                field(body.approval), field(body.person), field(body.lobby)};
    }
    Cbor::Array operator()(const CancelInvite& body) const { return {field(body.invite)}; }
    Cbor::Array operator()(const Admit& body) const
    {
        return {field(body.keys),   field(body.person),   body.label,          field(body.role),
                field(body.invite), field(body.byDevice), field(body.byInvite)};
    }
    Cbor::Array operator()(const ChangeRole& body) const
    {
        return {field(body.device), field(body.person), field(body.role), body.quota, field(body.through)};
    }
    Cbor::Array operator()(const Leave&) const { return {}; }
    Cbor::Array operator()(const Remove& body) const
    {
        return {field(body.person), field(body.devices), field(body.through), field(body.epoch)};
    }
    Cbor::Array operator()(const Epoch& body) const { return {field(body.epoch)}; }
    Cbor::Array operator()(const Settle& body) const { return {field(body.device), field(body.through)}; }
    Cbor::Array operator()(const Publish& body) const
    {
        return {field(body.share), body.name, body.size, body.files, body.infoSize, body.note, fieldOf(body.tags)};
    }
    Cbor::Array operator()(const Retire& body) const { return {field(body.publish)}; }
};

SigningKey readSigningKey(FieldReader& fields)
{
    const auto key = fields.fixed<SigningKey>();
    fields.mustHold(isUsable(key));
    return key;
}

DeviceKeys readKeys(FieldReader& fields)
{
    FieldReader keys{fields.any(), 2};
    const auto read = DeviceKeys{readSigningKey(keys), keys.fixed<AgreementKey>()};
    fields.mustHold(keys.isDone());
    return read;
}

Role readRole(FieldReader& fields, Role highest)
{
    return static_cast<Role>(fields.number(1, static_cast<std::uint64_t>(highest)));
}

Through readThrough(FieldReader& fields) { return fields.ascending<EntryId>(mostNamed); }

void read(FieldReader& fields, Genesis& body)
{
    body.name = fields.label(longestName);
    body.owner = readKeys(fields);
    body.recovery = readSigningKey(fields);
    body.person = fields.fixed<PersonId>();
    body.label = fields.label(longestLabel);
    body.freshness = std::chrono::days{fields.number(0, mostFreshDays)};
    body.quotas.reader = fields.number(1, mostEntries);
    body.quotas.writer = fields.number(1, mostEntries);
    body.quotas.admin = fields.number(1, mostEntries);
    body.epoch = fields.fixed<SecretHash>();
    body.noise = fields.fixed<decltype(body.noise)>();
}

void read(FieldReader& fields, OwnerDevice& body)
{
    body.keys = readKeys(fields);
    body.person = fields.fixed<PersonId>();
    body.label = fields.label(longestLabel);
    body.byDevice = fields.fixed<Signature>();
    body.cut = fields.ascending<DeviceId>(mostNamed);
    body.through = readThrough(fields);
    body.epoch = fields.fixedOrNone<SecretHash>();
    fields.mustHold(body.cut.empty() == !body.epoch);
    fields.mustHold(body.through.empty() || !body.cut.empty());
}

void read(FieldReader& fields, Invite& body)
{
    body.key = readSigningKey(fields);
    body.role = readRole(fields, Role::Admin);
    body.expiry = std::chrono::sys_seconds{std::chrono::seconds{fields.number(0, latestTime)}};
    body.uses = fields.number(1, mostUses);
    body.approval = static_cast<Approval>(fields.number(0, 1));
    body.person = fields.fixedOrNone<PersonId>();
    body.lobby = fields.fixed<LobbySecret>();
}

void read(FieldReader& fields, CancelInvite& body) { body.invite = fields.fixed<EntryId>(); }

void read(FieldReader& fields, Admit& body)
{
    body.keys = readKeys(fields);
    body.person = fields.fixed<PersonId>();
    body.label = fields.label(longestLabel);
    body.role = readRole(fields, Role::Admin);
    body.invite = fields.fixedOrNone<EntryId>();
    body.byDevice = fields.fixed<Signature>();
    body.byInvite = fields.fixedOrNone<Signature>();
    fields.mustHold(body.invite.has_value() == body.byInvite.has_value());
}

void read(FieldReader& fields, ChangeRole& body)
{
    body.device = fields.fixed<DeviceId>();
    body.person = fields.fixed<PersonId>();
    body.role = readRole(fields, Role::Admin);
    body.quota = fields.number(0, mostEntries);
    body.through = readThrough(fields);
}

void read(FieldReader&, Leave&) {}

void read(FieldReader& fields, Remove& body)
{
    body.person = fields.fixedOrNone<PersonId>();
    body.devices = fields.ascending<DeviceId>(mostNamed);
    body.through = readThrough(fields);
    body.epoch = fields.fixed<SecretHash>();
    fields.mustHold(body.person.has_value() == body.devices.empty());
}

void read(FieldReader& fields, Epoch& body) { body.epoch = fields.fixed<SecretHash>(); }

void read(FieldReader& fields, Settle& body)
{
    body.device = fields.fixed<DeviceId>();
    body.through = readThrough(fields);
}

void read(FieldReader& fields, Publish& body)
{
    body.share = fields.fixed<ShareId>();
    body.name = fields.label(longestName);
    body.size = fields.number(0, largestSize);
    body.files = fields.number(1, mostFiles);
    body.infoSize = fields.number(1, largestInfo);
    body.note = fields.text(0, longestNote);
    body.tags = fields.labels(mostNamed, longestLabel);
}

void read(FieldReader& fields, Retire& body) { body.publish = fields.fixed<EntryId>(); }

template <std::size_t Index>
std::optional<Body> decodeAs(const Cbor& value)
{
    std::variant_alternative_t<Index, Body> body;
    FieldReader fields{value, Write{}(body).size()};
    read(fields, body);
    return fields.isDone() ? std::optional<Body>{std::move(body)} : std::nullopt;
}

template <std::size_t... Indices>
std::optional<Body> decodeKind(std::uint64_t kind, const Cbor& value, std::index_sequence<Indices...>)
{
    std::optional<Body> body;
    ((kinds[Indices] == kind && (body = decodeAs<Indices>(value))) || ...);
    return body;
}
} // namespace

std::uint64_t kindOf(const Body& body) { return kinds[body.index()]; }

Cbor encodeBody(const Body& body) { return {std::visit(Write{}, body)}; }

std::optional<Body> decodeBody(std::uint64_t kind, const Cbor& body)
{
    return decodeKind(kind, body, std::make_index_sequence<std::variant_size_v<Body>>{});
}

} // namespace shoal::swarm
