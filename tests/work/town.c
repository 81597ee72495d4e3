/* A small town's office: who is who, one outlet, and the shortest honest way to a state of its task.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-evidence.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gexiv2/gexiv2.h>

void
town_set_up (Town         *self,
             gconstpointer data)
{
  Fixture *f = &self->fixture;

  fixture_set_up (f, data);
  fixture_add (f, SUYUAN_KIND_UNIT, "code=U-CITY", "name=市生态环境局", "type=ecology", "level=city", NULL);
  fixture_add (f, SUYUAN_KIND_UNIT, "code=U-TOWN", "name=某镇政府", "type=town", "level=town", NULL);
  fixture_add (f, SUYUAN_KIND_UNIT, "code=U-NEXT", "name=邻镇政府", "type=town", "level=town", NULL);
  fixture_add (f, SUYUAN_KIND_UNIT, "code=U-PROV", "name=省生态环境厅", "type=ecology", "level=provincial", NULL);
  fixture_add (f, SUYUAN_KIND_UNIT, "code=U-FIRM", "name=示例技术公司", "type=contractor", NULL);
  fixture_add (f, SUYUAN_KIND_PERSON, "name=王芳", "role=office", "unit=U-CITY", NULL);
  fixture_add (f, SUYUAN_KIND_PERSON, "name=赵敏", "role=acceptor", "unit=U-CITY", NULL);
  fixture_add (f, SUYUAN_KIND_PERSON, "name=钱进", "role=acceptor", "unit=U-CITY", NULL);
  fixture_add (f, SUYUAN_KIND_PERSON, "name=李强", "role=office", "unit=U-TOWN", NULL);
  fixture_add (f, SUYUAN_KIND_PERSON, "name=孙三", "role=acceptor", "unit=U-FIRM", NULL);
  fixture_add (f, SUYUAN_KIND_PERSON, "name=周正", "role=acceptor", "unit=U-PROV", NULL);
  fixture_add (f, SUYUAN_KIND_PERSON, "name=吴江", "role=acceptor", "unit=U-PROV", NULL);
  self->outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O1", "name=一号排口", "type=rural_domestic", "stage=confirmed",
                              "lon=112.08", "lat=32.69", "limit_cod=60", "limit_nh3n=8", "limit_tp=1", NULL);
}

void
town_tear_down (Town         *self,
                gconstpointer data)
{
  fixture_tear_down (&self->fixture, data);
}

#define BLOCK 32
#define COLUMNS 10
#define ROWS 8

/* A picture of grey blocks: each name gives a view of its own, the same each time. */
static GdkPixbuf *
paint (const char *picture)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_str_hash (picture));
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, COLUMNS * BLOCK, ROWS * BLOCK);

  for (int row = 0; row < ROWS; row++)
    for (int column = 0; column < COLUMNS; column++)
      {
        g_autoptr (GdkPixbuf) block = gdk_pixbuf_new_subpixbuf (pixbuf, column * BLOCK, row * BLOCK, BLOCK, BLOCK);

        gdk_pixbuf_fill (block, 0x01010100u * g_rand_int_range (rand, 0, 256) | 0xff);
      }
  return pixbuf;
}

/* A picture with the day and the place of its taking; no day: a picture that says nothing. */
char *
town_photo (Town       *self,
            const char *picture,
            const char *day,
            double      lon,
            double      lat)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.jpg", picture, day ? day : "plain");
  char            *path = g_build_filename (self->fixture.folder, name, NULL);
  g_autoptr (GdkPixbuf) pixbuf = paint (picture);
  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_save (pixbuf, path, "jpeg", &error, "quality", "90", NULL);
  g_assert_no_error (error);
  if (!day)
    return path;

  gexiv2_metadata_open_path (metadata, path, &error);
  g_assert_no_error (error);
  {
    g_autofree char *taken = g_strdup_printf ("%s 10:00:00", day);

    g_strdelimit (taken, "-", ':');
    gexiv2_metadata_try_set_tag_string (metadata, "Exif.Photo.DateTimeOriginal", taken, &error);
    g_assert_no_error (error);
  }
  if (lon == lon)
    gexiv2_metadata_try_set_gps_info (metadata, lon, lat, 0, &error);
  g_assert_no_error (error);
  gexiv2_metadata_save_file (metadata, path, &error);
  g_assert_no_error (error);
  return path;
}

SuyuanUid
town_task (Town       *self,
           const char *outlet,
           const char *category,
           const char *source)
{
  gboolean provincial = g_strcmp0 (source, "inspection") == 0;
  g_autoptr (GPtrArray) outlets = g_ptr_array_new ();
  SuyuanTaskTerms terms = { .outlets = outlets,
                            .problem = "生活污水直排",
                            .category = category,
                            .source = source,
                            .deadline = "2026-06-30",
                            .measure = "接入管网",
                            .responsible_unit = "某镇政府",
                            .accepting_unit = provincial ? "U-PROV" : "U-CITY" };
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanUid uid;

  g_assert_true (suyuan_office_find (self->fixture.office, SUYUAN_KIND_OUTLET, outlet, &uid, &error));
  g_ptr_array_add (outlets, &uid);
  fixture_sit_down (&self->fixture, "王芳");
  outcome = suyuan_office_task_new (self->fixture.office, &terms, &error);
  g_assert_no_error (error);
  return outcome->uid;
}

