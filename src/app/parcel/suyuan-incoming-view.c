/* suyuan-incoming-view.c: who made a package and what it changes here, before anything is changed
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-incoming-view.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "suyuan-application.h"
#include "suyuan-words.h"

struct _SuyuanIncomingView
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *body;
  GtkLabel  *from;
  GtkLabel  *seal;
  GtkLabel  *holds;
  GtkLabel  *caution;
  GtkLabel  *verdict;
  GtkStack  *parts;
};

G_DEFINE_FINAL_TYPE (SuyuanIncomingView, suyuan_incoming_view, GTK_TYPE_WIDGET)

SuyuanTextTable *
suyuan_incoming_view_get_table (SuyuanIncomingView *self,
                                const char         *name)
{
  return SUYUAN_TEXT_TABLE (gtk_stack_get_child_by_name (self->parts, name));
}

static void
add_part (SuyuanIncomingView *self,
          const char         *name,
          const char         *title)
{
  gtk_stack_add_titled (self->parts, suyuan_text_table_new (title), name, title);
}

static void
suyuan_incoming_view_dispose (GObject *object)
{
  g_clear_pointer (&SUYUAN_INCOMING_VIEW (object)->body, gtk_widget_unparent);

  G_OBJECT_CLASS (suyuan_incoming_view_parent_class)->dispose (object);
}

static void
suyuan_incoming_view_class_init (SuyuanIncomingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_incoming_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-incoming-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanIncomingView, body);
  gtk_widget_class_bind_template_child (widget_class, SuyuanIncomingView, from);
  gtk_widget_class_bind_template_child (widget_class, SuyuanIncomingView, seal);
  gtk_widget_class_bind_template_child (widget_class, SuyuanIncomingView, holds);
  gtk_widget_class_bind_template_child (widget_class, SuyuanIncomingView, caution);
  gtk_widget_class_bind_template_child (widget_class, SuyuanIncomingView, verdict);
  gtk_widget_class_bind_template_child (widget_class, SuyuanIncomingView, parts);
}

static void
suyuan_incoming_view_init (SuyuanIncomingView *self)
{
  SuyuanTextTable *table;

  gtk_widget_init_template (GTK_WIDGET (self));
  add_part (self, "changes", _ ("Changes"));
  table = suyuan_incoming_view_get_table (self, "changes");
  suyuan_text_table_add_column (table, _ ("Kind"), 0);
  suyuan_text_table_add_column (table, C_ ("package", "New"), -110);
  suyuan_text_table_add_column (table, C_ ("package", "Changed"), -110);
  suyuan_text_table_add_column (table, C_ ("package", "Removed"), -110);
  add_part (self, "conflicts", _ ("Conflicts"));
  table = suyuan_incoming_view_get_table (self, "conflicts");
  suyuan_text_table_add_column (table, _ ("Record"), 150);
  suyuan_text_table_add_column (table, _ ("Field"), 150);
  suyuan_text_table_add_column (table, _ ("Stands after merging"), 0);
  suyuan_text_table_add_column (table, _ ("Set aside, and kept"), 0);
  add_part (self, "media", _ ("Missing files"));
  table = suyuan_incoming_view_get_table (self, "media");
  suyuan_text_table_add_column (table, _ ("File"), 0);
  suyuan_text_table_add_column (table, "SHA-256", 200);
}

/* --- words --- */

static char *
dup_time (GDateTime *utc)
{
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("—");
}

static char *
dup_made (const SuyuanManifest *manifest)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (manifest->made, NULL);

  return utc != NULL ? dup_time (utc) : g_strdup (manifest->made);
}

