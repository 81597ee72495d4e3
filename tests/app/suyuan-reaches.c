/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-reaches.h"

SuyuanUid
suyuan_reaches_add (SuyuanStage *stage,
                    const char  *code,
                    const char  *lon,
                    const char  *lat)
{
  g_autofree char *code_is = g_strconcat ("code=", code, NULL), *name_is = g_strconcat ("name=Mouth ", code, NULL);
  g_autofree char *lon_is = g_strconcat ("lon=", lon, NULL), *lat_is = g_strconcat ("lat=", lat, NULL);

  return suyuan_stage_add (stage, SUYUAN_KIND_OUTLET, (const char *[]){ code_is, name_is, "kind=river", "type=ditch", lon_is, lat_is, NULL });
}

static guint hoped; /* points of the map */

static gboolean
shows_so_many (gpointer view)
{
  return suyuan_map_view_get_n_points (view) == hoped;
}

void
suyuan_reaches_await (SuyuanMapView *view,
                      guint          n)
{
  hoped = n;
  suyuan_stage_wait (shows_so_many, view);
}

static void
gathered_cb (SuyuanReaches *play,
             GArray        *rows,
             const char    *words)
{
  g_clear_pointer (&play->rows, g_array_unref);
  play->rows = rows != NULL ? g_array_ref (rows) : NULL;
  g_free (play->words);
  play->words = g_strdup (words);
  play->n_told++;
}

/* Six on two reaches, the lower of which they flow into one after the other from the west. */
void
suyuan_reaches_fill (SuyuanReaches *play)
{
  static const char *const lons[] = { "112.00", "112.02", "112.04", "112.06", "112.08", "112.10" };

  play->stage = suyuan_stage_new ();
  suyuan_stage_add (play->stage, SUYUAN_KIND_REACH, (const char *[]){ "code=R2", "name=Lower", "geometry=LINESTRING (112.05 32.00, 112.12 32.00)", NULL });
  suyuan_stage_add (play->stage, SUYUAN_KIND_REACH, (const char *[]){ "code=R1", "name=Upper", "parent=R2", "geometry=LINESTRING (111.98 32.00, 112.05 32.00)", NULL });
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *code = g_strdup_printf ("A%u", i + 1);

      play->outlets[i] = suyuan_reaches_add (play->stage, code, lons[i], "32.00");
    }
}

void
suyuan_reaches_open (SuyuanReaches *play)
{
  *play = (SuyuanReaches){ 0 };
  suyuan_reaches_fill (play);
  play->view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL);
  g_signal_connect_swapped (play->view, "gathered", G_CALLBACK (gathered_cb), play);
  play->window = suyuan_stage_show (GTK_WIDGET (play->view));
  suyuan_map_view_set_seat (play->view, play->stage->seat);
  suyuan_reaches_await (play->view, 6);
  suyuan_stage_spin (200);
}

void
suyuan_reaches_close (SuyuanReaches *play)
{
  suyuan_stage_close (play->stage, play->window);
  g_clear_pointer (&play->rows, g_array_unref);
  g_free (play->words);
}

gboolean
suyuan_reaches_press (SuyuanReaches  *play,
                      guint           key,
                      GdkModifierType state)
{
  return suyuan_stage_press (GTK_WIDGET (play->view), key, state);
}

SuyuanWorld
suyuan_reaches_at (double lon,
                   double lat)
{
  SuyuanPosition position = { (gint32) (lon * SUYUAN_DEGREE), (gint32) (lat * SUYUAN_DEGREE) };

  return suyuan_world_from_position (&position);
}

static gboolean
is_told (gpointer data)
{
  return ((SuyuanReaches *) data)->n_told > 0;
}

/* Exactly the outlets of these numbers, in any order. */
void
suyuan_reaches_expect (SuyuanReaches *play,
                       const char    *numbers)
{
  suyuan_stage_wait (is_told, play);
  play->n_told = 0;
  g_assert_nonnull (play->rows);
  g_assert_cmpuint (play->rows->len, ==, strlen (numbers));
  for (const char *c = numbers; *c != '\0'; c++)
    {
      gint64   row = suyuan_office_id_of (suyuan_seat_get_office (play->stage->seat), SUYUAN_KIND_OUTLET, &play->outlets[*c - '1']);
      gboolean found = FALSE;

      for (guint i = 0; i < play->rows->len; i++)
        found |= g_array_index (play->rows, gint64, i) == row;
      g_assert_true (found);
    }
}
