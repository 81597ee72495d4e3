/* test-package.c: whatever is not what its sender signed is refused, and nothing of it is taken in
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "band.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>

#include "suyuan-device.h"
#include "suyuan-seal.h"

/* One entry of a package taken apart. */
typedef struct
{
  char  *name, *bytes;
  gsize  length;
  mode_t type;
} Part;

static void
free_part (gpointer data)
{
  Part *part = data;

  g_free (part->name);
  g_free (part->bytes);
  g_free (part);
}

static Part *
part_new (const char *name,
          const char *bytes,
          gsize       length)
{
  Part *part = g_new0 (Part, 1);

  part->name = g_strdup (name);
  part->bytes = g_memdup2 (bytes, length + 1);
  part->length = length;
  part->type = AE_IFREG;
  return part;
}

static GPtrArray *
take_apart (const char *path)
{
  GPtrArray            *parts = g_ptr_array_new_with_free_func (free_part);
  struct archive       *archive = archive_read_new ();
  struct archive_entry *entry;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 4096), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      gsize            size = archive_entry_size (entry);
      g_autofree char *bytes = g_malloc0 (size + 1);

      g_assert_cmpint (archive_read_data (archive, bytes, size), ==, (gssize) size);
      g_ptr_array_add (parts, part_new (archive_entry_pathname (entry), bytes, size));
    }
  archive_read_free (archive);
  return parts;
}

static char *
put_together (Band      *band,
              GPtrArray *parts)
{
  char           *path = band_name (band, ".zip");
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part           *part = parts->pdata[i];
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, part->name);
      archive_entry_set_filetype (entry, part->type);
      archive_entry_set_perm (entry, 0644);
      if (part->type == AE_IFLNK)
        archive_entry_set_symlink (entry, "/etc/passwd");
      archive_entry_set_size (entry, part->type == AE_IFREG ? part->length : 0);
      g_assert_cmpint (archive_write_header (archive, entry), >=, ARCHIVE_WARN);
      if (part->type == AE_IFREG)
        archive_write_data (archive, part->bytes, part->length);
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  return path;
}

static Part *
find_part (GPtrArray  *parts,
           const char *prefix)
{
  for (guint i = 0; i < parts->len; i++)
    if (g_str_has_prefix (((Part *) parts->pdata[i])->name, prefix))
      return parts->pdata[i];
  g_assert_not_reached ();
}

static void
set_bytes (Part       *part,
           const char *text)
{
  g_free (part->bytes);
  part->bytes = g_strdup (text);
  part->length = strlen (text);
}

/* The list says something else and its sender signs it all the same. */
static void
edit_list (Band       *band,
           GPtrArray  *parts,
           const char *what,
           const char *with)
{
  g_autofree char *key = g_strdup_printf ("%s/member-1.key", band->folder);
  SuyuanDevice    *device = suyuan_device_load (key, NULL);
  Part            *list = find_part (parts, "manifest.json");
  g_autoptr (GString) text = g_string_new_len (list->bytes, list->length);
  g_autofree char *seal = NULL;

  g_assert_cmpuint (g_string_replace (text, what, with, 1), ==, 1);
  set_bytes (list, text->str);
  seal = suyuan_seal_make (device, SUYUAN_SEAL_PACKAGE, text->str, text->len);
  set_bytes (find_part (parts, "manifest.sig"), seal);
  suyuan_device_free (device);
}

/* A package of the team with two files, for the bureau. */
static char *
make (Band *band)
{
  SuyuanOffice *team = band_join (band);

  for (guint i = 0; i < 3; i++)
    band_act (team);
  band_add_outlet (team, "二号口");
  band_add_medium (band, team, 5000, NULL);
  band_add_medium (band, team, 300, NULL);
  return band_pack (band, team, NULL);
}

