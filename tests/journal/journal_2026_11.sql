-- The journal as programs of November 2026 made it.
PRAGMA application_id = 1265201011;
CREATE TABLE migrations (name TEXT PRIMARY KEY, applied_utc_ms INTEGER NOT NULL) STRICT;
CREATE TABLE happenings (
          seq INTEGER PRIMARY KEY,
          id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
          utc_ms INTEGER NOT NULL CHECK (utc_ms >= 0),
          station TEXT NOT NULL,
          kind TEXT NOT NULL,
          exhibit TEXT NOT NULL,
          visit_id TEXT,
          rehearsal INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
          detail TEXT NOT NULL CHECK (json_type(detail) = 'object')
        ) STRICT
    ;
CREATE TABLE tallies (
          grain INTEGER NOT NULL,
          slot INTEGER NOT NULL,
          rehearsal INTEGER NOT NULL,
          kind TEXT NOT NULL,
          part TEXT NOT NULL,
          station TEXT NOT NULL,
          n INTEGER NOT NULL,
          PRIMARY KEY (grain, slot, rehearsal, kind, part, station)
        ) STRICT, WITHOUT ROWID
    ;
CREATE TRIGGER happenings_tallied AFTER INSERT ON happenings BEGIN
          INSERT INTO tallies (grain, slot, rehearsal, kind, part, station, n)
          VALUES (15, new.utc_ms / 900000, new.rehearsal, new.kind,
CASE new.kind
  WHEN 'visitor-counted' THEN
    coalesce(json_extract(new.detail, '$.door'), '?') || CASE json_extract(new.detail, '$.smile')
      WHEN 1 THEN ' smiling' WHEN 0 THEN ' not-smiling' ELSE ' not-judged' END
  WHEN 'scene-entered' THEN coalesce(json_extract(new.detail, '$.scene'), '?')
  ELSE ''
END
, new.station, 1)
          ON CONFLICT DO UPDATE SET n = n + 1;
          INSERT INTO tallies (grain, slot, rehearsal, kind, part, station, n)
          VALUES (360, new.utc_ms / 21600000, new.rehearsal, new.kind,
CASE new.kind
  WHEN 'visitor-counted' THEN
    coalesce(json_extract(new.detail, '$.door'), '?') || CASE json_extract(new.detail, '$.smile')
      WHEN 1 THEN ' smiling' WHEN 0 THEN ' not-smiling' ELSE ' not-judged' END
  WHEN 'scene-entered' THEN coalesce(json_extract(new.detail, '$.scene'), '?')
  ELSE ''
END
, new.station, 1)
          ON CONFLICT DO UPDATE SET n = n + 1;
         END;
CREATE INDEX gaps ON happenings (utc_ms) WHERE kind IN ('facts-dropped', 'journal-recovered');
CREATE TRIGGER happenings_keep_update BEFORE UPDATE ON happenings BEGIN
              SELECT raise(ABORT, 'what happened is never changed or deleted');
            END;
CREATE TRIGGER happenings_keep_delete BEFORE DELETE ON happenings BEGIN
              SELECT raise(ABORT, 'what happened is never changed or deleted');
            END;
INSERT INTO migrations VALUES ('2026-11 happenings and tallies', 1795000000000);
