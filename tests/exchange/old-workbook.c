/* old-workbook.c: small XLS (BIFF8 in a compound file) and ODS workbooks, made byte by byte
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "old-workbook.h"

#include <cpl_conv.h>
#include <glib/gstdio.h>
#include <string.h>

#define SECTOR 512
#define FREE 0xFFFFFFFF
#define END 0xFFFFFFFE
#define TABLE 0xFFFFFFFD

static void
append_number (GByteArray *bytes,
               guint64     number,
               guint       size)
{
  guint64 little = GUINT64_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *) &little, size);
}

static void
put_number (GByteArray *bytes,
            guint       offset,
            guint32     number)
{
  guint32 little = GUINT32_TO_LE (number);

  memcpy (bytes->data + offset, &little, sizeof little);
}

/* Length, a flag for two-byte characters, the characters. */
static void
append_text (GByteArray *bytes,
             const char *text,
             guint       length_size)
{
  glong                 length;
  g_autofree gunichar2 *characters = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);

  append_number (bytes, length, length_size);
  append_number (bytes, 1, 1);
  for (glong i = 0; i < length; i++)
    append_number (bytes, characters[i], 2);
}

static void
append_record (GByteArray *book,
               guint       type,
               GByteArray *content)
{
  append_number (book, type, 2);
  append_number (book, content->len, 2);
  g_byte_array_append (book, content->data, content->len);
  g_byte_array_set_size (content, 0);
}

static void
append_beginning (GByteArray *book,
                  GByteArray *content,
                  guint       type)
{
  append_number (content, 0x0600, 2);
  append_number (content, type, 2);
  append_number (content, 0x07CC0DBB, 4);
  append_number (content, 0, 8);
  append_record (book, 0x0809, content);
}

/* Cell format 0 is general, 1 a date. */
static void
append_formats (GByteArray *book,
                GByteArray *content)
{
  static const guint formats[] = { 0, 14 };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      append_number (content, 0, 2);
      append_number (content, formats[i], 2);
      append_number (content, 0, 8);
      append_number (content, 0, 8);
      append_record (book, 0x00E0, content);
    }
}

/* "#1.5" is a number, "@46149" a date, the rest text out of the common table. */
static void
append_cell (GByteArray *book,
             GByteArray *content,
             guint       row,
             guint       column,
             const char *text,
             guint      *n_texts)
{
  double  number = g_ascii_strtod (text + 1, NULL);
  guint64 bits;

  if (*text == '\0')
    return;
  append_number (content, row, 2);
  append_number (content, column, 2);
  append_number (content, *text == '@', 2);
  if (*text != '#' && *text != '@')
    {
      append_number (content, (*n_texts)++, 4);
      append_record (book, 0x00FD, content);
      return;
    }
  memcpy (&bits, &number, sizeof bits);
  append_number (content, bits, 8);
  append_record (book, 0x0203, content);
}

static void
append_texts (GByteArray *book,
              GByteArray *content,
              char      **lines)
{
  guint n = 0;

  append_number (content, 0, 8);
  for (; *lines != NULL; lines++)
    {
      g_auto (GStrv) cells = g_strsplit (*lines, "|", -1);

      for (guint i = 0; cells[i] != NULL; i++)
        if (*cells[i] != '\0' && *cells[i] != '#' && *cells[i] != '@')
          {
            append_text (content, cells[i], 2);
            n++;
          }
    }
  put_number (content, 0, n);
  put_number (content, 4, n);
  append_record (book, 0x00FC, content);
}

static void
append_sheet (GByteArray *book,
              GByteArray *content,
              char      **lines)
{
  guint n_texts = 0;

  append_beginning (book, content, 0x0010);
  append_number (content, 0, 4);
  append_number (content, g_strv_length (lines), 4);
  append_number (content, 0, 2);
  append_number (content, 12, 2);
  append_number (content, 0, 2);
  append_record (book, 0x0200, content);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);

      for (guint j = 0; cells[j] != NULL; j++)
        append_cell (book, content, i, j, cells[j], &n_texts);
    }
  append_record (book, 0x000A, content);
}

static GByteArray *
make_book (const char *sheet,
           char      **lines)
{
  GByteArray *book = g_byte_array_new ();
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint where;

  append_beginning (book, content, 0x0005);
  append_number (content, 1200, 2);
  append_record (book, 0x0042, content);
  append_formats (book, content);
  where = book->len + 4;
  append_number (content, 0, 6);
  append_text (content, sheet, 1);
  append_record (book, 0x0085, content);
  append_texts (book, content, lines);
  append_record (book, 0x000A, content);
  put_number (book, where, book->len);
  append_sheet (book, content, lines);

  return book;
}

