// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A hit, and what the rules make of it.
 *
 * @param entry hash over what the list says of the person
 * @param exemption the one that is about this entry, whether or not it still holds
 */
record Judged(Hit hit, ListType type, Band band, String entry, Optional<Exempt> exemption) {

    /** An exemption, and whether it holds for this hit. */
    record Exempt(Exemption exemption, Exemption.State state) {}

    /** What the rules are held against. */
    record Customer(Applicant applicant, String person, List<Exemption> exemptions, LocalDate today) {

        /** Personal data. */
        @Override
        public String toString() {
            return "Customer[***]";
        }
    }

    private static final Comparator<Judged> ALERTS_FIRST =
            Comparator.comparing(Judged::call).thenComparing(Judged::hit, Hit.LIKELIEST);

    /** What there is to do about a hit; the first comes first. */
    enum Call {
        LOOK,
        CONFIRMED,
        NOTHING
    }

    Call call() {
        return exemption
                .filter(exempt -> exempt.state() == Exemption.State.APPLIED)
                .map(exempt -> switch (exempt.exemption().decision()) {
                    case CONFIRMED -> Call.CONFIRMED;
                    case CLEARED -> Call.NOTHING;
                })
                .orElse(band == Band.WEAK_ALIAS ? Call.NOTHING : Call.LOOK);
    }

    /** Whether it counts: somebody has to look, or two have confirmed it. */
    boolean alert() {
        return call() != Call.NOTHING;
    }

    /** Everyone who reaches the threshold of the list's type: alerts first, the likeliest first. */
    static List<Judged> all(Corpus corpus, Bands bands, Customer customer) {
        return all(corpus, bands, customer, corpus.hits(customer.applicant(), bands.lowest()));
    }

    /** @param hits of the customer, from the lowest threshold on */
    static List<Judged> all(Corpus corpus, Bands bands, Customer customer, List<Hit> hits) {
        Map<IndexedName.Entry, Hit> strong =
                WeakAliases.byStrongNames(corpus, customer.applicant(), bands.lowest(), name -> true, hits);
        List<Judged> all = new ArrayList<>();
        for (Hit hit : hits) {
            Limits limits = bands.of(ListType.of(hit.listed().entry()));
            Hit better = Optional.ofNullable(strong.get(hit.listed().entry()))
                    .filter(other -> WeakAliases.alone(hit) && reaches(other, limits))
                    .orElse(hit);
            if (reaches(better, limits)) {
                all.add(of(better, limits, customer));
            }
        }
        all.sort(ALERTS_FIRST);
        return all;
    }

    /** Everyone who reaches one threshold, whatever the type of the list, the likeliest first and without exemptions. */
    static List<Judged> at(Corpus corpus, Applicant applicant, Limits limits, Predicate<IndexedName> counts) {
        List<Hit> hits = corpus.hits(applicant, limits.possible(), counts);
        Map<IndexedName.Entry, Hit> strong =
                WeakAliases.byStrongNames(corpus, applicant, limits.possible(), counts, hits);
        return hits.stream()
                .map(hit -> {
                    IndexedName.Entry listed = hit.listed().entry();
                    Hit decides = WeakAliases.alone(hit) ? strong.getOrDefault(listed, hit) : hit;
                    return new Judged(
                            hit, ListType.of(listed), Band.of(decides, limits), EntryHash.of(listed), Optional.empty());
                })
                .toList();
    }

    private static boolean reaches(Hit hit, Limits limits) {
        return hit.decisive() >= limits.possible() - Corpus.ROUNDING
                || hit.identity().sameDocument(hit.name().score());
    }

    private static Judged of(Hit hit, Limits limits, Customer customer) {
        IndexedName.Entry listed = hit.listed().entry();
        String entry = EntryHash.of(listed);
        Optional<Exempt> exempt = customer.exemptions().stream()
                .filter(exemption -> exemption.about(listed))
                .map(exemption -> new Exempt(exemption, exemption.state(entry, customer.person(), customer.today())))
                .min(Comparator.comparing(Exempt::state)
                        .thenComparing(one -> one.exemption().decision())
                        .thenComparing(one -> one.exemption().id()));
        return new Judged(hit, ListType.of(listed), Band.of(hit, limits), entry, exempt);
    }
}
