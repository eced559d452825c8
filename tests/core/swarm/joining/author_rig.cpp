#include "tests/core/swarm/joining/author_rig.h"

#include "core/swarm/crypto/derive.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {

Belonging FakeMembership::of(const DeviceId& device) const
{
    const auto found = devices.find(device);
    return found != devices.end() ? found->second : Belonging{};
}

std::size_t FakeMembership::devicesOf(const PersonId& person) const
{
    return static_cast<std::size_t>(std::ranges::count_if(devices, [&](const auto& device) {
        return device.second.standing == Standing::Member && device.second.person == person;
    }));
}

Bytes Asker::request(const InviteCode& code, const AgreementKey& author, std::uint8_t fresh) const
{
    const SigningPair invite{inviteKeys(code.seed, code.swarm, code.author).signingSeed};
    const JoinRequest wish{code.swarm, invite.publicKey(), device.keys(), label, code.author};
    return sealRequest(signedRequest(wish, device.signing, invite), author, secretOf(fresh)).value();
}

AuthorRig::AuthorRig(Role role)
    : book{keeper()}
{
    members.devices[self.id()] = {Standing::Member, role, person};
}

void AuthorRig::settle()
{
    store();
    writeDue();
    store();
}

void AuthorRig::store()
{
    step();
    disk = book.encode();
    step();
    book.stored(book.revision());
}

void AuthorRig::writeDue()
{
    for (const auto& body : book.entriesDue()) {
        EntryId id;
        id.bytes[0] = static_cast<std::uint8_t>(log.size() + 1);
        step();
        log.emplace_back(body, id);
        if (const auto* const admit = std::get_if<Admit>(&body))
            members.devices.insert({deviceIdOf(admit->keys.signing), {Standing::Member, admit->role, admit->person}});
        step();
        book.written(body, id);
    }
}

void AuthorRig::restart()
{
    auto read = disk.empty() ? InviteBook{keeper()} : InviteBook::decode(disk, keeper());
    ASSERT_TRUE(read);
    book = std::move(*read);
    for (const auto& [body, id] : log)
        book.written(body, id);
}

InviteCode AuthorRig::invite(InviteTerms terms)
{
    const auto key = book.make(terms, filled<InviteSeed>(static_cast<std::uint8_t>(10 + log.size())), members, now);
    EXPECT_TRUE(key);
    settle();
    return book.code(*key, {}).value();
}

SigningKey AuthorRig::keyOf(const InviteCode& code) const
{
    return SigningPair{inviteKeys(code.seed, code.swarm, code.author).signingSeed}.publicKey();
}

Receipt AuthorRig::ask(const Asker& asker, const InviteCode& code, std::uint8_t fresh)
{
    return book.receive(keyOf(code), asker.request(code, self.keys().agreement, fresh),
                        filled<PersonId>(static_cast<std::uint8_t>(100 + persons_++)), members, now);
}

std::vector<ReplyDue> AuthorRig::replies() { return book.takeReplies(members, someEpoch()); }

std::optional<Reply> AuthorRig::reply()
{
    auto all = replies();
    EXPECT_LE(all.size(), 1U);
    return all.empty() ? std::nullopt : std::optional{std::move(all.front().reply)};
}

std::size_t AuthorRig::admissions() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(log, [](const auto& entry) { return std::holds_alternative<Admit>(entry.first); }));
}

std::size_t AuthorRig::admissionsOf(const Asker& asker) const
{
    return static_cast<std::size_t>(std::ranges::count_if(log, [&](const auto& entry) {
        const auto* const admit = std::get_if<Admit>(&entry.first);
        return admit != nullptr && admit->keys == asker.device.keys();
    }));
}

InviteTerms AuthorRig::terms() const { return {.role = Role::Writer, .expiry = now + std::chrono::days{7}}; }

bool holdsBytes(ByteView bytes, ByteView part)
{
    return std::search(bytes.begin(), bytes.end(), part.begin(), part.end()) != bytes.end();
}

CurrentEpoch someEpoch() { return {filled<EntryId>(0xee), secretOf(4)}; }

} // namespace shoal::swarm
