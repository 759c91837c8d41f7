// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compares one applicant's name with listed names. Remembers the likeness of tokens, so keep one for each applicant; not
 * for several threads.
 */
final class NameScore {

    // From the reference on screening, except the last, which it asks for without a figure.
    private static final double UNMATCHED_APPLICANT = .85;
    private static final double UNMATCHED_LISTED = .30;
    private static final double UNMATCHED_BOTH = .25;

    private final List<NameToken> applicant;
    private final Weights weights;
    private final Map<String, Likeness> known = new HashMap<>();

    NameScore(List<NameToken> applicant, Weights weights) {
        this.applicant = applicant;
        this.weights = weights;
    }

    /** A weak alias gives a score only where all its tokens are equal, and one matched token of several never does. */
    NameMatch against(IndexedName listed) {
        boolean equal = sorted(applicant).equals(sorted(listed.tokens()));
        if (listed.name().weak() && !equal) {
            return NameMatch.NONE;
        }
        List<Pairing.Span> spans =
                Pairing.best(applicant.size(), listed.tokens().size(), span -> worth(span, listed.tokens()));
        return enough(spans, equal) ? scored(spans, listed.tokens()) : NameMatch.NONE;
    }

    private static List<String> sorted(List<NameToken> tokens) {
        return tokens.stream().map(NameToken::text).sorted().toList();
    }

    private static boolean enough(List<Pairing.Span> spans, boolean equal) {
        int ofApplicant = spans.stream().mapToInt(Pairing.Span::rows).sum();
        int ofListed = spans.stream().mapToInt(Pairing.Span::columns).sum();
        return equal || Math.max(ofApplicant, ofListed) > 1;
    }

    private double worth(Pairing.Span span, List<NameToken> listed) {
        double similarity = likeness(span, listed).similarity();
        return similarity == 0 ? 0 : similarity * weight(listed, span.column(), span.columns());
    }

    private Likeness likeness(Pairing.Span span, List<NameToken> listed) {
        NameToken one = joined(applicant, span.row(), span.rows());
        NameToken other = joined(listed, span.column(), span.columns());
        boolean single = span.rows() == 1 && span.columns() == 1;
        String key = one.text()
                + (single ? ' ' : '+')
                + other.text()
                + (one.abjad() ? '1' : '0')
                + (other.abjad() ? '1' : '0');
        return known.computeIfAbsent(
                key, unknown -> single ? Likeness.between(one, other) : Likeness.ofJoined(one, other));
    }

    private static NameToken joined(List<NameToken> tokens, int from, int count) {
        return count == 1 ? tokens.get(from) : tokens.get(from).join(tokens.get(from + 1));
    }

    private double weight(List<NameToken> tokens, int from, int count) {
        return tokens.subList(from, from + count).stream()
                .mapToDouble(weights::of)
                .sum();
    }

    private NameMatch scored(List<Pairing.Span> spans, List<NameToken> listed) {
        List<NameToken> onlyApplicant = new ArrayList<>(applicant);
        List<NameToken> onlyListed = new ArrayList<>(listed);
        double matched = 0;
        for (Pairing.Span span : spans) {
            IntStream.range(0, span.rows()).forEach(at -> onlyApplicant.remove(applicant.get(span.row() + at)));
            IntStream.range(0, span.columns()).forEach(at -> onlyListed.remove(listed.get(span.column() + at)));
            matched += weight(listed, span.column(), span.columns());
        }
        double whole = matched + missing(onlyApplicant, onlyListed);
        List<NameMatch.Pair> pairs =
                spans.stream().map(span -> pair(span, listed, whole)).toList();
        double score = pairs.stream().mapToDouble(NameMatch.Pair::contribution).sum();
        return new NameMatch(Math.min(1, score), pairs, texts(onlyApplicant), texts(onlyListed));
    }

    private double missing(List<NameToken> onlyApplicant, List<NameToken> onlyListed) {
        double ofApplicant = weight(onlyApplicant, 0, onlyApplicant.size());
        double ofListed = weight(onlyListed, 0, onlyListed.size());
        return UNMATCHED_APPLICANT * ofApplicant
                + UNMATCHED_LISTED * ofListed
                + UNMATCHED_BOTH * Math.min(ofApplicant, ofListed);
    }

    private NameMatch.Pair pair(Pairing.Span span, List<NameToken> listed, double whole) {
        return new NameMatch.Pair(
                words(applicant, span.row(), span.rows()),
                words(listed, span.column(), span.columns()),
                likeness(span, listed),
                weight(listed, span.column(), span.columns()),
                worth(span, listed) / whole);
    }

    private static String words(List<NameToken> tokens, int from, int count) {
        return String.join(" ", texts(tokens.subList(from, from + count)));
    }

    private static List<String> texts(List<NameToken> tokens) {
        return tokens.stream().map(NameToken::text).toList();
    }
}
