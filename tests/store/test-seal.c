/* test-seal.c: what a computer signed, for what, and that nothing else passes for it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include "suyuan-seal.h"

#include <string.h>

static void
test_seal (Fixture      *self,
           gconstpointer data)
{
  static const char words[] = "row\t1\nrow\t2";
  g_autoptr (GError) error = NULL;
  SuyuanDevice    *device = suyuan_workspace_get_device (self->workspace, &error);
  g_autofree char *key = suyuan_hex (suyuan_device_get_public_key (device), SUYUAN_DEVICE_BYTES);
  g_autofree char *seal = suyuan_seal_make (device, "roster", words, strlen (words));

  g_assert_no_error (error);
  g_assert_true (suyuan_seal_check (key, "roster", words, strlen (words), seal));
  g_assert_false (suyuan_seal_check (key, "package", words, strlen (words), seal));
  g_assert_false (suyuan_seal_check (key, "roster", words, strlen (words) - 1, seal));
  g_assert_false (suyuan_seal_check (key, "roster", words, strlen (words), ""));
  g_assert_false (suyuan_seal_check (key, "roster", words, strlen (words), NULL));
  g_assert_false (suyuan_seal_check (NULL, "roster", words, strlen (words), seal));
  for (gsize i = 0; i < strlen (seal); i += 7)
    {
      g_autofree char *bent = g_strdup (seal);

      bent[i] = bent[i] == '0' ? '1' : '0';
      g_assert_false (suyuan_seal_check (key, "roster", words, strlen (words), bent));
      bent[i] = 'x';
      g_assert_false (suyuan_seal_check (key, "roster", words, strlen (words), bent));
    }
}

static void
test_digest (Fixture      *self,
             gconstpointer data)
{
  g_autofree char *one = suyuan_seal_dup_digest ("roster", "ab", 2), *same = suyuan_seal_dup_digest ("roster", "ab", 2);
  g_autofree char *other = suyuan_seal_dup_digest ("roster", "ac", 2), *purpose = suyuan_seal_dup_digest ("rostera", "b", 1);

  g_assert_cmpuint (strlen (one), ==, 2 * SUYUAN_DIGEST_BYTES);
  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other);
  g_assert_cmpstr (one, !=, purpose);
}

#define ADD(name, func) g_test_add ("/store/seal/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("seal", test_seal);
  ADD ("digest", test_digest);

  return g_test_run ();
}
