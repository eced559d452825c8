// Fetches the info dictionary and the piece layers of one share from members, and believes none of them
// (docs/swarm-protocol.md, section 8.4).
#pragma once

#include "core/swarm/links/limits/half_open_links.h"
#include "core/swarm/links/messages/metadata_messages.h"
#include "core/swarm/links/metadata/metadata_answers.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace shoal::swarm {

/// Knows torrents.
class LayerRules {
public:
    virtual ~LayerRules() = default;
    /// How many bytes the piece layers of an info dictionary take: 0 for one without. Empty when it is none that can be
    /// used.
    virtual std::optional<std::uint64_t> sizeOf(ByteView info) const = 0;
    /// Whether they are what its roots say.
    virtual bool fit(ByteView info, ByteView layers) const = 0;
};

inline constexpr std::chrono::seconds longestPartWait{30};

/// All of one thing comes from one source at a time: so whoever gave a wrong byte is known. Never holds more than the
/// publish entry's size, and the layers that the verified info dictionary asks for.
class MetadataFetch {
public:
    enum class State : std::uint8_t {
        Fetching, ///< or waiting for a source
        Done,
        Useless, ///< the info dictionary is the share's, but no torrent that can be used
    };
    enum class Heard : std::uint8_t {
        Fine,
        NotAsked, ///< not the next part of what was asked for there
        Wrong,    ///< the last part, and the whole isn't the share's: this source is asked no more
    };
    struct Ask {
        LinkNumber link{};
        MetadataWanted wanted;
        bool operator==(const Ask&) const = default;
    };

    /// `infoSize` is what the publish entry says.
    MetadataFetch(const ShareId& share, std::uint64_t infoSize, const LayerRules& rules);

    /// A member may have it. One that was found wrong isn't taken again.
    void addSource(LinkNumber link);
    /// The link ended, or the member said that it has nothing.
    void dropSource(LinkNumber link);
    /// What to ask next; call until empty.
    std::optional<Ask> next(Moment now);
    Heard take(LinkNumber link, const MetadataTold& told, Moment now);
    /// The source that was too slow, if there is one: it is asked no more.
    std::optional<LinkNumber> tick(Moment now);

    State state() const { return state_; }
    bool hasSource() const { return !sources_.empty(); }
    /// Verified. Empty before that.
    const Bytes& info() const { return info_; }
    const Bytes& layers() const { return layers_; }
    /// How many bytes it holds.
    std::size_t held() const { return info_.size() + layers_.size() + coming_.size(); }

private:
    void startOver();
    Heard complete(LinkNumber link);

    ShareId share_;
    std::uint64_t size_; // of what is being fetched
    const LayerRules& rules_;
    State state_ = State::Fetching;
    MetadataPart part_ = MetadataPart::Info;
    std::deque<LinkNumber> sources_; // the first is asked
    std::vector<LinkNumber> wrong_;
    std::uint64_t asked_ = 0; // bytes
    Moment heardAt_{};
    Bytes coming_;
    Bytes info_;
    Bytes layers_;
};

} // namespace shoal::swarm
