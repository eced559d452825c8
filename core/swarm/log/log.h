// A swarm's log: the entries that are sound in themselves, and how they stand to each other (docs/swarm-protocol.md,
// section 4). Which of them count is for the fold.
#pragma once

#include "core/swarm/entries/entry.h"
#include "core/swarm/log/ancestry.h"
#include "core/swarm/log/waiting_entries.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace shoal::swarm {

/// What became of an entry that came.
enum class Arrival {
    Taken,   ///< with all that waited for it
    Known,   ///< already here, or already waiting
    Waiting, ///< a parent is missing
    Void,    ///< breaks a rule, or belongs to another swarm: whoever sent it is at fault
};

/// Whether signatures are looked at. They needn't when an entry comes back from the profile, which took it once.
enum class Signatures { Verify, WereVerified };

/// Two different entries of one device with the same sequence.
struct Fork {
    EntryId one;
    EntryId other;
    auto operator<=>(const Fork&) const = default;
};

/// An entry in the log.
struct LogRecord {
    EntryId id;
    AuthorAt author{};
    std::uint32_t sequence = 1;
    std::uint64_t lamport = 1;
    Bytes bytes; ///< as they were signed
    /// A membership entry whole; of a catalogue entry the share that it publishes, or the `publish` that it retires.
    std::variant<std::unique_ptr<const Entry>, ShareId, EntryId> says;

    const Entry* membership() const
    {
        const auto* const entry = std::get_if<std::unique_ptr<const Entry>>(&says);
        return entry != nullptr ? entry->get() : nullptr;
    }
    const ShareId* published() const { return std::get_if<ShareId>(&says); }
    const EntryId* retired() const { return std::get_if<EntryId>(&says); }
};

/// The same entries make the same log, in whatever order they came; `At` and `AuthorAt` are this log's own numbers.
class Log {
public:
    explicit Log(const SwarmId& swarm);

    Arrival add(ByteView bytes, Signatures signatures = Signatures::Verify);

    std::size_t size() const { return records_.size(); }
    std::size_t waiting() const { return waiting_.size(); }
    /// The parents that entries here wait for and that aren't here or waiting themselves, at most so many.
    std::vector<EntryId> missing(std::size_t most) const;

    std::optional<Entry> find(const EntryId& id) const;
    /// The bytes as they were signed, to pass on. Empty when it isn't here.
    ByteView bytesOf(const EntryId& id) const;
    /// Whether `later` knew of `earlier`: it is a parent, or a parent's. False for entries that aren't here.
    bool isAncestor(const EntryId& earlier, const EntryId& later) const;
    /// Every entry that `id` knew of, itself not among them.
    std::set<EntryId> ancestors(const EntryId& id) const;
    /// By (Lamport, author, id): parents come before their children.
    std::vector<EntryId> inOrder() const;
    /// The fork with the lowest sequence, its lowest ids; empty for a device that has one entry a sequence.
    std::optional<Fork> firstFork(const DeviceId& device) const;

    // By numbers, for whoever walks over all of it. They are valid as long as the log.
    std::optional<At> at(const EntryId& id) const;
    const LogRecord& record(At entry) const { return records_[index(entry)]; }
    Entry read(At entry) const;
    const Ancestry& ancestry() const { return ancestry_; }
    /// Fold order.
    bool isBefore(At one, At other) const;
    std::size_t authors() const { return authors_.size(); }
    std::optional<AuthorAt> author(const DeviceId& device) const;
    const DeviceId& device(AuthorAt author) const { return authors_[index(author)].device; }
    /// By (sequence, id).
    std::span<const At> chain(AuthorAt author) const { return authors_[index(author)].chain; }
    /// Sequences with more than one entry.
    const std::set<std::uint32_t>& forks(AuthorAt author) const { return authors_[index(author)].forks; }
    bool hasForks() const { return !forkedAuthors_.empty(); }
    const std::set<AuthorAt>& forkedAuthors() const { return forkedAuthors_; }
    /// The entries of a chain with this sequence.
    std::span<const At> halves(AuthorAt author, std::uint32_t sequence) const;

private:
    struct Author {
        DeviceId device;
        std::vector<At> chain;
        std::set<std::uint32_t> forks;
    };
    /// An entry that comes, with its parents.
    struct Arriving {
        EntryId id;
        Entry entry;
        ByteView bytes;
        std::vector<At> parents;
        Signatures signatures;
    };
    Arrival addOne(ByteView bytes, Signatures signatures);
    void keep(Arriving arriving);
    AuthorAt numberOf(const DeviceId& device);
    void insertIntoChain(AuthorAt author, At entry);

    bool isSound(const Arriving& arriving) const;
    bool stepsOn(const Arriving& arriving) const;
    bool namesMembershipAlone(const Entry& entry) const;
    bool isSignedByAuthor(const Arriving& arriving) const;
    bool isRecoveryKey(const DeviceId& author) const;
    bool isRequested(const Arriving& arriving) const;
    bool reachesThroughToThoseNamed(const Arriving& arriving) const;
    bool isBehind(At earlier, const std::vector<At>& parents) const;
    bool isOfPerson(const DeviceId& device, const PersonId& person, const Arriving& by) const;

    struct IdHash {
        std::size_t operator()(const EntryId& id) const;
    };
    SwarmId swarm_;
    std::vector<LogRecord> records_; ///< parents before their children
    std::unordered_map<EntryId, At, IdHash> places_;
    Ancestry ancestry_;
    std::vector<Author> authors_;
    std::map<DeviceId, AuthorAt> authorNumbers_;
    std::map<DeviceId, std::vector<At>> bringers_; ///< entries with a device's key
    WaitingEntries waiting_;
    std::set<AuthorAt> forkedAuthors_;
};

} // namespace shoal::swarm