static void
assert_parts_refused (Band      *band,
                      GPtrArray *parts,
                      int        code)
{
  g_autofree char *path = put_together (band, parts);

  band_assert_refused (band->offices[0], path, SUYUAN_SYNC_ERROR, code);
}

/* Taken apart and put together it is the same package: the next tests change one thing each. */
static void
test_whole (Band         *band,
            gconstpointer data)
{
  g_autofree char *path = make (band);
  g_autoptr (GPtrArray) parts = take_apart (path);
  g_autofree char *again = put_together (band, parts);
  g_autoptr (SuyuanArrival) arrival = band_merge (band->offices[0], again);

  g_assert_cmpuint (parts->len, ==, 5);
  g_assert_cmpint (arrival->n_media, ==, 2);
  g_assert_cmpuint (arrival->lacking->len, ==, 0);
  band_assert_same (band->offices[0], band->offices[1]);
}

static GBytes *
shrink (const char *path,
        gboolean    thumb,
        GError    **error)
{
  return g_bytes_new_static ("as small as can be", 18);
}

/* A part of what there is, with copies of two files. */
static char *
make_part (Band *band)
{
  SuyuanOffice *team = band_join (band);

  for (guint i = 0; i < 20; i++)
    band_add_outlet (team, i % 2 == 0 ? "别处" : "这里");
  band_add_medium (band, team, 5000, NULL);
  band_add_medium (band, team, 300, NULL);
  return band_pack_terms (band, team, NULL, (SuyuanPackTerms){ .media = SUYUAN_PACK_PRINT, .copy = shrink, .portion.filter = "name != '别处'" });
}

/* @data: of a part. */
static void
test_flipped (Band         *band,
              gconstpointer data)
{
  g_autofree char *path = data == NULL ? make (band) : make_part (band);
  g_autofree char *bytes = NULL;
  g_autofree char *head = office_head (suyuan_office_get_workspace (band->offices[0]));
  gsize            length;
  guint            n_refused = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *damaged = band_name (band, ".zip");
      g_autofree char *now = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanPackage) package = NULL;
      gsize at = g_test_rand_int_range (0, length);
      char  old = bytes[at];

      bytes[at] ^= 1 << g_test_rand_int_range (0, 8);
      g_assert_true (g_file_set_contents (damaged, bytes, length, NULL));
      bytes[at] = old;
      package = suyuan_package_open (damaged, &error);
      if (package != NULL && suyuan_package_check (package, NULL, &error))
        {
          /* What nobody reads, the time of an entry, may be anything; what is read is what was signed. */
          g_assert_no_error (error);
          continue;
        }
      g_assert_true (error->domain == SUYUAN_SYNC_ERROR);
      band_assert_refused (band->offices[0], damaged, SUYUAN_SYNC_ERROR, error->code);
      now = office_head (suyuan_office_get_workspace (band->offices[0]));
      g_assert_cmpstr (head, ==, now);
      n_refused++;
    }
  g_assert_cmpuint (n_refused, >, 80);
}

static void
test_cut_short (Band         *band,
                gconstpointer data)
{
  g_autofree char *path = make (band);
  g_autofree char *bytes = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *damaged = band_name (band, ".zip");
      g_autoptr (GError) error = NULL;
      gsize left = i == 0 ? 0 : i == 1 ? length - 1
                                       : (gsize) g_test_rand_int_range (1, length);

      g_assert_true (g_file_set_contents (damaged, bytes, left, NULL));
      g_assert_null (suyuan_package_open (damaged, &error));
      g_assert_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_NOT_PACKAGE);
      g_assert_nonnull (strstr (error->message, damaged));
    }
}

static void
test_missing (Band         *band,
              gconstpointer data)
{
  static const char *const names[] = { "batches", "media/", "manifest.json", "manifest.sig" };
  static const int         codes[] = { SUYUAN_SYNC_ERROR_DAMAGED, SUYUAN_SYNC_ERROR_DAMAGED, SUYUAN_SYNC_ERROR_NOT_PACKAGE, SUYUAN_SYNC_ERROR_DAMAGED };
  g_autofree char         *path = make (band);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) parts = take_apart (path);

      g_ptr_array_remove (parts, find_part (parts, names[i]));
      assert_parts_refused (band, parts, codes[i]);
    }
}

