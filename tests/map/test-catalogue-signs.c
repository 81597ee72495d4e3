/* Whatever the catalogue can say of an outlet, a task, a reach or a section, there is a sign for it. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-catalogue.h"
#include "suyuan-sign.h"

typedef gboolean (*HasSign) (const char *key);

static SuyuanCatalogue *
load (void)
{
  g_autoptr (GError) error = NULL;
  SuyuanCatalogue *catalogue = suyuan_catalogue_new (&error);

  g_assert_no_error (error);
  return catalogue;
}

static guint
check_all (const char *enumeration,
           HasSign     has_sign)
{
  g_autoptr (SuyuanCatalogue) catalogue = load ();
  guint                  n;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, enumeration, &n);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s %s", enumeration, values[i].key);
      g_assert_true (has_sign (values[i].key));
    }
  return n;
}

static gboolean
has_status (const char *key)
{
  return suyuan_sign_status_from_key (key) >= 0;
}

static gboolean
has_state (const char *key)
{
  return suyuan_sign_state_get_mark (key, TRUE) && suyuan_sign_state_get_mark (key, FALSE);
}

static gboolean
has_class (const char *key)
{
  return suyuan_sign_class_from_key (key) > 0;
}

static gboolean
has_colour (const char *prefix,
            const char *key)
{
  g_autofree char *name = g_strconcat (prefix, key, NULL);

  for (SuyuanColour colour = 0; colour < SUYUAN_N_COLOURS; colour++)
    if (g_str_equal (suyuan_palette_get_name (colour), name))
      return TRUE;
  return FALSE;
}

static gboolean
has_confidence (const char *key)
{
  return has_colour ("confidence_", key);
}

static gboolean
has_coverage (const char *key)
{
  return has_colour ("coverage_", key);
}

static void
test_statuses (void)
{
  g_assert_cmpuint (check_all ("outlet_status", has_status), ==, SUYUAN_N_STATUSES);
}

/* The characters are aliases in the catalogue too, so that a printed table can be imported again. */
static void
test_status_marks (void)
{
  g_autoptr (SuyuanCatalogue) catalogue = load ();

  for (guint i = 0; i < SUYUAN_N_STATUSES; i++)
    {
      const SuyuanEnumValue *value = suyuan_catalogue_match_value (catalogue, "outlet_status",
                                                                   suyuan_sign_status_get_mark (i, TRUE));

      g_assert_nonnull (value);
      g_assert_cmpstr (value->key, ==, suyuan_sign_status_get_key (i));
    }
}

static void
test_states (void)
{
  check_all ("task_state", has_state);
}

static void
test_classes (void)
{
  g_assert_cmpuint (check_all ("water_class", has_class), ==, SUYUAN_CLASS_WORSE);
}

static void
test_confidence (void)
{
  g_assert_cmpuint (check_all ("confidence", has_confidence), ==, 3);
}

static void
test_coverage (void)
{
  g_assert_cmpuint (check_all ("coverage", has_coverage), ==, 4);
}

/* Each type of outlet is drawn with a shape, and every shape is the shape of some type. */
static void
test_types (void)
{
  g_autoptr (SuyuanCatalogue) catalogue = load ();
  guint                  n, used[SUYUAN_N_SHAPES] = { 0 };
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, "outlet_type", &n);

  for (guint i = 0; i < n; i++)
    {
      int shape = suyuan_sign_shape_from_key (values[i].sign);

      g_assert_cmpint (shape, >=, 0);
      used[shape]++;
    }
  for (guint shape = 0; shape < SUYUAN_N_SHAPES; shape++)
    g_assert_cmpuint (used[shape], >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue-signs/statuses", test_statuses);
  g_test_add_func ("/catalogue-signs/status-marks", test_status_marks);
  g_test_add_func ("/catalogue-signs/states", test_states);
  g_test_add_func ("/catalogue-signs/classes", test_classes);
  g_test_add_func ("/catalogue-signs/confidence", test_confidence);
  g_test_add_func ("/catalogue-signs/coverage", test_coverage);
  g_test_add_func ("/catalogue-signs/types", test_types);
  return g_test_run ();
}
