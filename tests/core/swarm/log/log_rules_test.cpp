// What a log refuses. Each test spoils one thing in an entry that is taken without it.
#include "core/swarm/entries/admission.h"
#include "core/swarm/log/log.h"
#include "tests/core/swarm/history.h"

#include <functional>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

class SwarmLogRules : public testing::Test {
protected:
    /// What becomes of an entry after a change, signed by `by` whatever it says; it is taken without the change.
    Arrival after(const std::function<void(Entry&)>& change, const Device& by, std::optional<EntryId> previous,
                  std::vector<EntryId> past, Body body)
    {
        auto entry = history.draft(by, previous, std::move(past), std::move(body));
        EXPECT_EQ(log().add(signedBy(by, entry)), Arrival::Taken);
        change(entry);
        return log().add(signedBy(by, entry));
    }
    Arrival arrivalOf(const EntryId& id) { return log().add(history.bytesOf(id)); }
    Log log() const
    {
        Log log{history.swarm()};
        for (std::size_t i = 0; i < known; ++i)
            log.add(history.entries()[i]);
        return log;
    }
    /// An invite of the owner and the admission of a device under it.
    Admit admitUnder(const EntryId& invite, const Device& device) const
    {
        const JoinRequest request{shortened(history.swarm()), inviteKey.publicKey(), device.keys(), "Cleo",
                                  shortened(theOwner().id())};
        auto admit = history.admit(device, Role::Reader);
        admit.label = request.label;
        admit.invite = invite;
        admit.byDevice = signRequest(request, device.signing);
        admit.byInvite = signRequest(request, inviteKey);
        return admit;
    }
    Invite inviteWith(const SigningPair& key) const
    {
        Invite invite;
        invite.key = key.publicKey();
        return invite;
    }

    History history;
    Device ana = deviceOf(1);
    Device bo = deviceOf(2);
    SigningPair inviteKey{secretOf(7)};
    EntryId admitAna = history.write(theOwner(), history.genesis(), {}, history.admit(ana, Role::Writer));
    EntryId admitBo = history.write(theOwner(), admitAna, {}, history.admit(bo, Role::Writer));
    EntryId byAna = history.write(ana, {}, {admitBo}, publishOf("Photos"));
    EntryId byBo = history.write(bo, {}, {admitBo}, publishOf("Music"));
    std::size_t known = 5;
};

TEST_F(SwarmLogRules, ALamportTimeIsOneMoreThanTheLatestParents)
{
    EXPECT_EQ(after([](auto& entry) { ++entry.lamport; }, bo, byBo, {}, Leave{}), Arrival::Void);
    EXPECT_EQ(after([](auto& entry) { --entry.lamport; }, bo, byBo, {}, Leave{}), Arrival::Void);
}

TEST_F(SwarmLogRules, AChainIsOfOneAuthorAndLeavesOutNoSequence)
{
    EXPECT_EQ(after([](auto& entry) { ++entry.sequence; }, bo, byBo, {}, Leave{}), Arrival::Void);
    EXPECT_EQ(after([&](auto& entry) { entry.previous = byAna; }, bo, byBo, {}, Leave{}), Arrival::Void);
}

TEST_F(SwarmLogRules, ThePastNamesNoCatalogueEntries)
{
    EXPECT_EQ(after([&](auto& entry) { entry.past = {byAna}; }, bo, byBo, {}, Leave{}), Arrival::Void);
}

TEST_F(SwarmLogRules, EntriesOfAnotherSwarmAreRefused)
{
    EXPECT_EQ(after([](auto& entry) { entry.swarm = SwarmId{}; }, bo, byBo, {}, Leave{}), Arrival::Void);
}

TEST_F(SwarmLogRules, ThereIsOneGenesis)
{
    auto second = theGenesis();
    std::get<Genesis>(second.body).name = "Another";
    EXPECT_EQ(log().add(signedBy(theOwner(), second)), Arrival::Void);
}

TEST_F(SwarmLogRules, GenesisIsSignedByTheOwnerItNames)
{
    auto bytes = signedBy(theOwner(), theGenesis());
    bytes.back() ^= 1; // another id, another swarm: founded by nobody
    Log log{swarmIdOf(bytes)};
    EXPECT_EQ(log.add(bytes), Arrival::Void);
}

TEST_F(SwarmLogRules, ADeviceThatWasNeverLetInWritesNothing)
{
    EXPECT_EQ(log().add(signedBy(deviceOf(3), history.draft(deviceOf(3), {}, {admitBo}, Leave{}))), Arrival::Void);
}

TEST_F(SwarmLogRules, ADeviceWritesNothingThatDoesNotKnowOfItsAdmission)
{
    EXPECT_EQ(log().add(signedBy(bo, history.draft(bo, {}, {admitAna}, Leave{}))), Arrival::Void);
    EXPECT_EQ(log().add(signedBy(bo, history.draft(bo, {}, {admitBo}, Leave{}))), Arrival::Taken);
}

TEST_F(SwarmLogRules, ASignatureIsTheAuthors)
{
    auto bytes = signedBy(bo, history.draft(bo, byBo, {}, Leave{}));
    EXPECT_EQ(log().add(bytes), Arrival::Taken);
    bytes.back() ^= 1;
    EXPECT_EQ(log().add(bytes), Arrival::Void);
}

