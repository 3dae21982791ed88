CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)

CREATE TABLE ledger_entries (
	position INTEGER NOT NULL,
	payload BLOB NOT NULL,
	leaf BLOB NOT NULL,
	PRIMARY KEY (position)
)

CREATE TABLE ledger_heads (
	size INTEGER NOT NULL,
	root BLOB NOT NULL,
	previous BLOB NOT NULL,
	peaks BLOB NOT NULL,
	PRIMARY KEY (size)
)

CREATE TABLE documents (
	digest TEXT NOT NULL,
	entry INTEGER NOT NULL,
	salt BLOB NOT NULL,
	body BLOB NOT NULL,
	PRIMARY KEY (digest),
	UNIQUE (entry),
	FOREIGN KEY(entry) REFERENCES ledger_entries (position)
)

CREATE TABLE alerts (
	entry INTEGER NOT NULL,
	id TEXT NOT NULL,
	salt BLOB NOT NULL,
	body BLOB NOT NULL,
	PRIMARY KEY (entry),
	FOREIGN KEY(entry) REFERENCES ledger_entries (position)
)

CREATE INDEX alerts_id ON alerts (id)

CREATE TABLE sales (
	entry INTEGER NOT NULL,
	reference TEXT NOT NULL,
	salt BLOB NOT NULL,
	body BLOB NOT NULL,
	PRIMARY KEY (entry),
	FOREIGN KEY(entry) REFERENCES ledger_entries (position)
)

CREATE INDEX sales_reference ON sales (reference)

CREATE TABLE cases (
	id TEXT NOT NULL,
	PRIMARY KEY (id)
)

CREATE TABLE case_events (
	case_id TEXT NOT NULL,
	seq INTEGER NOT NULL,
	entry INTEGER NOT NULL,
	salt BLOB NOT NULL,
	body BLOB NOT NULL,
	PRIMARY KEY (case_id, seq),
	FOREIGN KEY(case_id) REFERENCES cases (id),
	UNIQUE (entry),
	FOREIGN KEY(entry) REFERENCES ledger_entries (position)
)

CREATE TABLE releases (
	case_id TEXT NOT NULL,
	digest TEXT NOT NULL,
	entry INTEGER NOT NULL,
	salt BLOB NOT NULL,
	body BLOB NOT NULL,
	PRIMARY KEY (case_id, digest),
	FOREIGN KEY(case_id) REFERENCES cases (id),
	UNIQUE (entry),
	FOREIGN KEY(entry) REFERENCES ledger_entries (position)
)

CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'append-only'); END

CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'append-only'); END

CREATE TRIGGER ledger_entries_no_replace BEFORE INSERT ON ledger_entries WHEN EXISTS (SELECT 1 FROM ledger_entries WHERE position = NEW.position) BEGIN SELECT RAISE(ABORT, 'append-only'); END

CREATE TRIGGER ledger_heads_no_update BEFORE UPDATE ON ledger_heads BEGIN SELECT RAISE(ABORT, 'append-only'); END

CREATE TRIGGER ledger_heads_no_delete BEFORE DELETE ON ledger_heads BEGIN SELECT RAISE(ABORT, 'append-only'); END

CREATE TRIGGER ledger_heads_no_replace BEFORE INSERT ON ledger_heads WHEN EXISTS (SELECT 1 FROM ledger_heads WHERE size = NEW.size) BEGIN SELECT RAISE(ABORT, 'append-only'); END

CREATE TRIGGER case_events_no_update BEFORE UPDATE ON case_events BEGIN SELECT RAISE(ABORT, 'append-only'); END

CREATE TRIGGER case_events_no_delete BEFORE DELETE ON case_events BEGIN SELECT RAISE(ABORT, 'append-only'); END

CREATE TRIGGER case_events_no_replace BEFORE INSERT ON case_events WHEN EXISTS (SELECT 1 FROM case_events WHERE case_id = NEW.case_id AND seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'append-only'); END

INSERT INTO alembic_version (version_num) VALUES ('0001')
