/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every number opens the records it counts, and follows them. */
#include "suyuan-overview-page.h"

#include "suyuan-booth.h"
#include "suyuan-figure.h"

static SuyuanOverviewPage *
show (SuyuanBooth *self)
{
  SuyuanOverviewPage *page = g_object_new (SUYUAN_TYPE_OVERVIEW_PAGE, NULL);

  suyuan_page_set_seat (SUYUAN_PAGE (page), self->stage->seat);
  suyuan_booth_set (self, GTK_WIDGET (page));
  return page;
}

/* The figures below @root, in reading order. */
static void
list_figures (GtkWidget *root,
              GPtrArray *figures)
{
  if (SUYUAN_IS_FIGURE (root))
    g_ptr_array_add (figures, root);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
      list_figures (child, figures);
}

/* How many records a page shows that is opened as a figure asks. */
static gint64
count_records (SuyuanBooth *self,
               const char  *page,
               const char  *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanExpr) filter = *text != '\0' ? suyuan_expr_parse (text, &error) : NULL;
  SuyuanQuery query = { .kind = g_str_equal (page, "tasks") ? SUYUAN_KIND_TASK : SUYUAN_KIND_OUTLET, .filter = filter };

  g_assert_no_error (error);
  return suyuan_office_count (suyuan_booth_get_office (self), &query, NULL);
}

static void
get_asked (SuyuanBooth *self,
           const char **page,
           const char **expr,
           const char **words)
{
  g_autoptr (GVariant) parameters = NULL;
  const char *action;

  g_assert_nonnull (self->asked);
  g_variant_get (self->asked, "(&sv)", &action, &parameters);
  g_assert_cmpstr (action, ==, "open-records");
  g_variant_get (parameters, "(&s&s&s)", page, expr, words);
}

/* The number is in the name of its button, so that it is heard, and is the number of records that open. */
static gint64
assert_figure (SuyuanBooth *self,
               GtkWidget   *figure)
{
  GtkWidget       *button = gtk_widget_get_first_child (figure);
  GtkLabel        *value = GTK_LABEL (suyuan_stage_find_widget (figure, GTK_TYPE_LABEL));
  const char      *page, *expr, *words;
  g_autofree char *name = NULL;
  gint64           shown = g_ascii_strtoll (gtk_label_get_text (value), NULL, 10);

  g_clear_pointer (&self->asked, g_variant_unref);
  g_signal_emit_by_name (button, "clicked");
  get_asked (self, &page, &expr, &words);
  g_test_message ("%s: %s, %s", words, gtk_label_get_text (value), expr);
  g_assert_cmpint (count_records (self, page, expr), ==, shown);
  name = g_strdup_printf ("%s: %s", words, gtk_label_get_text (value));
  suyuan_booth_expect_name (button, name);
  return shown;
}

static void
test_numbers_open_what_they_count (SuyuanBooth  *self,
                                   gconstpointer data)
{
  SuyuanOverviewPage *page;
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();
  gint64 outlets, by_status = 0;

  suyuan_booth_take_sample (self, "R09");
  page = show (self);
  outlets = suyuan_booth_count (self, SUYUAN_KIND_OUTLET);
  list_figures (GTK_WIDGET (page), figures);
  g_assert_cmpuint (figures->len, >, 16); /* four for each of four gauges, and the statuses */
  for (guint i = 0; i < figures->len; i++)
    {
      gint64 shown = assert_figure (self, figures->pdata[i]);

      by_status += i >= 16 ? shown : 0;
    }
  g_assert_cmpint (by_status, ==, outlets); /* every outlet has a status, and one */
}

/* Of a gauge: what is due is done or open. */
static void
test_gauges_add_up (SuyuanBooth  *self,
                    gconstpointer data)
{
  SuyuanOverviewPage *page;
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();

  suyuan_booth_take_sample (self, "R09");
  page = show (self);
  list_figures (GTK_WIDGET (page), figures);
  for (guint gauge = 0; gauge < 4; gauge++)
    {
      gint64 due = assert_figure (self, figures->pdata[gauge * 4]);

      g_assert_cmpint (due, ==, assert_figure (self, figures->pdata[gauge * 4 + 1]) + assert_figure (self, figures->pdata[gauge * 4 + 2]));
    }
}

static gboolean
has_one_more (gpointer data)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();

  list_figures (data, figures);
  return figures->len > 0 && g_str_equal (gtk_label_get_text (GTK_LABEL (suyuan_stage_find_widget (figures->pdata[0], GTK_TYPE_LABEL))), "1");
}

