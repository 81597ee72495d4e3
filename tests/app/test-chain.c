/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-chain-rank.h"
#include "suyuan-chain-row.h"
#include "suyuan-chain-view.h"
#include "suyuan-stage.h"

/* A section, three outlets, two enterprises, two tasks: the second outlet's enterprise has the open task. */
typedef struct
{
  SuyuanChainColumn column;
  SuyuanKind        kind;
  const char       *code, *state;
  double            kg_d;
} Given;

static const Given given[] = {
  { SUYUAN_CHAIN_START, SUYUAN_KIND_SECTION, "S", "IV", 0 },
  { SUYUAN_CHAIN_OUTLETS, SUYUAN_KIND_OUTLET, "A", "closed", 9 },
  { SUYUAN_CHAIN_OUTLETS, SUYUAN_KIND_OUTLET, "B", "to_rectify", 4 },
  { SUYUAN_CHAIN_OUTLETS, SUYUAN_KIND_OUTLET, "C", "to_verify", -1 },
  { SUYUAN_CHAIN_ENTERPRISES, SUYUAN_KIND_ENTERPRISE, "E1", "running", 9 },
  { SUYUAN_CHAIN_ENTERPRISES, SUYUAN_KIND_ENTERPRISE, "E2", "running", 4 },
  { SUYUAN_CHAIN_TASKS, SUYUAN_KIND_TASK, "T1", "closed", -1 },
  { SUYUAN_CHAIN_TASKS, SUYUAN_KIND_TASK, "T2", "under_way", -1 },
};
static const SuyuanChainRibbon ties[] = {
  { 0, 1, -1, 9, NULL, NULL },
  { 0, 2, -1, 4, NULL, NULL },
  { 0, 3, -1, -1, NULL, NULL },
  { 1, 4, -1, 9, "confirmed", NULL },
  { 2, 5, -1, 4, "probable", NULL },
  { 4, 6, 1, 9, NULL, NULL },
  { 5, 7, 2, 4, NULL, NULL },
};

static void
node_free (SuyuanChainNode *node)
{
  g_free (node->code);
  g_free (node->name);
  g_free (node->state);
  g_free (node);
}

static SuyuanChainNode *
node_new (const Given *like,
          guint        number)
{
  SuyuanChainNode *node = g_new0 (SuyuanChainNode, 1);

  node->column = like->column;
  node->kind = like->kind;
  node->code = g_strdup (like->code);
  node->state = g_strdup (like->state);
  suyuan_uid_init (&node->uid, 1000 + number);
  if (like->kg_d >= 0)
    node->load = (SuyuanLoad){ .kg_d = { like->kg_d, like->kg_d, like->kg_d }, .basis = "measured" };
  return node;
}

static SuyuanChain *
chain_new (void)
{
  SuyuanChain *chain = g_new0 (SuyuanChain, 1);

  chain->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
  chain->ribbons = g_array_new (FALSE, FALSE, sizeof (SuyuanChainRibbon));
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_ptr_array_add (chain->nodes, node_new (&given[i], i));
      chain->firsts[given[i].column + 1] = i + 1;
    }
  g_array_append_vals (chain->ribbons, ties, G_N_ELEMENTS (ties));
  return chain;
}

/* The path goes where there is still something to do, not where most water runs. */
static void
test_next (void)
{
  g_autoptr (SuyuanChain) chain = chain_new ();

  g_assert_cmpint (suyuan_chain_next (chain, 0, 1), ==, 2);
  g_assert_cmpint (suyuan_chain_next (chain, 2, 1), ==, 5);
  g_assert_cmpint (suyuan_chain_next (chain, 5, 1), ==, 7);
  g_assert_cmpint (suyuan_chain_next (chain, 7, 1), ==, -1);
  g_assert_cmpint (suyuan_chain_next (chain, 7, -1), ==, 5);
  g_assert_cmpint (suyuan_chain_next (chain, 5, -1), ==, 2);
  g_assert_cmpint (suyuan_chain_next (chain, 1, 1), ==, 4);
  g_assert_cmpint (suyuan_chain_next (chain, 3, 1), ==, -1);
  g_assert_cmpint (suyuan_chain_next (chain, 3, -1), ==, 0);
  g_assert_cmpint (suyuan_chain_next (chain, 0, -1), ==, -1);
}

/* Folded away is only what nothing is known of; a column stands in the order of what it hangs on. */
static void
test_columns (void)
{
  g_autoptr (SuyuanChain) chain = chain_new ();
  g_autofree gboolean *plain = suyuan_chain_find_plain (chain);
  g_autoptr (GArray) tasks = NULL;

  for (guint i = 0; i < chain->nodes->len; i++)
    g_assert_cmpint (plain[i], ==, i == 3);

  /* The ribbons of the tasks change hands: so does their order. */
  g_array_index (chain->ribbons, SuyuanChainRibbon, 5).via = 2;
  g_array_index (chain->ribbons, SuyuanChainRibbon, 6).via = 1;
  tasks = suyuan_chain_sort_column (chain, SUYUAN_CHAIN_TASKS);
  g_assert_cmpuint (tasks->len, ==, 2);
  g_assert_cmpuint (g_array_index (tasks, guint, 0), ==, 7);
  g_assert_cmpuint (g_array_index (tasks, guint, 1), ==, 6);
}

