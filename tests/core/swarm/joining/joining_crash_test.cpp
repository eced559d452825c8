// Joining with the power cut between any two things that last: on the author's device, on the host's, on the joiner's.
#include "tests/core/swarm/joining/lobby_rig.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace shoal::swarm {
namespace {

struct PowerCut {};
enum class Party { Author, Host, Joiner };

/// Two joiners with one code, one host, one author; each keeps its state on a disk of its own.
class CrashWorld {
public:
    explicit CrashWorld(std::uint64_t uses, Approval approval)
        : code{author.invite(terms(uses, approval))}
        , host{author, code}
        , joiners{joinerWith(code, 50, "Bo"), joinerWith(code, 51, "Cleo")}
    {
        for (std::size_t i = 0; i < joiners.size(); ++i)
            disks.push_back(joiners[i].encode());
        mailboxDisk = host.mailbox.encode();
        author.step = [this] { step(Party::Author); };
        host.step = [this] { step(Party::Host); };
    }
    InviteTerms terms(std::uint64_t uses, Approval approval) const
    {
        auto terms = author.terms();
        terms.uses = uses;
        terms.approval = approval;
        return terms;
    }
    void step(Party party)
    {
        if (only && only != party)
            return;
        ++steps;
        if (steps != cutAt)
            return;
        cut = party;
        throw PowerCut{};
    }

    /// All that happens in an hour.
    void round()
    {
        for (std::size_t i = 0; i < joiners.size(); ++i)
            visitOf(i);
        storeMailbox();
        host.meetAuthor();
        storeMailbox();
        for (const auto& waiting : author.book.waiting())
            author.book.approve(waiting.invite, waiting.device, author.members, author.now);
        author.settle();
        for (std::size_t i = 0; i < joiners.size(); ++i) {
            step(Party::Joiner);
            if (joiners[i].takeLog(host.log) == LogVerdict::Joined)
                storeJoiner(i);
        }
    }
    /// Rounds, through one power cut, until everybody knows.
    void run(std::uint64_t at)
    {
        cutAt = at;
        for (int hour = 0; hour < 8 && joined() + toldUsed() < joiners.size(); ++hour)
            try {
                round();
            } catch (const PowerCut&) {
                restart();
            }
    }
    void restart()
    {
        if (only.value_or(Party::Author) == Party::Author)
            author.restart();
        if (only.value_or(Party::Host) == Party::Host)
            host.mailbox = Mailbox::decode(mailboxDisk, author.swarm).value();
        if (only.value_or(Party::Joiner) == Party::Joiner)
            for (std::size_t i = 0; i < joiners.size(); ++i)
                joiners[i] = Joiner::decode(disks[i]).value();
    }

    std::size_t joined() const
    {
        return static_cast<std::size_t>(std::count_if(
            joiners.begin(), joiners.end(), [](const Joiner& joiner) { return joiner.step() == JoinStep::Joined; }));
    }
    std::size_t toldUsed() const
    {
        return static_cast<std::size_t>(std::count_if(joiners.begin(), joiners.end(), [](const Joiner& joiner) {
            return joiner.step() == JoinStep::Refused && joiner.why() == ClosedBecause::UsedUp;
        }));
    }

    AuthorRig author;
    InviteCode code;
    HostRig host;
    std::vector<Joiner> joiners;
    std::vector<Bytes> disks;
    Bytes mailboxDisk;
    Party cut = Party::Author; ///< who was at it when the power went
    std::optional<Party> only; ///< whose power is cut; everybody's without one
    std::uint64_t steps = 0;
    std::uint64_t cutAt = 0; ///< 0: never

private:
    void storeMailbox()
    {
        step(Party::Host);
        mailboxDisk = host.mailbox.encode();
        step(Party::Host);
    }
    void storeJoiner(std::size_t i)
    {
        step(Party::Joiner);
        disks[i] = joiners[i].encode();
        step(Party::Joiner);
        joiners[i].stored(joiners[i].revision());
    }
    void visitOf(std::size_t i)
    {
        auto& joiner = joiners[i];
        const auto place = static_cast<std::uint8_t>(i + 1);
        const auto fresh = secretOf(static_cast<std::uint8_t>(20 + fresh_++));
        auto hosted = host.visitFrom(place);
        const auto greeting = hosted.begin(host.log, author.now);
        step(Party::Joiner);
        joiner.take(hostAt(place), greeting.value(), fresh);
        storeJoiner(i);
        const auto said = joiner.toSay(hostAt(place));
        const auto answer = said ? hosted.take(*said, host.log, author.now) : std::nullopt;
        step(Party::Joiner);
        if (answer)
            joiner.take(hostAt(place), *answer, fresh);
        storeJoiner(i);
    }

    std::uint8_t fresh_ = 0;
};

/// Cuts the power at every step, one after the other, and checks what became of it.
void cutEverywhere(std::uint64_t uses, Approval approval, std::optional<Party> only = {})
{
    CrashWorld smooth{uses, approval};
    smooth.only = only;
    smooth.run(0);
    ASSERT_EQ(smooth.joined(), uses);
    ASSERT_GT(smooth.steps, 10U);
    for (std::uint64_t cut = 1; cut <= smooth.steps; ++cut) {
        CrashWorld world{uses, approval};
        world.only = only;
        world.run(cut);
        ASSERT_EQ(world.author.admissions(), uses) << "cut at " << cut;
        ASSERT_EQ(world.author.book.invites().front().uses(), uses) << "cut at " << cut;
        ASSERT_EQ(world.joined(), uses) << "cut at " << cut;
        ASSERT_EQ(world.toldUsed(), 2 - uses) << "cut at " << cut;
    }
}

TEST(JoiningCrash, OfEverybodyLosesNoUseAndDoublesNone)
{
    cutEverywhere(1, Approval::NotNeeded);
    cutEverywhere(2, Approval::NotNeeded);
}

TEST(JoiningCrash, WithApprovalLikewise)
{
    cutEverywhere(1, Approval::Needed);
    cutEverywhere(2, Approval::Needed);
}

/// The power of whoever is at it goes again and again, at odd steps.
TEST(JoiningCrash, OverAndOver)
{
    for (unsigned seed = 1; seed <= 40; ++seed) {
        std::mt19937 random{seed};
        CrashWorld world{1, seed % 2 == 0 ? Approval::Needed : Approval::NotNeeded};
        for (int cuts = 0; cuts < 12; ++cuts)
            try {
                world.cutAt = world.steps + 1 + random() % 25;
                world.round();
            } catch (const PowerCut&) {
                world.only = world.cut;
                world.restart();
                world.only.reset();
            }
        world.run(0);
        ASSERT_EQ(world.author.admissions(), 1U) << "seed " << seed;
        ASSERT_EQ(world.joined(), 1U) << "seed " << seed;
        ASSERT_EQ(world.toldUsed(), 1U) << "seed " << seed;
    }
}

TEST(JoiningCrash, OfOneDeviceAlone)
{
    for (const auto party : {Party::Author, Party::Host, Party::Joiner}) {
        cutEverywhere(1, Approval::NotNeeded, party);
        cutEverywhere(1, Approval::Needed, party);
        cutEverywhere(2, Approval::NotNeeded, party);
    }
}

} // namespace
} // namespace shoal::swarm
