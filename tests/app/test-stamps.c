/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-stage.h"
#include "suyuan-stamps.h"

static const guint mixed[SUYUAN_N_STATUSES] = { 3, 0, 0, 7, 0, 0, 2, 0, 0, 0 };
static const guint other[SUYUAN_N_STATUSES] = { 3, 0, 0, 7, 0, 0, 3, 0, 0, 0 };

/* A count is looked up by the whole mix, not by its sum alone; what is not there is not drawn by asking. */
static void
test_stamps_know_a_mix (gconstpointer textures)
{
  g_autoptr (SuyuanStamps) stamps = suyuan_stamps_new (1, SUYUAN_SCHEME_LIGHT, FALSE, GPOINTER_TO_INT (textures));
  GskRenderNode *drawn;

  suyuan_stamps_begin_frame (stamps);
  g_assert_null (suyuan_stamps_find_cluster (stamps, mixed, FALSE));
  g_assert_cmpuint (suyuan_stamps_get_n_kept (stamps), ==, 0);
  drawn = suyuan_stamps_draw_cluster (stamps, mixed, FALSE, 24);
  g_assert_true (suyuan_stamps_find_cluster (stamps, mixed, FALSE) == drawn);
  g_assert_null (suyuan_stamps_find_cluster (stamps, other, FALSE));
  g_assert_null (suyuan_stamps_find_cluster (stamps, mixed, TRUE));
  g_assert_cmpint (gsk_render_node_get_node_type (drawn), ==, textures ? GSK_TEXTURE_NODE : GSK_CAIRO_NODE);
}

/* The middle of a stamp is the origin, on whole pixels. */
static void
test_stamps_stand_in_the_middle (void)
{
  g_autoptr (SuyuanStamps) stamps = suyuan_stamps_new (2, SUYUAN_SCHEME_DARK, TRUE, TRUE);
  SuyuanSign plain = { .shape = SUYUAN_SHAPE_INDUSTRY, .status = SUYUAN_STATUS_CLOSED }, chosen = plain;

  chosen.selected = TRUE;
  for (double size = 11; size < 30; size += 1.5)
    {
      GskRenderNode *nodes[] = { suyuan_stamps_get_sign (stamps, &plain, size), suyuan_stamps_get_sign (stamps, &chosen, size),
                                 suyuan_stamps_get_plain (stamps, mixed, FALSE, size) };

      for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
        {
          graphene_rect_t bounds;

          gsk_render_node_get_bounds (nodes[i], &bounds);
          g_assert_cmpfloat (bounds.origin.x, ==, -bounds.size.width / 2);
          g_assert_cmpfloat (bounds.origin.y, ==, -bounds.size.height / 2);
          g_assert_cmpfloat (bounds.origin.x, ==, (int) bounds.origin.x);
          g_assert_cmpfloat (bounds.size.width, >=, size);
          g_assert_cmpint (gdk_texture_get_width (gsk_texture_node_get_texture (nodes[i])), ==, 2 * (int) bounds.size.width);
        }
    }
}

/* What no frame uses goes, what every frame uses stays, however many come by. */
static void
test_stamps_let_go (void)
{
  g_autoptr (SuyuanStamps) stamps = suyuan_stamps_new (1, SUYUAN_SCHEME_LIGHT, FALSE, FALSE);
  guint counts[SUYUAN_N_STATUSES] = { 0 };

  for (guint frame = 0; frame < 300; frame++)
    {
      suyuan_stamps_begin_frame (stamps);
      if (suyuan_stamps_find_cluster (stamps, mixed, FALSE) == NULL)
        {
          g_assert_cmpuint (frame, ==, 0);
          suyuan_stamps_draw_cluster (stamps, mixed, FALSE, 24);
        }
      for (guint i = 0; i < 30; i++)
        {
          counts[1] = 2 + 30 * frame + i;
          suyuan_stamps_draw_cluster (stamps, counts, FALSE, 24);
        }
    }
  g_assert_cmpuint (suyuan_stamps_get_n_kept (stamps), <, 4000);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_data_func ("/app/stamps/know-a-mix/textures", GINT_TO_POINTER (TRUE), test_stamps_know_a_mix);
  g_test_add_data_func ("/app/stamps/know-a-mix/surfaces", GINT_TO_POINTER (FALSE), test_stamps_know_a_mix);
  g_test_add_func ("/app/stamps/stand-in-the-middle", test_stamps_stand_in_the_middle);
  g_test_add_func ("/app/stamps/let-go", test_stamps_let_go);

  return g_test_run ();
}
