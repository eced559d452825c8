#include "core/swarm/freshness/statement.h"

#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"

#include <utility>

namespace shoal::swarm {
namespace {
constexpr std::string_view statementLabel = "shoal-statement-1";
constexpr std::size_t statementFields = 5;

Cbor::Array unsignedFields(const Statement& statement)
{
    return {field(statement.swarm), field(statement.device), field(statement.time), field(statement.heads)};
}
} // namespace

std::optional<Bytes> writeStatement(const Statement& statement, const SigningPair& device)
{
    if (statement.device != deviceIdOf(device.publicKey()))
        return std::nullopt;
    auto fields = unsignedFields(statement);
    const auto signature = device.sign(statementLabel, encodeCbor(Cbor{fields}));
    fields.push_back(field(signature));
    auto bytes = encodeCbor(Cbor{std::move(fields)});
    return readStatement(bytes) ? std::optional{std::move(bytes)} : std::nullopt;
}

std::optional<Statement> readStatement(ByteView bytes)
{
    const auto value = decodeCbor(bytes);
    if (!value)
        return std::nullopt;
    FieldReader fields{*value, statementFields};
    Statement statement;
    statement.swarm = fields.fixed<SwarmId>();
    statement.device = fields.fixed<DeviceId>();
    statement.time = std::chrono::sys_seconds{std::chrono::seconds{fields.number(0, latestTime)}};
    statement.heads = fields.ascending<EntryId>(mostHeads);
    statement.signature = fields.fixed<Signature>();
    fields.mustHold(!statement.heads.empty());
    return fields.isDone() ? std::optional{std::move(statement)} : std::nullopt;
}

bool isSignedBy(const Statement& statement, const SigningKey& device)
{
    return verify(device, statementLabel, encodeCbor(Cbor{unsignedFields(statement)}), statement.signature);
}

} // namespace shoal::swarm
