#include "core/swarm/crypto/derive.h"

#include "core/chunks/digest.h"
#include "core/swarm/crypto/openssl.h"

#include <initializer_list>
#include <openssl/kdf.h>

namespace shoal::swarm {
namespace {
using openssl::mustWork;

Bytes joined(std::initializer_list<ByteView> parts)
{
    Bytes bytes;
    for (const auto part : parts)
        append(bytes, part);
    return bytes;
}

std::array<std::uint8_t, 4> bigEndian(Day day)
{
    const auto number = static_cast<std::uint32_t>(day);
    return {static_cast<std::uint8_t>(number >> 24), static_cast<std::uint8_t>(number >> 16),
            static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)};
}
} // namespace

Secret derive(ByteView secret, ByteView salt, std::string_view label, ByteView context)
{
    const auto info = labelled(label, context);
    const auto hkdf = openssl::own(EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, nullptr));
    std::array<std::uint8_t, Secret::size> bytes{};
    std::size_t size = bytes.size();
    mustWork(EVP_PKEY_derive_init(hkdf.get()));
    mustWork(EVP_PKEY_CTX_set_hkdf_md(hkdf.get(), EVP_sha256()));
    mustWork(EVP_PKEY_CTX_set1_hkdf_salt(hkdf.get(), salt.data(), static_cast<int>(salt.size())));
    mustWork(EVP_PKEY_CTX_set1_hkdf_key(hkdf.get(), secret.data(), static_cast<int>(secret.size())));
    mustWork(EVP_PKEY_CTX_add1_hkdf_info(hkdf.get(), info.data(), static_cast<int>(info.size())));
    mustWork(EVP_PKEY_derive(hkdf.get(), bytes.data(), &size));
    const Secret derived{bytes};
    openssl::wipe(bytes);
    return derived;
}

EpochKeys epochKeys(const Secret& epochSecret, const SwarmId& swarm, const EntryId& epoch)
{
    const auto of = [&](std::string_view label) {
        return derive(epochSecret.view(), swarm.view(), label, epoch.view());
    };
    return {of("shoal-epoch-ca-1"), of("shoal-epoch-hub-1"), of("shoal-epoch-rendezvous-1")};
}

RecordKeys memberRecord(const Secret& rendezvous, const SwarmId& swarm, const DeviceId& member, Day day)
{
    const auto context = joined({member.view(), bigEndian(day)});
    const auto of = [&](std::string_view label) { return derive(rendezvous.view(), swarm.view(), label, context); };
    return {of("shoal-record-key-1"), of("shoal-record-seal-1")};
}

RecordKeys returnRecord(const Secret& agreed, const SwarmId& swarm, const DeviceId& admin, const DeviceId& member,
                        Day day)
{
    const auto context = joined({admin.view(), member.view(), bigEndian(day)});
    const auto of = [&](std::string_view label) { return derive(agreed.view(), swarm.view(), label, context); };
    return {of("shoal-return-key-1"), of("shoal-return-seal-1")};
}

RecordKeys pairRecord(const Secret& agreed, const SwarmId& swarm, const DeviceId& writer, const DeviceId& reader,
                      Day day)
{
    const auto context = joined({writer.view(), reader.view(), bigEndian(day)});
    const auto of = [&](std::string_view label) { return derive(agreed.view(), swarm.view(), label, context); };
    return {of("shoal-pair-key-1"), of("shoal-pair-seal-1")};
}

RecordKeys lobbyRecord(const LobbySecret& lobby, const ShortSwarmId& swarm, LobbySlot slot, Day day)
{
    const std::array number{static_cast<std::uint8_t>(slot)};
    const auto context = joined({number, bigEndian(day)});
    const auto of = [&](std::string_view label) { return derive(lobby.view(), swarm.view(), label, context); };
    return {of("shoal-lobby-record-key-1"), of("shoal-lobby-record-seal-1")};
}

InviteKeys inviteKeys(const InviteSeed& seed, const ShortSwarmId& swarm, const ShortDeviceId& author)
{
    const auto of = [&](std::string_view label) { return derive(seed.view(), swarm.view(), label, author.view()); };
    const auto lobby = of("shoal-invite-lobby-1");
    return {of("shoal-invite-key-1"), *LobbySecret::from(lobby.view())};
}

LobbyKeys lobbyKeys(const LobbySecret& lobby, const ShortSwarmId& swarm)
{
    return {derive(lobby.view(), swarm.view(), "shoal-lobby-ca-1"),
            derive(lobby.view(), swarm.view(), "shoal-lobby-hub-1")};
}

Secret requestSeal(const Secret& agreed, const ShortSwarmId& swarm, const AgreementKey& fresh,
                   const AgreementKey& author)
{
    return derive(agreed.view(), swarm.view(), "shoal-request-seal-1", joined({fresh.view(), author.view()}));
}

Secret answerSeal(const Secret& agreed, const SwarmId& swarm, const AgreementKey& fresh, const AgreementKey& joiner)
{
    return derive(agreed.view(), swarm.view(), "shoal-answer-seal-1", joined({fresh.view(), joiner.view()}));
}

LinkKeys linkKeys(const Secret& agreed, ByteView transcript)
{
    const auto salt = sha256Of(transcript);
    return {derive(agreed.view(), salt.bytes, "shoal-auth-dialler-1"),
            derive(agreed.view(), salt.bytes, "shoal-auth-listener-1")};
}

} // namespace shoal::swarm
