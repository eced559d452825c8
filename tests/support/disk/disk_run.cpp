#include "tests/support/disk/disk_run.h"

#include "tests/support/disk/disk_answers.h"
#include "tests/support/disk/driven_torrent.h"
#include "tests/support/temporary_folder.h"

#include <libtorrent/disk_interface.hpp>
#include <libtorrent/performance_counters.hpp>
#include <libtorrent/settings_pack.hpp>

namespace shoal::test {
namespace {

lt::settings_pack settingsFor(const DiskSequence& sequence)
{
    auto settings = lt::default_settings();
    settings.set_int(lt::settings_pack::aio_threads, 3);
    settings.set_int(lt::settings_pack::hashing_threads, 2);
    settings.set_int(lt::settings_pack::file_pool_size, 4);
    if (sequence.isMemoryShort)
        settings.set_int(lt::settings_pack::max_queued_disk_bytes, 64 * 1024);
    return settings;
}

} // namespace

DiskTrace run(const DiskSequence& sequence, const DiskBackend& backend, const std::filesystem::path& folder)
{
    DiskTrace trace;
    const auto settings = settingsFor(sequence);
    lt::counters counters;
    DiskAnswers answers{trace, backend.patience};
    auto disk = backend.make(answers.network(), settings, counters);
    answers.drive(*disk);
    {
        std::vector<DrivenTorrent> torrents;
        torrents.reserve(sequence.torrents.size());
        for (const auto seed : sequence.torrents)
            torrents.emplace_back(seed, backend, *disk, answers, folder / std::to_string(torrents.size()));
        const auto settleAll = [&] {
            answers.wait();
            for (auto& torrent : torrents)
                torrent.settled();
        };
        settleAll();
        for (const auto& operation : sequence.operations) {
            answers.next(operation.kind);
            auto& torrent = torrents[static_cast<std::size_t>(operation.torrent) % torrents.size()];
            if (!torrent.allows(operation))
                continue;
            if (torrent.waitsBefore(operation))
                settleAll();
            torrent.perform(operation);
            if (torrent.waitsAfter(operation))
                settleAll();
            torrent.followUp(operation);
        }
        answers.next(DiskOperationKind::Settle);
        for (auto& torrent : torrents)
            torrent.finish();
    }
    disk->abort(true);
    answers.network().poll();
    disk.reset();
    answers.network().poll();
    answers.end();
    return trace;
}

DiskTrace run(const DiskSequence& sequence, const DiskBackend& backend)
{
    const TemporaryFolder folder{memoryFolder()};
    return run(sequence, backend, folder.path());
}

std::string firstDifference(const DiskSequence& sequence, const DiskTrace& trace, const DiskTrace& reference)
{
    if (!trace.faults.empty())
        return trace.faults.front();
    if (!reference.faults.empty())
        return {};
    for (std::size_t i = 0; i < trace.answers.size(); ++i) {
        if (trace.answers[i] != reference.answers[i]) {
            // The first line is of adding the torrents, the last of ending.
            const auto isNamed = i > 0 && i <= sequence.operations.size();
            const auto kind = isNamed ? name(sequence.operations[i - 1].kind) : std::string{"the beginning or the end"};
            return "operation " + std::to_string(i) + " (" + kind + "): " + trace.answers[i]
                + "\n  instead of: " + reference.answers[i];
        }
    }
    return {};
}

} // namespace shoal::test
