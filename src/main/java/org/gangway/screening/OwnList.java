// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A list of the bank's own, or of a provider: CSV with the columns {@code id,name,aliases,weak-aliases,birth-date,
 * nationality,gender,documents,programme,listed-on}; several values of one cell have | between them. The list is called
 * as its file.
 */
final class OwnList {

    static final String HEADER =
            "id,name,aliases,weak-aliases,birth-date,nationality,gender,documents,programme,listed-on";
    private static final int CELLS = 10;
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private OwnList() {}

    static boolean is(ListFile file) {
        return new String(file.content(), StandardCharsets.UTF_8).startsWith(HEADER);
    }

    static SanctionsList read(ListFile file) {
        List<ListedPerson> persons = new ArrayList<>();
        CsvRows.each(file, CELLS, (cells, line) -> {
            if (line > 1) {
                persons.add(person(file, cells, line));
            }
        });
        if (persons.isEmpty()) {
            throw file.broken(1, "holds nobody");
        }
        String name = file.name().replaceFirst("\\.csv$", "");
        return new SanctionsList(name, file.written(), ListFile.hash(List.of(file.content())), persons);
    }

    private static ListedPerson person(ListFile file, String[] cells, long line) {
        if (cells[0].isBlank() || cells[1].isBlank()) {
            throw file.broken(line, "is somebody without id or name");
        }
        Stream<ListedName> strong =
                Stream.concat(Stream.of(cells[1]), several(cells[2])).map(ListedName::strong);
        Stream<ListedName> weak = several(cells[3]).map(name -> new ListedName(name, true));
        return new ListedPerson(
                cells[0],
                Stream.concat(strong, weak).toList(),
                several(cells[4]).map(text -> birth(file, line, text)).toList(),
                new TreeSet<>(several(cells[5]).toList()),
                Gender.of(cells[6]),
                several(cells[7]).toList(),
                cells[8],
                cells[9]);
    }

    private static Stream<String> several(String cell) {
        return Arrays.stream(cell.split("\\|")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static BirthSpan birth(ListFile file, long line, String text) {
        try {
            return YEAR.matcher(text).matches()
                    ? BirthSpan.years(Integer.parseInt(text), Integer.parseInt(text))
                    : BirthSpan.day(LocalDate.parse(text));
        } catch (DateTimeException unreadable) {
            throw file.broken(line, "has a birth date that is neither 1961-03-14 nor 1961");
        }
    }
}
