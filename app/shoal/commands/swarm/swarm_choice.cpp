#include "app/shoal/commands/swarm/swarm_choice.h"

#include "app/shoal/run/pages.h"
#include "core/state/fold_case.h"
#include "core/swarm/crypto/derive.h"
#include "core/swarm/crypto/keys.h"
#include "core/swarm/joining/invite_code.h"
#include "core/torrent/info_hash.h"

#include <algorithm>
#include <fmt/format.h>

namespace shoal::app {
namespace {
constexpr std::size_t leastIdDigits = 4;
constexpr std::size_t shownIdDigits = 8;
constexpr std::size_t mostListed = 10;

/// How rows of one kind are told from each other.
template <class Row>
struct Choosing {
    const char* noun;   ///< "swarm"
    const char* plural; ///< "swarms"
    std::string (*name)(const Row&);
    std::string (*id)(const Row&);
    std::string advice; ///< how to see which there are
    std::string none;   ///< what to do when there is none
};

template <class Row>
std::string listed(const std::vector<Row>& rows, const Choosing<Row>& choosing)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(rows.size(), mostListed); ++i)
        text += fmt::format("{}{} {}", i > 0 ? ", " : "", choosing.id(rows[i]).substr(0, shownIdDigits),
                            choosing.name(rows[i]));
    return text + (rows.size() > mostListed ? ", …" : "");
}

template <class Row>
Result<Row> chosen(const std::vector<Row>& rows, const std::string& word, const Choosing<Row>& choosing)
{
    const bool isId =
        word.size() >= leastIdDigits && word.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
    const auto digits = foldCase(word);
    std::vector<Row> fitting;
    for (const auto& row : rows)
        if (!word.empty() && (choosing.name(row) == word || (isId && choosing.id(row).starts_with(digits))))
            fitting.push_back(row);
    if (fitting.size() == 1)
        return fitting.front();
    if (fitting.size() > 1)
        return fail(Error{ErrorKind::BadArgument, word,
                          fmt::format("{} {} fit: {}", fitting.size(), choosing.plural, listed(fitting, choosing)),
                          "Give more digits of its id"});
    const auto which = rows.empty() ? fmt::format("there is no {}", choosing.noun)
                                    : fmt::format("no {} has this name or id: there {} {}", choosing.noun,
                                                  rows.size() == 1 ? "is" : "are", listed(rows, choosing));
    return fail(Error{ErrorKind::NotFound, word, which, rows.empty() ? choosing.none : choosing.advice});
}

/// The reply to a list, of which one is meant.
template <class Row>
Reply<std::vector<Row>> choosingFrom(Foreground& foreground, const std::string& word, Choosing<Row> choosing,
                                     std::function<void(const Row&)> then)
{
    return foreground.reply<std::vector<Row>>(
        [&foreground, word, choosing, then = std::move(then)](const Result<std::vector<Row>>& rows) {
            if (!rows)
                return foreground.fail(rows.error());
            const auto row = chosen(*rows, word, choosing);
            row ? then(*row) : foreground.fail(row.error());
        });
}

template <class Row>
std::string deviceOf(const Row& row)
{
    return toHex(row.device.bytes);
}

template <class Row>
std::string labelOf(const Row& row)
{
    return row.label;
}
} // namespace

void findSwarm(Foreground& foreground, const std::string& word, std::function<void(const SwarmRow&)> then)
{
    const Choosing<SwarmRow> choosing{"swarm",
                                      "swarms",
                                      [](const SwarmRow& row) { return row.name; },
                                      [](const SwarmRow& row) { return toHex(row.id.bytes); },
                                      "`shoal swarm ls` lists them",
                                      "`shoal swarm create` begins one, `shoal swarm join` enters one"};
    foreground.engine().swarms().list(choosingFrom<SwarmRow>(foreground, word, choosing, std::move(then)));
}

void findMember(Foreground& foreground, const SwarmRow& swarm, const std::string& word,
                std::function<void(const SwarmMemberRow&)> then)
{
    const Choosing<SwarmMemberRow> choosing{"member",
                                            "members",
                                            labelOf<SwarmMemberRow>,
                                            deviceOf<SwarmMemberRow>,
                                            "`shoal swarm members` lists them",
                                            "`shoal swarm status` tells what is missing"};
    foreground.engine().swarms().members(swarm.id,
                                         choosingFrom<SwarmMemberRow>(foreground, word, choosing, std::move(then)));
}