TEST_F(SwarmLogRules, AnAdmissionIsWhatTheDeviceSigned)
{
    EXPECT_EQ(after([&](auto& entry) { std::get<Admit>(entry.body).label = "Eve"; }, theOwner(), admitBo, {},
                    history.admit(deviceOf(3), Role::Reader)),
              Arrival::Void);
}

TEST_F(SwarmLogRules, AnAdmissionUnderAnInviteIsSignedByTheInvitesKey)
{
    const auto invite = history.write(theOwner(), admitBo, {}, inviteWith(inviteKey));
    ++known;
    EXPECT_EQ(after([&](auto& entry) { std::get<Admit>(entry.body).byInvite = Signature{}; }, theOwner(), invite, {},
                    admitUnder(invite, deviceOf(3))),
              Arrival::Void);
}

TEST_F(SwarmLogRules, AnAdmissionsInviteIsAnInviteThatItKnowsOf)
{
    const auto invite = history.write(theOwner(), admitBo, {}, inviteWith(inviteKey));
    ++known;
    const auto stray = history.draft(theOwner(), admitBo, {}, admitUnder(invite, deviceOf(3)));
    EXPECT_EQ(log().add(signedBy(theOwner(), stray)), Arrival::Void);
    EXPECT_EQ(after([&](auto& entry) { std::get<Admit>(entry.body).invite = admitAna; }, theOwner(), invite, {},
                    admitUnder(invite, deviceOf(3))),
              Arrival::Void);
}

TEST_F(SwarmLogRules, ARemovalReachesThroughToThoseItNames)
{
    Remove remove;
    remove.devices = {ana.id()};
    remove.through = {byAna};
    EXPECT_EQ(
        after([&](auto& entry) { std::get<Remove>(entry.body).through = {byBo}; }, theOwner(), admitBo, {}, remove),
        Arrival::Void);
    Settle settle{ana.id(), {byAna}};
    EXPECT_EQ(
        after([&](auto& entry) { std::get<Settle>(entry.body).through = {byBo}; }, theOwner(), admitBo, {}, settle),
        Arrival::Void);
}

TEST_F(SwarmLogRules, ARemovalOfAPersonReachesThroughToAllOfItsDevices)
{
    Remove remove;
    remove.person = history.admit(ana, Role::Writer).person;
    remove.through = {byAna};
    EXPECT_EQ(
        after([&](auto& entry) { std::get<Remove>(entry.body).through = {byBo}; }, theOwner(), admitBo, {}, remove),
        Arrival::Void);
}

TEST_F(SwarmLogRules, ARequestIsForTheInviteOfOneAuthor)
{
    const auto owners = history.write(theOwner(), admitBo, {}, inviteWith(inviteKey));
    const auto copied = history.write(ana, byAna, {admitBo}, inviteWith(inviteKey)); // the key stands in the owner's
    known = history.entries().size();
    const auto cleo = deviceOf(3);
    EXPECT_EQ(after([&](Entry& entry) { std::get<Admit>(entry.body).invite = copied; }, theOwner(), owners, {copied},
                    admitUnder(owners, cleo)),
              Arrival::Void);
}

TEST_F(SwarmLogRules, TheRecoveryKeyBringsOwnersAndSaysNothingElse)
{
    OwnerDevice bring;
    bring.keys = deviceOf(3).keys();
    bring.label = "Found again";
    bring.byDevice = signRequest({shortened(history.swarm()), {}, bring.keys, bring.label, {}}, deviceOf(3).signing);
    EXPECT_EQ(after([](auto& entry) { entry.body = Epoch{}; }, theRecoveryKey(), {}, {admitBo}, bring), Arrival::Void);
}

TEST_F(SwarmLogRules, WhatWaitsForAVoidEntryIsForgotten)
{
    auto bad = history.draft(bo, byBo, {}, publishOf("Films"));
    bad.body = publishOf("Forged");
    auto bytes = signedBy(bo, bad);
    bytes.back() ^= 1;
    auto child = history.draft(bo, byBo, {}, Leave{});
    child.previous = entryIdOf(bytes), ++child.sequence, ++child.lamport;

    auto log = this->log();
    EXPECT_EQ(log.add(signedBy(bo, child)), Arrival::Waiting);
    EXPECT_EQ(log.add(bytes), Arrival::Void);
    EXPECT_EQ(log.waiting(), 0U);
}

TEST_F(SwarmLogRules, OrphansOfOneAuthorPushOutEachOtherAndNobodyElses)
{
    auto log = this->log();
    auto orphan = history.draft(ana, byAna, {}, Leave{});
    orphan.past = {filled<EntryId>(0xaa)};
    EXPECT_EQ(log.add(signedBy(ana, orphan)), Arrival::Waiting);
    for (std::size_t i = 0; i < mostWaitingOfAuthor + 10; ++i) {
        auto flood = history.draft(bo, byBo, {}, publishOf("Flood " + std::to_string(i)));
        flood.past = {filled<EntryId>(0xaa)};
        EXPECT_EQ(log.add(signedBy(bo, flood)), Arrival::Waiting);
    }
    EXPECT_EQ(log.waiting(), mostWaitingOfAuthor + 1);
    EXPECT_EQ(log.add(signedBy(ana, orphan)), Arrival::Known) << "Ana's still waits";
}

} // namespace
} // namespace shoal::swarm
