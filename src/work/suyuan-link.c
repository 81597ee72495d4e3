/* Whose water it is: the link between an outlet and an enterprise, how it was found, how sure it is, and
 * who answers for the outlet.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-evidence.h"

#include "suyuan-action.h"
#include "suyuan-assignment.h"
#include "suyuan-intake.h"
#include "suyuan-numbering.h"
#include "suyuan-office-private.h"
#include "suyuan-refusal.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SuyuanOffice          *office;
  SuyuanRecord          *outlet, *enterprise;
  SuyuanRecord          *port;   /* of the enterprise, or NULL: none is named */
  SuyuanRecord          *before; /* the link that is followed up, or NULL */
  SuyuanRecord          *link;   /* what becomes of it */
  const SuyuanLinkTerms *terms;
} Linking;

static void
linking_clear (Linking *self)
{
  g_clear_pointer (&self->outlet, suyuan_record_unref);
  g_clear_pointer (&self->enterprise, suyuan_record_unref);
  g_clear_pointer (&self->port, suyuan_record_unref);
  g_clear_pointer (&self->before, suyuan_record_unref);
  g_clear_pointer (&self->link, suyuan_record_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Linking, linking_clear)

static gboolean
assign (Linking    *self,
        const char *key,
        const char *text,
        GError    **error)
{
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (self->office), SUYUAN_KIND_LINK, key);

  return !text || suyuan_office_assign (self->office, self->link, field, text, NULL, error);
}

/* A port belongs to its enterprise: the same number means another port elsewhere. */
static gboolean
find_port (Linking *self,
           GError **error)
{
  g_autoptr (GPtrArray) ports = NULL;

  if (!self->terms->port)
    return TRUE;
  ports = suyuan_office_referring (self->office, SUYUAN_KIND_PORT, "enterprise", suyuan_record_get_uid (self->enterprise), error);
  if (!ports)
    return FALSE;
  for (guint i = 0; i < ports->len; i++)
    if (g_strcmp0 (suyuan_record_get_text (ports->pdata[i], "code"), self->terms->port) == 0)
      {
        self->port = suyuan_record_ref (ports->pdata[i]);
        return TRUE;
      }
  suyuan_refuse_as (error, SUYUAN_WORK_ERROR_NOT_FOUND, "not_found", _ ("%s has no port %s; add it to the enterprise first"),
                    suyuan_record_get_text (self->enterprise, "name"), self->terms->port);
  return FALSE;
}

/* The links the outlet has with the enterprise, one for each of its ports. */
static GPtrArray *
list_links (Linking *self,
            GError **error)
{
  g_autoptr (GPtrArray) links = suyuan_office_referring (self->office, SUYUAN_KIND_LINK, "outlet", suyuan_record_get_uid (self->outlet), error);
  SuyuanUid enterprise;

  for (guint i = links ? links->len : 0; i > 0; i--)
    if (!suyuan_record_get_ref (links->pdata[i - 1], "enterprise", &enterprise) || !suyuan_uid_equal (&enterprise, suyuan_record_get_uid (self->enterprise)))
      g_ptr_array_remove_index (links, i - 1);

  return g_steal_pointer (&links);
}

/* The link by the port that is named, else the one that names none, which then is about that port. Where no port is named
 * there must be but one link. */
static gboolean
find_link (Linking *self,
           GError **error)
{
  g_autoptr (GPtrArray) links = list_links (self, error);
  SuyuanRecord *same = NULL, *unnamed = NULL;
  SuyuanUid     port;

  if (!links)
    return FALSE;
  if (!self->port && links->len > 1)
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_AMBIGUOUS, "ambiguous", _ ("%s is linked by %u of its ports; name the port that is meant"),
                        suyuan_record_get_text (self->enterprise, "name"), links->len);
      return FALSE;
    }
  for (guint i = 0; i < links->len; i++)
    if (!suyuan_record_get_ref (links->pdata[i], "port", &port))
      unnamed = links->pdata[i];
    else if (!self->port || suyuan_uid_equal (&port, suyuan_record_get_uid (self->port)))
      same = links->pdata[i];
  if (same || unnamed)
    self->before = suyuan_record_ref (same ? same : unnamed);
  return TRUE;
}

