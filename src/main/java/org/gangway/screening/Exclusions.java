// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Aliases to leave out of the index for the rows that ask for them, so that an alias can be held out and asked for. */
final class Exclusions {

    /** @param list as hits call it, or the beginning of that */
    private record Excluded(int row, String list, String entity) {

        boolean is(String list, String entity) {
            return this.entity.equals(entity) && list.startsWith(this.list);
        }
    }

    static final Exclusions NONE = new Exclusions();

    private final Map<String, List<Excluded>> byAlias = new HashMap<>();

    private Exclusions() {}

    /**
     * Columns {@code list,entity_id,alias}; a list is called as hits call it, or by the beginning of that.
     *
     * @throws IllegalArgumentException if a row lacks one of them: says of all rows which
     */
    static Exclusions read(Path file) {
        Exclusions exclusions = new Exclusions();
        RowProblems problems = new RowProblems();
        for (NamedRows.Row row : NamedRows.read(file, problems).rows()) {
            Optional<String> list = row.needed("list", problems);
            Optional<String> entity = row.needed("entity_id", problems);
            row.needed("alias", problems).ifPresent(alias -> exclusions
                    .byAlias
                    .computeIfAbsent(alias, none -> new ArrayList<>())
                    .add(new Excluded(row.number(), list.orElse("").toLowerCase(Locale.ROOT), entity.orElse(""))));
        }
        problems.check(file);
        return exclusions;
    }

    /** The names that are read from one that a list writes: {@code VARGONI, Telmo} is turned, and several in one are taken apart. */
    static Set<String> namesOf(String alias) {
        Set<String> names = new HashSet<>(UnAlias.names(alias));
        names.add(alias);
        return names;
    }

    /** What leaves nothing out, because no list has it: a measurement with it would not be one. */
    List<String> remarks(Corpus corpus) {
        Map<String, Set<Excluded>> byName = new HashMap<>();
        byAlias.forEach(
                (alias, some) -> namesOf(alias).forEach(name -> byName.computeIfAbsent(name, none -> new HashSet<>())
                        .addAll(some)));
        Set<Excluded> found = new HashSet<>();
        for (SanctionsList list : corpus.lists()) {
            for (ListedPerson person : list.persons()) {
                for (ListedName name : person.names()) {
                    byName.getOrDefault(name.text(), Set.of()).stream()
                            .filter(excluded -> excluded.is(list.name(), person.id()))
                            .forEach(found::add);
                }
            }
        }
        RowProblems problems = new RowProblems();
        byAlias.values().stream()
                .flatMap(List::stream)
                .filter(excluded -> !found.contains(excluded))
                .mapToInt(Excluded::row)
                .sorted()
                .forEach(row -> problems.add(row, "no alias of that entry here, so that nothing is left out"));
        return problems.lines();
    }

    /** Which names count for a row that asks for this alias. */
    Predicate<IndexedName> counted(String alias) {
        List<Excluded> excluded = byAlias.getOrDefault(alias.strip(), List.of());
        if (excluded.isEmpty()) {
            return name -> true;
        }
        Set<String> names = namesOf(alias.strip());
        return name -> !names.contains(name.name().text())
                || excluded.stream()
                        .noneMatch(out -> out.is(
                                name.entry().list(), name.entry().person().id()));
    }
}
