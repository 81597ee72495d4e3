/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-thumbnail.h"

#include "suyuan-stage.h"

static void
assert_heard (GtkWidget  *thumbnail,
              const char *label,
              const char *description)
{
  GtkAccessible *button = GTK_ACCESSIBLE (suyuan_stage_find_widget (thumbnail, GTK_TYPE_BUTTON));

  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

/* What is said against a picture is heard, in whatever order it was said, and unsaid again. */
static void
test_thumbnail_is_heard (void)
{
  SuyuanStage *stage = suyuan_stage_new ();
  GtkWidget   *thumbnail = suyuan_thumbnail_new (NULL, "Mouth", 84);
  GtkWindow   *window = suyuan_stage_show (thumbnail);

  assert_heard (thumbnail, "Mouth", "Mouth");
  suyuan_thumbnail_set_note (SUYUAN_THUMBNAIL (thumbnail), "It has no position");
  assert_heard (thumbnail, "Mouth", "It has no position");
  suyuan_thumbnail_set_words (SUYUAN_THUMBNAIL (thumbnail), "Mouth, at noon");
  assert_heard (thumbnail, "Mouth, at noon", "It has no position");
  suyuan_thumbnail_set_note (SUYUAN_THUMBNAIL (thumbnail), NULL);
  assert_heard (thumbnail, "Mouth, at noon", "Mouth, at noon");
  suyuan_stage_close (stage, window);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/thumbnail/is-heard", test_thumbnail_is_heard);

  return g_test_run ();
}