static gboolean
fill_in (Linking *self,
         GError **error)
{
  const SuyuanLinkTerms *terms = self->terms;
  g_autofree char       *today = suyuan_office_today (self->office);
  SuyuanUid              uid;

  if (self->before)
    uid = *suyuan_record_get_uid (self->before);
  else
    suyuan_uid_init (&uid, suyuan_office_now_ms (self->office));
  self->link = suyuan_record_new (suyuan_office_get_catalogue (self->office), SUYUAN_KIND_LINK, &uid);

  suyuan_record_set_ref (self->link, "outlet", suyuan_record_get_uid (self->outlet));
  suyuan_record_set_ref (self->link, "enterprise", suyuan_record_get_uid (self->enterprise));
  if (!assign (self, "method", terms->method, error) || !assign (self, "confidence", terms->confidence ? terms->confidence : "suspected", error) || !assign (self, "claim", terms->claim, error) || !assign (self, "claim_document", terms->document, error) || !assign (self, "reason", terms->reason, error))
    return FALSE;

  if (self->port)
    suyuan_record_set_ref (self->link, "port", suyuan_record_get_uid (self->port));

  if (terms->main_party)
    suyuan_record_set_integer (self->link, "main", 1);
  if (terms->claim && !g_str_equal (suyuan_record_get_text (self->link, "claim"), "none"))
    suyuan_record_set_text (self->link, "claimed_on", today);
  if (!self->before)
    suyuan_record_set_text (self->link, "established_on", today);
  if (!suyuan_uid_is_nil (suyuan_office_get_operator (self->office)))
    suyuan_record_set_ref (self->link, "person", suyuan_office_get_operator (self->office));
  return TRUE;
}

/* What the link says once the terms are in it. */
static const char *
coming (Linking    *self,
        const char *key)
{
  const char *text = suyuan_record_get_text (self->link, key);

  return text || !self->before ? text : suyuan_record_get_text (self->before, key);
}

static gboolean
check_evidence (Linking *self,
                GError **error)
{
  g_autoptr (GPtrArray) media = NULL;

  if (self->terms->evidence && self->terms->evidence[0])
    return TRUE;
  if (self->before && !(media = suyuan_office_media (self->office, suyuan_record_get_uid (self->before), error)))
    return FALSE;
  if (media && media->len > 0)
    return TRUE;

  suyuan_refuse (error, "link_no_evidence", _ ("A link is confirmed on evidence: attach a photo, a drawing or a record, or leave it “probable”"));
  return FALSE;
}

/* A source is established by evidence, and acknowledged by the party or designated by the government, which answers where
 * nobody else is found (国办函〔2022〕17号). */