/* More than the list names, in places outside, through links, or twice. */
static void
test_added (Band         *band,
            gconstpointer data)
{
  static const char *const names[] = { "more.txt", "../outside", "/tmp/outside", "media/../../outside", "media/", "batches", "manifest.json" };
  g_autofree char         *path = make (band);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) parts = take_apart (path);

      g_ptr_array_add (parts, part_new (names[i], "text", 4));
      if (g_str_equal (names[i], "media/"))
        ((Part *) parts->pdata[parts->len - 1])->type = AE_IFDIR;
      assert_parts_refused (band, parts, SUYUAN_SYNC_ERROR_DAMAGED);
    }
}

static void
test_link (Band         *band,
           gconstpointer data)
{
  g_autofree char *path = make (band);
  g_autoptr (GPtrArray) parts = take_apart (path);

  find_part (parts, "media/")->type = AE_IFLNK;
  assert_parts_refused (band, parts, SUYUAN_SYNC_ERROR_DAMAGED);
}

/* Two files in each other's place, and one that is longer than its list says. */
static void
test_swapped (Band         *band,
              gconstpointer data)
{
  g_autofree char *path = make (band);
  g_autoptr (GPtrArray) parts = take_apart (path);
  g_autoptr (GPtrArray) longer = take_apart (path);
  Part *one = parts->pdata[1], *other = parts->pdata[2], *grown = find_part (longer, "media/");
  char *name = one->name;

  one->name = other->name;
  other->name = name;
  assert_parts_refused (band, parts, SUYUAN_SYNC_ERROR_DAMAGED);
  grown->bytes = g_realloc (grown->bytes, 1 << 20);
  memset (grown->bytes, 0, 1 << 20);
  grown->length = 1 << 20;
  assert_parts_refused (band, longer, SUYUAN_SYNC_ERROR_DAMAGED);
}

/* What a sender may sign and nobody should believe. */
static void
test_lies (Band         *band,
           gconstpointer data)
{
  static const struct
  {
    const char *what, *with;
    int         code;
  } lies[] = {
    { "\"format\":1", "\"format\":2", SUYUAN_SYNC_ERROR_DAMAGED }, /* a part that does not say of what */
    { "\"format\":1", "\"format\":3", SUYUAN_SYNC_ERROR_TOO_NEW },
    { "\"format\":1", "\"format\":99999999999", SUYUAN_SYNC_ERROR_TOO_NEW },
    { "\"format\":1", "\"format\":0", SUYUAN_SYNC_ERROR_DAMAGED },
    { "\"format\":1", "\"format\":\"1\"", SUYUAN_SYNC_ERROR_DAMAGED },
    { "suyuan-package", "other-package", SUYUAN_SYNC_ERROR_NOT_PACKAGE },
    { "\"family\"", "\"famille\"", SUYUAN_SYNC_ERROR_DAMAGED },
    { "\"extension\":\".jpg\"", "\"extension\":\"/../../x\"", SUYUAN_SYNC_ERROR_DAMAGED },
    { ".jpg\"", ".sh/x\"", SUYUAN_SYNC_ERROR_DAMAGED },
    { "\"size\":300", "\"size\":-300", SUYUAN_SYNC_ERROR_DAMAGED },
    { "\"size\":300", "\"size\":301", SUYUAN_SYNC_ERROR_DAMAGED },
    { "\"size\":300", "\"size\":9223372036854775807", SUYUAN_SYNC_ERROR_DAMAGED },
    { "\"left_out\":[]", "\"left_out\":[\"no hash\"]", SUYUAN_SYNC_ERROR_DAMAGED },
    { "\"left_out\":[]", "\"left_out\":[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]", SUYUAN_SYNC_ERROR_NOT_PACKAGE },
    { "\"media\":[", "\"media\":[7,", SUYUAN_SYNC_ERROR_DAMAGED },
    { "\"left_out\":[]", "\"left_out\":'\"'[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]", SUYUAN_SYNC_ERROR_NOT_PACKAGE },
    { "\"left_out\":[]", "\"left_out\":/*\"*/[]", SUYUAN_SYNC_ERROR_NOT_PACKAGE },
    { "\"batches\":{", "\"batches\":[], \"b\":{", SUYUAN_SYNC_ERROR_DAMAGED },
  };
  g_autofree char *path = make (band);

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (GPtrArray) parts = take_apart (path);

      edit_list (band, parts, lies[i].what, lies[i].with);
      assert_parts_refused (band, parts, lies[i].code);
    }
}

