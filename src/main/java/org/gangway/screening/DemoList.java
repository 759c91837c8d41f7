// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The built-in demonstration list: invented persons, so that the demo needs no download. Sanctions nobody. */
final class DemoList {

    static final String NAME = "gangway-demo";
    private static final String RESOURCE = "/screening/demo-list.csv";
    private static final int CELLS = 8;

    private DemoList() {}

    static SanctionsList builtIn() {
        return edition().list();
    }

    /** Without files: they come with the program. */
    static Edition edition() {
        try (InputStream content = Objects.requireNonNull(DemoList.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            ListFile file = new ListFile("demo-list.csv", LocalDate.parse("2026-01-01"), content.readAllBytes());
            return new Edition(read(file), List.of());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Columns: id, name, aliases and weak aliases (each separated by |), birth date, nationality, programme, listed-on. */
    static SanctionsList read(ListFile file) {
        List<ListedPerson> persons = new ArrayList<>();
        CsvRows.each(file, CELLS, (cells, line) -> {
            if (line > 1) {
                persons.add(person(cells));
            }
        });
        return new SanctionsList(NAME, file.written(), ListFile.hash(List.of(file.content())), persons);
    }

    private static ListedPerson person(String[] cells) {
        Stream<ListedName> strong =
                Stream.concat(Stream.of(cells[1]), several(cells[2])).map(ListedName::strong);
        Stream<ListedName> weak = several(cells[3]).map(name -> new ListedName(name, true));
        return new ListedPerson(
                cells[0],
                Stream.concat(strong, weak).toList(),
                several(cells[4]).map(LocalDate::parse).map(BirthSpan::day).toList(),
                new TreeSet<>(several(cells[5]).toList()),
                cells[6],
                cells[7]);
    }

    private static Stream<String> several(String cell) {
        return Arrays.stream(cell.split("\\|")).filter(part -> !part.isBlank());
    }
}
