// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pairs of photos out of a CSV file with the columns {@code imageA}, {@code imageB} and, where it is known, {@code same}. */
record PairFile(List<Pair> pairs) {
    private static final CsvSchema HEADED = CsvSchema.emptySchema().withHeader();

    PairFile {
        pairs = List.copyOf(pairs);
    }

    /**
     * Two photos by their names in the file, which are relative to its folder.
     *
     * @param same whether they show one person, where somebody knows
     */
    record Pair(String imageA, String imageB, Path fileA, Path fileB, Optional<Boolean> same) {}

    /** @throws IllegalArgumentException with a message for whoever wrote the file */
    static PairFile read(Path file) {
        List<Pair> pairs = new ArrayList<>();
        for (Map<String, String> row : rows(file)) {
            String imageA = cell(row, "imageA", file);
            String imageB = cell(row, "imageB", file);
            Optional<Boolean> same = Optional.ofNullable(row.get("same"))
                    .filter(text -> !text.isBlank())
                    .map(text -> label(text, file));
            pairs.add(new Pair(imageA, imageB, file.resolveSibling(imageA), file.resolveSibling(imageB), same));
        }
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no pairs");
        }
        return new PairFile(pairs);
    }

    /** Those whose {@code same} somebody knows. */
    List<Pair> labelled() {
        return pairs.stream().filter(pair -> pair.same().isPresent()).toList();
    }

    /** Every row by the names in the first line. */
    static List<Map<String, String>> rows(Path file) {
        try (MappingIterator<Map<String, String>> rows =
                new CsvMapper().readerForMapOf(String.class).with(HEADED).readValues(file.toFile())) {
            return rows.readAll();
        } catch (JacksonException | RuntimeJsonMappingException e) {
            throw new IllegalArgumentException(file + " is not comma-separated text under a line of names", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: is it there?", e);
        }
    }

    private static String cell(Map<String, String> row, String column, Path file) {
        String cell = row.get(column);
        if (cell == null || cell.isBlank()) {
            throw new IllegalArgumentException(file + " lacks " + column + " in a row; its first line must name the"
                    + " columns imageA,imageB and, with labels, same");
        }
        return cell.strip();
    }

    private static boolean label(String text, Path file) {
        return switch (text.strip()) {
            case "1", "true", "yes" -> true;
            case "0", "false", "no" -> false;
            default -> throw new IllegalArgumentException(file + " must have 1 or 0 in the column same");
        };
    }
}
