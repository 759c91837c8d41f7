// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Aliases to leave out of the index for the rows that ask for them, so that an alias can be held out and asked for. */
final class Exclusions {

    private record Excluded(String list, String entity) {}

    static final Exclusions NONE = new Exclusions();

    private final Map<String, Set<Excluded>> byAlias = new HashMap<>();

    private Exclusions() {}

    /** Columns {@code list,entity_id,alias}; a list is called as hits call it, or by the beginning of that. */
    static Exclusions read(Path file) {
        Exclusions exclusions = new Exclusions();
        int at = 0;
        for (Map<String, Object> row : QueryFile.rows(file)) {
            at++;
            exclusions.add(file, at, row);
        }
        return exclusions;
    }

    private void add(Path file, int at, Map<String, Object> row) {
        String alias = cell(file, at, row, "alias");
        String list = cell(file, at, row, "list").toLowerCase(Locale.ROOT);
        byAlias.computeIfAbsent(alias, none -> new HashSet<>())
                .add(new Excluded(list, cell(file, at, row, "entity_id")));
    }

    private static String cell(Path file, int at, Map<String, Object> row, String column) {
        return QueryFile.cell(row, column).orElseThrow(() -> QueryFile.wrong(file, at, "has no " + column));
    }

    /** Which names count for a row that asks for this alias. */
    Predicate<IndexedName> counted(String alias) {
        Set<Excluded> excluded = byAlias.getOrDefault(alias, Set.of());
        return name -> !name.name().text().equals(alias)
                || excluded.stream()
                        .noneMatch(
                                out -> out.entity.equals(name.entry().person().id())
                                        && name.entry().list().startsWith(out.list));
    }
}
