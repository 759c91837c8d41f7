// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Pairs of photos out of a CSV file with the columns {@code imageA}, {@code imageB} and, where it is known, {@code same}. */
record PairFile(Path file, List<Pair> pairs) {
    private static final CsvSchema HEADED = CsvSchema.emptySchema().withHeader();
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES, CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

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
            String place = file + ", pair " + (pairs.size() + 1);
            String imageA = cell(row, "imageA", place);
            String imageB = cell(row, "imageB", place);
            Optional<Boolean> same = Optional.ofNullable(row.get("same"))
                    .filter(text -> !text.isBlank())
                    .map(text -> label(text, place));
            pairs.add(new Pair(imageA, imageB, file.resolveSibling(imageA), file.resolveSibling(imageB), same));
        }
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no pairs");
        }
        return new PairFile(file, pairs);
    }

    /** All that are read: this one, and every photo. */
    Collection<Path> files() {
        return Stream.concat(Stream.of(file), pairs.stream().flatMap(pair -> Stream.of(pair.fileA(), pair.fileB())))
                .toList();
    }

    /** Those whose {@code same} somebody knows. */
    List<Pair> labelled() {
        return pairs.stream().filter(pair -> pair.same().isPresent()).toList();
    }

    /** Every row by the names in the first line. */
    static List<Map<String, String>> rows(Path file) {
        try (MappingIterator<Map<String, String>> rows =
                CSV.readerForMapOf(String.class).with(HEADED).readValues(file.toFile())) {
            return rows.readAll();
        } catch (CharConversionException e) {
            throw new IllegalArgumentException(file + " is not in UTF-8; save it as that", e);
        } catch (JacksonException | RuntimeJsonMappingException e) {
            throw new IllegalArgumentException(file + " is not comma-separated text under a line of names", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: is it there, and a file?", e);
        }
    }

    private static String cell(Map<String, String> row, String column, String place) {
        String cell = row.get(column);
        if (cell == null || cell.isBlank()) {
            throw new IllegalArgumentException(place + ", has no " + column + "; the first line must name the columns"
                    + " imageA,imageB and, with labels, same, separated by commas");
        }
        return cell.strip();
    }

    private static boolean label(String text, String place) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes" -> true;
            case "0", "false", "no" -> false;
            default -> throw new IllegalArgumentException(place + ", must have 1 or 0 in the column same");
        };
    }
}