void findSwarmShare(Foreground& foreground, const SwarmRow& swarm, const std::string& word,
                    std::function<void(const SwarmShareRow&)> then)
{
    const Choosing<SwarmShareRow> choosing{"share",
                                           "shares",
                                           [](const SwarmShareRow& row) { return row.title; },
                                           [](const SwarmShareRow& row) { return toHex(row.share.bytes); },
                                           "`shoal swarm catalogue` lists them",
                                           "Nothing is in the catalogue yet, or it has not come from a member yet"};
    readCatalogue(foreground, swarm.id,
                  [&foreground, word, choosing, then = std::move(then)](const Result<std::vector<SwarmShareRow>>& all) {
                      if (!all)
                          return foreground.fail(all.error());
                      const auto row = chosen(*all, word, choosing);
                      row ? then(*row) : foreground.fail(row.error());
                  });
}

namespace {
/// People have the code at hand: it names its invite as well as the id does.
std::string nameOfInvite(const std::string& word)
{
    const auto code = swarm::parseCode(word);
    if (!code)
        return word;
    const auto keys = swarm::inviteKeys(code->seed, code->swarm, code->author);
    return toHex(swarm::SigningPair{keys.signingSeed}.publicKey().bytes);
}
} // namespace

void findInvite(Foreground& foreground, const SwarmRow& swarm, const std::string& word,
                std::function<void(const InviteRow&)> then)
{
    const Choosing<InviteRow> choosing{
        "open invite",
        "invites",
        [](const InviteRow& row) { return fmt::format("({})", swarmRoleName(row.role)); },
        [](const InviteRow& row) { return toHex(row.key.bytes); },
        "`shoal swarm invites` lists them",
        "`shoal swarm invites` lists those that are over"};
    auto choose = choosingFrom<InviteRow>(foreground, nameOfInvite(word), choosing, std::move(then));
    foreground.engine().swarms().invites(swarm.id, [choose](Result<std::vector<InviteRow>> rows) {
        if (rows)
            std::erase_if(*rows, [](const InviteRow& row) { return row.state != InviteState::Open; });
        choose(std::move(rows));
    });
}

void findWaiting(Foreground& foreground, const SwarmRow& swarm, const std::string& word,
                 std::function<void(const WaitingDevice&)> then)
{
    const Choosing<WaitingDevice> choosing{"waiting device",
                                           "waiting devices",
                                           labelOf<WaitingDevice>,
                                           deviceOf<WaitingDevice>,
                                           "`shoal swarm invites` lists who waits",
                                           "It may not have come through yet: `shoal swarm invites` lists who waits"};
    auto choose = choosingFrom<WaitingDevice>(foreground, word, choosing, std::move(then));
    foreground.engine().swarms().invites(swarm.id, [choose](const Result<std::vector<InviteRow>>& rows) {
        choose(rows.map([](const std::vector<InviteRow>& invites) {
            std::vector<WaitingDevice> waiting;
            for (const auto& invite : invites)
                waiting.insert(waiting.end(), invite.waiting.begin(), invite.waiting.end());
            return waiting;
        }));
    });
}

void findJoining(Foreground& foreground, const std::string& word, std::function<void(const JoinRow&)> then)
{
    const Choosing<JoinRow> choosing{"joining",
                                     "joinings",
                                     [](const JoinRow& row) { return row.author; },
                                     deviceOf<JoinRow>,
                                     "`shoal swarm ls` shows what they wait for",
                                     "`shoal swarm join` begins one"};
    const auto code = swarm::parseCode(word);
    const auto meant = code ? toHex(code->author.bytes) : word;
    foreground.engine().swarms().joinings(foreground.reply<std::vector<JoinRow>>(
        [&foreground, meant, choosing, then = std::move(then)](Result<std::vector<JoinRow>> rows) {
            if (!rows)
                return foreground.fail(rows.error());
            std::erase_if(*rows, [](const JoinRow& row) { return row.state == JoinState::Joined; });
            if (meant.empty() && rows->size() == 1)
                return then(rows->front());
            const auto isAuthor = [&meant](const JoinRow& row) {
                return !row.author.empty() && meant.size() >= leastIdDigits
                    && (row.author.starts_with(meant) || meant.starts_with(row.author));
            };
            if (std::ranges::count_if(*rows, isAuthor) == 1)
                return then(*std::ranges::find_if(*rows, isAuthor));
            const auto row = chosen(*rows, meant.empty() ? "the joining" : meant, choosing);
            row ? then(*row) : foreground.fail(row.error());
        }));
}

void readCatalogue(Foreground& foreground, swarm::SwarmId swarm,
                   std::function<void(Result<std::vector<SwarmShareRow>>)> then)
{
    readAll<SwarmShareRow>(
        foreground,
        [&foreground, swarm](Range range, Reply<Page<SwarmShareRow>> reply) {
            foreground.engine().swarms().catalogue(swarm, range, std::move(reply));
        },
        std::move(then));
}

} // namespace shoal::app
