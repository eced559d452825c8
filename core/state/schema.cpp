// What the tables of state.db look like, step by step. docs/profile.md explains them.
#include "core/state/database.h"

#include <array>

namespace shoal {
namespace {
constexpr auto firstTables = R"sql(
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE shares (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    v1           BLOB CHECK (length(v1) = 20),
    v2           BLOB CHECK (length(v2) = 32),
    name         TEXT NOT NULL,
    name_folded  TEXT NOT NULL,
    folder       BLOB NOT NULL,
    when_done    INTEGER NOT NULL,
    piece_order  INTEGER NOT NULL,
    is_paused    INTEGER NOT NULL,
    link         TEXT NOT NULL,
    size         INTEGER NOT NULL,
    downloaded   INTEGER NOT NULL,
    uploaded     INTEGER NOT NULL,
    added_at     INTEGER NOT NULL,
    completed_at INTEGER,
    has_places   INTEGER NOT NULL,
    has_wanted   INTEGER NOT NULL,
    CHECK (v1 IS NOT NULL OR v2 IS NOT NULL)
);
CREATE INDEX shares_by_v1 ON shares (v1) WHERE v1 IS NOT NULL;
CREATE INDEX shares_by_v2 ON shares (v2) WHERE v2 IS NOT NULL;
CREATE INDEX shares_by_name ON shares (name_folded);
CREATE INDEX shares_by_size ON shares (size);
CREATE INDEX shares_by_added_at ON shares (added_at);

CREATE TABLE places (
    share INTEGER NOT NULL REFERENCES shares (id) ON DELETE CASCADE,
    file  INTEGER NOT NULL,
    path  BLOB NOT NULL,
    PRIMARY KEY (share, file)
) WITHOUT ROWID;
CREATE TABLE wanted_ranges (
    share INTEGER NOT NULL REFERENCES shares (id) ON DELETE CASCADE,
    nr    INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last  INTEGER NOT NULL,
    PRIMARY KEY (share, nr)
) WITHOUT ROWID;
CREATE TABLE wanted_patterns (
    share   INTEGER NOT NULL REFERENCES shares (id) ON DELETE CASCADE,
    nr      INTEGER NOT NULL,
    pattern BLOB NOT NULL,
    PRIMARY KEY (share, nr)
) WITHOUT ROWID;

CREATE TABLE torrents (
    share INTEGER PRIMARY KEY REFERENCES shares (id) ON DELETE CASCADE,
    bytes BLOB NOT NULL
);
CREATE TABLE resumes (
    share INTEGER PRIMARY KEY REFERENCES shares (id) ON DELETE CASCADE,
    bytes BLOB NOT NULL
);
)sql";

constexpr auto choicesAndLog = R"sql(
ALTER TABLE shares ADD COLUMN down_limit INTEGER NOT NULL DEFAULT 0;
ALTER TABLE shares ADD COLUMN up_limit   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE shares ADD COLUMN priority   INTEGER NOT NULL DEFAULT 1;
ALTER TABLE shares ADD COLUMN has_labels INTEGER NOT NULL DEFAULT 0;
ALTER TABLE shares ADD COLUMN moving_to  BLOB;
ALTER TABLE shares ADD COLUMN unproven   BLOB;

CREATE TABLE labels (
    share INTEGER NOT NULL REFERENCES shares (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    PRIMARY KEY (share, label)
) WITHOUT ROWID;
CREATE INDEX labels_by_label ON labels (label);

CREATE TABLE log (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    kind   TEXT NOT NULL,
    share  INTEGER,
    name   TEXT NOT NULL,
    text   TEXT NOT NULL
);
CREATE INDEX log_by_share ON log (share, number) WHERE share IS NOT NULL;
)sql";

constexpr auto choicesOfADesktop = R"sql(
ALTER TABLE shares ADD COLUMN given_name        TEXT NOT NULL DEFAULT '';
ALTER TABLE shares ADD COLUMN rests_on_metadata INTEGER NOT NULL DEFAULT 0;
ALTER TABLE shares ADD COLUMN has_file_changes  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE shares ADD COLUMN knows_hosts       INTEGER NOT NULL DEFAULT 0;
CREATE INDEX shares_without_hosts ON shares (id) WHERE knows_hosts = 0;

CREATE TABLE file_changes (
    share    INTEGER NOT NULL REFERENCES shares (id) ON DELETE CASCADE,
    first    INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    PRIMARY KEY (share, first)
) WITHOUT ROWID;

CREATE TABLE tracker_hosts (
    share INTEGER NOT NULL REFERENCES shares (id) ON DELETE CASCADE,
    host  TEXT NOT NULL,
    PRIMARY KEY (share, host)
) WITHOUT ROWID;
CREATE INDEX tracker_hosts_by_host ON tracker_hosts (host);

CREATE TABLE transfers (
    day        INTEGER PRIMARY KEY,
    downloaded INTEGER NOT NULL,
    uploaded   INTEGER NOT NULL
);
INSERT INTO transfers VALUES (CAST(strftime('%s', 'now') AS INTEGER) / 86400, 0, 0);
)sql";

constexpr auto privateSwarms = R"sql(
CREATE TABLE swarms (
    number       INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
    name         TEXT NOT NULL,
    keys         BLOB NOT NULL,
    are_sealed   INTEGER NOT NULL,
    person       BLOB NOT NULL CHECK (length(person) = 16),
    label        TEXT NOT NULL,
    line         BLOB NOT NULL CHECK (length(line) = 8),
    own_sequence INTEGER NOT NULL,
    own_id       BLOB,
    own_before   INTEGER NOT NULL,
    doubt        INTEGER NOT NULL,
    known        INTEGER NOT NULL
);

