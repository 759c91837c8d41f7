// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Lists made as long as all the world's: invented persons whose names are put together from listed ones. */
final class LargeCorpus {

    private LargeCorpus() {}

    static List<SanctionsList> of(List<SanctionsList> lists, int names, long seed) {
        Random random = new Random(seed);
        List<ListedPerson> real =
                lists.stream().flatMap(list -> list.persons().stream()).toList();
        int there = real.stream().mapToInt(person -> person.names().size()).sum();
        List<ListedPerson> invented = new ArrayList<>();
        for (int at = there; at < names; at++) {
            String name = word(real, random, true) + " " + word(real, random, false);
            String more = random.nextInt(3) == 0 ? " " + word(real, random, false) : "";
            invented.add(new ListedPerson(
                    "invented-" + at, List.of(ListedName.strong(name + more)), List.of(), new TreeSet<>(), "", ""));
        }
        List<SanctionsList> all = new ArrayList<>(lists);
        if (!invented.isEmpty()) {
            all.add(new SanctionsList("invented", LocalDate.EPOCH, "seed " + seed, invented));
        }
        return all;
    }

    private static String word(List<ListedPerson> persons, Random random, boolean first) {
        List<ListedName> names = persons.get(random.nextInt(persons.size())).names();
        String[] words = names.get(random.nextInt(names.size())).text().strip().split("\\s+");
        return first ? words[0] : words[words.length - 1];
    }
}