static void
show_manifest (SuyuanIncomingView *self,
               SuyuanPackage      *package)
{
  const SuyuanManifest *manifest = suyuan_package_get_manifest (package);
  g_autofree char      *made = dup_made (manifest);
  g_autofree char      *size = g_format_size (suyuan_package_get_size (package));
  g_autofree char      *from = g_strdup_printf (_ ("From “%s”: %s, %s"), manifest->title, manifest->person_name != NULL ? manifest->person_name : _ ("nobody named"), made);
  g_autofree char      *seal = g_strdup_printf (_ ("✓ The signature holds and every file is whole. Computer %.8s."), manifest->device);
  g_autofree char      *scope = suyuan_manifest_dup_scope (manifest);
  g_autofree char      *held = g_strdup_printf (_ ("%s: %" PRId64 " batches, %u files, %s"), scope, manifest->n_batches, manifest->media->len, size);
  g_autofree char      *purpose = manifest->purpose != NULL ? g_strdup_printf (_ ("For %s"), manifest->purpose) : NULL;
  g_autofree char      *holds = purpose != NULL ? g_strdup_printf ("%s · %s", purpose, held) : g_strdup (held);

  gtk_label_set_text (self->from, from);
  gtk_label_set_text (self->seal, seal);
  gtk_label_set_text (self->holds, holds);
}

static char *
dup_side (const SuyuanSide *side,
          const char       *where)
{
  g_autoptr (GDateTime) utc = side->at_ms > 0 ? g_date_time_new_from_unix_utc (side->at_ms / 1000) : NULL;
  g_autofree char *at = dup_time (utc);
  g_autofree char *who = g_strdup_printf ("%s, %s", side->person != NULL ? side->person : _ ("nobody named"), at);

  return g_strdup_printf ("%s\n%s%s", side->text != NULL ? side->text : "—", where, who);
}

/* --- tables --- */

static void
title_part (SuyuanIncomingView *self,
            const char         *name,
            const char         *title)
{
  SuyuanTextTable *table = suyuan_incoming_view_get_table (self, name);
  GtkStackPage    *page = gtk_stack_get_page (self->parts, GTK_WIDGET (table));
  guint            n = suyuan_text_table_get_n_rows (table);
  g_autofree char *text = g_strdup_printf ("%s (%u)", title, n);

  gtk_stack_page_set_title (page, text);
  gtk_stack_page_set_visible (page, n > 0);
}

static gint64
fill_changes (SuyuanIncomingView  *self,
              const SuyuanArrival *arrival)
{
  SuyuanTextTable *table = suyuan_incoming_view_get_table (self, "changes");
  gint64           sum = 0;

  suyuan_text_table_clear (table);
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      const SuyuanTally *tally = &arrival->tallies[kind];
      g_autofree char   *created = g_strdup_printf ("%" PRId64, tally->created);
      g_autofree char   *changed = g_strdup_printf ("%" PRId64, tally->changed);
      g_autofree char   *removed = g_strdup_printf ("%" PRId64, tally->removed);
      gint64             n = tally->created + tally->changed + tally->removed;

      if (n > 0)
        suyuan_text_table_add (table, (const char *const[]){ suyuan_kind_label_plural (kind), created, changed, removed, NULL });
      sum += n;
    }
  title_part (self, "changes", _ ("Changes"));
  return sum;
}

static void
add_conflict (SuyuanTextTable     *table,
              const SuyuanDispute *dispute,
              gint8                ours)
{
  const char      *here = _ ("here: "), *there = _ ("there: ");
  g_autofree char *record = g_strdup_printf ("%s %s", suyuan_kind_label (dispute->kind), dispute->code);
  g_autofree char *kept = NULL, *other = NULL;

  if (dispute->field == NULL)
    {
      suyuan_text_table_add (table, (const char *const[]){ record, "—", _ ("removed by one and edited by the other"), "—", NULL });
      return;
    }
  kept = dup_side (&dispute->kept, ours > 0 ? here : ours < 0 ? there
                                                              : "");
  other = dup_side (&dispute->other, ours > 0 ? there : ours < 0 ? here
                                                                 : "");
  suyuan_text_table_add (table, (const char *const[]){ record, dispute->label, kept, other, NULL });
}

