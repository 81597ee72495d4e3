/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-field.h"

#include <locale.h>

static const SuyuanField     field = { .key = "name", .label = "Name", .label_zh = "名称" };
static const SuyuanEnumValue value = { .key = "ban", .label = "Ban", .label_zh = "依法取缔" };

/* The language, and what labels have to be in. */
static void
assert_language (const char *locale,
                 const char *language,
                 gboolean    chinese)
{
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  g_assert_nonnull (setlocale (LC_ALL, locale));

  g_assert_cmpstr (suyuan_field_get_label (&field), ==, chinese ? "名称" : "Name");
  g_assert_cmpstr (suyuan_enum_value_get_label (&value), ==, chinese ? "依法取缔" : "Ban");

  setlocale (LC_ALL, "C");
  g_unsetenv ("LANGUAGE");
}

static void
test_languages (void)
{
  assert_language ("C.UTF-8", "zh_CN", TRUE);
  assert_language ("C.UTF-8", "zh", TRUE);
  assert_language ("C.UTF-8", "zh_TW:en", TRUE);
  assert_language ("C.UTF-8", "en:zh_CN", FALSE);
  assert_language ("C.UTF-8", "de_DE", FALSE);
  assert_language ("C.UTF-8", NULL, FALSE);
}

/* As gettext does it: in the C locale no language is asked for. */
static void
test_c_locale (void)
{
  assert_language ("C", "zh_CN", FALSE);
  assert_language ("POSIX", "zh_CN", FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/field/languages", test_languages);
  g_test_add_func ("/core/field/c-locale", test_c_locale);

  return g_test_run ();
}