/* Nothing yet offers the first step; with the first outlet the numbers are there, by themselves. */
static void
test_begins_empty (SuyuanBooth  *self,
                   gconstpointer data)
{
  SuyuanOverviewPage *page = show (self);
  GtkWidget          *import = suyuan_stage_find_button (GTK_WIDGET (page), "_Import a List…");
  const char         *action;

  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "Nothing to count yet"));
  gtk_widget_grab_focus (import);
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_asked (self);
  g_variant_get_child (self->asked, 0, "&s", &action);
  g_assert_cmpstr (action, ==, "import");
  suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", NULL });
  suyuan_stage_wait (has_one_more, page);
  g_assert_null (suyuan_stage_find_label (GTK_WIDGET (page), "Nothing to count yet"));
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "Nothing is overdue."));
}

/* Who is late stands with how many tasks, and leads to them; the page's own action leads to all of them. */
static void
test_overdue (SuyuanBooth  *self,
              gconstpointer data)
{
  const char         *name, *expr, *words;
  SuyuanOverviewPage *page;
  GtkWidget          *show_them;
  gint64              all;

  suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", NULL });
  suyuan_booth_take_sample (self, "R09");
  page = show (self);
  suyuan_page_primary (SUYUAN_PAGE (page));
  get_asked (self, &name, &expr, &words);
  g_assert_cmpstr (name, ==, "tasks");
  g_assert_cmpstr (words, ==, "Overdue");
  all = count_records (self, name, expr);
  g_assert_cmpint (all, >, 0); /* the sample has late tasks at any time: its days are past */
  show_them = suyuan_stage_find_button (GTK_WIDGET (page), "Show");
  g_assert_nonnull (show_them);
  gtk_widget_grab_focus (show_them);
  g_clear_pointer (&self->asked, g_variant_unref);
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_asked (self);
  get_asked (self, &name, &expr, &words);
  g_assert_cmpstr (name, ==, "tasks");
  g_assert_cmpint (count_records (self, name, expr), >, 0);
  g_assert_cmpint (count_records (self, name, expr), <=, all);
}

static const char *
page_shown (SuyuanOverviewPage *page)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (suyuan_stage_find_widget (GTK_WIDGET (page), GTK_TYPE_STACK)));
}

static gboolean
is_empty (gpointer page)
{
  return g_str_equal (page_shown (page), "empty");
}

/* Another workspace in the same window: nothing of the one before is seen any more, nor what was asked of it. */
static void
test_takes_another_seat (SuyuanBooth  *self,
                         gconstpointer data)
{
  SuyuanStage        *other = suyuan_stage_new ();
  SuyuanOverviewPage *page;

  suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", NULL });
  page = show (self);
  g_assert_cmpstr (page_shown (page), ==, "numbers");
  suyuan_page_set_seat (SUYUAN_PAGE (page), other->seat);
  g_assert_cmpstr (page_shown (page), ==, "counting");
  suyuan_stage_wait (is_empty, page);
  suyuan_page_set_seat (SUYUAN_PAGE (page), self->stage->seat);
  suyuan_page_set_seat (SUYUAN_PAGE (page), other->seat); /* before the first has counted */
  suyuan_stage_settle (self->stage);
  suyuan_stage_settle (other);
  g_assert_cmpstr (page_shown (page), ==, "empty");
  gtk_window_set_child (GTK_WINDOW (self->parent), gtk_label_new ("behind"));
  suyuan_stage_spin (50);
  suyuan_stage_free (other);
}

static gboolean
shows_numbers (gpointer page)
{
  return g_str_equal (page_shown (page), "numbers");
}

/* However often something changes meanwhile, what was counted is shown, and counted again. */
static void
test_counts_while_it_changes (SuyuanBooth  *self,
                              gconstpointer data)
{
  SuyuanOverviewPage *page = show (self);
  gint64              until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", NULL });
  while (!shows_numbers (page))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_signal_emit_by_name (self->stage->seat, "changed", (guint64) 1 << SUYUAN_KIND_OUTLET);
      g_main_context_iteration (NULL, FALSE);
    }
  suyuan_stage_settle (self->stage);
  g_assert_true (has_one_more (page));
}

/* What cannot be counted is said where the numbers would stand, and not counted for ever. */
static void
test_says_what_is_wrong (SuyuanBooth  *self,
                         gconstpointer data)
{
  SuyuanOverviewPage *page;

  suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", NULL });
  suyuan_stage_hide (self->stage, "outlet");
  page = show (self);
  g_assert_cmpstr (page_shown (page), ==, "fault");
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "This could not be counted"));
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "outlet"));
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  suyuan_booth_test ("/app/overview-page/numbers-open-what-they-count", test_numbers_open_what_they_count);
  suyuan_booth_test ("/app/overview-page/gauges-add-up", test_gauges_add_up);
  suyuan_booth_test ("/app/overview-page/begins-empty", test_begins_empty);
  suyuan_booth_test ("/app/overview-page/overdue", test_overdue);
  suyuan_booth_test ("/app/overview-page/takes-another-seat", test_takes_another_seat);
  suyuan_booth_test ("/app/overview-page/counts-while-it-changes", test_counts_while_it_changes);
  suyuan_booth_test ("/app/overview-page/says-what-is-wrong", test_says_what_is_wrong);

  return g_test_run ();
}
