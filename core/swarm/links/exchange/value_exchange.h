// How one link passes on statements, holds and addresses: which versions there are is told, the words are asked for,
// and long ones come in parts (docs/swarm-protocol.md, section 8.3).
#pragma once

#include "core/swarm/links/auth/link_fault.h"
#include "core/swarm/links/exchange/newest_values.h"
#include "core/swarm/links/limits/moment.h"

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <tl/expected.hpp>

namespace shoal::swarm {

inline constexpr std::size_t mostAnnounced = 512; ///< names that wait to be told; more, and all are
inline constexpr std::chrono::seconds longestValueWait{30};

/// One link's. What it wants to send is asked of it, message by message.
class ValueExchange {
public:
    explicit ValueExchange(const NewestValues& values)
        : values_{values}
    {}

    /// What the peer has: what is newer there is wanted, unless another link `bringsElsewhere` the same.
    template <class BringsElsewhere>
    void told(const VersionsTold& versions, BringsElsewhere bringsElsewhere)
    {
        for (const auto& version : versions.versions)
            if (values_.isNews(version) && !isAsked(version.name) && !bringsElsewhere(version)
                && wishes_.size() < mostAnnounced)
                wishes_[version.name] = version;
    }
    void asked(const ValuesWanted& wanted);
    /// A whole word, when this was its last part. A fault for what wasn't asked for or doesn't follow.
    tl::expected<std::optional<ValuePart>, LinkFault> part(ValuePart part);

    void announce(const ValueName& name);
    void announceAll();
    /// Whether it is on its way from here, or something newer. What is long in coming isn't, but is taken when it
    /// comes.
    bool brings(const ValueVersion& version) const;

    bool hasVersions() const { return !announced_.empty(); }
    bool hasWishes() const { return !wishes_.empty(); }
    std::optional<VersionsTold> nextVersions();
    std::optional<ValuesWanted> nextQuestion(Moment now);
    std::optional<ValuePart> nextPart();
    /// Gives up what the peer doesn't send, so that another is asked.
    void tick(Moment now);

private:
    struct Asked {
        ValueVersion version;
        std::optional<Moment> since; // as long as it isn't late
        int owed = 0;                // answers that may come
    };
    /// Whatever version it was: the answer is the newest that the peer has by then.
    bool isAsked(const ValueName& name) const;

    const NewestValues& values_;
    std::set<ValueName> announced_;
    std::map<ValueName, ValueVersion> wishes_;
    std::map<ValueName, Asked> asked_;
    std::optional<ValuePart> coming_; // with all bytes so far
    std::deque<ValueName> wanted_;    // by the peer
    std::optional<ValueVersion> going_;
    std::uint64_t offset_ = 0; // of what is going
};

} // namespace shoal::swarm