static gboolean
check_confirmation (Linking *self,
                    GError **error)
{
  const char *claim = coming (self, "claim");

  if (g_strcmp0 (suyuan_record_get_text (self->link, "confidence"), "confirmed") != 0)
    return TRUE;
  if (!suyuan_office_need_operator (self->office, error))
    return FALSE;
  if (!check_evidence (self, error))
    return FALSE;
  if (g_strcmp0 (claim, "claimed") != 0 && g_strcmp0 (claim, "designated") != 0)
    {
      suyuan_refuse (error, "link_no_claim", _ ("A link is confirmed when the party has claimed the outlet or the government has designated it: give the claim, or leave it “probable”"));
      return FALSE;
    }
  if (g_strcmp0 (claim, "designated") == 0 && !coming (self, "claim_document"))
    {
      suyuan_refuse (error, "link_no_document", _ ("A designation names its document: give its number"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_single_main (Linking *self,
                   GError **error)
{
  g_autoptr (GPtrArray) links = NULL;

  if (!self->terms->main_party)
    return TRUE;
  links = suyuan_office_referring (self->office, SUYUAN_KIND_LINK, "outlet", suyuan_record_get_uid (self->outlet), error);
  if (!links)
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      g_autofree char *label = NULL;
      SuyuanUid        enterprise;

      if (!suyuan_record_get_integer (links->pdata[i], "main") || !suyuan_record_get_ref (links->pdata[i], "enterprise", &enterprise) || suyuan_uid_equal (&enterprise, suyuan_record_get_uid (self->enterprise)))
        continue;
      label = suyuan_office_dup_label (self->office, SUYUAN_KIND_ENTERPRISE, &enterprise);
      suyuan_refuse (error, "second_main", _ ("%s already is the main party of this outlet; make it a further party first (main=no on that link)"), label);
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_link (Linking      *self,
            SuyuanAction *action,
            GError      **error)
{
  if (self->before)
    return suyuan_action_update (action, self->link, error);
  return suyuan_numbering_give (self->office, self->link, error) && suyuan_action_create (action, self->link, error);
}

/* The main party of a link is the outlet's party; a confirmed one ends its tracing. */
static gboolean
write_outlet (Linking      *self,
              SuyuanAction *action,
              GError      **error)
{
  g_autoptr (SuyuanRecord) changes = NULL;
  const char *claimed_on = suyuan_record_get_text (self->link, "claimed_on");

  if (!self->terms->main_party)
    return TRUE;
  changes = suyuan_record_new (suyuan_office_get_catalogue (self->office), SUYUAN_KIND_OUTLET, suyuan_record_get_uid (self->outlet));
  suyuan_record_set_ref (changes, "enterprise", suyuan_record_get_uid (self->enterprise));
  if (claimed_on)
    suyuan_record_set_text (changes, "claimed_on", claimed_on);
  if (g_str_equal (suyuan_record_get_text (self->link, "confidence"), "confirmed"))
    {
      suyuan_record_set_integer (changes, "trace_done", 1);
      if (suyuan_record_has (self->link, "method"))
        suyuan_record_set_text (changes, "trace_method", suyuan_record_get_text (self->link, "method"));
    }
  return suyuan_action_update (action, changes, error);
}

static SuyuanOutcome *
write_all (Linking *self,
           GError **error)
{
  g_autoptr (SuyuanAction) action = suyuan_action_begin (self->office, "link", error);
  SuyuanIntake intake = { .kind = SUYUAN_KIND_LINK, .files = self->terms->evidence };

  if (!action || !write_link (self, action, error))
    return NULL;
  intake.subject = *suyuan_record_get_uid (self->link);
  if (!suyuan_intake_attach (&intake, self->office, action, error) || !write_outlet (self, action, error))
    return NULL;

  suyuan_action_name (action, self->outlet);
  suyuan_action_name (action, self->enterprise);
  return suyuan_action_finish (action, error);
}

/**
 * suyuan_office_link:
 * @terms: how it was found and how sure it is
 *
 * Links an outlet with an enterprise, or follows up the link the two have; each port of the enterprise has a link of its own. `confirmed` is a decision: it
 * needs an operator, evidence, and a claim or a designation with its document. The main party becomes the
 * outlet's party; there is one.
 *
 * Returns: (transfer full): the outcome; %NULL with NO_PERSON, NOT_FOUND (a port), AMBIGUOUS (which port), INVALID, or REFUSED:
 *   `link_no_evidence`, `link_no_claim`, `link_no_document`, `second_main`
 */
SuyuanOutcome *
suyuan_office_link (SuyuanOffice          *self,
                    const SuyuanUid       *outlet,
                    const SuyuanUid       *enterprise,
                    const SuyuanLinkTerms *terms,
                    GError               **error)
{
  g_auto (Linking) linking = { .office = self, .terms = terms };

  linking.outlet = suyuan_office_get (self, SUYUAN_KIND_OUTLET, outlet, error);
  if (!linking.outlet)
    return NULL;
  linking.enterprise = suyuan_office_get (self, SUYUAN_KIND_ENTERPRISE, enterprise, error);
  if (!linking.enterprise || !find_port (&linking, error) || !find_link (&linking, error) || !fill_in (&linking, error))
    return NULL;
  if (!check_confirmation (&linking, error) || !check_single_main (&linking, error))
    return NULL;
  return write_all (&linking, error);
}
