/* suyuan-typist.c: keys pressed as a person presses them, through the X server, and what has the focus
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-tests"

#include "suyuan-typist.h"

#include <X11/XKBlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <adwaita.h>
#include <gdk/x11/gdkx.h>

#include "suyuan-field-row.h"
#include "suyuan-map-view.h"
#include "suyuan-stage.h"

#define SEARCHED_MS 600 /* a search begins a while after the last letter */

#define LOOK_MS 5

struct SuyuanTypist
{
  Display    *server;  /* Borrowed from GDK, so that its queue holds what a key brought about */
  GHashTable *strange; /* Owned; keysym → keycode for what no key of the board writes */
  int         spare;   /* the last keycode that was given away so */
};

SuyuanTypist *
suyuan_typist_new (void)
{
  SuyuanTypist *self = g_new0 (SuyuanTypist, 1);
  GdkDisplay   *display = gdk_display_get_default ();
  int           least, event, error, major, minor;

  g_assert_true (GDK_IS_X11_DISPLAY (display));
  self->server = gdk_x11_display_get_xdisplay (display);
  g_assert_true (XTestQueryExtension (self->server, &event, &error, &major, &minor));
  XDisplayKeycodes (self->server, &least, &self->spare);
  self->strange = g_hash_table_new (NULL, NULL);
  /* The pointer is put away: what opens beneath it would be chosen by it. */
  XTestFakeMotionEvent (self->server, -1, DisplayWidth (self->server, 0) - 1, DisplayHeight (self->server, 0) - 1, CurrentTime);

  return self;
}

void
suyuan_typist_free (SuyuanTypist *self)
{
  g_hash_table_unref (self->strange);
  g_free (self);
}

/* --- the window in front --- */

static gboolean
stands_behind (GtkWindow  *window,
               GListModel *windows)
{
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (other) == window && gtk_widget_get_visible (GTK_WIDGET (other)))
        return TRUE;
    }
  return FALSE;
}

/* The one that nothing else stands in front of. */
GtkWindow *
suyuan_typist_get_window (SuyuanTypist *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_visible (GTK_WIDGET (window)) && !stands_behind (window, windows))
        return window;
    }
  return NULL;
}

/* What a window manager does: the window in front gets the keys. */
static gboolean
is_active (gpointer data)
{
  SuyuanTypist *self = data;
  GtkWindow    *window = suyuan_typist_get_window (self);
  GdkDisplay   *display = gdk_display_get_default ();

  if (window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    return FALSE;
  if (gtk_window_is_active (window))
    return TRUE;

  gdk_x11_display_error_trap_push (display);
  XSetInputFocus (self->server, gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window))), RevertToParent, CurrentTime);
  XSync (self->server, False);
  gdk_x11_display_error_trap_pop_ignored (display);

  return FALSE;
}

/* --- keys --- */

/* Until everything that the key brought about at once has happened, or as long as a person would look. */
static void
let_it_happen (SuyuanTypist *self)
{
  XSync (self->server, False);
  suyuan_stage_spin (LOOK_MS);
}

/* A keycode no key has is given to a character no key writes. */
static KeyCode
learn (SuyuanTypist *self,
       KeySym        keysym)
{
  gpointer known = g_hash_table_lookup (self->strange, GSIZE_TO_POINTER (keysym));

  if (known != NULL)
    return (KeyCode) GPOINTER_TO_UINT (known);

  while (XkbKeycodeToKeysym (self->server, (KeyCode) self->spare, 0, 0) != NoSymbol)
    self->spare--;
  XChangeKeyboardMapping (self->server, self->spare, 1, &keysym, 1);
  g_hash_table_insert (self->strange, GSIZE_TO_POINTER (keysym), GUINT_TO_POINTER ((guint) self->spare));
  let_it_happen (self);

  return (KeyCode) self->spare--;
}

static void
strike (SuyuanTypist   *self,
        KeySym          keysym,
        GdkModifierType modifiers)
{
  static const struct
  {
    GdkModifierType modifier;
    KeySym          keysym;
  } held[] = { { GDK_CONTROL_MASK, XK_Control_L }, { GDK_ALT_MASK, XK_Alt_L }, { GDK_SHIFT_MASK, XK_Shift_L } };
  KeyCode code = XKeysymToKeycode (self->server, keysym);

  if (code == 0)
    code = learn (self, keysym);
  else if (XkbKeycodeToKeysym (self->server, code, 0, 0) != keysym && XkbKeycodeToKeysym (self->server, code, 0, 1) == keysym)
    modifiers |= GDK_SHIFT_MASK;

  suyuan_stage_wait (is_active, self);
  for (guint i = 0; i < G_N_ELEMENTS (held); i++)
    if (modifiers & held[i].modifier)
      XTestFakeKeyEvent (self->server, XKeysymToKeycode (self->server, held[i].keysym), True, CurrentTime);
  XTestFakeKeyEvent (self->server, code, True, CurrentTime);
  XTestFakeKeyEvent (self->server, code, False, CurrentTime);
  for (guint i = G_N_ELEMENTS (held); i > 0; i--)
    if (modifiers & held[i - 1].modifier)
      XTestFakeKeyEvent (self->server, XKeysymToKeycode (self->server, held[i - 1].keysym), False, CurrentTime);
  let_it_happen (self);
}

/** One key after the other, as GTK writes them: "<Control>k Tab Return". */
void
suyuan_typist_press (SuyuanTypist *self,
                     const char   *keys)
{
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      guint           keyval;
      GdkModifierType modifiers;

      g_assert_true (gtk_accelerator_parse (each[i], &keyval, &modifiers));
      strike (self, keyval, modifiers);
    }
}

