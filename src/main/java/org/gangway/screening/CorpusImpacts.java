// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Screens altered names of listed persons and a sample of the bank's by two versions of the bands. */
final class CorpusImpacts implements Impacts {

    private static final long SEED = 7;

    private final Supplier<Corpus> corpus;
    private final Optional<Path> sample;
    private final int most;

    /**
     * @param sample people as {@code ./gangway screen} takes them
     * @param most people of the sample, and altered names of each type of list, that are screened
     */
    CorpusImpacts(Supplier<Corpus> corpus, Optional<Path> sample, int most) {
        this.corpus = corpus;
        this.sample = sample;
        this.most = most;
    }

    /** A name, and of whom it should be an alert. */
    private record Altered(IndexedName.Entry entry, Applicant asked) {}

    @Override
    public Impact of(Bands before, Bands after) {
        Corpus lists = corpus.get();
        List<Applicant> people = sample.map(this::people).orElse(List.of());
        List<Impact.Line> listed = new ArrayList<>();
        List<Impact.Line> customers = new ArrayList<>();
        for (ListType type : ListType.values()) {
            List<Altered> altered = altered(lists, type);
            if (!altered.isEmpty()) {
                listed.add(new Impact.Line(
                        type.word(), altered.size(), found(lists, before, altered), found(lists, after, altered)));
            }
            if (!people.isEmpty()) {
                customers.add(new Impact.Line(
                        type.word(),
                        people.size(),
                        alerted(lists, before, people, type),
                        alerted(lists, after, people, type)));
            }
        }
        return new Impact(
                lists.version(),
                listed,
                customers,
                sample.map(file -> ListFile.hash(List.of(ListFile.of(file).content())))
                        .orElse(""));
    }

    private static int found(Corpus lists, Bands bands, List<Altered> altered) {
        return (int) altered.parallelStream()
                .filter(one -> alerts(lists, bands, one.asked())
                        .anyMatch(alert -> alert.hit().listed().entry().equals(one.entry())))
                .count();
    }

    private static int alerted(Corpus lists, Bands bands, List<Applicant> people, ListType type) {
        return (int) people.parallelStream()
                .filter(person -> alerts(lists, bands, person).anyMatch(alert -> alert.type() == type))
                .count();
    }

    private static Stream<Judged> alerts(Corpus lists, Bands bands, Applicant person) {
        return NameTokens.readable(person.name())
                ? Judged.all(lists, bands, new Judged.Customer(person, "", List.of(), LocalDate.EPOCH)).stream()
                        .filter(Judged::alert)
                : Stream.of();
    }

    private List<Altered> altered(Corpus lists, ListType type) {
        List<IndexedName.Entry> entries = lists.lists().stream()
                .flatMap(list -> list.persons().stream().map(person -> new IndexedName.Entry(list.name(), person)))
                .filter(entry -> ListType.of(entry) == type)
                .toList();
        return strided(entries, Math.max(1, most / Alteration.values().length)).stream()
                .flatMap(entry -> Stream.of(Alteration.values()).map(way -> altered(entry, way)))
                .toList();
    }

    private static Altered altered(IndexedName.Entry entry, Alteration way) {
        String name = entry.person().names().getFirst().text();
        return new Altered(entry, Applicant.named(way.of(name, SEED)));
    }

    private List<Applicant> people(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("gangway.screening.sample cannot be read");
        }
        return strided(QueryFile.read(file).applicants(), most);
    }

    /** So many of them, evenly. */
    private static <T> List<T> strided(List<T> all, int most) {
        int step = Math.max(1, Math.ceilDiv(all.size(), most));
        return IntStream.range(0, all.size())
                .filter(at -> at % step == 0)
                .mapToObj(all::get)
                .toList();
    }
}
