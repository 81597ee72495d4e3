/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-arrival.h"
#include "suyuan-json.h"
#include "suyuan-receipt.h"

G_BEGIN_DECLS

void suyuan_package_report_add_manifest (SuyuanJson *json, const SuyuanManifest *manifest);
void suyuan_package_report_print_manifest (const SuyuanManifest *manifest);
void suyuan_package_report_add_arrival (SuyuanJson *json, const SuyuanArrival *arrival);
void suyuan_package_report_print_arrival (const SuyuanArrival *arrival);
void suyuan_package_report_add_receipt (SuyuanJson *json, const SuyuanReceipt *receipt, gint64 unacknowledged);
void suyuan_package_report_print_receipt (const SuyuanReceipt *receipt, gint64 unacknowledged);

G_END_DECLS
