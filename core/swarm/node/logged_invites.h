// The invites that a log shows, all at once: hosts ask about each of them every second.
#pragma once

#include "core/swarm/replica/fold_views.h"

#include <cstddef>
#include <map>
#include <vector>

namespace shoal::swarm {

/// Answers as FoldInvites does, and counts again only when the log has grown.
class LoggedInvites final : public InviteLog {
public:
    struct One {
        EntryId entry;
        InviteFacts facts;
    };

    explicit LoggedInvites(const FoldedLog& log)
        : log_{log}
        , members_{log}
    {}
    Belonging of(const DeviceId& device) const override { return members_.of(device); }
    std::size_t devicesOf(const PersonId& person) const override { return members_.devicesOf(person); }
    std::optional<InviteFacts> invite(const SigningKey& key) const override;

    /// Of each key the one that `invite` tells, in fold order.
    const std::vector<One>& all() const;
    const One* find(const SigningKey& key) const;
    /// Another one whenever the log grew.
    std::size_t version() const { return log_.log().size(); }

private:
    void count() const;

    const FoldedLog& log_;
    FoldInvites members_;
    mutable std::size_t counted_ = 0; ///< entries
    mutable std::vector<One> all_;
    mutable std::map<SigningKey, std::size_t> places_; ///< in `all_`
};

} // namespace shoal::swarm
