// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuccessionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Succession.Rules RULES = new Succession.Rules(Set.of(), false, list -> true);

    @ParameterizedTest
    @CsvSource({
        "1000, 0, ",
        "945, 0, ",
        "944, 0, SMALLER",
        "1205, 0, ",
        "1206, 0, LARGER",
        "1000, -1, OLDER",
        "1000, 1, ",
        "10, 7, SMALLER"
    })
    void anEditionOfATooDifferentSizeOrOfAnOlderDayIsRefused(int persons, int days, Refusal.Reason reason) {
        Succession next = Succession.of(List.of(held("un", 1000)), List.of(edition("un", persons, days)), RULES);
        assertThat(next.refused().stream().map(Refusal::reason))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
        assertThat(next.taken()).hasSize(reason == null ? 1 : 0);
        assertThat(next.refuses("un")).isEqualTo(reason != null);
    }

    @Test
    void oneMoreOrLessOnAShortListIsOrdinary() {
        List<Held> own = List.of(held("own", 3));
        assertThat(Succession.of(own, List.of(edition("own", 8, 0)), RULES).refused())
                .isEmpty();
        assertThat(Succession.of(own, List.of(edition("own", 1, 0)), RULES).refused())
                .isEmpty();
    }

    @Test
    void aListThatIsGoneStaysUnlessThisIsAStart() {
        List<Held> before = List.of(held("eu-fsf", 10), held("un", 10));
        List<Edition> found = List.of(edition("un", 10, 0));
        assertThat(Succession.of(before, found, RULES).refused())
                .containsExactly(new Refusal("eu-fsf", Refusal.Reason.GONE, ""));
        Succession.Rules start = new Succession.Rules(Set.of(), true, list -> true);
        assertThat(Succession.of(before, found, start).refused()).isEmpty();
    }

    @Test
    void aListThatDoesNotFindItsOwnFirstEntryIsRefusedAlsoIfItIsNew() {
        Succession.Rules blind = new Succession.Rules(Set.of(), false, list -> false);
        List<Edition> found = List.of(edition("un", 10, 0));
        Refusal lost = new Refusal("un", Refusal.Reason.LOST, "un 10 0");
        assertThat(Succession.of(List.of(), found, blind).refused()).containsExactly(lost);
        assertThat(Succession.of(List.of(held("un", 10)), found, blind).refused())
                .containsExactly(lost);
    }

    @Test
    void whatSomebodyHasAcceptedPassesTheGatesOfSizeAndDateOnly() {
        List<Edition> found = List.of(edition("un", 10, -1));
        Succession.Rules accepted = new Succession.Rules(Set.of("un 10 -1"), false, list -> true);
        assertThat(Succession.of(List.of(held("un", 1000)), found, accepted).taken())
                .isEqualTo(found);
        Succession.Rules blind = new Succession.Rules(Set.of("un 10 -1"), false, list -> false);
        assertThat(Succession.of(List.of(held("un", 1000)), found, blind).refuses("un"))
                .isTrue();
    }

    private static Held held(String name, int persons) {
        return new Held(name, DAY, "before", persons, List.of());
    }

    private static Edition edition(String name, int persons, int days) {
        ListedPerson person = ScreeningFixtures.person("1", "Telmo Vargoni");
        return new Edition(
                new SanctionsList(
                        name,
                        DAY.plusDays(days),
                        name + ' ' + persons + ' ' + days,
                        Collections.nCopies(persons, person)),
                List.of());
    }
}
