#include "app/shoal/doctor/diagnosis.h"

#include "app/shoal/report/format.h"
#include "app/shoal/words.h"

#include <fmt/format.h>

namespace shoal::app {
namespace {
constexpr Bytes veryLittleRoom = Bytes{64} << 20U;
constexpr Bytes littleRoom = Bytes{1} << 30U;
constexpr std::uint64_t fewOpenFiles = 1024;
/// Other machines' clocks, whose times a network disk gives its files, are that far off.
constexpr std::chrono::minutes clockSlack{2};

/// Who can read a profile sees what its user shares, and the keys of private trackers.
Finding profileFinding(const Surroundings& seen)
{
    const auto profile = seen.profile.string();
    if (!seen.hasProfile)
        return {Check::Profile, Grade::Fine, fmt::format("{} is not there yet: the first command makes it.", profile)};
    if (seen.owner != seen.user)
        return {
            Check::Profile, Grade::Problem,
            fmt::format("{} belongs to user {}, and you are user {}. Run shoal as its owner, or give it to yourself: "
                        "chown -R {} {}",
                        profile, seen.owner, seen.user, seen.user, profile)};
    if ((seen.mode & 077U) != 0)
        return {Check::Profile, Grade::Problem,
                fmt::format("Other users may look into {} (mode {:04o}). Close it: chmod 700 {}", profile, seen.mode,
                            profile)};
    return {Check::Profile, Grade::Fine, fmt::format("{} is yours alone.", profile)};
}

Finding diskFinding(const Surroundings& seen)
{
    if (seen.writeError)
        return {Check::Disk, Grade::Problem, sentence(*seen.writeError)};
    const auto free = fmt::format("{} free where the profile is", bytesText(seen.free));
    if (seen.free < veryLittleRoom)
        return {Check::Disk, Grade::Problem, fmt::format("Only {}: nothing can be saved soon. Free some.", free)};
    if (seen.free < littleRoom)
        return {Check::Disk, Grade::Warning, fmt::format("Only {}. Free some.", free)};
    return {Check::Disk, Grade::Fine, free + "."};
}

Finding openFilesFinding(const Surroundings& seen)
{
    if (seen.openFiles < fewOpenFiles)
        return {
            Check::OpenFiles, Grade::Warning,
            fmt::format("Only {} files and peers may be open at once. Raise it: `ulimit -Hn 65536` before shoal, or "
                        "LimitNOFILE=65536 in the service's unit.",
                        seen.openFiles)};
    return {Check::OpenFiles, Grade::Fine, fmt::format("{} files and peers may be open at once.", seen.openFiles)};
}

Finding clockFinding(const Surroundings& seen)
{
    constexpr auto advice = "Set it: timedatectl set-ntp true";
    if (seen.now < seen.programMade)
        return {Check::Clock, Grade::Problem,
                fmt::format("The clock says {}, and this program was made at {}. {}", timeText(seen.now),
                            timeText(seen.programMade), advice)};
    if (seen.lastWritten && *seen.lastWritten > seen.now + clockSlack)
        return {Check::Clock, Grade::Problem,
                fmt::format("The clock says {}, and the profile was written at {}: one of them is wrong. {}",
                            timeText(seen.now), timeText(*seen.lastWritten), advice)};
    return {Check::Clock, Grade::Fine, fmt::format("It is {}.", timeText(seen.now))};
}

Finding portFinding(const NetworkStatus& network)
{
    if (network.listening.empty())
        return {Check::Port, Grade::Problem,
                "No address is listened at. Check the setting network.listen, and that no other program has the port."};
    const auto listening = fmt::format(" ({})", fmt::join(network.listening, ", "));
    switch (network.reachability) {
    case Reachability::Reachable: return {Check::Port, Grade::Fine, sentence(network.reachability) + listening};
    case Reachability::NotReachable: return {Check::Port, Grade::Warning, sentence(network.reachability) + listening};
    case Reachability::Unknown: break;
    }
    return {Check::Port, Grade::Warning,
            "Nobody has connected from outside yet. If it stays so while you share, forward the port in the router."
                + listening};
}

Finding dhtFinding(const NetworkStatus& network)
{
    const auto text = sentence(network.dht.health);
    switch (network.dht.health) {
    case dht::Health::Off: return {Check::Dht, Grade::Warning, text + " Links without trackers find nobody."};
    case dht::Health::Starting:
    case dht::Health::Alone: return {Check::Dht, Grade::Problem, sentence(dht::Health::Alone)};
    case dht::Health::Thin: return {Check::Dht, Grade::Warning, text + " It may only have started."};
    case dht::Health::Good: break;
    }
    return {Check::Dht, Grade::Fine, text};
}
} // namespace

const char* checkName(Check check)
{
    switch (check) {
    case Check::Service: return "service";
    case Check::Profile: return "profile";
    case Check::Disk: return "disk";
    case Check::OpenFiles: return "open-files";
    case Check::Clock: return "clock";
    case Check::Port: return "port";
    case Check::Dht: return "dht";
    case Check::Shares: return "shares";
    case Check::Swarms: return "swarms";
    }
    return "";
}

const char* gradeName(Grade grade)
{
    switch (grade) {
    case Grade::Fine: return "ok";
    case Grade::Warning: return "warning";
    case Grade::Problem: return "problem";
    }
    return "";
}

std::vector<Finding> findingsOf(const Surroundings& seen)
{
    return {profileFinding(seen), diskFinding(seen), openFilesFinding(seen), clockFinding(seen)};
}

std::vector<Finding> findingsOf(const NetworkStatus& network) { return {portFinding(network), dhtFinding(network)}; }

Finding serviceFinding(std::int64_t process)
{
    if (process != 0)
        return {Check::Service, Grade::Fine, fmt::format("Process {} runs the profile.", process)};
    return {Check::Service, Grade::Fine, "None runs: shares are served only while a command of theirs runs."};
}

Finding sharesFinding(const SharePage& failed)
{
    if (failed.total == 0)
        return {Check::Shares, Grade::Fine, "None has been stopped by an error."};
    std::string named;
    for (const auto& row : failed.rows)
        named += fmt::format("{}{} ({}: {})", named.empty() ? "" : ", ", row.name, row.id.value, brief(row.reason));
    const auto more = failed.total > failed.rows.size() ? fmt::format(" and {} more", failed.total - failed.rows.size())
                                                        : std::string{};
    return {Check::Shares, Grade::Problem,
            fmt::format("{} stopped by an error: {}{}. Mend that, then start each again: `shoal resume ID`. "
                        "`shoal ls --state failed` lists them.",
                        failed.total == 1 ? "A share was" : fmt::format("{} shares were", failed.total), named, more)};
}

Finding swarmFinding(const SwarmStatus& status)
{
    const auto& row = status.row;
    if (status.troubles.empty())
        return {Check::Swarms, Grade::Fine,
                fmt::format("{}: {} of {} connected, reached at {} (TCP).", row.name, row.online,
                            countText(std::int64_t{row.members} - 1, "other device"),
                            status.addresses.empty() ? "no address yet"
                                                     : fmt::format("{}", fmt::join(status.addresses, ", ")))};
    auto text = row.name + ":";
    for (const auto& trouble : status.troubles)
        text += fmt::format(" {}.{}", trouble.text, trouble.advice.empty() ? "" : " " + trouble.advice + ".");
    return {Check::Swarms, Grade::Warning, text};
}

Finding engineFinding(const Error& error) { return {Check::Service, Grade::Problem, sentence(error)}; }

} // namespace shoal::app
