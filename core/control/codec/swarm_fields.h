// The fields of what is asked and told of private swarms. Files and torrents go beside them, in base64.
#pragma once

#include "core/control/codec/fields.h"
#include "core/swarms.h"

namespace shoal::control {

template <>
struct Fields<SwarmFetching> {
    static void each(auto& fetching, auto&& visit)
    {
        visit("what", fetching.what);
        visit("tags", fetching.tags);
        visit("folder", fetching.folder);
    }
};

template <>
struct Fields<CreateSwarmRequest> {
    static void each(auto& request, auto&& visit)
    {
        visit("name", request.name);
        visit("label", request.label);
        visit("fetching", request.fetching);
        visit("freshness_days", request.freshness);
    }
};

template <>
struct Fields<CreatedSwarm> {
    static void each(auto& created, auto&& visit)
    {
        visit("swarm", created.id);
        visit("name", created.name);
        visit("recovery_words", created.recoveryWords);
    }
};

template <>
struct Fields<InviteRequest> {
    static void each(auto& request, auto&& visit)
    {
        visit("role", request.role);
        visit("lifetime_seconds", request.lifetime);
        visit("uses", request.uses);
        visit("approval", request.needsApproval);
        visit("own_device", request.isForOwnDevice);
    }
};

template <>
struct Fields<MadeInvite> {
    static void each(auto& invite, auto&& visit)
    {
        visit("invite", invite.key);
        visit("code", invite.code);
        visit("picture_code", invite.pictureCode);
        visit("file", invite.file);
        visit("expires_at", invite.expiry);
    }
};

template <>
struct Fields<JoinRequest> {
    static void each(auto& request, auto&& visit)
    {
        visit("code", request.code);
        visit("label", request.label);
        visit("fetching", request.fetching);
    }
};

template <>
struct Fields<JoinRow> {
    static void each(auto& join, auto&& visit)
    {
        visit("join", join.id);
        visit("state", join.state);
        visit("device", join.device);
        visit("author", join.author);
        visit("swarm", join.swarm);
        visit("name", join.name);
        visit("role", join.role);
        visit("hint", join.hint);
        visit("error", join.error);
    }
};

template <>
struct Fields<WaitingDevice> {
    static void each(auto& waiting, auto&& visit)
    {
        visit("device", waiting.device);
        visit("label", waiting.label);
    }
};

template <>
struct Fields<InviteRow> {
    static void each(auto& invite, auto&& visit)
    {
        visit("invite", invite.key);
        visit("author", invite.author);
        visit("ours", invite.isOurs);
        visit("role", invite.role);
        visit("expires_at", invite.expiry);
        visit("uses", invite.uses);
        visit("used", invite.used);
        visit("approval", invite.needsApproval);
        visit("state", invite.state);
        visit("waiting", invite.waiting);
    }
};

template <>
struct Fields<SwarmTrouble> {
    static void each(auto& trouble, auto&& visit)
    {
        visit("kind", trouble.kind);
        visit("text", trouble.text);
        visit("advice", trouble.advice);
    }
};

template <>
struct Fields<SwarmRow> {
    static void each(auto& row, auto&& visit)
    {
        visit("swarm", row.id);
        visit("name", row.name);
        visit("role", row.role);
        visit("member", row.isMember);
        visit("members", row.members);
        visit("online", row.online);
        visit("shares", row.shares);
        visit("troubles", row.troubles);
    }
};

template <>
struct Fields<SwarmStatus> {
    static void each(auto& status, auto&& visit)
    {
        visit("row", status.row);
        visit("device", status.device);
        visit("label", status.label);
        visit("fetching", status.fetching);
        visit("entries", status.entries);
        visit("waiting", status.waiting);
        visit("exchanged_at", status.exchangedAt);
        visit("fresh_until", status.freshUntil);
        visit("addresses", status.addresses);
        visit("troubles", status.troubles);
    }
};

template <>
struct Fields<SwarmMemberRow> {
    static void each(auto& member, auto&& visit)
    {
        visit("device", member.device);
        visit("label", member.label);
        visit("person", member.person);
        visit("role", member.role);
        visit("ours", member.isOurs);
        visit("suspended", member.isSuspended);
        visit("online", member.isOnline);
        visit("link", member.link);
        visit("address", member.address);
        visit("last_seen_at", member.lastSeen);
        visit("shares", member.shares);
    }
};

template <>
struct Fields<SwarmGiver> {
    static void each(auto& giver, auto&& visit)
    {
        visit("device", giver.device);
        visit("label", giver.label);
        visit("last_seen_at", giver.lastSeen);
    }
};

template <>
struct Fields<SwarmShareRow> {
    static void each(auto& row, auto&& visit)
    {
        visit("share", row.share);
        visit("title", row.title);
        visit("size_bytes", row.size);
        visit("files", row.files);
        visit("note", row.note);
        visit("tags", row.tags);
        visit("by", row.by);
        visit("by_device", row.byDevice);
        visit("published_at", row.publishedAt);
        visit("holders", row.holders);
        visit("online", row.online);
        visit("awaited", row.awaited);
        visit("waiting", row.isWaiting);
        visit("id", row.id);
    }
};

template <>
struct Fields<SwarmLogRow> {
    static void each(auto& row, auto&& visit)
    {
        visit("entry", row.entry);
        visit("author", row.author);
        visit("label", row.label);
        visit("sequence", row.sequence);
        visit("at", row.time);
        visit("kind", row.kind);
        visit("text", row.text);
        visit("counts", row.counts);
    }
};

template <>
struct Fields<LogCheck> {
    static void each(auto& check, auto&& visit)
    {
        visit("entries", check.entries);
        visit("counting", check.counting);
        visit("faults", check.faults);
    }
};

template <>
struct Fields<PublishRequest> {
    static void each(auto& request, auto&& visit)
    {
        visit("folder", request.folder);
        visit("places", request.places);
        visit("trust", request.trust);
        visit("title", request.title);
        visit("note", request.note);
        visit("tags", request.tags);
    }
};

template <>
struct Fields<Publication> {
    static void each(auto& publication, auto&& visit)
    {
        visit("share", publication.share);
        visit("id", publication.id);
    }
};

template <>
struct Fields<FetchRequest> {
    static void each(auto& request, auto&& visit)
    {
        visit("share", request.share);
        visit("folder", request.folder);
        visit("wanted", request.wanted);
        visit("when_done", request.whenDone);
    }
};

template <>
struct Fields<StartedFetch> {
    static void each(auto& started, auto&& visit)
    {
        visit("id", started.id);
        visit("was_on_list", started.wasOnList);
    }
};

template <>
struct Fields<RecoverRequest> {
    static void each(auto& request, auto&& visit)
    {
        visit("words", request.words);
        visit("cut", request.cut);
    }
};

template <>
struct Fields<SwarmChanged> {
    static void each(auto& changed, auto&& visit) { visit("swarm", changed.id); }
};

template <>
struct Fields<SwarmJoinChanged> {
    static void each(auto& changed, auto&& visit) { Fields<JoinRow>::each(changed.join, visit); }
};

template <>
struct Fields<SwarmGetEnded> {
    static void each(auto& ended, auto&& visit)
    {
        visit("swarm", ended.swarm);
        visit("share", ended.share);
        visit("id", ended.id);
        visit("error", ended.error);
    }
};

template <>
struct Fields<SwarmsChanged> {
    static void each(auto& /*changed*/, auto&& /*visit*/) {}
};

} // namespace shoal::control
