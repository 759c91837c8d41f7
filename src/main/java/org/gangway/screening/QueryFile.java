// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of named columns, from CSV with a header or from JSON lines ({@code .jsonl}, {@code .ndjson}): names to be screened,
 * and aliases to leave out.
 */
final class QueryFile {

    /** Somebody to screen. {@code alias} is what {@code --exclude} may leave out for this row. */
    record Query(int row, Applicant applicant, String alias) {}

    private QueryFile() {}

    /** @throws IllegalArgumentException if a row cannot be used: names its number and quotes nothing */
    static List<Query> read(Path file) {
        List<Query> queries = new ArrayList<>();
        for (Map<String, Object> row : rows(file)) {
            queries.add(query(file, queries.size() + 1, row));
        }
        return queries;
    }

    private static Query query(Path file, int at, Map<String, Object> row) {
        String name = cell(row, "query_name").orElseThrow(() -> wrong(file, at, "has no query_name"));
        try {
            Applicant applicant = new Applicant(
                    name,
                    cell(row, "birth_date").map(LocalDate::parse),
                    cell(row, "nationality").flatMap(QueryFile::country),
                    cell(row, "gender").flatMap(Gender::of),
                    cell(row, "document"));
            return new Query(at, applicant, cell(row, "alias").orElse(name));
        } catch (DateTimeException unreadable) {
            throw wrong(file, at, "has a birth_date that is no ISO date (1961-03-14)");
        }
    }

    private static Optional<String> country(String text) {
        return text.length() == 2 ? Optional.of(text.toUpperCase(Locale.ROOT)) : CountryCodes.code(text);
    }

    static Optional<String> cell(Map<String, Object> row, String column) {
        return Optional.ofNullable(row.get(column)).map(String::valueOf).filter(text -> !text.isBlank());
    }

    /** @throws IllegalArgumentException if the file is not what its name says */
    static List<Map<String, Object>> rows(Path file) {
        int row = 0;
        try (MappingIterator<Map<String, Object>> rows = reader(file).readValues(file.toFile())) {
            List<Map<String, Object>> all = new ArrayList<>();
            while (rows.hasNextValue()) {
                row++;
                all.add(rows.nextValue());
            }
            return all;
        } catch (JsonProcessingException | RuntimeJsonMappingException malformed) {
            throw wrong(file, row, "is malformed, or the one after it");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private static ObjectReader reader(Path file) {
        String name = file.toString();
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json")) {
            return new ObjectMapper().readerForMapOf(Object.class);
        }
        return CsvMapper.builder()
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build()
                .readerForMapOf(Object.class)
                .with(CsvSchema.emptySchema().withHeader());
    }

    static IllegalArgumentException wrong(Path file, int row, String problem) {
        return new IllegalArgumentException("%s: row %d %s".formatted(file, row, problem));
    }
}
