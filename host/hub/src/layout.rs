//! The tables.

/// Number of this layout.
pub(crate) const LAYOUT: i64 = 9;

/// Number of the layout before, which is this one without seals.
pub(crate) const UNSEALED: i64 = 8;

// A record's JSON stands in a table with a row number: in one WITHOUT ROWID, every row of more than a quarter of a page
// takes a page of its own besides, and rows in the order of their hashes rewrite the whole table time and again. Entries
// are short, and come in the order of their key.
//
// Documents in bulk have their numbers apart, in blocks (see `numbers`); `entry.numbers` says how many. The blocks of an edition are of
// all numbers there can be, from the empty one on: where one is missing, it is missed.
//
// Nothing is ever changed, and nothing removed but what may no longer be held: what stands where follows from the order of
// editions and decisions.
pub(crate) const TABLES: &str = "
    CREATE TABLE edition (
        number INTEGER PRIMARY KEY,
        issuer TEXT NOT NULL,
        list TEXT NOT NULL,
        hash BLOB NOT NULL,
        day TEXT,
        label TEXT,
        end_seen INTEGER NOT NULL,
        kept TEXT NOT NULL,
        receipt TEXT NOT NULL,
        rejected INTEGER NOT NULL,
        noticed INTEGER NOT NULL,
        held TEXT
    );
    CREATE INDEX edition_of_list ON edition (issuer, list, number);
    CREATE TABLE input (
        key BLOB NOT NULL,
        edition INTEGER NOT NULL REFERENCES edition,
        day TEXT,
        label TEXT,
        PRIMARY KEY (key, edition)
    ) WITHOUT ROWID;
    CREATE INDEX input_of_edition ON input (edition);
    CREATE TABLE content (number INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, json BLOB NOT NULL, last_day TEXT);
    CREATE INDEX content_by_last_day ON content (last_day) WHERE last_day IS NOT NULL;
    CREATE TABLE entry (
        edition INTEGER NOT NULL REFERENCES edition,
        id TEXT NOT NULL,
        kind INTEGER NOT NULL,
        meaning BLOB NOT NULL,
        content INTEGER NOT NULL REFERENCES content,
        sources BLOB NOT NULL,
        numbers INTEGER NOT NULL DEFAULT 0,
        origin INTEGER REFERENCES edition,
        PRIMARY KEY (edition, id)
    ) WITHOUT ROWID;
    CREATE TABLE document_record (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        issuer TEXT NOT NULL,
        list TEXT NOT NULL,
        id TEXT NOT NULL,
        UNIQUE (issuer, list, id)
    );
    CREATE TABLE document_data (number INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, data BLOB NOT NULL);
    CREATE TABLE document_block (
        edition INTEGER NOT NULL REFERENCES edition,
        start BLOB NOT NULL,
        ordinal INTEGER NOT NULL,
        until BLOB,
        numbers INTEGER NOT NULL,
        distinct_numbers INTEGER NOT NULL,
        written INTEGER NOT NULL REFERENCES document_data,
        records INTEGER NOT NULL REFERENCES document_data,
        seal INTEGER NOT NULL,
        PRIMARY KEY (edition, start, ordinal)
    ) WITHOUT ROWID;
    CREATE TABLE finding (edition INTEGER NOT NULL REFERENCES edition, kind TEXT NOT NULL, json TEXT NOT NULL);
    CREATE INDEX finding_of_edition ON finding (edition);
    CREATE TABLE decision (
        number INTEGER PRIMARY KEY,
        edition INTEGER NOT NULL REFERENCES edition,
        verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'rejected')),
        decided TEXT NOT NULL,
        who TEXT NOT NULL,
        why TEXT NOT NULL
    );
    CREATE INDEX decision_of_edition ON decision (edition, number);
    CREATE TRIGGER decisions_stay BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are kept for ever'); END;
    CREATE TRIGGER decisions_stand BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are kept as they are'); END;

    CREATE VIEW verdict AS
        SELECT edition, verdict, decided FROM decision WHERE number IN (SELECT max(number) FROM decision GROUP BY edition);
    CREATE VIEW accepted AS
        SELECT edition.* FROM edition LEFT JOIN verdict ON verdict.edition = edition.number
        WHERE held IS NULL OR verdict = 'approved';
    CREATE VIEW in_force AS SELECT issuer, list, max(number) AS number FROM accepted GROUP BY issuer, list;
    CREATE VIEW standing AS
        SELECT edition.number, edition.issuer, edition.list, CASE
            WHEN edition.number = in_force.number THEN 'in_force'
            WHEN verdict = 'rejected' THEN 'rejected'
            WHEN held IS NULL OR verdict = 'approved' THEN 'earlier'
            WHEN edition.number < in_force.number THEN 'superseded'
            ELSE 'held'
        END AS standing
        FROM edition
        LEFT JOIN verdict ON verdict.edition = edition.number
        LEFT JOIN in_force ON in_force.issuer = edition.issuer AND in_force.list = edition.list;
";
