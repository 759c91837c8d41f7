// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Report;
import net.jqwik.api.Reporting;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** Whom a change of lists touches, by the index and by looking at everybody. */
class CustomerNamesTest {

    private static final double THRESHOLD = .8;
    private static final List<String> WORDS = List.of(
            "Ivan",
            "Iwan",
            "Petrov",
            "Petroff",
            "Mohammed",
            "Muhammad",
            "Abdul",
            "Rahman",
            "Abdulrahman",
            "Ali",
            "J",
            "Maria",
            "Mariya",
            "van",
            "Lee",
            "Li",
            "Xiaoming",
            "Ivanovich",
            "Schmidt",
            "Schmitt",
            "محمد",
            "عبدالرحمن",
            "李",
            "小明",
            "Сергей",
            "Sergej",
            "Al-Masri",
            "Kim",
            "Jong",
            "Un",
            "Jongun");
    private static final List<BirthSpan> BIRTHS =
            List.of(BirthSpan.parse("1961-03-14"), BirthSpan.parse("1961-04-14"), BirthSpan.parse("1961"));

    private static final ListedPerson FIRST = person("first", "Quillon Bartleby");

    /** Two corpora, and customers. */
    record Case(List<ListedPerson> before, List<ListedPerson> after, List<Applicant> customers) {}

    @Property(tries = 400)
    @Report(Reporting.FALSIFIED)
    void theIndexFindsWhomAFullScanFinds(@ForAll("cases") Case one) {
        Corpus before = corpus(one.before, "1");
        Corpus after = corpus(one.after, "2");
        ListChange change = ListChange.of(before, after, THRESHOLD);
        CustomerNames names = new CustomerNames(NameVariants.builtIn());
        one.customers.forEach(customer -> names.add(new Person(customer)));
        Set<Integer> found = Arrays.stream(names.near(change))
                .boxed()
                .filter(number -> change.touches(new Person(one.customers.get(number))))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(touched(before, after, one.customers));
        Statistics.label("touches somebody").collect(!found.isEmpty()).coverage(coverage -> coverage.check(true)
                .percentage(share -> share > 20));
        Statistics.label("touches not everybody")
                .collect(found.size() < one.customers.size())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
    }

    @Test
    void aCustomerWhoIsGoneIsNotFoundAndTheOthersKeepTheirNumbers() {
        Corpus before = corpus(List.of(person("1", "Somebody Else")), "1");
        Corpus after = corpus(List.of(person("1", "Somebody Else"), person("2", "Telmo Vargoni")), "2");
        CustomerNames names = new CustomerNames(NameVariants.builtIn());
        int first = names.add(new Person(Applicant.named("Telmo Vargoni")));
        int second = names.add(new Person(Applicant.named("Vargoni Telmo")));
        names.remove(first);
        ListChange change = ListChange.of(before, after, THRESHOLD);
        assertThat(names.near(change)).containsExactly(second);
        assertThat(change.entries()).isEqualTo(1);
    }

    @Test
    void whatIsListedAlikeTouchesNobody() {
        Corpus one = corpus(List.of(person("1", "Telmo Vargoni")), "1");
        Corpus other = corpus(List.of(person("1", "Telmo Vargoni")), "2");
        ListChange change = ListChange.of(one, other, THRESHOLD);
        assertThat(change.entries()).isZero();
        assertThat(change.touches(new Person(Applicant.named("Telmo Vargoni")))).isFalse();
    }

    @Test
    void anAlteredEntryTouchesWhoWasAHitAndWhoIsOne() {
        Corpus one = corpus(List.of(person("1", "Telmo Vargoni"), person("2", "Somebody Else")), "1");
        Corpus other = corpus(List.of(person("1", "Osric Brellin"), person("2", "Somebody Else")), "2");
        ListChange change = ListChange.of(one, other, THRESHOLD);
        assertThat(change.touches(new Person(Applicant.named("Telmo Vargoni")))).isTrue();
        assertThat(change.touches(new Person(Applicant.named("Osric Brellin")))).isTrue();
        assertThat(change.touches(new Person(Applicant.named("Somebody Else")))).isFalse();
    }

    /** By comparing everybody with every listed name: whose hits among the entries that changed are not none. */
    private static Set<Integer> touched(Corpus before, Corpus after, List<Applicant> customers) {
        return IntStream.range(0, customers.size())
                .filter(at -> !changed(before, after, customers.get(at)).isEmpty()
                        || !changed(after, before, customers.get(at)).isEmpty())
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Hit> changed(Corpus of, Corpus other, Applicant customer) {
        Set<ListedPerson> same = new HashSet<>(other.lists().getFirst().persons());
        return of.fullScan(customer, THRESHOLD).stream()
                .filter(hit -> !same.contains(hit.listed().entry().person()))
                .toList();
    }

    private static Corpus corpus(List<ListedPerson> persons, String hash) {
        List<ListedPerson> all = new ArrayList<>(List.of(FIRST)); // a list has to find its first entry
        all.addAll(persons);
        return Corpus.of(List.of(new SanctionsList("own", LocalDate.EPOCH, hash, all)));
    }

    private static ListedPerson person(String id, String name) {
        return new ListedPerson(id, List.of(ListedName.strong(name)), List.of(), new TreeSet<>(), "", "");
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(
                        listed().list().ofMinSize(1).ofMaxSize(8),
                        listed().list().ofMaxSize(4),
                        Arbitraries.integers().between(0, 6),
                        customers().list().ofMaxSize(60))
                .as((base, added, taken, customers) -> {
                    List<ListedPerson> before = numbered(base, 0);
                    List<ListedPerson> after =
                            new ArrayList<>(before.subList(Math.min(taken, before.size()), before.size()));
                    after.addAll(numbered(added, 100 - taken));
                    return new Case(before, after, customers);
                });
    }

    private static List<ListedPerson> numbered(List<ListedPerson> persons, int from) {
        return IntStream.range(0, persons.size())
                .mapToObj(at -> {
                    ListedPerson one = persons.get(at);
                    return new ListedPerson(
                            Integer.toString(from + at),
                            one.names(),
                            one.births(),
                            one.nationalities(),
                            Optional.empty(),
                            one.documents(),
                            "",
                            "");
                })
                .toList();
    }

    private static Arbitrary<String> name() {
        return Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(4).map(words -> String.join(" ", words));
    }

    private static Arbitrary<ListedPerson> listed() {
        return Combinators.combine(
                        Combinators.combine(name(), Arbitraries.of(false, false, true))
                                .as(ListedName::new)
                                .list()
                                .ofMaxSize(2),
                        name(),
                        Arbitraries.of(BIRTHS).optional(),
                        Arbitraries.of("P1", "P2").list().ofMaxSize(1))
                .as((others, first, birth, documents) -> {
                    List<ListedName> names = new ArrayList<>(List.of(ListedName.strong(first)));
                    names.addAll(others);
                    return new ListedPerson(
                            "",
                            names,
                            birth.stream().toList(),
                            new TreeSet<>(Set.of("IR")),
                            Optional.empty(),
                            documents,
                            "",
                            "");
                });
    }

    private static Arbitrary<Applicant> customers() {
        return Combinators.combine(
                        name(),
                        Arbitraries.of(BIRTHS).optional(),
                        Arbitraries.of("IR", "DE").optional(),
                        Arbitraries.of("P1", "P3").optional(.2))
                .as((name, birth, nationality, document) ->
                        new Applicant(name, birth, nationality, Optional.empty(), document));
    }
}
