// One log with its fold and what follows from both, as links ask for it: each entry that comes costs what it changes.
#pragma once

#include "core/swarm/replica/relayed_set.h"

#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace shoal::swarm {

/// Entries of a device that are kept though they are above its quota or behind its fork, and nothing relayed knows
/// them: parents of something that may come. More could be had of a device that writes on for ever.
inline constexpr std::size_t mostUnrelayedOfAuthor = 256;

/// Shares that came into the catalogue, or went.
struct CatalogueChange {
    std::vector<ShareId> shown;
    std::vector<ShareId> gone;
};

/// It may be empty, as a joiner's: there is no fold before the genesis entry came.
class FoldedLog final : public RelayedLog {
public:
    explicit FoldedLog(const SwarmId& swarm);
    FoldedLog(const FoldedLog&) = delete;
    FoldedLog& operator=(const FoldedLog&) = delete;

    /// Entries with this key's signature that come over a link are told of.
    void watch(const SigningKey& own) { own_ = own; }
    /// Of this device, not here before, since this was asked last: whether they were kept or not.
    std::vector<Place> takeOwnThatCame() { return std::exchange(ownThatCame_, {}); }

    /// Entries that this device took once, parents first: their signatures aren't looked at.
    void load(std::span<const Bytes> entries);
    /// Of this device, or from a file.
    Took take(ByteView entry);

    const SwarmId& swarm() const { return swarm_; }
    const Log& log() const { return log_; }
    /// Null before the genesis entry came.
    const Fold* fold() const { return fold_ ? &*fold_ : nullptr; }
    /// Another one whenever other devices are members, or otherwise.
    std::uint64_t membersVersion() const { return fold_ ? fold_->membersVersion() + 1 : 0; }
    /// Since this was asked last.
    CatalogueChange takeCatalogueChange();
    bool isInCatalogue(const ShareId& share) const { return firstOf(share) != shown_.end(); }
    std::size_t catalogueSize() const { return shares_; }
    /// The `publish` entries by which the catalogue shows it, in fold order: none is looked at but these.
    std::vector<At> publicationsOf(const ShareId& share) const;

    std::uint64_t version() const override { return relayed_ ? relayed_->version() : 0; }
    std::vector<DeviceId> devices() const override;
    std::span<const Place> placesOf(const DeviceId& device) const override;
    std::optional<ForkProof> forkOf(const DeviceId& device) const override;
    bool has(const EntryId& id) const override { return log_.at(id).has_value(); }
    std::optional<Entry> find(const EntryId& id) const override { return log_.find(id); }
    ByteView bytesOf(const EntryId& id) const override { return log_.bytesOf(id); }
    std::optional<Place> highestOf(const DeviceId& device) const override;
    Took add(ByteView entry, Came came) override;
    std::vector<EntryId> takeNews() override;

private:
    bool isKept(ByteView bytes, const std::optional<Entry>& entry, Came came) const;
    bool isOwn(ByteView bytes, const std::optional<Entry>& entry) const;
    void grow();
    void show(At publish);
    using Shown = std::set<std::pair<ShareId, At>>;
    Shown::const_iterator firstOf(const ShareId& share) const;

    SwarmId swarm_;
    Log log_;
    std::optional<Fold> fold_;
    std::optional<RelayedSet> relayed_;
    Shown shown_; ///< shares of the catalogue, each with the entries by which it shows it
    std::size_t shares_ = 0;
    CatalogueChange change_;
    std::optional<SigningKey> own_;
    std::vector<Place> ownThatCame_;
};

} // namespace shoal::swarm