static void
fill_conflicts (SuyuanIncomingView   *self,
                const SuyuanIncoming *incoming)
{
  SuyuanTextTable *table = suyuan_incoming_view_get_table (self, "conflicts");

  suyuan_text_table_clear (table);
  for (guint i = 0; i < incoming->arrival->disputes->len; i++)
    add_conflict (table, incoming->arrival->disputes->pdata[i], g_array_index (incoming->ours, gint8, i));
  title_part (self, "conflicts", _ ("Conflicts"));
}

static void
fill_media (SuyuanIncomingView  *self,
            const SuyuanArrival *arrival)
{
  SuyuanTextTable *table = suyuan_incoming_view_get_table (self, "media");

  suyuan_text_table_clear (table);
  for (guint i = 0; i < arrival->lacking->len; i++)
    {
      const char *name = suyuan_record_get_text (arrival->lacking->pdata[i], "name");
      const char *sha256 = suyuan_record_get_text (arrival->lacking->pdata[i], "sha256");

      suyuan_text_table_add (table, (const char *const[]){ name != NULL ? name : "—", sha256 != NULL ? sha256 : "—", NULL });
    }
  title_part (self, "media", _ ("Missing files"));
}

static void
show_verdict (SuyuanIncomingView   *self,
              const SuyuanIncoming *incoming,
              gint64                n_changes)
{
  const SuyuanArrival *arrival = incoming->arrival;
  guint                n = arrival->disputes->len;
  g_autofree char     *changes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Merging touches %" PRId64 " record", "Merging touches %" PRId64 " records", (gulong) n_changes), n_changes);
  g_autofree char     *files = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "brings %" PRId64 " file", "brings %" PRId64 " files", (gulong) arrival->n_media), arrival->n_media);
  g_autofree char     *conflicts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "opens %u conflict", "opens %u conflicts", n), n);
  g_autofree char     *told = g_strdup_printf (_ ("%s, %s and %s."), changes, files, conflicts);
  g_autofree char     *filled = arrival->n_filled == 0 ? NULL : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "It brings the content of %u change that was withheld here.", "It brings the contents of %u changes that were withheld here.", arrival->n_filled), arrival->n_filled);
  g_autofree char     *text = filled == NULL ? g_strdup (told) : g_strdup_printf ("%s %s", told, filled);

  suyuan_incoming_view_set_verdict (self, suyuan_incoming_is_known (incoming) ? _ ("Nothing new: all of it is here.") : text);
}

void
suyuan_incoming_view_set_verdict (SuyuanIncomingView *self,
                                  const char         *verdict)
{
  gtk_label_set_text (self->verdict, verdict);
}

static const char *
find_caution (const SuyuanIncoming *incoming)
{
  if (incoming->arrival->own_device)
    return _ ("Among them are batches of this very computer: go on in one workspace of this family only, or its chain forks.");

  if (incoming->arrival->was_whole && incoming->arrival->n_withheld > 0)
    return _ ("It is a part: some of what it brings is withheld and comes with a whole package. Until then this workspace is a part.");

  return suyuan_package_get_manifest (incoming->package)->rehearsal ? _ ("Made in a rehearsal.") : NULL;
}

/* The conflicts, where there are any; no table where there is nothing to tell. */
static void
choose_part (SuyuanIncomingView *self)
{
  static const char *const order[] = { "conflicts", "changes", "media" };
  GtkWidget               *chosen = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (order) && chosen == NULL; i++)
    {
      SuyuanTextTable *table = suyuan_incoming_view_get_table (self, order[i]);

      if (suyuan_text_table_get_n_rows (table) > 0)
        chosen = GTK_WIDGET (table);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->parts), chosen != NULL);
  if (chosen != NULL)
    gtk_stack_set_visible_child (self->parts, chosen);
}

void
suyuan_incoming_view_show (SuyuanIncomingView   *self,
                           const SuyuanIncoming *incoming)
{
  const char *caution = find_caution (incoming);

  show_manifest (self, incoming->package);
  gtk_label_set_text (self->caution, caution != NULL ? caution : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caution), caution != NULL);
  show_verdict (self, incoming, fill_changes (self, incoming->arrival));
  fill_conflicts (self, incoming);
  fill_media (self, incoming->arrival);
  choose_part (self);
}
