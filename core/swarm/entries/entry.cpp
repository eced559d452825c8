#include "core/swarm/entries/entry.h"

#include "core/chunks/digest.h"
#include "core/swarm/entries/body_codec.h"
#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
constexpr std::size_t fieldCount = 11;
constexpr std::size_t signatureSize = 2 + Signature::size; // with its head
constexpr std::string_view entryLabel = "shoal-entry-1";

Bytes unsignedBytes(const Entry& entry)
{
    Bytes bytes;
    appendArrayHead(bytes, fieldCount);
    for (const auto& value :
         {Cbor{1}, field(entry.swarm), field(entry.author), Cbor{entry.sequence}, field(entry.previous),
          field(entry.past), Cbor{entry.lamport}, field(entry.time), Cbor{kindOf(entry.body)}, encodeBody(entry.body)})
        appendCbor(bytes, value);
    return bytes;
}

Bytes withSignature(Bytes bytes, const Signature& signature)
{
    appendCbor(bytes, field(signature));
    return bytes;
}

/// What fields say of each other.
bool isConsistent(const Entry& entry)
{
    const auto* const genesis = std::get_if<Genesis>(&entry.body);
    if (genesis != nullptr
        && (entry.sequence != 1 || entry.lamport != 1 || !entry.past.empty()
            || entry.author != deviceIdOf(genesis->owner.signing)))
        return false;
    return entry.swarm.has_value() == (genesis == nullptr) && entry.previous.has_value() == (entry.sequence > 1)
        && !(entry.previous && std::ranges::binary_search(entry.past, *entry.previous))
        && (genesis != nullptr || entry.lamport > 1);
}
} // namespace

std::optional<Bytes> writeEntry(const Entry& entry, const SigningPair& author)
{
    if (entry.author != deviceIdOf(author.publicKey()))
        return std::nullopt;
    auto bytes = unsignedBytes(entry);
    const auto signature = author.sign(entryLabel, bytes);
    auto whole = withSignature(std::move(bytes), signature);
    return readEntry(whole) ? std::optional{std::move(whole)} : std::nullopt;
}

std::optional<Entry> readEntry(ByteView bytes)
{
    if (bytes.size() > longestEntry)
        return std::nullopt;
    const auto value = decodeCbor(bytes);
    if (!value)
        return std::nullopt;
    FieldReader fields{*value, fieldCount};
    Entry entry;
    fields.number(1, 1); // version
    entry.swarm = fields.fixedOrNone<SwarmId>();
    entry.author = fields.fixed<DeviceId>();
    entry.sequence = fields.number(1, highestSequence);
    entry.previous = fields.fixedOrNone<EntryId>();
    entry.past = fields.ascending<EntryId>(mostPast);
    entry.lamport = fields.number(1, highestLamport);
    entry.time = std::chrono::sys_seconds{std::chrono::seconds{fields.number(0, latestTime)}};
    const auto kind = fields.number(0, UINT64_MAX);
    const auto body = decodeBody(kind, fields.any());
    entry.signature = fields.fixed<Signature>();
    if (!fields.isDone() || !body)
        return std::nullopt;
    entry.body = *body;
    const bool isOneWay = std::ranges::equal(withSignature(unsignedBytes(entry), entry.signature), bytes);
    return isOneWay && isConsistent(entry) ? std::optional{std::move(entry)} : std::nullopt;
}

bool isSignedBy(ByteView entry, const SigningKey& author)
{
    if (entry.size() < signatureSize)
        return false;
    const auto signature = Signature::from(entry.last(Signature::size));
    return signature && verify(author, entryLabel, entry.first(entry.size() - signatureSize), *signature);
}

EntryId entryIdOf(ByteView entry) { return {sha256Of(entry).bytes}; }

SwarmId swarmIdOf(ByteView genesis) { return {sha256Of(genesis).bytes}; }

std::optional<SigningKey> ownKey(const Entry& entry)
{
    const auto* const genesis = std::get_if<Genesis>(&entry.body);
    return genesis != nullptr ? std::optional{genesis->owner.signing} : std::nullopt;
}

std::vector<EntryId> parentsOf(const Entry& entry)
{
    auto parents = entry.past;
    if (entry.previous)
        parents.push_back(*entry.previous);
    if (const auto* const through = throughOf(entry.body))
        parents.insert(parents.end(), through->begin(), through->end());
    if (const auto* const retire = std::get_if<Retire>(&entry.body))
        parents.push_back(retire->publish);
    std::ranges::sort(parents);
    parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
    return parents;
}

} // namespace shoal::swarm
