// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.gangway.wire.Json;

/** Lists made as long as all the world's: invented persons whose names are put together from listed ones. */
public final class LargeCorpus {

    private static final int BIRTH_DAYS = 20_000;

    private LargeCorpus() {}

    /**
     * Writes such a list of the bank's own, for an application to start with.
     *
     * @param lists the folder of those whose names are taken; the demonstration list is none of them
     * @param names so many
     * @param file JSON lines, as {@code docs/screening.md} says
     * @throws IllegalArgumentException if there is no list in the folder
     * @throws ListBroken if one cannot be read
     */
    public static void write(Path lists, int names, Path file) throws IOException {
        List<ListedPerson> real = persons(ListFolder.published(lists));
        Random random = new Random(names);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int at = 0; at < names; at++) {
                LocalDate birth = LocalDate.EPOCH.minusDays(random.nextInt(BIRTH_DAYS));
                Map<String, String> person =
                        Map.of("id", "invented-" + at, "name", name(real, random), "birth-date", birth.toString());
                out.write(new String(Json.write(person), StandardCharsets.UTF_8));
                out.newLine();
            }
        }
    }

    static List<SanctionsList> of(List<SanctionsList> lists, int names, long seed) {
        Random random = new Random(seed);
        List<ListedPerson> real = persons(lists);
        int there = real.stream().mapToInt(person -> person.names().size()).sum();
        List<ListedPerson> invented = new ArrayList<>();
        for (int at = there; at < names; at++) {
            invented.add(new ListedPerson(
                    "invented-" + at,
                    List.of(ListedName.strong(name(real, random))),
                    List.of(),
                    new TreeSet<>(),
                    "",
                    ""));
        }
        List<SanctionsList> all = new ArrayList<>(lists);
        if (!invented.isEmpty()) {
            all.add(new SanctionsList("invented", LocalDate.EPOCH, "seed " + seed, invented));
        }
        return all;
    }

    private static List<ListedPerson> persons(List<SanctionsList> lists) {
        return lists.stream().flatMap(list -> list.persons().stream()).toList();
    }

    private static String name(List<ListedPerson> real, Random random) {
        String name = word(real, random, true) + " " + word(real, random, false);
        return random.nextInt(3) == 0 ? name + " " + word(real, random, false) : name;
    }

    private static String word(List<ListedPerson> persons, Random random, boolean first) {
        List<ListedName> names = persons.get(random.nextInt(persons.size())).names();
        String[] words = names.get(random.nextInt(names.size())).text().strip().split("\\s+");
        return first ? words[0] : words[words.length - 1];
    }
}
