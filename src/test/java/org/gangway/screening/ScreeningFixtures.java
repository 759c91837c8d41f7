// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.gangway.casefile.StepInput;

/** Commands, list files and invented names for the tests of this package. */
final class ScreeningFixtures {

    static final LocalDate WRITTEN = LocalDate.parse("2026-02-03");

    private ScreeningFixtures() {}

    static StepInput command(Map<String, String> fields) {
        return new StepInput(
                "case.screen-sanctions.1",
                "case",
                "screen-sanctions",
                1,
                1,
                Instant.EPOCH,
                "en",
                Optional.empty(),
                fields,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                claim -> new byte[0]);
    }

    /** With one threshold for all types of lists. */
    static Screening screening(Corpus corpus, double threshold, int shown) {
        return new Screening(() -> corpus, rules(Bands.from(threshold)), shown);
    }

    /** Of customers whom nothing is known of, and whose hash is what is hashed. */
    static ScreeningRules rules(Bands bands, Exemption... exemptions) {
        return new ScreeningRules() {
            @Override
            public Bands bands() {
                return bands;
            }

            @Override
            public List<Exemption> exemptions(String customer) {
                return customer.equals("customer-7") ? List.of(exemptions) : List.of();
            }

            @Override
            public String hashed(String personal) {
                return personal;
            }
        };
    }

    static ListFile file(String name, String content) {
        return new ListFile(name, WRITTEN, content.getBytes(StandardCharsets.UTF_8));
    }

    static ListedPerson person(String id, String... names) {
        List<ListedName> strong = Arrays.stream(names).map(ListedName::strong).toList();
        return new ListedPerson(id, strong, List.of(), new TreeSet<>(), "TEST", "");
    }

    static IndexedName listed(String name) {
        ListedName strong = ListedName.strong(name);
        return new IndexedName(new IndexedName.Entry("test", person("1", name)), strong, NameTokens.of(name));
    }

    static Corpus corpus(ListedPerson... persons) {
        return Corpus.of(List.of(new SanctionsList("test", WRITTEN, "hash", List.of(persons))));
    }

    static ListedPerson only(SanctionsList list) {
        if (list.persons().size() != 1) {
            throw new AssertionError("the list holds " + list.persons().size() + " persons");
        }
        return list.persons().getFirst();
    }

    static List<String> names(ListedPerson person, boolean weak) {
        return person.names().stream()
                .filter(name -> name.weak() == weak)
                .map(ListedName::text)
                .toList();
    }
}
