/* suyuan-portion.c: which records go to somebody who walks a reach, or answers for a division
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-portion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-areas.h"
#include "suyuan-bonds.h"
#include "suyuan-census.h"
#include "suyuan-field-text.h"
#include "suyuan-sync-error.h"

typedef struct
{
  SuyuanOffice *office; /* borrowed */
  SuyuanBonds  *bonds;
  GStrvBuilder *lines;
} Choosing;

typedef void (*TakeFunc) (SuyuanBonds     *bonds,
                          const SuyuanUid *uid);

typedef struct
{
  SuyuanBonds *bonds;
  TakeFunc     take;
  guint        n;
} Taking;

/**
 * Whether any of it is left out.
 */
gboolean
suyuan_portion_is_asked (const SuyuanPortionTerms *terms)
{
  return (terms->reaches != NULL && terms->reaches[0] != NULL) || (terms->divisions != NULL && terms->divisions[0] != NULL) || terms->filter != NULL;
}

/**
 * Frees it.
 */
void
suyuan_portion_free (SuyuanPortion *self)
{
  g_hash_table_unref (self->uids);
  g_strfreev (self->lines);
  g_free (self);
}

static void
add_line (Choosing   *self,
          const char *by,
          const char *value)
{
  g_autofree char *line = g_strconcat (by, "\t", value, NULL);

  g_strv_builder_add (self->lines, g_strdelimit (line, "\n", ' '));
}

static void
take_cb (const SuyuanUid   *uid,
         gint64             id,
         const SuyuanValue *values,
         gpointer           data)
{
  Taking *taking = data;

  taking->n++;
  taking->take (taking->bonds, uid);
}

/* Those of a kind that pass. @n: (out) (optional): how many. */
static gboolean
take_passing (Choosing         *self,
              SuyuanKind        kind,
              const SuyuanExpr *filter,
              TakeFunc          take,
              guint            *n,
              GError          **error)
{
  static const char *const keys[] = { "code", NULL };
  SuyuanQuery              query = { .kind = kind, .filter = filter };
  Taking                   taking = { self->bonds, take, 0 };

  if (!suyuan_office_scan (self->office, &query, keys, take_cb, &taking, error))
    return FALSE;
  if (n != NULL)
    *n += taking.n;
  return TRUE;
}

static gboolean
take_words (Choosing   *self,
            SuyuanKind  kind,
            const char *words,
            TakeFunc    take,
            guint      *n,
            GError    **error)
{
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (words, error);

  return filter != NULL && take_passing (self, kind, filter, take, n, error);
}

static gboolean
choose_reach (Choosing   *self,
              const char *code,
              GError    **error)
{
  SuyuanUid        uid;
  g_autofree char *label = NULL;

  if (!suyuan_office_find (self->office, SUYUAN_KIND_REACH, code, &uid, error))
    return FALSE;

  suyuan_bonds_choose (self->bonds, &uid);
  label = suyuan_office_dup_label (self->office, SUYUAN_KIND_REACH, &uid);
  add_line (self, "reach", label);
  return TRUE;
}

/* The zeros at the end of the code of a city or a province stand for all that is in it. */
static char *
dup_division_filter (const char *code)
{
  g_autofree char *stem = g_strdup (code);
  g_autofree char *end = NULL;
  gsize            length = strlen (code);

  while (length > 2 && strcmp (stem + length - 2, "00") == 0)
    stem[length -= 2] = '\0';
  end = g_strdup (stem);
  end[length - 1]++;
  return g_strdup_printf ("division >= '%s' and division < '%s'", stem, end);
}

/* A name is as good as a code. */
static char *
dup_division_code (Choosing   *self,
                   const char *text,
                   GError    **error)
{
  SuyuanCatalogue   *catalogue = suyuan_office_get_catalogue (self->office);
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "division");
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };

  if (suyuan_field_parse (field, catalogue, text, &value, &verdict) && value.type == SUYUAN_VALUE_TEXT && strspn (value.text, "0123456789") == strlen (value.text) &&
      strlen (value.text) >= 6)
    return g_strdup (value.text);
  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_INVALID, _ ("“%s” is no division: write its six digits, as 320106 for a county or 320100 for a city, or its whole name"), text);
  return NULL;
}

