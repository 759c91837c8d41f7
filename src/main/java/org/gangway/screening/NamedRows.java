// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows of named columns, from CSV with a header (commas; semicolons or tabs where the first line has no comma) or from JSON
 * lines ({@code .jsonl}, {@code .ndjson}, {@code .json}).
 *
 * @param columns those that any row has
 */
record NamedRows(Set<String> columns, List<Row> rows) {

    private static final ObjectReader CELLS = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build()
            .readerFor(String[].class);

    /** @param number from 1, without the header and empty lines */
    record Row(int number, Map<String, String> cells) {

        /** Without blanks around it; empty where there is nothing. */
        Optional<String> cell(String column) {
            return Optional.ofNullable(cells.get(column)).map(String::strip).filter(text -> !text.isEmpty());
        }

        /** As {@link #cell}, or else a problem. */
        Optional<String> needed(String column, RowProblems problems) {
            Optional<String> cell = cell(column);
            if (cell.isEmpty()) {
                problems.add(number, "no " + column);
            }
            return cell;
        }

        /** No name in a log line. */
        @Override
        public String toString() {
            return "Row[***]";
        }
    }

    /** @throws IllegalArgumentException if anything is wrong with any row */
    static NamedRows read(Path file) {
        RowProblems problems = new RowProblems();
        NamedRows rows = read(file, problems);
        problems.check(file);
        return rows;
    }

    /**
     * @param problems takes those of rows that cannot be read
     * @throws IllegalArgumentException if the file as a whole is not what its name says
     */
    static NamedRows read(Path file, RowProblems problems) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean json = name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json");
        return json ? ofJson(text(file), problems) : ofCsv(file, text(file), problems);
    }

    private static String text(Path file) {
        try {
            return Utf8.text(Files.readAllBytes(file));
        } catch (Utf8.Malformed notUtf8) {
            throw new IllegalArgumentException(file + " is not UTF-8 text: save it as that");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private static NamedRows ofJson(String text, RowProblems problems) {
        List<Row> rows = new ArrayList<>();
        Set<String> columns = new TreeSet<>();
        int number = 0;
        for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
            number++;
            try {
                Map<String, String> cells = cells(StrictJson.read(line));
                columns.addAll(cells.keySet());
                rows.add(new Row(number, cells));
            } catch (JsonProcessingException | IllegalArgumentException malformed) {
                problems.add(number, "no JSON object whose members are texts, each of them once");
            }
        }
        return new NamedRows(columns, rows);
    }

    private static Map<String, String> cells(JsonNode object) {
        if (!object.isObject()) {
            throw new IllegalArgumentException();
        }
        Map<String, String> cells = new HashMap<>();
        object.properties().forEach(member -> {
            if (member.getValue().isContainerNode()) {
                throw new IllegalArgumentException();
            }
            if (!member.getValue().isNull()) {
                cells.put(member.getKey(), member.getValue().asText());
            }
        });
        return cells;
    }

    private static NamedRows ofCsv(Path file, String text, RowProblems problems) {
        String header = text.lines().findFirst().orElse("");
        List<String[]> lines = new ArrayList<>();
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(header));
        try (MappingIterator<String[]> cells = CELLS.with(schema).readValues(text)) {
            while (cells.hasNextValue()) {
                lines.add(cells.nextValue());
            }
        } catch (JsonProcessingException | RuntimeJsonMappingException malformed) {
            problems.add(
                    Math.max(1, lines.size()),
                    "malformed, or with a quote that does not close; what follows cannot be read");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(file + " is empty: its first line has to name the columns");
        }
        return ofCells(file, lines, problems);
    }

    private static char separator(String header) {
        if (header.indexOf(',') >= 0) {
            return ',';
        }
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static NamedRows ofCells(Path file, List<String[]> lines, RowProblems problems) {
        List<String> columns = Arrays.stream(lines.getFirst())
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .toList();
        Set<String> names = new HashSet<>(columns);
        names.remove("");
        if (names.size() < columns.stream().filter(column -> !column.isEmpty()).count()) {
            throw new IllegalArgumentException(file + " has two columns of one name");
        }
        List<Row> rows = new ArrayList<>();
        for (int number = 1; number < lines.size(); number++) {
            String[] cells = lines.get(number);
            if (cells.length > columns.size()) {
                problems.add(number, "more cells than the first line has columns");
            } else if (!Arrays.stream(cells).allMatch(String::isBlank)) {
                rows.add(new Row(number, named(columns, cells)));
            }
        }
        return new NamedRows(names, rows);
    }

    private static Map<String, String> named(List<String> columns, String[] cells) {
        Map<String, String> named = new HashMap<>();
        for (int at = 0; at < cells.length; at++) {
            named.put(columns.get(at), cells[at]);
        }
        return named;
    }
}
