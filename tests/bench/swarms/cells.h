// What `bench_swarms` measures: each cell makes its own machines and prints its lines.
#pragma once

namespace shoal::bench {

struct SwarmOptions {
    unsigned rounds = 3; ///< of transfers and removals
    unsigned joins = 20;
    unsigned sizeMib = 512;
    unsigned members = 20;
    unsigned swarms = 100;
    unsigned shares = 10'000; ///< of the large catalogue
    unsigned strangers = 500;
    unsigned seconds = 60; ///< that something idle is looked at
};

/// From a code to the first catalogue.
void measureJoining(const SwarmOptions& options);
/// A share of a swarm beside the same file as a share of everybody's.
void measureTransfer(const SwarmOptions& options);
/// From the removal of a member that is fetching to the last byte that it gets.
void measureRemoval(const SwarmOptions& options);
/// Until all members know of a publication, and of a removal.
void measureCatchingUp(const SwarmOptions& options);
/// What a device pays for swarms in which nothing happens, without and with a connection in each.
void measureManySwarms(const SwarmOptions& options);
/// What strangers cost who hold as many connections as they can, and how long a join takes beside them.
void measureCrowd(const SwarmOptions& options);
/// A swarm with thousands of shares: its lists, its memory, and a newcomer's join.
void measureLargeCatalogue(const SwarmOptions& options);

} // namespace shoal::bench
