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

CREATE TRIGGER suyuan_guard_suyuan_meta_insert BEFORE INSERT ON "suyuan_meta" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_suyuan_meta_update BEFORE UPDATE ON "suyuan_meta" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_suyuan_meta_delete BEFORE DELETE ON "suyuan_meta" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_suyuan_batch_insert BEFORE INSERT ON "suyuan_batch" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_suyuan_batch_update BEFORE UPDATE ON "suyuan_batch" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_suyuan_batch_delete BEFORE DELETE ON "suyuan_batch" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_suyuan_change_insert BEFORE INSERT ON "suyuan_change" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_suyuan_change_update BEFORE UPDATE ON "suyuan_change" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_suyuan_change_delete BEFORE DELETE ON "suyuan_change" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_suyuan_conflict_insert BEFORE INSERT ON "suyuan_conflict" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_suyuan_conflict_update BEFORE UPDATE ON "suyuan_conflict" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_suyuan_conflict_delete BEFORE DELETE ON "suyuan_conflict" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "water_body" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "type" TEXT, "division" TEXT, "parent" BLOB, "level" INTEGER, "river_chief" TEXT, "target" TEXT, "remark" TEXT, "geom" GEOMETRY);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('water_body', 'features', 'water_body', 4490);
CREATE INDEX water_body_by_code ON "water_body" ("code", "uid");
CREATE INDEX water_body_by_name ON "water_body" ("name");
CREATE INDEX water_body_by_division ON "water_body" ("division");
INSERT INTO gpkg_geometry_columns VALUES ('water_body', 'geom', 'GEOMETRY', 4490, 2, 2);
INSERT INTO gpkg_extensions VALUES ('water_body', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_water_body_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_water_body_geom_insert AFTER INSERT ON "water_body" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_water_body_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_water_body_geom_update1 AFTER UPDATE OF "geom" ON "water_body" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_water_body_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_water_body_geom_update2 AFTER UPDATE OF "geom" ON "water_body" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_water_body_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER rtree_water_body_geom_update3 AFTER UPDATE ON "water_body" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_water_body_geom WHERE id = OLD."fid"; INSERT OR REPLACE INTO rtree_water_body_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_water_body_geom_update4 AFTER UPDATE ON "water_body" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_water_body_geom WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER rtree_water_body_geom_delete AFTER DELETE ON "water_body" WHEN old."geom" NOT NULL BEGIN DELETE FROM rtree_water_body_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER suyuan_guard_water_body_insert BEFORE INSERT ON "water_body" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_water_body_update BEFORE UPDATE ON "water_body" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_water_body_delete BEFORE DELETE ON "water_body" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "reach" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "water_body" BLOB, "division" TEXT, "from_node" TEXT, "to_node" TEXT, "parent" BLOB, "length_m" REAL, "rank" REAL, "divergence" INTEGER, "two_way" INTEGER, "coverage_left" TEXT, "coverage_right" TEXT, "team" TEXT, "remark" TEXT, "geom" GEOMETRY);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('reach', 'features', 'reach', 4490);
CREATE INDEX reach_by_code ON "reach" ("code", "uid");
CREATE INDEX reach_by_name ON "reach" ("name");
CREATE INDEX reach_by_division ON "reach" ("division");
CREATE INDEX reach_by_from_node ON "reach" ("from_node");
CREATE INDEX reach_by_to_node ON "reach" ("to_node");
INSERT INTO gpkg_geometry_columns VALUES ('reach', 'geom', 'GEOMETRY', 4490, 2, 2);
INSERT INTO gpkg_extensions VALUES ('reach', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_reach_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_reach_geom_insert AFTER INSERT ON "reach" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_reach_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_reach_geom_update1 AFTER UPDATE OF "geom" ON "reach" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_reach_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_reach_geom_update2 AFTER UPDATE OF "geom" ON "reach" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_reach_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER rtree_reach_geom_update3 AFTER UPDATE ON "reach" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_reach_geom WHERE id = OLD."fid"; INSERT OR REPLACE INTO rtree_reach_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_reach_geom_update4 AFTER UPDATE ON "reach" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_reach_geom WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER rtree_reach_geom_delete AFTER DELETE ON "reach" WHEN old."geom" NOT NULL BEGIN DELETE FROM rtree_reach_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER suyuan_guard_reach_insert BEFORE INSERT ON "reach" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_reach_update BEFORE UPDATE ON "reach" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_reach_delete BEFORE DELETE ON "reach" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "section" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "province" TEXT, "basin" TEXT, "level" TEXT, "role" TEXT, "type" TEXT, "water_body" BLOB, "river" TEXT, "division" TEXT, "upstream_area" TEXT, "downstream_area" TEXT, "lon" INTEGER, "lat" INTEGER, "crs_source" TEXT, "reach" BLOB, "chainage_m" REAL, "target" TEXT, "lake" INTEGER, "remark" TEXT, "geom" POINT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('section', 'features', 'section', 4490);
CREATE INDEX section_by_code ON "section" ("code", "uid");
CREATE INDEX section_by_name ON "section" ("name");
CREATE INDEX section_by_province ON "section" ("province");
CREATE INDEX section_by_basin ON "section" ("basin");
CREATE INDEX section_by_level ON "section" ("level");
CREATE INDEX section_by_river ON "section" ("river");
CREATE INDEX section_by_division ON "section" ("division");
CREATE INDEX section_by_target ON "section" ("target");
INSERT INTO gpkg_geometry_columns VALUES ('section', 'geom', 'POINT', 4490, 0, 0);
INSERT INTO gpkg_extensions VALUES ('section', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_section_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_section_geom_insert AFTER INSERT ON "section" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_section_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_section_geom_update1 AFTER UPDATE OF "geom" ON "section" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_section_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_section_geom_update2 AFTER UPDATE OF "geom" ON "section" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_section_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER rtree_section_geom_update3 AFTER UPDATE ON "section" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_section_geom WHERE id = OLD."fid"; INSERT OR REPLACE INTO rtree_section_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_section_geom_update4 AFTER UPDATE ON "section" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_section_geom WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER rtree_section_geom_delete AFTER DELETE ON "section" WHEN old."geom" NOT NULL BEGIN DELETE FROM rtree_section_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER suyuan_guard_section_insert BEFORE INSERT ON "section" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_section_update BEFORE UPDATE ON "section" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_section_delete BEFORE DELETE ON "section" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "area" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "type" TEXT, "division" TEXT, "document" TEXT, "authority" TEXT, "remark" TEXT, "geom" GEOMETRY);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('area', 'features', 'area', 4490);
CREATE INDEX area_by_code ON "area" ("code", "uid");
CREATE INDEX area_by_name ON "area" ("name");
CREATE INDEX area_by_type ON "area" ("type");
CREATE INDEX area_by_division ON "area" ("division");
INSERT INTO gpkg_geometry_columns VALUES ('area', 'geom', 'GEOMETRY', 4490, 2, 2);
INSERT INTO gpkg_extensions VALUES ('area', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_area_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_area_geom_insert AFTER INSERT ON "area" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_area_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_area_geom_update1 AFTER UPDATE OF "geom" ON "area" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_area_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_area_geom_update2 AFTER UPDATE OF "geom" ON "area" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_area_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER rtree_area_geom_update3 AFTER UPDATE ON "area" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_area_geom WHERE id = OLD."fid"; INSERT OR REPLACE INTO rtree_area_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_area_geom_update4 AFTER UPDATE ON "area" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_area_geom WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER rtree_area_geom_delete AFTER DELETE ON "area" WHEN old."geom" NOT NULL BEGIN DELETE FROM rtree_area_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER suyuan_guard_area_insert BEFORE INSERT ON "area" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_area_update BEFORE UPDATE ON "area" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_area_delete BEFORE DELETE ON "area" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "outlet" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "code_national" TEXT, "name" TEXT, "kind" TEXT, "type" TEXT, "type_remark" TEXT, "division" TEXT, "town" TEXT, "village" TEXT, "address" TEXT, "landmark" TEXT, "lon" INTEGER, "lat" INTEGER, "crs_source" TEXT, "position_source" TEXT, "position_accuracy_m" REAL, "water_body" BLOB, "receiving_water" TEXT, "reach" BLOB, "chainage_m" REAL, "bank" TEXT, "section" BLOB, "key_river" INTEGER, "river_chief" TEXT, "approval_status" TEXT, "approval_number" TEXT, "stage" TEXT, "rejection_reason" TEXT, "investigated_on" TEXT, "investigation_level" TEXT, "investigator" TEXT, "investigator_unit" TEXT, "basin_type" TEXT, "water_system" TEXT, "tributary_1" TEXT, "tributary_2" TEXT, "tributary_3" TEXT, "enter_mode" TEXT, "shape" TEXT, "material" TEXT, "size" TEXT, "drainage" TEXT, "drainage_mode" TEXT, "discharge_state" TEXT, "surroundings" TEXT, "surroundings_remark" TEXT, "suspected_source" TEXT, "suspected_source_remark" TEXT, "abnormal" INTEGER, "abnormal_signs" TEXT, "abnormal_remark" TEXT, "sampling_possible" INTEGER, "sampling_obstacle" TEXT, "quick_cod" REAL, "quick_nh3n" REAL, "quick_tp" REAL, "quick_ph" REAL, "quick_flow" REAL, "dry_flow" INTEGER, "site_remark" TEXT, "trace_done" INTEGER, "trace_method" TEXT, "trace_means" TEXT, "hard_case" INTEGER, "mixed" INTEGER, "sources" TEXT, "source_count" INTEGER, "sewage_type" TEXT, "discharge_rule" TEXT, "volume_m3d" REAL, "pollutants" TEXT, "toxic" INTEGER, "above_scale" INTEGER, "enterprise" BLOB, "party_unit" BLOB, "party_reason" TEXT, "claimed_on" TEXT, "other_parties" TEXT, "credit_code" TEXT, "permit_number" TEXT, "contact" TEXT, "contact_phone" TEXT, "in_protected_area" INTEGER, "protected_area" BLOB, "protected_reason" TEXT, "park" BLOB, "sewer_area" BLOB, "function_zone" TEXT, "function_target" TEXT, "trace_remark" TEXT, "in_plan" INTEGER, "monitoring_done" INTEGER, "standard" TEXT, "limit_cod" REAL, "limit_nh3n" REAL, "limit_tp" REAL, "online" INTEGER, "problems_found" TEXT, "rectify" INTEGER, "no_action_reason" TEXT, "category" TEXT, "policy" TEXT, "planned_on" TEXT, "regulator" BLOB, "sponsor" TEXT, "keep" INTEGER, "supervised" INTEGER, "sealed_on" TEXT, "standardised" INTEGER, "sign" INTEGER, "sampling_point" INTEGER, "manhole" INTEGER, "video" INTEGER, "status" TEXT, "remark" TEXT, "geom" POINT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('outlet', 'features', 'outlet', 4490);
CREATE INDEX outlet_by_code ON "outlet" ("code", "uid");
CREATE INDEX outlet_by_code_national ON "outlet" ("code_national");
CREATE INDEX outlet_by_name ON "outlet" ("name");
CREATE INDEX outlet_by_type ON "outlet" ("type");
CREATE INDEX outlet_by_division ON "outlet" ("division");
CREATE INDEX outlet_by_receiving_water ON "outlet" ("receiving_water");
CREATE INDEX outlet_by_stage ON "outlet" ("stage");
CREATE INDEX outlet_by_drainage ON "outlet" ("drainage");
CREATE INDEX outlet_by_enterprise ON "outlet" ("enterprise");
CREATE INDEX outlet_by_in_protected_area ON "outlet" ("in_protected_area");
CREATE INDEX outlet_by_rectify ON "outlet" ("rectify");
CREATE INDEX outlet_by_category ON "outlet" ("category");
CREATE INDEX outlet_by_status ON "outlet" ("status");
INSERT INTO gpkg_geometry_columns VALUES ('outlet', 'geom', 'POINT', 4490, 0, 0);
INSERT INTO gpkg_extensions VALUES ('outlet', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_outlet_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_outlet_geom_insert AFTER INSERT ON "outlet" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_outlet_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_outlet_geom_update1 AFTER UPDATE OF "geom" ON "outlet" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_outlet_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_outlet_geom_update2 AFTER UPDATE OF "geom" ON "outlet" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_outlet_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER rtree_outlet_geom_update3 AFTER UPDATE ON "outlet" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_outlet_geom WHERE id = OLD."fid"; INSERT OR REPLACE INTO rtree_outlet_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_outlet_geom_update4 AFTER UPDATE ON "outlet" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_outlet_geom WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER rtree_outlet_geom_delete AFTER DELETE ON "outlet" WHEN old."geom" NOT NULL BEGIN DELETE FROM rtree_outlet_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER suyuan_guard_outlet_insert BEFORE INSERT ON "outlet" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_outlet_update BEFORE UPDATE ON "outlet" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_outlet_delete BEFORE DELETE ON "outlet" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "node" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "outlet" BLOB, "parent" BLOB, "sequence" INTEGER, "type" TEXT, "lon" INTEGER, "lat" INTEGER, "crs_source" TEXT, "flow" INTEGER, "nh3n" REAL, "remark" TEXT, "geom" POINT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('node', 'features', 'node', 4490);
CREATE INDEX node_by_code ON "node" ("code", "uid");
CREATE INDEX node_by_outlet ON "node" ("outlet");
INSERT INTO gpkg_geometry_columns VALUES ('node', 'geom', 'POINT', 4490, 0, 0);
INSERT INTO gpkg_extensions VALUES ('node', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_node_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_node_geom_insert AFTER INSERT ON "node" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_node_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_node_geom_update1 AFTER UPDATE OF "geom" ON "node" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_node_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_node_geom_update2 AFTER UPDATE OF "geom" ON "node" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_node_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER rtree_node_geom_update3 AFTER UPDATE ON "node" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_node_geom WHERE id = OLD."fid"; INSERT OR REPLACE INTO rtree_node_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_node_geom_update4 AFTER UPDATE ON "node" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_node_geom WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER rtree_node_geom_delete AFTER DELETE ON "node" WHEN old."geom" NOT NULL BEGIN DELETE FROM rtree_node_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER suyuan_guard_node_insert BEFORE INSERT ON "node" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_node_update BEFORE UPDATE ON "node" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_node_delete BEFORE DELETE ON "node" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "enterprise" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "credit_code" TEXT, "permit_number" TEXT, "permit_until" TEXT, "industry" TEXT, "type" TEXT, "status" TEXT, "division" TEXT, "address" TEXT, "town" TEXT, "lon" INTEGER, "lat" INTEGER, "crs_source" TEXT, "parent" BLOB, "park" BLOB, "capacity" REAL, "contact" TEXT, "contact_phone" TEXT, "pollutants" TEXT, "remark" TEXT, "geom" POINT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('enterprise', 'features', 'enterprise', 4490);
CREATE INDEX enterprise_by_code ON "enterprise" ("code", "uid");
CREATE INDEX enterprise_by_name ON "enterprise" ("name");
CREATE INDEX enterprise_by_credit_code ON "enterprise" ("credit_code");
CREATE INDEX enterprise_by_permit_number ON "enterprise" ("permit_number");
CREATE INDEX enterprise_by_type ON "enterprise" ("type");
CREATE INDEX enterprise_by_status ON "enterprise" ("status");
CREATE INDEX enterprise_by_division ON "enterprise" ("division");
INSERT INTO gpkg_geometry_columns VALUES ('enterprise', 'geom', 'POINT', 4490, 0, 0);
INSERT INTO gpkg_extensions VALUES ('enterprise', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_enterprise_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_enterprise_geom_insert AFTER INSERT ON "enterprise" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_enterprise_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_enterprise_geom_update1 AFTER UPDATE OF "geom" ON "enterprise" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_enterprise_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_enterprise_geom_update2 AFTER UPDATE OF "geom" ON "enterprise" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_enterprise_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER rtree_enterprise_geom_update3 AFTER UPDATE ON "enterprise" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_enterprise_geom WHERE id = OLD."fid"; INSERT OR REPLACE INTO rtree_enterprise_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_enterprise_geom_update4 AFTER UPDATE ON "enterprise" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_enterprise_geom WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER rtree_enterprise_geom_delete AFTER DELETE ON "enterprise" WHEN old."geom" NOT NULL BEGIN DELETE FROM rtree_enterprise_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER suyuan_guard_enterprise_insert BEFORE INSERT ON "enterprise" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_enterprise_update BEFORE UPDATE ON "enterprise" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_enterprise_delete BEFORE DELETE ON "enterprise" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "port" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "enterprise" BLOB, "type" TEXT, "lon" INTEGER, "lat" INTEGER, "crs_source" TEXT, "destination" TEXT, "discharge_rule" TEXT, "standard" TEXT, "permitted_m3d" REAL, "remark" TEXT, "geom" POINT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('port', 'features', 'port', 4490);
CREATE INDEX port_by_code ON "port" ("code", "uid");
CREATE INDEX port_by_enterprise ON "port" ("enterprise");
INSERT INTO gpkg_geometry_columns VALUES ('port', 'geom', 'POINT', 4490, 0, 0);
INSERT INTO gpkg_extensions VALUES ('port', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_port_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_port_geom_insert AFTER INSERT ON "port" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_port_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_port_geom_update1 AFTER UPDATE OF "geom" ON "port" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_port_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_port_geom_update2 AFTER UPDATE OF "geom" ON "port" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_port_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER rtree_port_geom_update3 AFTER UPDATE ON "port" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_port_geom WHERE id = OLD."fid"; INSERT OR REPLACE INTO rtree_port_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_port_geom_update4 AFTER UPDATE ON "port" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_port_geom WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER rtree_port_geom_delete AFTER DELETE ON "port" WHEN old."geom" NOT NULL BEGIN DELETE FROM rtree_port_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER suyuan_guard_port_insert BEFORE INSERT ON "port" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_port_update BEFORE UPDATE ON "port" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_port_delete BEFORE DELETE ON "port" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "unit" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "type" TEXT, "level" TEXT, "division" TEXT, "parent" BLOB, "credit_code" TEXT, "address" TEXT, "contact_phone" TEXT, "remark" TEXT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('unit', 'attributes', 'unit', NULL);
CREATE INDEX unit_by_code ON "unit" ("code", "uid");
CREATE INDEX unit_by_name ON "unit" ("name");
CREATE INDEX unit_by_type ON "unit" ("type");
CREATE INDEX unit_by_level ON "unit" ("level");
CREATE INDEX unit_by_division ON "unit" ("division");
CREATE TRIGGER suyuan_guard_unit_insert BEFORE INSERT ON "unit" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_unit_update BEFORE UPDATE ON "unit" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_unit_delete BEFORE DELETE ON "unit" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "person" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "unit" BLOB, "role" TEXT, "title" TEXT, "contact_phone" TEXT, "inactive" INTEGER, "remark" TEXT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('person', 'attributes', 'person', NULL);
CREATE INDEX person_by_code ON "person" ("code", "uid");
CREATE INDEX person_by_name ON "person" ("name");
CREATE INDEX person_by_unit ON "person" ("unit");
CREATE INDEX person_by_role ON "person" ("role");
CREATE TRIGGER suyuan_guard_person_insert BEFORE INSERT ON "person" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_person_update BEFORE UPDATE ON "person" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_person_delete BEFORE DELETE ON "person" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "visit" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "type" TEXT, "outlet" BLOB, "section" BLOB, "enterprise" BLOB, "reach" BLOB, "node" BLOB, "task" BLOB, "at" INTEGER, "persons" TEXT, "unit" BLOB, "dry_days" INTEGER, "drainage" TEXT, "finding" TEXT, "kept" INTEGER, "lon" INTEGER, "lat" INTEGER, "crs_source" TEXT, "remark" TEXT, "geom" POINT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('visit', 'features', 'visit', 4490);
CREATE INDEX visit_by_code ON "visit" ("code", "uid");
CREATE INDEX visit_by_type ON "visit" ("type");
CREATE INDEX visit_by_outlet ON "visit" ("outlet");
CREATE INDEX visit_by_section ON "visit" ("section");
CREATE INDEX visit_by_enterprise ON "visit" ("enterprise");
CREATE INDEX visit_by_reach ON "visit" ("reach");
CREATE INDEX visit_by_task ON "visit" ("task");
CREATE INDEX visit_by_at ON "visit" ("at");
INSERT INTO gpkg_geometry_columns VALUES ('visit', 'geom', 'POINT', 4490, 0, 0);
INSERT INTO gpkg_extensions VALUES ('visit', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_visit_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_visit_geom_insert AFTER INSERT ON "visit" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_visit_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_visit_geom_update1 AFTER UPDATE OF "geom" ON "visit" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_visit_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_visit_geom_update2 AFTER UPDATE OF "geom" ON "visit" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_visit_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER rtree_visit_geom_update3 AFTER UPDATE ON "visit" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_visit_geom WHERE id = OLD."fid"; INSERT OR REPLACE INTO rtree_visit_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_visit_geom_update4 AFTER UPDATE ON "visit" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_visit_geom WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER rtree_visit_geom_delete AFTER DELETE ON "visit" WHEN old."geom" NOT NULL BEGIN DELETE FROM rtree_visit_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER suyuan_guard_visit_insert BEFORE INSERT ON "visit" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_visit_update BEFORE UPDATE ON "visit" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_visit_delete BEFORE DELETE ON "visit" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "sample" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "type" TEXT, "outlet" BLOB, "section" BLOB, "enterprise" BLOB, "port" BLOB, "taken" INTEGER, "received" TEXT, "laboratory" TEXT, "sampler" TEXT, "method" TEXT, "dry_days" INTEGER, "flow_m3d" REAL, "water_temp" REAL, "ph" REAL, "do" REAL, "conductivity" REAL, "turbidity" REAL, "codmn" REAL, "cod" REAL, "bod5" REAL, "nh3n" REAL, "tp" REAL, "tn" REAL, "ss" REAL, "cu" REAL, "zn" REAL, "fluoride" REAL, "se" REAL, "as" REAL, "hg" REAL, "cd" REAL, "cr6" REAL, "pb" REAL, "cyanide" REAL, "volatile_phenol" REAL, "petroleum" REAL, "animal_oil" REAL, "las" REAL, "sulfide" REAL, "fecal_coliform" REAL, "chlorophyll_a" REAL, "algae" REAL, "salinity" REAL, "remark" TEXT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('sample', 'attributes', 'sample', NULL);
CREATE INDEX sample_by_code ON "sample" ("code", "uid");
CREATE INDEX sample_by_type ON "sample" ("type");
CREATE INDEX sample_by_outlet ON "sample" ("outlet");
CREATE INDEX sample_by_section ON "sample" ("section");
CREATE INDEX sample_by_enterprise ON "sample" ("enterprise");
CREATE INDEX sample_by_taken ON "sample" ("taken");
CREATE TRIGGER suyuan_guard_sample_insert BEFORE INSERT ON "sample" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_sample_update BEFORE UPDATE ON "sample" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_sample_delete BEFORE DELETE ON "sample" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "link" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "outlet" BLOB, "node" BLOB, "enterprise" BLOB, "port" BLOB, "method" TEXT, "means" TEXT, "confidence" TEXT, "claim" TEXT, "claim_document" TEXT, "claimed_on" TEXT, "share" REAL, "main" INTEGER, "established_on" TEXT, "person" BLOB, "reason" TEXT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('link', 'attributes', 'link', NULL);
CREATE INDEX link_by_code ON "link" ("code", "uid");
CREATE INDEX link_by_outlet ON "link" ("outlet");
CREATE INDEX link_by_enterprise ON "link" ("enterprise");
CREATE INDEX link_by_confidence ON "link" ("confidence");
CREATE TRIGGER suyuan_guard_link_insert BEFORE INSERT ON "link" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_link_update BEFORE UPDATE ON "link" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_link_delete BEFORE DELETE ON "link" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "problem" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "type" TEXT, "outlet" BLOB, "section" BLOB, "reach" BLOB, "found_on" TEXT, "source" TEXT, "document" TEXT, "division" TEXT, "remark" TEXT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('problem', 'attributes', 'problem', NULL);
CREATE INDEX problem_by_code ON "problem" ("code", "uid");
CREATE INDEX problem_by_type ON "problem" ("type");
CREATE INDEX problem_by_outlet ON "problem" ("outlet");
CREATE INDEX problem_by_section ON "problem" ("section");
CREATE INDEX problem_by_found_on ON "problem" ("found_on");
CREATE INDEX problem_by_source ON "problem" ("source");
CREATE INDEX problem_by_division ON "problem" ("division");
CREATE TRIGGER suyuan_guard_problem_insert BEFORE INSERT ON "problem" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_problem_update BEFORE UPDATE ON "problem" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_problem_delete BEFORE DELETE ON "problem" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "measure" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "problem" BLOB, "task" BLOB, "goal" TEXT, "type" TEXT, "lasting" INTEGER, "investment" REAL, "start_on" TEXT, "due_on" TEXT, "done_on" TEXT, "progress" REAL, "remark" TEXT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('measure', 'attributes', 'measure', NULL);
CREATE INDEX measure_by_code ON "measure" ("code", "uid");
CREATE INDEX measure_by_problem ON "measure" ("problem");
CREATE INDEX measure_by_task ON "measure" ("task");
CREATE INDEX measure_by_due_on ON "measure" ("due_on");
CREATE TRIGGER suyuan_guard_measure_insert BEFORE INSERT ON "measure" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_measure_update BEFORE UPDATE ON "measure" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_measure_delete BEFORE DELETE ON "measure" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "duty" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "measure" BLOB, "role" TEXT, "unit" BLOB, "person" BLOB, "contact" TEXT, "remark" TEXT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('duty', 'attributes', 'duty', NULL);
CREATE INDEX duty_by_code ON "duty" ("code", "uid");
CREATE INDEX duty_by_measure ON "duty" ("measure");
CREATE INDEX duty_by_role ON "duty" ("role");
CREATE INDEX duty_by_unit ON "duty" ("unit");
CREATE TRIGGER suyuan_guard_duty_insert BEFORE INSERT ON "duty" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_duty_update BEFORE UPDATE ON "duty" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_duty_delete BEFORE DELETE ON "duty" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "edition" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "type" TEXT, "issued_on" TEXT, "unit" BLOB, "content" TEXT, "digest" TEXT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('edition', 'attributes', 'edition', NULL);
CREATE INDEX edition_by_code ON "edition" ("code", "uid");
CREATE TRIGGER suyuan_guard_edition_insert BEFORE INSERT ON "edition" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_edition_update BEFORE UPDATE ON "edition" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_edition_delete BEFORE DELETE ON "edition" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "task" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "problem" BLOB, "outlet" BLOB, "section" BLOB, "target_outlet" BLOB, "target_sewer" TEXT, "category" TEXT, "source" TEXT, "document" TEXT, "state" TEXT, "suspended_state" TEXT, "round" INTEGER, "registered_on" TEXT, "deadline" TEXT, "original_deadline" TEXT, "responsible_unit" BLOB, "leading_unit" BLOB, "regulating_unit" BLOB, "accepting_unit" BLOB, "sponsor" TEXT, "short_path" INTEGER, "lasting" INTEGER, "works_done_on" TEXT, "closed_on" TEXT, "closure_number" TEXT, "notice_from" TEXT, "notice_until" TEXT, "look_back_on" TEXT, "kept" INTEGER, "remark" TEXT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('task', 'attributes', 'task', NULL);
CREATE INDEX task_by_code ON "task" ("code", "uid");
CREATE INDEX task_by_name ON "task" ("name");
CREATE INDEX task_by_problem ON "task" ("problem");
CREATE INDEX task_by_outlet ON "task" ("outlet");
CREATE INDEX task_by_section ON "task" ("section");
CREATE INDEX task_by_category ON "task" ("category");
CREATE INDEX task_by_source ON "task" ("source");
CREATE INDEX task_by_state ON "task" ("state");
CREATE INDEX task_by_deadline ON "task" ("deadline");
CREATE INDEX task_by_responsible_unit ON "task" ("responsible_unit");
CREATE INDEX task_by_closed_on ON "task" ("closed_on");
CREATE TRIGGER suyuan_guard_task_insert BEFORE INSERT ON "task" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_task_update BEFORE UPDATE ON "task" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_task_delete BEFORE DELETE ON "task" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "event" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "task" BLOB, "type" TEXT, "from_state" TEXT, "to_state" TEXT, "round" INTEGER, "at" INTEGER, "person" BLOB, "second_person" BLOB, "unit" BLOB, "reason" TEXT, "field" TEXT, "document" TEXT, "old_deadline" TEXT, "new_deadline" TEXT, "criteria" TEXT, "evidence" TEXT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('event', 'attributes', 'event', NULL);
CREATE INDEX event_by_code ON "event" ("code", "uid");
CREATE INDEX event_by_task ON "event" ("task");
CREATE INDEX event_by_type ON "event" ("type");
CREATE INDEX event_by_at ON "event" ("at");
CREATE TRIGGER suyuan_guard_event_insert BEFORE INSERT ON "event" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_event_update BEFORE UPDATE ON "event" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_event_delete BEFORE DELETE ON "event" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;

CREATE TABLE "medium" ("fid" INTEGER PRIMARY KEY, "uid" BLOB NOT NULL UNIQUE, "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "code" TEXT, "name" TEXT, "subject_kind" TEXT, "subject" BLOB, "task" BLOB, "type" TEXT, "photo_kind" TEXT, "sha256" TEXT, "bytes" INTEGER, "content_type" TEXT, "width" INTEGER, "height" INTEGER, "taken" INTEGER, "taken_zone" TEXT, "lon" INTEGER, "lat" INTEGER, "crs_source" TEXT, "bearing" REAL, "camera" TEXT, "received" INTEGER, "witnesses" TEXT, "fingerprint" TEXT, "caption" TEXT, "geom" POINT);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('medium', 'features', 'medium', 4490);
CREATE INDEX medium_by_code ON "medium" ("code", "uid");
CREATE INDEX medium_by_subject ON "medium" ("subject");
CREATE INDEX medium_by_task ON "medium" ("task");
CREATE INDEX medium_by_sha256 ON "medium" ("sha256");
CREATE INDEX medium_by_taken ON "medium" ("taken");
CREATE INDEX medium_by_fingerprint ON "medium" ("fingerprint");
INSERT INTO gpkg_geometry_columns VALUES ('medium', 'geom', 'POINT', 4490, 0, 0);
INSERT INTO gpkg_extensions VALUES ('medium', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_medium_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_medium_geom_insert AFTER INSERT ON "medium" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_medium_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_medium_geom_update1 AFTER UPDATE OF "geom" ON "medium" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO rtree_medium_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_medium_geom_update2 AFTER UPDATE OF "geom" ON "medium" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_medium_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER rtree_medium_geom_update3 AFTER UPDATE ON "medium" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_medium_geom WHERE id = OLD."fid"; INSERT OR REPLACE INTO rtree_medium_geom VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER rtree_medium_geom_update4 AFTER UPDATE ON "medium" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM rtree_medium_geom WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER rtree_medium_geom_delete AFTER DELETE ON "medium" WHEN old."geom" NOT NULL BEGIN DELETE FROM rtree_medium_geom WHERE id = OLD."fid"; END;
CREATE TRIGGER suyuan_guard_medium_insert BEFORE INSERT ON "medium" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_medium_update BEFORE UPDATE ON "medium" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
CREATE TRIGGER suyuan_guard_medium_delete BEFORE DELETE ON "medium" WHEN suyuan_writer() IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Only a Suyuan batch may write here'); END;
