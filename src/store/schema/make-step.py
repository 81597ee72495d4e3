#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints a schema step from the field catalogue: make-step.py fields.csv 0001-records.sql … > 0002-NAME.sql

The step adds the columns that the steps named do not make; they are frozen. Without any it prints the first.
tests/store/test-schema compares steps and catalogue."""
import csv
import re
import sys

TYPES = {'integer': 'INTEGER', 'bool': 'INTEGER', 'instant': 'INTEGER', 'degrees': 'INTEGER',
         'decimal': 'REAL', 'result': 'REAL', 'ref': 'BLOB'}
KINDS = ('water_body reach section area outlet node enterprise port unit person visit sample link '
         'problem measure duty edition task event medium').split()
FIXED = '''\
-- Step 1: the GeoPackage, the journal and a table for each kind of record. Made by make-step.py.
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;

CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude on the WGS 84 spheroid'),
  ('China Geodetic Coordinate System 2000', 4490, 'EPSG', 4490, 'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4490"]]', 'longitude/latitude in CGCS2000');
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));

-- schema, uid, rehearsal, program
CREATE TABLE suyuan_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);

-- device, seq and hlc repeat what the signed header says; verify compares them
CREATE TABLE suyuan_batch (id INTEGER PRIMARY KEY, device BLOB NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL, header BLOB NOT NULL, hash BLOB NOT NULL UNIQUE, signature BLOB NOT NULL);
CREATE INDEX suyuan_batch_chain ON suyuan_batch (device, seq);
CREATE INDEX suyuan_batch_hlc ON suyuan_batch (hlc);

-- id is batch << 32 | row; uid repeats what content says; a withheld row has neither, only its digest
CREATE TABLE suyuan_change (id INTEGER PRIMARY KEY, uid BLOB, digest BLOB NOT NULL, content BLOB);
CREATE INDEX suyuan_change_uid ON suyuan_change (uid);

-- derived: the concurrent edits nobody has answered yet
CREATE TABLE suyuan_conflict (uid BLOB NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL, kept, other, batch TEXT NOT NULL, PRIMARY KEY (uid, field)) WITHOUT ROWID;

-- pairs of characters of code and name; rowid is kind << 40 | fid
CREATE VIRTUAL TABLE suyuan_search USING fts5 (pairs, content='', columnsize=0, detail=none, tokenize="ascii tokenchars '_'");
'''
RTREE = '''\
INSERT INTO gpkg_geometry_columns VALUES ('{t}', 'geom', '{g}', 4490, {z}, {z});
INSERT INTO gpkg_extensions VALUES ('{t}', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_{t}_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_{t}_geom_insert AFTER INSERT ON "{t}" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_{t}_geom VALUES ({v}); END;
CREATE TRIGGER rtree_{t}_geom_update1 AFTER UPDATE OF "geom" ON "{t}" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_{t}_geom VALUES ({v}); END;
CREATE TRIGGER rtree_{t}_geom_update2 AFTER UPDATE OF "geom" ON "{t}" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_{t}_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER rtree_{t}_geom_update3 AFTER UPDATE ON "{t}" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_{t}_geom WHERE id = OLD."fid"; INSERT OR REPLACE INTO rtree_{t}_geom VALUES ({v}); END;
CREATE TRIGGER rtree_{t}_geom_update4 AFTER UPDATE ON "{t}" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_{t}_geom WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER rtree_{t}_geom_delete AFTER DELETE ON "{t}" WHEN old."geom" NOT NULL BEGIN DELETE FROM rtree_{t}_geom WHERE id = OLD."fid"; END;'''
VALUES = 'NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")'


def guards(table):
    for verb in 'INSERT', 'UPDATE', 'DELETE':
        yield (f'CREATE TRIGGER suyuan_guard_{table}_{verb.lower()} BEFORE {verb} ON "{table}" WHEN suyuan_writer() IS NOT 1 '
               "BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;")


def record_table(kind, fields):
    keys = [f['key'] for f in fields]
    geometry = 'GEOMETRY' if 'geometry' in keys else 'POINT' if {'lon', 'lat'} <= set(keys) else None
    columns = ['"fid" INTEGER PRIMARY KEY', '"uid" BLOB NOT NULL UNIQUE', '"created" INTEGER NOT NULL', '"changed" INTEGER NOT NULL']
    columns += [f'"{f["key"]}" {TYPES.get(f["type"], "TEXT")}' for f in fields if f['type'] != 'geometry']
    if geometry:
        columns.append(f'"geom" {geometry}')
    yield ''
    yield f'CREATE TABLE "{kind}" ({", ".join(columns)});'
    data_type, srs = ('features', '4490') if geometry else ('attributes', 'NULL')
    yield f"INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('{kind}', '{data_type}', '{kind}', {srs});"
    for f in fields:
        if f['indexed']:
            uid = ', "uid"' if f['key'] == 'code' else ''
            yield f'CREATE INDEX {kind}_by_{f["key"]} ON "{kind}" ("{f["key"]}"{uid});'
    if geometry:
        yield RTREE.format(t=kind, g=geometry, z=2 if geometry == 'GEOMETRY' else 0, v=VALUES)
    yield from guards(kind)


def made(steps):
    """The columns that steps make, as "kind.key"."""
    columns = set()
    for step in steps:
        with open(step, encoding='utf-8') as stream:
            text = stream.read()
        for kind, body in re.findall(r'^CREATE TABLE "(\w+)" \((.*)\);$', text, re.M):
            columns |= {f'{kind}.{key}' for key in re.findall(r'"(\w+)"', body)}
        columns |= {f'{kind}.{key}' for kind, key in re.findall(r'^ALTER TABLE "(\w+)" ADD COLUMN "(\w+)"', text, re.M)}
    return columns


def added(fields, steps):
    there = made(steps)
    for f in fields:
        if f'{f["kind"]}.{f["key"]}' not in there and f['type'] != 'geometry':
            yield f'ALTER TABLE "{f["kind"]}" ADD COLUMN "{f["key"]}" {TYPES.get(f["type"], "TEXT")};'
            if f['indexed']:
                yield f'CREATE INDEX {f["kind"]}_by_{f["key"]} ON "{f["kind"]}" ("{f["key"]}");'


with open(sys.argv[1], encoding='utf-8') as stream:
    catalogue = list(csv.DictReader(stream))
if len(sys.argv) > 2:
    print(f'-- Step {len(sys.argv) - 1}: columns of fields declared since. Made by make-step.py.')
    print('\n'.join(added(catalogue, sys.argv[2:])))
    sys.exit()
print(FIXED)
for name in 'suyuan_meta', 'suyuan_batch', 'suyuan_change', 'suyuan_conflict':
    print('\n'.join(guards(name)))
for kind in KINDS:
    print('\n'.join(record_table(kind, [f for f in catalogue if f['kind'] == kind])))
