// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.ibm.icu.util.VersionInfo;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All lists at one moment, ready to be searched. Immutable and safe for any number of threads: a newer list makes a
 * newer corpus.
 */
final class Corpus {

    /** Raise when reading, normalising, comparing or explaining changes, so that an old decision names its engine. */
    static final String ENGINE = "8/icu" + VersionInfo.ICU_VERSION;

    private static final int VERSION_DIGITS = 16;
    /** So many further names are shown. */
    private static final int OTHERS = 5;
    /** A comparison of floating-point sums must not miss a score that is exactly on the threshold. */
    static final double ROUNDING = 1e-9;

    private final List<SanctionsList> lists;
    private final List<IndexedName> names;
    private final Weights weights;
    private final TokenLikeness likeness;
    private final NameIndex index;
    private final String version;

    private Corpus(List<SanctionsList> lists, NameVariants variants) {
        this.lists = lists;
        Map<NameToken, NameToken> words = new HashMap<>();
        this.names = lists.stream()
                .flatMap(Corpus::names)
                .map(name -> name.sharing(words))
                .toList();
        this.weights = Weights.of(names);
        this.likeness = new TokenLikeness(variants);
        this.index = new NameIndex(names, likeness, weights);
        this.version = version(lists, variants);
    }

    /** @throws IllegalStateException if a list does not find its own first person */
    static Corpus of(List<SanctionsList> lists) {
        return of(lists, NameVariants.builtIn());
    }

    /** @throws IllegalStateException if a list does not find its own first person */
    static Corpus of(List<SanctionsList> lists, NameVariants variants) {
        Corpus corpus = new Corpus(List.copyOf(lists), variants);
        Canary.check(corpus);
        return corpus;
    }

    private static Stream<IndexedName> names(SanctionsList list) {
        return list.persons().stream()
                .map(person -> new IndexedName.Entry(list.name(), person))
                .flatMap(Corpus::names);
    }

    static Stream<IndexedName> names(IndexedName.Entry entry) {
        return entry.person().names().stream()
                .map(name -> new IndexedName(entry, name, NameTokens.of(name.text())))
                .filter(name -> !name.tokens().isEmpty());
    }

    private static String version(List<SanctionsList> lists, NameVariants variants) {
        Stream<String> parts = lists.stream().map(list -> list.name() + ' ' + list.hash());
        List<byte[]> bytes = Stream.concat(parts, Stream.of(ENGINE, variants.hash()))
                .map(part -> part.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toList();
        return ListFile.hash(bytes).substring(0, VERSION_DIGITS);
    }

    /** Hash over the lists' hashes and the version of this engine: 16 hex digits. */
    String version() {
        return version;
    }

    TokenLikeness likeness() {
        return likeness;
    }

    Weights weights() {
        return weights;
    }

    List<SanctionsList> lists() {
        return lists;
    }

    /** Everyone whose name and identity together reach the threshold, the likeliest first. */
    List<Hit> hits(Applicant applicant, double threshold) {
        return hits(applicant, threshold, name -> true);
    }

    /** @param counts which names are searched at all */
    List<Hit> hits(Applicant applicant, double threshold, Predicate<IndexedName> counts) {
        List<NameToken> tokens = NameTokens.of(applicant.name());
        return hits(
                applicant,
                tokens,
                candidates(applicant, tokens, threshold).stream().filter(counts),
                threshold);
    }

    /** The names that are compared word by word: the rest cannot reach the threshold. */
    List<IndexedName> candidates(Applicant applicant, List<NameToken> tokens, double threshold) {
        return index.candidates(tokens, Identity.leastName(applicant, threshold) - ROUNDING);
    }

    /** The same by comparing with every name: what the index is tested against. */
    List<Hit> fullScan(Applicant applicant, double threshold) {
        return hits(applicant, NameTokens.of(applicant.name()), names.stream(), threshold);
    }

    private List<Hit> hits(
            Applicant applicant, List<NameToken> tokens, Stream<IndexedName> candidates, double threshold) {
        NameScore score = new NameScore(tokens, likeness, weights);
        Map<IndexedName.Entry, Hit> best = new LinkedHashMap<>();
        candidates.forEach(candidate -> {
            NameMatch match = score.against(candidate);
            if (match.score() > 0) {
                Identity identity = Identity.of(applicant, candidate.entry().person());
                best.merge(candidate.entry(), new Hit(candidate, match, identity), Corpus::better);
            }
        });
        return best.values().stream()
                .filter(hit -> hit.decisive() >= threshold - ROUNDING
                        || hit.identity().sameDocument(hit.name().score()))
                .sorted(Hit.LIKELIEST)
                .collect(Collectors.toList());
    }

    /**
     * What decides about one entry.
     *
     * @param floor below it the entry is not looked for, and the score is 0
     */
    double score(Applicant applicant, IndexedName.Entry entry, double floor, Predicate<IndexedName> counts) {
        return hits(applicant, floor, counts).stream()
                .filter(hit -> hit.listed().entry().equals(entry))
                .mapToDouble(Hit::decisive)
                .max()
                .orElse(0);
    }

    /** A name of a listed person that is less like the applicant's than the one that was found. */
    record Other(ListedName name, double score) {

        /** No name in a log line. */
        @Override
        public String toString() {
            return "Other[***]";
        }
    }

    /** The further names of who was found, the likeliest first. Where they are as like as the name that was found, they speak for the hit. */
    List<Other> others(Applicant applicant, Hit hit) {
        NameScore score = new NameScore(NameTokens.of(applicant.name()), likeness, weights);
        return names(hit.listed().entry())
                .filter(name -> !name.name().equals(hit.listed().name()))
                .map(name -> new Other(name.name(), score.against(name).score()))
                .filter(other -> other.score() > 0)
                .distinct()
                .sorted(Comparator.comparingDouble(Other::score).reversed().thenComparing(other -> other.name()
                        .text()))
                .limit(OTHERS)
                .toList();
    }

    /** Of two names by themselves. */
    double score(String applicant, String listed) {
        List<NameToken> asked = NameTokens.of(applicant);
        List<NameToken> tokens = NameTokens.of(listed);
        if (asked.isEmpty() || tokens.isEmpty()) {
            return 0;
        }
        ListedName name = ListedName.strong(listed);
        ListedPerson person = new ListedPerson("", List.of(name), List.of(), new TreeSet<>(), "", "");
        IndexedName indexed = new IndexedName(new IndexedName.Entry("", person), name, tokens);
        return new NameScore(asked, likeness, weights).against(indexed).score();
    }

    private static Hit better(Hit one, Hit other) {
        return other.name().score() > one.name().score() ? other : one;
    }
}