/* The list is changed and nobody signed it again, or somebody else did. */
static void
test_unsigned (Band         *band,
               gconstpointer data)
{
  g_autofree char *path = make (band);
  g_autoptr (GPtrArray) parts = take_apart (path);
  Part            *seal = find_part (parts, "manifest.sig");
  g_autofree char *good = g_strndup (seal->bytes, seal->length);

  set_bytes (seal, "");
  assert_parts_refused (band, parts, SUYUAN_SYNC_ERROR_DAMAGED);
  set_bytes (seal, "zz");
  assert_parts_refused (band, parts, SUYUAN_SYNC_ERROR_DAMAGED);
  good[0] = good[0] == 'a' ? 'b' : 'a';
  set_bytes (seal, good);
  assert_parts_refused (band, parts, SUYUAN_SYNC_ERROR_DAMAGED);
}

/* A signed package whose batches are not signed: the batches speak for themselves. */
static void
test_forged_batches (Band         *band,
                     gconstpointer data)
{
  g_autofree char *path = make (band);
  g_autoptr (GPtrArray) parts = take_apart (path);
  Part            *batches = find_part (parts, "batches");
  g_autofree char *old = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) batches->bytes, batches->length);
  g_autofree char *changed = NULL;

  batches->bytes[batches->length - 3] ^= 1;
  changed = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) batches->bytes, batches->length);
  edit_list (band, parts, old, changed);
  {
    g_autofree char *forged = put_together (band, parts);

    band_assert_refused (band->offices[0], forged, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT);
  }
}

/* A part does not pass for the whole, nor for another part. */
static void
test_claims (Band         *band,
             gconstpointer data)
{
  static const char *const claims[] = { "\"withheld\":0", "\"withheld\":1", "\"withheld\":9223372036854775807" };
  g_autofree char         *path = make_part (band);
  g_autoptr (SuyuanPackage) package = suyuan_package_open (path, NULL);
  gint64           n_withheld = suyuan_package_get_manifest (package)->n_withheld;
  g_autofree char *truth = g_strdup_printf ("\"withheld\":%" PRId64, n_withheld);

  g_assert_cmpint (n_withheld, >, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (GPtrArray) parts = take_apart (path);
      g_autofree char *forged = NULL;

      edit_list (band, parts, truth, claims[i]);
      forged = put_together (band, parts);
      band_assert_refused (band->offices[0], forged, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_DAMAGED);
    }
}

/* A batch that says it is longer than what is left of the file is not waited for. */
static void
test_length (Band         *band,
             gconstpointer data)
{
  g_autofree char *path = make (band);
  g_autoptr (GPtrArray) parts = take_apart (path);
  Part            *batches = find_part (parts, "batches");
  g_autofree char *old = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) batches->bytes, batches->length);
  g_autofree char *changed = NULL;
  g_autofree char *forged = NULL;
  g_autoptr (SuyuanPackage) package = NULL;
  g_autoptr (GError) error = NULL;

  memset (batches->bytes, 0xff, 4);
  changed = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) batches->bytes, batches->length);
  edit_list (band, parts, old, changed);
  forged = put_together (band, parts);
  band_assert_refused (band->offices[0], forged, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_DAMAGED);
  package = suyuan_package_open (forged, NULL);
  g_assert_null (suyuan_arrival_try (band->offices[0], package, NULL, &error));
  g_assert_nonnull (strstr (error->message, "longer than it can be"));
}