void
suyuan_typist_type (SuyuanTypist *self,
                    const char   *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    strike (self, gdk_unicode_to_keyval (g_utf8_get_char (p)), 0);
}

/* --- where the focus is --- */

static const char *
label_below (GtkWidget *widget)
{
  GtkWidget *label = suyuan_stage_find_widget (widget, GTK_TYPE_LABEL);

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

/* What a person calls this very widget. */
static char *
dup_name (GtkWidget *widget)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);
  char       *text = NULL;

  if (SUYUAN_IS_FIELD_ROW (widget))
    return g_strdup (suyuan_field_get_label (suyuan_field_row_get_field (SUYUAN_FIELD_ROW (widget))));
  if (SUYUAN_IS_MAP_VIEW (widget))
    return g_strdup ("map");
  if (ADW_IS_PREFERENCES_ROW (widget))
    return g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
  if (GTK_IS_LIST_BOX_ROW (widget) || g_str_has_suffix (type, "ListItemWidget"))
    return g_strdup (label_below (widget));
  if (GTK_IS_SEARCH_ENTRY (widget) || g_str_equal (type, "GtkModelButton"))
    g_object_get (widget, GTK_IS_SEARCH_ENTRY (widget) ? "placeholder-text" : "text", &text, NULL);
  else if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    text = g_strdup (gtk_button_get_label (GTK_BUTTON (widget)));
  else if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget))
    text = g_strdup (gtk_widget_get_tooltip_text (widget));

  return text;
}

/** What has the focus, by the name that stands on it or around it; the caller's. */
char *
suyuan_typist_dup_place (SuyuanTypist *self)
{
  GtkWindow *window = suyuan_typist_get_window (self);

  for (GtkWidget *at = window != NULL ? gtk_window_get_focus (window) : NULL; at != NULL; at = gtk_widget_get_parent (at))
    {
      char *name = dup_name (at);

      if (name != NULL)
        return name;
    }
  return g_strdup ("nowhere");
}

static gboolean
is_at (SuyuanTypist *self,
       const char   *place)
{
  g_autofree char *found = suyuan_typist_dup_place (self);

  g_test_message ("at “%s”; wanted “%s”", found, place);

  return g_str_equal (found, place);
}

/** Presses @key until the focus is at @place; fails when that takes more than @most presses. */
void
suyuan_typist_walk (SuyuanTypist *self,
                    const char   *key,
                    const char   *place,
                    guint         most)
{
  for (guint pressed = 0; !is_at (self, place); pressed++)
    {
      if (pressed == most)
        g_error ("%s %u times does not lead to “%s”", key, most, place);
      suyuan_typist_press (self, key);
    }
}

typedef struct
{
  SuyuanTypist *self;
  const char   *place;
} Arrival;

static gboolean
has_arrived (gpointer data)
{
  Arrival         *arrival = data;
  g_autofree char *found = suyuan_typist_dup_place (arrival->self);

  return g_str_equal (found, arrival->place);
}

/** Waits until the focus is at @place. */
void
suyuan_typist_expect (SuyuanTypist *self,
                      const char   *place)
{
  Arrival arrival = { self, place };

  is_at (self, place);
  suyuan_stage_wait (has_arrived, &arrival);
}

static gboolean
is_open (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (suyuan_typist_get_window (data));

  return focus != NULL && g_str_has_suffix (G_OBJECT_TYPE_NAME (focus), "ListItemWidget");
}

typedef struct
{
  SuyuanTypist *self;
  const char   *item;
} Choice;

/* The list is away and the row behind it shows what was taken. */
static gboolean
is_taken (gpointer data)
{
  Choice    *choice = data;
  GtkWidget *row = gtk_window_get_focus (suyuan_typist_get_window (choice->self));
  GObject   *item = NULL;

  while (row != NULL && !ADW_IS_COMBO_ROW (row) && !GTK_IS_DROP_DOWN (row))
    row = gtk_widget_get_parent (row);
  if (row == NULL || is_open (choice->self))
    return FALSE;

  item = ADW_IS_COMBO_ROW (row) ? adw_combo_row_get_selected_item (ADW_COMBO_ROW (row)) : gtk_drop_down_get_selected_item (GTK_DROP_DOWN (row));

  return g_str_equal (gtk_string_object_get_string (GTK_STRING_OBJECT (item)), choice->item);
}

/** In a row with a drop-down: opens it, goes down to @item, takes it. */
void
suyuan_typist_choose (SuyuanTypist *self,
                      const char   *item)
{
  Choice choice = { self, item };

  suyuan_typist_press (self, "space");
  suyuan_stage_wait (is_open, self);
  suyuan_typist_press (self, "Home");
  suyuan_typist_walk (self, "Down", item, 40);
  suyuan_typist_press (self, "Return");
  suyuan_stage_wait (is_taken, &choice);
}

/** In a row with a drop-down that is searched: opens it, types into its search, goes on to @item, takes it. */
void
suyuan_typist_find (SuyuanTypist *self,
                    const char   *typed,
                    const char   *item)
{
  Choice choice = { self, item };

  suyuan_typist_press (self, "space");
  suyuan_stage_wait (is_open, self);
  suyuan_typist_press (self, "<Shift>Tab");
  suyuan_typist_type (self, typed);
  suyuan_stage_spin (SEARCHED_MS);
  suyuan_typist_walk (self, "Tab", item, 10);
  suyuan_typist_press (self, "Return");
  suyuan_stage_wait (is_taken, &choice);
}