/* A column shows what it has room for, the outlets nothing is known of last, and whatever was asked for. */
static void
test_folded (void)
{
  g_autoptr (SuyuanChain) chain = chain_new ();
  g_autofree gboolean *asked = g_new0 (gboolean, chain->nodes->len);
  static const struct
  {
    SuyuanChainFold fold;
    int             asked;
    const char     *folded;
  } cases[] = {
    { { { 9, 9, 9, 9 }, FALSE }, -1, "00010000" },
    { { { 9, 9, 9, 9 }, TRUE }, -1, "00000000" },
    { { { 9, 9, 9, 9 }, FALSE }, 3, "00000000" },
    { { { 1, 1, 1, 1 }, TRUE }, -1, "00110101" },
    { { { 1, 1, 1, 1 }, FALSE }, 7, "00110100" },
    { { { 1, 3, 0, 2 }, TRUE }, -1, "00001100" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gboolean *folded = NULL;

      if (cases[i].asked >= 0)
        asked[cases[i].asked] = TRUE;
      folded = suyuan_chain_find_folded (chain, &cases[i].fold, asked);
      for (guint k = 0; k < chain->nodes->len; k++)
        g_assert_cmpint (folded[k], ==, cases[i].folded[k] == '1');
      if (cases[i].asked >= 0)
        asked[cases[i].asked] = FALSE;
    }
}

/* The rows of records under @widget; @rest gets the row that stands for others. */
static guint
count_rows (GtkWidget  *widget,
            GtkWidget **rest)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_LIST_BOX_ROW (child))
      n += count_rows (child, rest);
    else if (suyuan_chain_row_get_place (child) >= 0)
      n++;
    else
      *rest = child;
  return n;
}

/* A thousand outlets do not become a thousand rows, and more of them leave the choice where it was. */
static void
test_more (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  GtkWidget       *window = gtk_window_new (), *rest = NULL;
  SuyuanChainView *view = g_object_new (SUYUAN_TYPE_CHAIN_VIEW, NULL);
  SuyuanChain     *chain = g_new0 (SuyuanChain, 1);
  SuyuanUid        chosen, last, kept;

  chain->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
  chain->ribbons = g_array_new (FALSE, FALSE, sizeof (SuyuanChainRibbon));
  for (guint i = 0; i <= 1000; i++)
    {
      g_ptr_array_add (chain->nodes, node_new (i == 0 ? &given[0] : &given[1], i));
      if (i > 0)
        g_array_append_vals (chain->ribbons, &(SuyuanChainRibbon){ 0, i, -1, 9, NULL, NULL }, 1);
    }
  chain->firsts[1] = 1;
  chain->firsts[2] = chain->firsts[3] = chain->firsts[4] = 1001;
  last = ((SuyuanChainNode *) chain->nodes->pdata[1000])->uid;
  kept = ((SuyuanChainNode *) chain->nodes->pdata[2])->uid;
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  suyuan_chain_view_show (view, suyuan_seat_get_office (stage->seat), chain);
  g_assert_cmpuint (count_rows (GTK_WIDGET (view), &rest), ==, 61);

  suyuan_chain_view_select (view, &last);
  g_assert_cmpuint (count_rows (GTK_WIDGET (view), &rest), ==, 62);
  g_assert_true (suyuan_chain_view_get_selected (view, &chosen) && suyuan_uid_equal (&chosen, &last));

  suyuan_chain_view_select (view, &kept);
  g_assert_nonnull (rest);
  gtk_widget_activate (rest);
  suyuan_stage_spin (50);
  g_assert_cmpuint (count_rows (GTK_WIDGET (view), &rest), ==, 162);
  g_assert_true (suyuan_chain_view_get_selected (view, &chosen) && suyuan_uid_equal (&chosen, &kept));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (view)));

  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_spin (50);
}

static void
count_opened (guint     *n,
              guint      kind,
              SuyuanUid *uid)
{
  g_assert_cmpuint (kind, ==, SUYUAN_KIND_TASK);
  (*n)++;
}

/* The view chooses, unfolds what is asked for, and says what was opened. */
static void
test_view (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  GtkWidget       *window = gtk_window_new ();
  SuyuanChainView *view = g_object_new (SUYUAN_TYPE_CHAIN_VIEW, NULL);
  SuyuanChain     *chain = chain_new ();
  SuyuanUid        hidden = ((SuyuanChainNode *) chain->nodes->pdata[3])->uid, task = ((SuyuanChainNode *) chain->nodes->pdata[7])->uid;
  SuyuanUid        chosen;
  guint            n_opened = 0;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (suyuan_chain_view_get_selected (view, &chosen));
  suyuan_chain_view_show (view, suyuan_seat_get_office (stage->seat), chain);
  g_assert_true (suyuan_chain_view_get_selected (view, &chosen));
  g_assert_true (suyuan_uid_equal (&chosen, &((SuyuanChainNode *) chain->nodes->pdata[0])->uid));

  suyuan_chain_view_select (view, &hidden);
  g_assert_true (suyuan_chain_view_get_selected (view, &chosen));
  g_assert_true (suyuan_uid_equal (&chosen, &hidden));

  g_signal_connect_swapped (view, "opened", G_CALLBACK (count_opened), &n_opened);
  suyuan_chain_view_select (view, &task);
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (window))));
  suyuan_stage_spin (50);
  g_assert_cmpuint (n_opened, ==, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_spin (50);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/chain/next", test_next);
  g_test_add_func ("/app/chain/columns", test_columns);
  g_test_add_func ("/app/chain/folded", test_folded);
  g_test_add_func ("/app/chain/view", test_view);
  g_test_add_func ("/app/chain/more", test_more);

  return g_test_run ();
}