CREATE TABLE swarm_epochs (
    swarm  INTEGER NOT NULL REFERENCES swarms (number) ON DELETE CASCADE,
    epoch  BLOB NOT NULL,
    secret BLOB NOT NULL CHECK (length(secret) = 32),
    PRIMARY KEY (swarm, epoch)
) WITHOUT ROWID;

CREATE TABLE swarm_entries (
    place INTEGER PRIMARY KEY,
    swarm INTEGER NOT NULL REFERENCES swarms (number) ON DELETE CASCADE,
    id    BLOB NOT NULL CHECK (length(id) = 32),
    bytes BLOB NOT NULL
);
CREATE UNIQUE INDEX swarm_entries_by_id ON swarm_entries (swarm, id);
CREATE INDEX swarm_entries_by_swarm ON swarm_entries (swarm);

CREATE TABLE swarm_statements (
    swarm  INTEGER NOT NULL REFERENCES swarms (number) ON DELETE CASCADE,
    device BLOB NOT NULL,
    bytes  BLOB NOT NULL,
    PRIMARY KEY (swarm, device)
) WITHOUT ROWID;
CREATE TABLE swarm_holds (
    swarm   INTEGER NOT NULL REFERENCES swarms (number) ON DELETE CASCADE,
    device  BLOB NOT NULL,
    after   BLOB NOT NULL,
    counter INTEGER NOT NULL,
    bytes   BLOB NOT NULL,
    PRIMARY KEY (swarm, device, after)
);

CREATE TABLE swarm_joinings (
    swarm BLOB NOT NULL,
    kind  INTEGER NOT NULL,
    id    BLOB NOT NULL,
    state INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (swarm, kind, id)
);
)sql";

constexpr auto swarmsAtWork = R"sql(
ALTER TABLE shares ADD COLUMN swarm       BLOB CHECK (length(swarm) = 32);
ALTER TABLE shares ADD COLUMN swarm_share BLOB CHECK (length(swarm_share) = 32);
CREATE UNIQUE INDEX shares_by_swarm ON shares (swarm, swarm_share) WHERE swarm IS NOT NULL;

ALTER TABLE swarms ADD COLUMN fetching    INTEGER NOT NULL DEFAULT 0;
ALTER TABLE swarms ADD COLUMN folder      BLOB NOT NULL DEFAULT x'';
ALTER TABLE swarms ADD COLUMN stamp       INTEGER;
ALTER TABLE swarms ADD COLUMN was_removed INTEGER NOT NULL DEFAULT 0;

CREATE TABLE swarm_tags (
    swarm INTEGER NOT NULL REFERENCES swarms (number) ON DELETE CASCADE,
    nr    INTEGER NOT NULL,
    tag   TEXT NOT NULL,
    PRIMARY KEY (swarm, nr)
) WITHOUT ROWID;
CREATE TABLE swarm_seen (
    swarm     INTEGER NOT NULL REFERENCES swarms (number) ON DELETE CASCADE,
    device    BLOB NOT NULL CHECK (length(device) = 32),
    at        INTEGER NOT NULL,
    addresses BLOB NOT NULL,
    PRIMARY KEY (swarm, device)
) WITHOUT ROWID;
CREATE TABLE swarm_known (
    swarm     INTEGER NOT NULL REFERENCES swarms (number) ON DELETE CASCADE,
    signing   BLOB NOT NULL CHECK (length(signing) = 32),
    agreement BLOB NOT NULL CHECK (length(agreement) = 32),
    PRIMARY KEY (swarm, signing)
) WITHOUT ROWID;

CREATE TABLE swarm_declined (
    swarm INTEGER NOT NULL REFERENCES swarms (number) ON DELETE CASCADE,
    share BLOB NOT NULL CHECK (length(share) = 32),
    PRIMARY KEY (swarm, share)
) WITHOUT ROWID;
CREATE TRIGGER swarm_share_taken_off AFTER DELETE ON shares WHEN old.swarm IS NOT NULL BEGIN
    INSERT OR IGNORE INTO swarm_declined SELECT number, old.swarm_share FROM swarms WHERE id = old.swarm;
END;
CREATE TRIGGER swarm_share_put_back AFTER INSERT ON shares WHEN new.swarm IS NOT NULL BEGIN
    DELETE FROM swarm_declined
    WHERE swarm IN (SELECT number FROM swarms WHERE id = new.swarm) AND share = new.swarm_share;
END;
)sql";

constexpr auto getsThatWait = R"sql(
CREATE TABLE swarm_gets (
    swarm     INTEGER NOT NULL REFERENCES swarms (number) ON DELETE CASCADE,
    share     BLOB NOT NULL CHECK (length(share) = 32),
    folder    BLOB NOT NULL,
    wanted    BLOB NOT NULL,
    when_done INTEGER NOT NULL,
    PRIMARY KEY (swarm, share)
);
CREATE TRIGGER swarm_share_got AFTER INSERT ON shares WHEN new.swarm IS NOT NULL BEGIN
    DELETE FROM swarm_gets
    WHERE swarm IN (SELECT number FROM swarms WHERE id = new.swarm) AND share = new.swarm_share;
END;
)sql";

constexpr std::array steps{
    SchemaStep{firstTables},   SchemaStep{choicesAndLog}, SchemaStep{choicesOfADesktop},
    SchemaStep{privateSwarms}, SchemaStep{swarmsAtWork},  SchemaStep{getsThatWait},
};
} // namespace

std::span<const SchemaStep> schema() { return steps; }

} // namespace shoal
