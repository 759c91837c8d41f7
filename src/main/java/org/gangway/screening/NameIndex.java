// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the listed names that can match at all: those with at least two tokens like the applicant's, by maps over the
 * distinct listed tokens. Finds what a comparison with every name would find, but for two words written as one with
 * a wrong consonant in them.
 */
final class NameIndex {

    /** One distinct token, or two neighbours written as one, and the names it is in. */
    private static final class Term {
        private final NameToken token;
        private final boolean joined;
        private final List<Integer> names = new ArrayList<>();

        private Term(NameToken token, boolean joined) {
            this.token = token;
            this.joined = joined;
        }
    }

    private final List<IndexedName> names;
    private final Map<String, Term> terms = new HashMap<>();
    private final Map<String, List<Term>> byKey = new HashMap<>();
    private final BitSet withInitial = new BitSet();

    NameIndex(List<IndexedName> names) {
        this.names = names;
        for (int at = 0; at < names.size(); at++) {
            add(names.get(at).tokens(), at);
        }
    }

    private void add(List<NameToken> tokens, int name) {
        for (int at = 0; at < tokens.size(); at++) {
            add(tokens.get(at), false, name);
            if (at > 0) {
                add(tokens.get(at - 1).join(tokens.get(at)), true, name);
            }
            if (tokens.get(at).initial()) {
                withInitial.set(name);
            }
        }
    }

    private void add(NameToken token, boolean joined, int name) {
        Term term = terms.get(key(token, joined));
        if (term == null) {
            Term made = new Term(token, joined);
            terms.put(key(token, joined), made);
            keys(token, joined).forEach(key -> byKey.computeIfAbsent(key, none -> new ArrayList<>())
                    .add(made));
            term = made;
        }
        if (term.names.isEmpty() || term.names.getLast() != name) {
            term.names.add(name);
        }
    }

    private static String key(NameToken token, boolean joined) {
        return token.text() + (token.abjad() ? "~" : "") + (joined ? "+" : "");
    }

    private static Set<String> keys(NameToken token, boolean joined) {
        String skeleton = Skeleton.of(token.text());
        int depth = joined ? 0 : Skeleton.depth(token.text().length());
        Set<String> keys = Skeleton.neighbourhood(skeleton, depth);
        keys.add("=" + Skeleton.consonants(token.text()));
        return keys;
    }

    /** In the order of the list. */
    List<IndexedName> candidates(List<NameToken> applicant) {
        Map<Integer, Integer> matched = new TreeMap<>();
        for (int at = 0; at < applicant.size(); at++) {
            like(applicant.get(at), false).forEach((name, tokens) -> matched.merge(name, tokens, Integer::sum));
            if (at > 0) {
                like(applicant.get(at - 1).join(applicant.get(at)), true)
                        .forEach((name, tokens) -> matched.merge(name, tokens, Integer::sum));
            }
        }
        int needed = applicant.size() == 1 || applicant.stream().anyMatch(NameToken::initial) ? 1 : 2;
        return matched.entrySet().stream()
                .filter(entry -> entry.getValue() >= needed || withInitial.get(entry.getKey()))
                .map(entry -> names.get(entry.getKey()))
                .toList();
    }

    /** Names with a term like this token, and for how many tokens that counts. */
    private Map<Integer, Integer> like(NameToken token, boolean joined) {
        Set<Term> found = new LinkedHashSet<>();
        keys(token, joined).forEach(key -> found.addAll(byKey.getOrDefault(key, List.of())));
        Map<Integer, Integer> counts = new HashMap<>();
        for (Term term : found) {
            if (!(joined && term.joined) && alike(token, term, joined)) {
                int tokens = joined || term.joined ? 2 : 1;
                term.names.forEach(name -> counts.merge(name, tokens, Math::max));
            }
        }
        return counts;
    }

    private static boolean alike(NameToken token, Term term, boolean joined) {
        Likeness likeness =
                joined || term.joined ? Likeness.ofJoined(token, term.token) : Likeness.between(token, term.token);
        return likeness.similarity() > 0;
    }
}