static void
append_entry (GByteArray *file,
              const char *name,
              guint       type,
              guint32     child,
              guint32     start,
              guint       size)
{
  glong                 length;
  g_autofree gunichar2 *characters = g_utf8_to_utf16 (name, -1, NULL, &length, NULL);
  guint                 begin = file->len;

  for (glong i = 0; i < length; i++)
    append_number (file, characters[i], 2);
  while (file->len < begin + 64)
    append_number (file, 0, 1);
  append_number (file, (length + 1) * 2, 2);
  append_number (file, type, 1);
  append_number (file, 1, 1);
  append_number (file, FREE, 4);
  append_number (file, FREE, 4);
  append_number (file, child, 4);
  while (file->len < begin + 116)
    append_number (file, 0, 1);
  append_number (file, start, 4);
  append_number (file, size, 8);
}

/* Sector 0 is the table of sectors, sector 1 the directory, the book follows. */
static GByteArray *
wrap_book (GByteArray *book)
{
  static const guint8 magic[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };
  GByteArray         *file = g_byte_array_new ();
  guint               n_sectors = MAX (8, (book->len + SECTOR - 1) / SECTOR);

  g_byte_array_append (file, magic, sizeof magic);
  append_number (file, 0, 8);
  append_number (file, 0, 8);
  append_number (file, 0x0003003E, 4);
  append_number (file, 0x0009FFFE, 4);
  append_number (file, 6, 4);
  append_number (file, 0, 8);
  append_number (file, 1, 4);
  append_number (file, 1, 4);
  append_number (file, 0, 4);
  append_number (file, 4096, 4);
  append_number (file, END, 4);
  append_number (file, 0, 4);
  append_number (file, END, 4);
  append_number (file, 0, 4);
  append_number (file, 0, 4);
  while (file->len < SECTOR)
    append_number (file, FREE, 4);

  append_number (file, TABLE, 4);
  append_number (file, END, 4);
  for (guint i = 2; i < SECTOR / 4; i++)
    append_number (file, i + 1 < n_sectors + 2 ? i + 1 : i + 1 == n_sectors + 2 ? END
                                                                                : FREE,
                   4);
  append_entry (file, "Root Entry", 5, 1, END, 0);
  append_entry (file, "Workbook", 2, FREE, 2, n_sectors * SECTOR);
  append_entry (file, "", 0, FREE, 0, 0);
  append_entry (file, "", 0, FREE, 0, 0);
  g_byte_array_append (file, book->data, book->len);
  while (file->len < (n_sectors + 3) * SECTOR)
    append_number (file, 0, 1);

  return file;
}

/* Rows end in line feeds, cells in bars. Returns the path. */
char *
old_workbook_write (const char *sheet,
                    const char *rows)
{
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  g_autoptr (GByteArray) book = make_book (sheet, lines);
  g_autoptr (GByteArray) file = wrap_book (book);
  char *path = NULL;
  int   fd = g_file_open_tmp ("suyuan-XXXXXX.xls", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, (const char *) file->data, file->len, NULL));

  return path;
}

static void
add_member (void       *zip,
            const char *name,
            const char *text,
            gboolean    stored)
{
  char *plain[] = { "COMPRESSED=NO", NULL };

  g_assert_cmpint (CPLCreateFileInZip (zip, name, stored ? plain : NULL), ==, CE_None);
  g_assert_cmpint (CPLWriteFileInZip (zip, text, strlen (text)), ==, CE_None);
  g_assert_cmpint (CPLCloseFileInZip (zip), ==, CE_None);
}

/* @rows: table:table-row elements. Returns the path. */
char *
open_document_write (const char *sheet,
                     const char *rows)
{
  g_autofree char *content = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                                              "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                                              "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
                                              "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\">"
                                              "<office:body><office:spreadsheet><table:table table:name=\"%s\">%s</table:table>"
                                              "</office:spreadsheet></office:body></office:document-content>",
                                              sheet, rows);
  char            *path = NULL;
  int              fd = g_file_open_tmp ("suyuan-XXXXXX.ods", &path, NULL);
  void            *zip;

  g_close (fd, NULL);
  g_unlink (path);
  zip = CPLCreateZip (path, NULL);
  g_assert_nonnull (zip);
  add_member (zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", TRUE);
  add_member (zip, "content.xml", content, FALSE);
  g_assert_cmpint (CPLCloseZip (zip), ==, CE_None);

  return path;
}
