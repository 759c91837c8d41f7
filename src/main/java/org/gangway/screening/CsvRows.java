// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Comma-separated rows with the line each begins on. */
final class CsvRows {

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    /** Ends OFAC's files, from the days of DOS. */
    private static final String END_OF_FILE = "\u001a";

    /** Takes one row. */
    @FunctionalInterface
    interface Row {
        void take(String[] cells, long line);
    }

    private CsvRows() {}

    /** @throws ListBroken if a row does not have that many cells, or quotes do not close */
    static void each(ListFile file, int cells, Row row) {
        each(file, (found, line) -> row.take(whole(file, cells, found, line), line));
    }

    /** @throws ListBroken if quotes do not close */
    static void each(ListFile file, Row row) {
        long line = 1;
        try (MappingIterator<String[]> rows = CSV.readerFor(String[].class).readValues(file.text())) {
            while (rows.hasNextValue()) {
                line = rows.getCurrentLocation().getLineNr();
                take(row, line, rows.nextValue());
            }
        } catch (JsonProcessingException | RuntimeJsonMappingException malformed) {
            throw file.broken(line, "is not comma-separated text from here on");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void take(Row row, long line, String[] found) {
        if (found.length != 1 || !(found[0].isBlank() || found[0].equals(END_OF_FILE))) {
            row.take(found, line);
        }
    }

    /** @throws ListBroken if there are not that many cells */
    static String[] whole(ListFile file, int cells, String[] found, long line) {
        if (found.length != cells) {
            throw file.broken(line, "has %d cells where %d belong".formatted(found.length, cells));
        }
        return found;
    }
}