static gboolean
choose_division (Choosing   *self,
                 const char *text,
                 GError    **error)
{
  static const SuyuanKind kinds[] = { SUYUAN_KIND_OUTLET, SUYUAN_KIND_SECTION, SUYUAN_KIND_REACH, SUYUAN_KIND_PROBLEM };
  g_autofree char        *code = dup_division_code (self, text, error);
  g_autofree char        *filter = NULL;
  guint                   n = 0;

  if (code == NULL)
    return FALSE;
  filter = dup_division_filter (code);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!take_words (self, kinds[i], filter, suyuan_bonds_choose, &n, error))
      return FALSE;
  if (!take_words (self, SUYUAN_KIND_AREA, filter, suyuan_bonds_name, NULL, error))
    return FALSE;
  add_line (self, "division", code);
  if (n > 0)
    return TRUE;
  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_INVALID, _ ("There is no outlet, section or reach in the division %s: choose another, or enter theirs first"), code);
  return FALSE;
}

static gboolean
choose_filter (Choosing   *self,
               const char *words,
               GError    **error)
{
  guint n = 0;

  if (!take_words (self, SUYUAN_KIND_OUTLET, words, suyuan_bonds_choose, &n, error))
    return FALSE;
  add_line (self, "filter", words);
  if (n > 0)
    return TRUE;
  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_INVALID, _ ("No outlet passes “%s”: a package of nothing is not made"), words);
  return FALSE;
}

static gboolean
choose_all (Choosing                 *self,
            const SuyuanPortionTerms *terms,
            GError                  **error)
{
  for (gsize i = 0; terms->reaches != NULL && terms->reaches[i] != NULL; i++)
    if (!choose_reach (self, terms->reaches[i], error))
      return FALSE;
  for (gsize i = 0; terms->divisions != NULL && terms->divisions[i] != NULL; i++)
    if (!choose_division (self, terms->divisions[i], error))
      return FALSE;
  return terms->filter == NULL || choose_filter (self, terms->filter, error);
}

static gboolean
name_areas_over (Choosing    *self,
                 SuyuanAreas *areas,
                 SuyuanKind   kind,
                 GError     **error)
{
  g_autoptr (GArray) uids = suyuan_bonds_list_chosen (self->bonds, kind);
  g_autoptr (GArray) over = suyuan_areas_list_over (areas, self->office, kind, uids, error);

  for (guint i = 0; over != NULL && i < over->len; i++)
    suyuan_bonds_name (self->bonds, &g_array_index (over, SuyuanUid, i));
  return over != NULL;
}

/* Whoever goes out has to be able to say who they are; of all others only who has to do with what was chosen. */
static gboolean
name_people (Choosing *self,
             GError  **error)
{
  return take_passing (self, SUYUAN_KIND_UNIT, NULL, suyuan_bonds_name, NULL, error) &&
         take_words (self, SUYUAN_KIND_PERSON, "(inactive null or inactive = false) and (role null or role in ('field', 'contractor'))", suyuan_bonds_name, NULL, error);
}

static gboolean
choose (Choosing                 *self,
        const SuyuanPortionTerms *terms,
        GError                  **error)
{
  g_autoptr (SuyuanAreas) areas = NULL;

  if (!choose_all (self, terms, error) || !name_people (self, error))
    return FALSE;
  areas = suyuan_areas_new (self->office, error);
  return areas != NULL && name_areas_over (self, areas, SUYUAN_KIND_OUTLET, error) && name_areas_over (self, areas, SUYUAN_KIND_REACH, error);
}

/**
 * suyuan_portion_new:
 * @terms: at least one of them said
 * @cancellable: (nullable): ends it
 *
 * Chooses the records: reaches with the outlets, sections and visits on them, outlets with all that hangs on them
 * (channel, links, samples, problems, tasks, files); the areas laid over them; whatever any of these refers to, with the
 * ports of the enterprises; all units; of the persons those who are named, who wrote something of it, and who go into
 * the field. Nothing in it refers to something that is not. Errors: INVALID where nothing is chosen; those of reading a
 * code or a filter; CANCELLED.
 */
SuyuanPortion *
suyuan_portion_new (SuyuanOffice             *office,
                    const SuyuanPortionTerms *terms,
                    GCancellable             *cancellable,
                    GError                  **error)
{
  g_autoptr (SuyuanBonds) bonds = suyuan_bonds_new (office, cancellable, error);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  Choosing       self = { office, bonds, lines };
  SuyuanPortion *portion;

  if (bonds == NULL || !choose (&self, terms, error))
    return NULL;

  portion = g_new0 (SuyuanPortion, 1);
  portion->uids = suyuan_bonds_dup_uids (bonds);
  portion->lines = g_strv_builder_end (lines);
  return portion;
}