SuyuanOutcome *
town_step (Town                 *self,
           const SuyuanUid      *task,
           const char           *person,
           const SuyuanTaskStep *step,
           GError              **error)
{
  fixture_sit_down (&self->fixture, person);
  return suyuan_office_task_advance (self->fixture.office, task, step, error);
}

static void
take (Town            *self,
      const SuyuanUid *task,
      const char      *person,
      SuyuanTaskStep   step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = town_step (self, task, person, &step, &error);

  g_assert_no_error (error);
  g_assert_nonnull (outcome->batch);
}

/* Takes a task on until it is at @state; what the criteria ask for has to be there. Acceptance, notice and
 * closure happen on days of their own: 1, 2 and 20 April 2026. */
void
town_reach (Town            *self,
            const SuyuanUid *task,
            const char      *state)
{
  static const char *const path[] = { "assigned", "received", "scheme_approved", "under_way", "submitted", "prechecked", "accepted", "public_notice", "closed" };
  g_autofree char         *source = fixture_dup_text (&self->fixture, SUYUAN_KIND_TASK, task, "source");
  gboolean                 provincial = g_strcmp0 (source, "inspection") == 0;
  g_autofree char         *now = NULL;
  gsize                    i = 0;

  now = fixture_dup_text (&self->fixture, SUYUAN_KIND_TASK, task, "state");
  while (i < G_N_ELEMENTS (path) && !g_str_equal (path[i], now))
    i++;
  i = g_str_equal (now, "registered") ? 0 : i + 1;
  for (; !g_str_equal (now, state); i++)
    {
      SuyuanTaskStep step = { .to = path[i] };
      const char    *person = "王芳";

      g_assert_cmpuint (i, <, G_N_ELEMENTS (path));
      if (g_str_equal (path[i], "scheme_approved"))
        step.document = "镇政〔2026〕3号";
      else if (g_str_equal (path[i], "submitted") || g_str_equal (path[i], "received") || g_str_equal (path[i], "under_way"))
        person = "李强";
      else if (g_str_equal (path[i], "accepted"))
        {
          fixture_set_day (&self->fixture, "2026-04-01");
          person = provincial ? "周正" : "赵敏";
          step.second_person = provincial ? "吴江" : "钱进";
        }
      else if (g_str_equal (path[i], "public_notice"))
        fixture_set_day (&self->fixture, "2026-04-02");
      else if (g_str_equal (path[i], "closed"))
        {
          fixture_set_day (&self->fixture, "2026-04-20");
          person = provincial ? "周正" : "赵敏";
          step.document = "环销〔2026〕7号";
        }
      take (self, task, person, step);
      g_free (now);
      now = fixture_dup_text (&self->fixture, SUYUAN_KIND_TASK, task, "state");
    }
}

/* Every measure of the task is done. */
void
town_do_works (Town            *self,
               const SuyuanUid *task,
               const char      *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) measures = suyuan_office_referring (self->fixture.office, SUYUAN_KIND_MEASURE, "task", task, &error);
  g_autofree char *done = g_strconcat ("done_on=", day, NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < measures->len; i++)
    fixture_set (&self->fixture, SUYUAN_KIND_MEASURE, suyuan_record_get_uid (measures->pdata[i]), done, NULL);
}

/* All that a task to standardise a domestic outlet needs for its submission. */
void
town_prove (Town            *self,
            const SuyuanUid *task,
            const char      *day)
{
  Fixture         *f = &self->fixture;
  g_autofree char *photo = town_photo (self, "after-01", day, TOWN_LON, TOWN_LAT);
  g_autofree char *taken = g_strdup_printf ("taken=%s 11:00", day);
  const char      *files[] = { photo, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;

  town_do_works (self, task, day);
  fixture_set (f, SUYUAN_KIND_OUTLET, &self->outlet, "party_unit=U-TOWN", "party_reason=多户散排，由镇政府兜底", NULL);
  outcome = suyuan_office_add_media (f->office, SUYUAN_KIND_TASK, task, files, "after", NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "type=after", "outlet=O1", taken, "cod=42", "nh3n=3.1", "tp=0.4", NULL);
}

void
town_assert_status (Town       *self,
                    const char *expected)
{
  assert_text (&self->fixture, SUYUAN_KIND_OUTLET, &self->outlet, "status", expected);
}

void
town_assert_state (Town            *self,
                   const SuyuanUid *task,
                   const char      *expected)
{
  assert_text (&self->fixture, SUYUAN_KIND_TASK, task, "state", expected);
}

void
town_refuse (Town            *self,
             const SuyuanUid *task,
             const char      *person,
             SuyuanTaskStep   step,
             const char      *word)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_dup_text (&self->fixture, SUYUAN_KIND_TASK, task, "state");
  SuyuanOutcome   *outcome = town_step (self, task, person, &step, &error);

  assert_refused (outcome, error, word);
  town_assert_state (self, task, before);
}

SuyuanTaskView *
town_look (Town            *self,
           const SuyuanUid *task)
{
  g_autoptr (GError) error = NULL;
  SuyuanTaskView *view = suyuan_office_task_view (self->fixture.office, task, &error);

  g_assert_no_error (error);
  return view;
}

SuyuanTaskCriterion *
town_criterion (SuyuanTaskView *view,
                const char     *key)
{
  for (guint i = 0; i < view->criteria->len; i++)
    {
      SuyuanTaskCriterion *criterion = view->criteria->pdata[i];

      if (g_str_equal (criterion->criterion, key))
        return criterion;
    }
  return NULL;
}
