/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* SQL: whether a mouth was found to flow again after the day it was sealed on, by a rebound of a task that shut it. Which
 * tasks do and what is after that day is core's to say: suyuan_shuts() and suyuan_reopens() ask suyuan-sealing.h. */
#define SUYUAN_REOPENED(outlet, sealed_on)                                                 \
  "EXISTS (SELECT 1 FROM \"task\" JOIN \"event\" ON \"event\".\"task\" = \"task\".\"uid\"" \
  " WHERE \"task\".\"outlet\" = " outlet " AND \"event\".\"type\" = 'rebound'"             \
  " AND suyuan_shuts (\"task\".\"category\") AND suyuan_reopens (" sealed_on ", \"event\".\"at\"))"
