// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A list of the bank's own, or of a provider: CSV with the columns {@code id,name,aliases,weak-aliases,birth-date,
 * nationality,gender,documents,programme,listed-on}; several values of one cell have | between them. The list is called
 * as its file. With {@code tier,in-office,left-on,associates} behind them it is one of politically exposed persons.
 */
final class OwnList {

    static final String HEADER =
            "id,name,aliases,weak-aliases,birth-date,nationality,gender,documents,programme,listed-on";
    static final String POLITICAL = HEADER + ",tier,in-office,left-on,associates";
    private static final int ID = 0;
    private static final int NAME = 1;
    private static final int ALIASES = 2;
    private static final int WEAK = 3;
    private static final int BIRTHS = 4;
    private static final int NATIONALITIES = 5;
    private static final int GENDER = 6;
    private static final int DOCUMENTS = 7;
    private static final int PROGRAMME = 8;
    private static final int LISTED_ON = 9;
    private static final int TIER = 10;
    private static final int IN_OFFICE = 11;
    private static final int LEFT_ON = 12;
    private static final int ASSOCIATES = 13;
    /** Of these there is one value, whatever it holds. */
    private static final Set<Integer> SINGLE = Set.of(ID, NAME, GENDER, PROGRAMME, LISTED_ON, TIER, IN_OFFICE, LEFT_ON);

    private static final int CELLS = LISTED_ON + 1;
    private static final int POLITICAL_CELLS = ASSOCIATES + 1;
    /** The first line begins in so many bytes. */
    private static final int START = 1_000;

    private static final Pattern BETWEEN_COLUMNS = Pattern.compile("[,;\t]");

    private OwnList() {}

    /** Whether somebody meant it to be one: the first column is the id. What is wrong with the others is said by {@link #read}. */
    static boolean is(ListFile file) {
        String start = new String(file.content(), 0, Math.min(file.content().length, START), StandardCharsets.UTF_8);
        return BETWEEN_COLUMNS.split(header(start), 2)[0].strip().equalsIgnoreCase("id");
    }

    private static String header(String text) {
        return text.lines()
                .findFirst()
                .map(line -> line.replace("\uFEFF", "").replace("\"", "").strip())
                .orElse("");
    }

    static SanctionsList read(ListFile file) {
        OwnPersons persons = new OwnPersons(file);
        String first = header(file.text());
        if (!first.equals(HEADER) && !first.equals(POLITICAL)) {
            throw file.broken(
                    1,
                    "has columns that are neither " + HEADER + " nor those and "
                            + POLITICAL.substring(HEADER.length() + 1));
        }
        int columns = first.equals(HEADER) ? CELLS : POLITICAL_CELLS;
        CsvRows.each(file, (cells, line) -> {
            if (line > 1) {
                persons.take(() -> person(file, CsvRows.whole(file, columns, cells, line), columns, line));
            }
        });
        return persons.list();
    }

    private static ListedPerson person(ListFile file, String[] cells, int columns, long line) {
        return person(
                file,
                line,
                IntStream.range(0, columns)
                        .mapToObj(column -> SINGLE.contains(column) ? List.of(cells[column]) : several(cells[column]))
                        .toList());
    }

    private static List<String> several(String cell) {
        return cell.isEmpty()
                ? List.of()
                : Arrays.stream(cell.split("\\|")).map(String::strip).toList();
    }

    /** @param cells the values of each column, blank ones included */
    static ListedPerson person(ListFile file, long line, List<List<String>> cells) {
        if (first(cells, ID).isEmpty() || first(cells, NAME).isEmpty()) {
            throw file.broken(line, "is somebody without id or name");
        }
        if (!NameTokens.readable(first(cells, NAME))) {
            throw file.broken(line, "is somebody whose name holds no letter that can be read");
        }
        Stream<ListedName> strong = Stream.concat(Stream.of(first(cells, NAME)), values(cells, ALIASES))
                .map(ListedName::strong);
        Stream<ListedName> weak = values(cells, WEAK).map(name -> new ListedName(name, true));
        return new ListedPerson(
                first(cells, ID),
                Stream.concat(strong, weak).toList(),
                values(cells, BIRTHS).map(text -> birth(file, line, text)).toList(),
                values(cells, NATIONALITIES)
                        .flatMap(text -> CountryCodes.any(text).stream())
                        .collect(Collectors.toCollection(TreeSet::new)),
                Gender.of(first(cells, GENDER)),
                values(cells, DOCUMENTS).toList(),
                first(cells, PROGRAMME),
                first(cells, LISTED_ON),
                cells.size() == CELLS ? Optional.empty() : Optional.of(office(file, line, cells)));
    }

    private static Office office(ListFile file, long line, List<List<String>> cells) {
        if (first(cells, TIER).isEmpty()) {
            throw file.broken(line, "is a politically exposed person without a tier");
        }
        try {
            return new Office(
                    first(cells, TIER),
                    Office.inOffice(first(cells, IN_OFFICE)),
                    first(cells, LEFT_ON),
                    values(cells, ASSOCIATES).toList());
        } catch (IllegalArgumentException neither) {
            throw file.broken(line, "has an in-office that is neither yes nor no");
        }
    }

    private static Stream<String> values(List<List<String>> cells, int column) {
        return cells.get(column).stream().filter(value -> !value.isBlank());
    }

    private static String first(List<List<String>> cells, int column) {
        return values(cells, column).findFirst().orElse("");
    }

    private static BirthSpan birth(ListFile file, long line, String text) {
        try {
            return BirthSpan.parse(text);
        } catch (DateTimeException unreadable) {
            throw file.broken(line, "has a birth date that is neither 1961-03-14 nor 1961-03 nor 1961");
        }
    }
}
