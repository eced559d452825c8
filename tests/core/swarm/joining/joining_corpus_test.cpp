// The kept inputs of fuzz_swarm_joining: one of each kind, and some that are refused. With SHOAL_WRITE_CORPUS set they
// are written; otherwise they must be there.
#include "core/swarm/crypto/padding.h"
#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/joining/joiner.h"
#include "core/swarm/joining/lobby/mailbox.h"
#include "core/swarm/joining/stored_items.h"
#include "tests/core/swarm/kept_inputs.h"
#include "tests/core/swarm/joining/lobby_rig.h"
#include "tests/fuzz/joining_cast.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <map>

namespace shoal::swarm {
namespace {
using Inputs = std::map<std::string, Bytes>;

Bytes array(const Cbor::Array& items) { return encodeCbor(Cbor{items}); }

void addCards(Inputs& inputs)
{
    const auto card =
        writeCard(cast::swarm, cast::invite.publicKey(), cast::authorSigning, cast::authorAgreement.publicKey());
    inputs["card"] = card;
    inputs["card-foreign"] = writeCard(cast::sameBytes<SwarmId>(2), cast::invite.publicKey(), cast::authorSigning,
                                       cast::authorAgreement.publicKey());
    inputs["card-of-another"] =
        writeCard(cast::swarm, cast::invite.publicKey(), cast::joinerSigning, cast::authorAgreement.publicKey());
    inputs["card-forged"] = writeCard(cast::swarm, cast::invite.publicKey(), cast::authorSigning, {});
    inputs["card-forged"].back() ^= 1;
    inputs["card-short"] = array({1, 2});
}

void addSealed(Inputs& inputs)
{
    const JoinRequest wish{shortened(cast::swarm), cast::invite.publicKey(), cast::joiner, "Bo", shortened(cast::author)};
    const auto request = signedRequest(wish, cast::joinerSigning, cast::invite);
    const auto fields = [&](const std::string& label, const Signature& byDevice, const Signature& byInvite) {
        return array(
            {field(cast::joiner.signing), field(cast::joiner.agreement), label, field(byDevice), field(byInvite)});
    };
    inputs["request-sealed"] = *sealRequest(request, cast::authorAgreement.publicKey(), cast::fresh);
    inputs["request"] = fields("Bo", request.byDevice, request.byInvite);
    inputs["request-posed"] = fields("Bo", request.byDevice, request.byDevice);
    inputs["request-forged"] = fields("Bo", request.byInvite, request.byInvite);
    inputs["request-label"] = fields("B\no", request.byDevice, request.byInvite);
    inputs["request-padding"] = padded(inputs["request"], requestRoom);
    inputs["request-padding"].back() = 1;
    inputs["request-length"] = Bytes(paddingHead + requestRoom, 0xff);
    inputs["request-no-key"] = Bytes(sealedRequestSize);
    const std::pair<const char*, Reply> replies[] = {
        {"answer", Admitted{filled<EntryId>(1), filled<EntryId>(2), secretOf(3)}},
        {"refusal", NotAdmitted{ClosedBecause::UsedUp}},
        {"waiting", WaitsForApproval{}}};
    for (const auto& [name, reply] : replies)
        inputs[name + std::string{"-sealed"}] = *sealReply(reply, cast::addressee, cast::authorSigning, cast::fresh);
    inputs["answer"] = array({1, Bytes(32), Bytes(32), Bytes(32), Bytes(64)});
    inputs["refusal"] = array({2, 3, Bytes(64)});
    inputs["waiting"] = array({3, Bytes(64)});
    inputs["reply-odd"] = array({4, Bytes(64)});
    inputs["reply-no-array"] = encodeCbor(Cbor{1});
    inputs["reply-no-key"] = Bytes(sealedReplySize);
}

void addMessages(Inputs& inputs)
{
    const auto id = filled<RequestId>(1);
    const auto key = filled<SigningKey>(2);
    const LobbyMessage lobby[] = {CardShown{Bytes(cardSize)},
                                  RequestHandedIn{Bytes(sealedRequestSize)},
                                  ReplyWanted{id},
                                  ReplyGiven{id, Bytes(sealedReplySize)},
                                  NoReplyYet{id, {}},
                                  LobbyClosed{}};
    const MailMessage mail[] = {CardPassedOn{key, Bytes(cardSize)}, RequestPassedOn{key, Bytes(sealedRequestSize)},
                                ReplyPassedOn{key, id, false, Bytes(sealedReplySize)}, RequestWorthless{key, id}};
    for (const auto& message : lobby)
        inputs["lobby-" + std::to_string(message.index() + 1)] = writeLobbyMessage(message);
    for (const auto& message : mail)
        inputs["mail-" + std::to_string(message.index() + 1)] = writeMailMessage(message);
    inputs["message-odd"] = array({9, Bytes(32)});
}

/// An author's book with every kind of ticket, and the mailbox of a host.
void addStates(Inputs& inputs)
{
    AuthorRig author;
    auto terms = author.terms();
    terms.approval = Approval::Needed;
    terms.uses = 3;
    const auto code = author.invite(terms);
    HostRig host{author, code};
    auto joiner = joinerWith(code);
    inputs["joiner-new"] = joiner.encode();
    visit(joiner, host, 1);
    inputs["joiner-asking"] = joiner.encode();
    inputs["mailbox"] = host.mailbox.encode();
    for (std::uint8_t number = 1; number < 4; ++number)
        author.ask(Asker{number, "Guest"}, code);
    host.meetAuthor();
    visit(joiner, host, 2);
    inputs["joiner-waiting"] = joiner.encode();
    author.book.approve(host.invite, deviceOf(1).id(), author.members, author.now);
    author.book.refuse(host.invite, deviceOf(2).id());
    author.settle();
    author.book.approve(host.invite, joiner.device(), author.members, author.now);
    inputs["book"] = author.book.encode();
    host.meetAuthor();
    visit(joiner, host, 1);
    inputs["mailbox-replied"] = host.mailbox.encode();
    inputs["joiner-log-wanted"] = joiner.encode();
    joiner.takeLog(host.log);
    inputs["joiner-joined"] = joiner.encode();
    author.book.cancel(host.invite, author.now);
    author.settle();
    inputs["book-closed"] = author.book.encode();
    host.mailbox.pass(host.log, author.now);
    inputs["mailbox-closed"] = host.mailbox.encode();
    auto refused = joinerWith(code, 52);
    refused.take(hostAt(1), writeLobbyMessage(CardShown{host.card()}), secretOf(1));
    const auto refusal =
        sealReply(NotAdmitted{}, {author.swarm, host.invite, refused.keys()}, author.self.signing, secretOf(2));
    refused.take({.family = dht::Family::V6, .address = {0x20, 1, 0x0d, 0xb8}, .port = 1},
                 writeLobbyMessage(CardShown{host.card()}), secretOf(3));
    refused.take(hostAt(1), writeLobbyMessage(ReplyGiven{{}, *refusal}), secretOf(1));
    inputs["joiner-refused"] = refused.encode();
}

/// States that say what none can.
void addSpoiltStates(Inputs& inputs)
{
    const auto spoil = [&](const std::string& name, const std::string& as, auto change) {
        auto items = readItems(inputs[name]).value();
        change(items);
        Bytes bytes;
        for (const auto& item : items)
            appendItem(bytes, item);
        inputs[as] = bytes;
    };
    const auto itemAt = [](std::vector<Cbor>& items, std::size_t item, std::size_t at) -> Cbor& {
        return std::get<Cbor::Array>(items[item].value)[at];
    };
    using Items = std::vector<Cbor>&;
    spoil("book", "book-foreign", [&](Items items) { itemAt(items, 0, 1) = Bytes(32, 9); });
    spoil("book", "book-twice", [](Items items) { items.insert(items.end(), items.begin() + 1, items.end()); });
    spoil("book", "book-cut", [](Items items) { items.pop_back(); });
    spoil("book", "book-odd-invite", [&](Items items) { itemAt(items, 1, 0) = Cbor::Array{}; });
    spoil("book", "book-odd-ticket", [&](Items items) { itemAt(items, 2, 1) = 9; });
    spoil("book", "book-same-device", [](Items items) { items[3] = items[2]; });
    spoil("mailbox-replied", "mailbox-foreign", [&](Items items) { itemAt(items, 0, 1) = Bytes(32, 9); });
    spoil("mailbox-replied", "mailbox-cut", [](Items items) { items.pop_back(); });
    spoil("mailbox-replied", "mailbox-twice",
          [](Items items) { items.insert(items.end(), items.begin() + 1, items.end()); });
    spoil("mailbox-replied", "mailbox-same", [](Items items) { items[3] = items[2]; });
    spoil("mailbox-replied", "mailbox-empty", [&](Items items) { itemAt(items, 2, 0) = Bytes{}; });
    inputs["items-cut"] = {0};
    inputs["items-short"] = {0, 9, 1};
    inputs["nothing"] = {};

    const auto spoilJoiner = [&](const std::string& as, std::size_t at, const Cbor& value) {
        auto items = std::get<Cbor::Array>(decodeCbor(inputs["joiner-refused"])->value);
        items[at] = value;
        inputs[as] = array(items);
    };
    spoilJoiner("joiner-code", 1, std::string{"shoal:aaaa"});
    spoilJoiner("joiner-label", 2, std::string{"B\no"});
    spoilJoiner("joiner-card", 5, Bytes(cardSize));
    spoilJoiner("joiner-no-card", 5, Bytes{});
    spoilJoiner("joiner-visit", 6, Cbor::Array{Cbor::Array{1, Bytes(sealedRequestSize)}});
    spoilJoiner("joiner-visits", 6, 1);
    spoilJoiner("joiner-why", 8, 99);
    spoilJoiner("joiner-joined-nowhere", 10, 1);
}

Inputs allInputs()
{
    Inputs inputs;
    addCards(inputs);
    addSealed(inputs);
    addMessages(inputs);
    addStates(inputs);
    addSpoiltStates(inputs);
    return inputs;
}

TEST(JoiningCorpus, HasAnInputOfEachKind) { expectKeptInputs("swarm_joining", allInputs()); }

} // namespace
} // namespace shoal::swarm