static void
test_other_family (Band         *band,
                   gconstpointer data)
{
  g_autofree char *path = make (band);
  g_autofree char *place = band_name (band, ".suyuan");
  SuyuanOffice    *other = suyuan_office_create (place, TRUE, NULL);

  band_assert_refused (other, path, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_OTHER_FAMILY);
  g_assert_finalize_object (other);
}

/* Neither of these is a package. */
static void
test_not_packages (Band         *band,
                   gconstpointer data)
{
  g_autofree char *text = band_name (band, ".txt");
  g_autofree char *zip = NULL;
  g_autofree char *nothing = band_name (band, ".none");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (free_part);

  g_assert_true (g_file_set_contents (text, "no zip", -1, NULL));
  band_assert_refused (band->offices[0], text, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_NOT_PACKAGE);
  g_ptr_array_add (parts, part_new ("a.txt", "text", 4));
  zip = put_together (band, parts);
  band_assert_refused (band->offices[0], zip, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_NOT_PACKAGE);
  band_assert_refused (band->offices[0], nothing, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_FILE);
  band_assert_refused (band->offices[0], band->folder, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_FILE);
}

/* A file of zeros that unpacks to more than its list says. */
static void
test_bomb (Band         *band,
           gconstpointer data)
{
  g_autofree char *path = make (band);
  g_autoptr (GPtrArray) parts = take_apart (path);
  Part *list = find_part (parts, "manifest.json");

  list->bytes = g_realloc (list->bytes, 65 << 20);
  memset (list->bytes + list->length, ' ', (65 << 20) - list->length);
  list->length = 65 << 20;
  assert_parts_refused (band, parts, SUYUAN_SYNC_ERROR_DAMAGED);
}

/* What data/cn.suyuan.Suyuan.mime.xml knows it by. */
static void
test_beginning (Band         *band,
                gconstpointer data)
{
  static const char beginning[] = "PK\3\4";
  g_autofree char  *path = make (band), *bytes = NULL;
  gsize             length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 37);
  g_assert_cmpmem (bytes, 4, beginning, 4);
  g_assert_cmpmem (bytes + 26, 2, "\7\0", 2);
  g_assert_cmpmem (bytes + 30, 7, "batches", 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  BAND_TEST ("/sync/package/whole", test_whole);
  BAND_TEST ("/sync/package/beginning", test_beginning);
  BAND_TEST ("/sync/package/flipped", test_flipped);
  g_test_add ("/sync/package/flipped-part", Band, "part", band_set_up, test_flipped, band_tear_down);
  BAND_TEST ("/sync/package/cut-short", test_cut_short);
  BAND_TEST ("/sync/package/missing", test_missing);
  BAND_TEST ("/sync/package/added", test_added);
  BAND_TEST ("/sync/package/link", test_link);
  BAND_TEST ("/sync/package/swapped", test_swapped);
  BAND_TEST ("/sync/package/lies", test_lies);
  BAND_TEST ("/sync/package/unsigned", test_unsigned);
  BAND_TEST ("/sync/package/forged-batches", test_forged_batches);
  BAND_TEST ("/sync/package/claims", test_claims);
  BAND_TEST ("/sync/package/length", test_length);
  BAND_TEST ("/sync/package/other-family", test_other_family);
  BAND_TEST ("/sync/package/not-packages", test_not_packages);
  BAND_TEST ("/sync/package/bomb", test_bomb);

  return g_test_run ();
}
