// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * OFAC's Specially Designated Nationals in their old comma-separated form: {@code sdn.csv}, beside it {@code alt.csv}
 * with aliases and {@code sdn_comments.csv} with the ends of remarks that were too long. Individuals only.
 */
final class OfacList {

    static final String NAME = "ofac-sdn";
    private static final int SDN_CELLS = 12;
    private static final int ALT_CELLS = 5;
    private static final int COMMENT_CELLS = 2;
    private static final String NONE = "-0-";

    private record Row(String name, String programme, StringBuilder remarks, List<ListedName> aliases) {}

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private OfacList() {}

    static SanctionsList read(ListFile sdn, List<ListFile> alts, List<ListFile> comments) {
        OfacList list = new OfacList();
        CsvRows.each(sdn, SDN_CELLS, (cells, line) -> list.person(sdn, cells, line));
        if (list.rows.isEmpty()) {
            throw sdn.broken(1, "holds no individual");
        }
        comments.forEach(file -> CsvRows.each(file, COMMENT_CELLS, (cells, line) -> list.comment(cells)));
        alts.forEach(file -> CsvRows.each(file, ALT_CELLS, (cells, line) -> list.alias(cells)));
        List<byte[]> contents = Stream.of(List.of(sdn), alts, comments)
                .flatMap(List::stream)
                .map(ListFile::content)
                .toList();
        return new SanctionsList(NAME, sdn.written(), ListFile.hash(contents), list.persons());
    }

    private void person(ListFile file, String[] cells, long line) {
        if (!value(cells[2]).equals("individual")) {
            return;
        }
        String id = value(cells[0]);
        String name = value(cells[1]);
        if (id.isEmpty() || name.isEmpty()) {
            throw file.broken(line, "is an individual without id or name");
        }
        String programme = value(cells[3]).replace("] [", ", ");
        Row row = new Row(turned(name), programme, new StringBuilder(value(cells[11])), new ArrayList<>());
        rows.merge(id, row, OfacList::repeated);
    }

    /** An entry that is on several of OFAC's lists is in the file once for each: what only a later row says is added. */
    private static Row repeated(Row first, Row later) {
        if (!first.name.equals(later.name)) {
            first.aliases.add(ListedName.strong(later.name));
        }
        if (!first.remarks.toString().contentEquals(later.remarks)) {
            first.remarks.append("; ").append(later.remarks);
        }
        return first;
    }

    private void comment(String[] cells) {
        Row row = rows.get(value(cells[0]));
        if (row != null) {
            row.remarks.append(cells[1]);
        }
    }

    private void alias(String[] cells) {
        Row row = rows.get(value(cells[0]));
        if (row != null && !value(cells[3]).isEmpty()) {
            row.aliases.add(ListedName.strong(turned(value(cells[3]))));
        }
    }

    private List<ListedPerson> persons() {
        return rows.entrySet().stream()
                .map(entry -> person(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ListedPerson person(String id, Row row) {
        Remarks remarks = Remarks.of(row.remarks.toString());
        List<ListedName> names = Stream.of(List.of(ListedName.strong(row.name)), row.aliases, remarks.weakAliases())
                .flatMap(List::stream)
                .toList();
        return new ListedPerson(
                id,
                names,
                remarks.births(),
                new TreeSet<>(remarks.nationalities()),
                remarks.gender(),
                remarks.documents(),
                row.programme,
                "");
    }

    private static String value(String cell) {
        String text = cell.strip();
        return text.equals(NONE) ? "" : text;
    }

    /** {@code DOE, John} becomes {@code John DOE}. */
    static String turned(String name) {
        int comma = name.indexOf(',');
        return comma < 0 ? name : (name.substring(comma + 1) + " " + name.substring(0, comma)).strip();
    }
}
