// The part of HumanReporter that tells of private swarms.
#include "app/shoal/report/format.h"
#include "app/shoal/report/human.h"
#include "app/shoal/report/swarm_words.h"
#include "app/shoal/terminal/text.h"

#include <fmt/format.h>

namespace shoal::app {
namespace {
std::string whatToDoWith(const SwarmInvited& invited)
{
    const auto& request = invited.request;
    const auto who = request.isForOwnDevice ? std::string{"your other device"} : std::string{"whoever is to join"};
    auto text = fmt::format(
        "Give this code to {}, over a way that nobody else reads: who has it can join as {}, until {}{}. They run "
        "`shoal swarm join`.",
        who, swarmRoleName(request.role), timeText(invited.invite.expiry),
        request.uses == 1 ? ", once" : fmt::format(", {} times in all", request.uses));
    if (request.needsApproval)
        text += fmt::format(" You let each in by `shoal swarm approve {}`.", invited.swarm.name);
    text += invited.isRunning ? " This device has to be online for that."
                              : " This device has to be online for that: start `shoal service`.";
    return text;
}

std::string entriesText(std::uint64_t count) { return fmt::format("{} {}", count, count == 1 ? "entry" : "entries"); }

/// Entries that nothing is wrong with but their author's right.
std::string withoutEffect(const LogCheck& check)
{
    if (check.counting >= check.entries)
        return {};
    const auto count = check.entries - check.counting;
    return fmt::format(" {} of them {} without effect: who wrote {} had no right to.", count, count == 1 ? "is" : "are",
                       count == 1 ? "it" : "them");
}

std::string shareWords(const SwarmPublished& published)
{
    return fmt::format("Shared {} in {}: {}, {}.", published.title, published.swarm.name,
                       countText(static_cast<std::int64_t>(published.files), "file"), bytesText(published.size));
}
} // namespace

void HumanReporter::show(const SwarmCreated& created)
{
    note(fmt::format("Created {}.", created.created.name));
    result(toHex(created.created.id.bytes));
    note("These words make a new device the owner's when all others are lost. Write them down, on paper, now: they are "
         "shown this once and kept nowhere, and nobody can bring them back.");
    status_.print(Channel::Messages, listing(created.created.recoveryWords));
}

void HumanReporter::show(const SwarmInvited& invited)
{
    result(printable(invited.invite.code));
    if (invited.showsPicture)
        showCode(invited.invite.pictureCode);
    if (invited.file)
        note("Also in the file " + invited.file->string());
    note(whatToDoWith(invited));
}

void HumanReporter::show(const SwarmJoining& joining) { note(sentence(joining.join)); }

void HumanReporter::show(const SwarmJoined& joined)
{
    colouredNote("\x1b[32m", sentence(joined.join));
    if (joined.join.swarm)
        result(toHex(joined.join.swarm->bytes));
}

void HumanReporter::show(const SwarmJoiningStopped& stopped) { result(printable(sentence(stopped))); }

void HumanReporter::show(const SwarmGetWaits& waits)
{
    status_.clear();
    note(sentence(waits));
}

void HumanReporter::show(const SwarmsListed& listed)
{
    showTable({}, listing(listed, resultColumns()),
              "No private swarm yet. `shoal swarm create NAME` begins one, `shoal swarm join` enters one.");
}

void HumanReporter::show(const SwarmMembersListed& listed)
{
    showTable({}, listing(listed, resultColumns()), "Nobody is known yet.");
}

void HumanReporter::show(const SwarmInvitesListed& listed)
{
    showTable({}, listing(listed, resultColumns()), "There are no invites. `shoal swarm invite` makes one.");
}

void HumanReporter::show(const SwarmCatalogueListed& listed)
{
    showTable({}, listing(listed, resultColumns()), "Nothing is shared yet. `shoal swarm share` does it.");
    for (const auto& line : whatWaits(listed))
        note(line);
}

void HumanReporter::show(const SwarmLogListed& listed) { showTable({}, listing(listed), "Nothing is in the log yet."); }

void HumanReporter::show(const SwarmStatusShown& shown) { result(listing(shown)); }

void HumanReporter::show(const SwarmPublished& published)
{
    status_.clear();
    note(shareWords(published));
    result(toHex(published.publication.share.bytes));
    note("It is a snapshot: later changes of the files are not published. Leave them as they are, or others can't get "
         "them from here.");
    if (!published.isRunning)
        note("Nothing runs this profile now: others get it once `shoal service` is started.");
}

void HumanReporter::show(const SwarmTouched& touched) { result(printable(sentence(touched))); }

void HumanReporter::show(const SwarmLogChecked& checked)
{
    const auto& check = checked.check;
    for (const auto& fault : check.faults)
        result(printable(fault));
    if (check.faults.empty())
        return colouredNote("\x1b[32m",
                            fmt::format("The log of {} is sound: {}, every signature holds.{}", nameOf(checked.swarm),
                                        entriesText(check.entries), withoutEffect(check)));
    colouredNote("\x1b[31m",
                 fmt::format("The log of {} is not sound: {} of {} can't be used. The disk or the profile was changed: "
                             "leave the swarm and join it anew, or take a backup of the profile.",
                             nameOf(checked.swarm), check.faults.size(), entriesText(check.entries)));
}

void HumanReporter::show(const SwarmExported& exported)
{
    result(printable(exported.path.string()));
    if (exported.what == SwarmExported::What::Identity)
        note("Whoever has this file and the passphrase is this device. Use it on one computer only, and never on two "
             "at once.");
    else
        note("It is useless to whoever isn't a member.");
}

void HumanReporter::show(const SwarmImported& imported)
{
    note(fmt::format("This computer is now that device of {}. It writes nothing into the log until a member has told "
                     "what it wrote last. Don't run Shoal on the old computer again.",
                     nameOf(imported.swarm)));
    result(toHex(imported.swarm.id.bytes));
}

} // namespace shoal::app
