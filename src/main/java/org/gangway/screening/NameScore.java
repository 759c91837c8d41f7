// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compares one applicant's name with listed names. Remembers the likeness of tokens, so keep one for each applicant; not
 * for several threads.
 */
final class NameScore {

    /** The more is matched, the less is spoken against it by what is not: three rare words are no chance. */
    private static final double APPLICANT_AT_NONE = .85;

    private static final double APPLICANT_SLOPE = .20;
    private static final double APPLICANT_LEAST = .35;
    private static final double APPLICANT_MOST = .90;
    private static final double LISTED_AT_NONE = .70;
    private static final double LISTED_SLOPE = .30;
    static final double LISTED_LEAST = .12;
    private static final double LISTED_MOST = .50;
    private static final double LIGHT = .35;
    private static final int LONG = 6;
    private static final double CLOSE = .85;

    private final List<NameToken> applicant;
    private final List<String> keys;
    private final Weights weights;
    private final TokenLikeness likeness;
    private final Map<String, Likeness> known = new HashMap<>();

    NameScore(List<NameToken> applicant, TokenLikeness likeness, Weights weights) {
        this.applicant = applicant;
        this.keys = sorted(applicant);
        this.likeness = likeness;
        this.weights = weights;
    }

    /** A weak alias gives a score only where all its tokens are equal, and one matched token of several never does. */
    NameMatch against(IndexedName listed) {
        boolean equal = keys.size() == listed.tokens().size() && keys.equals(sorted(listed.tokens()));
        if (listed.name().weak() && !equal) {
            return NameMatch.NONE;
        }
        List<Pairing.Span> spans = equal
                ? Pairing.same(applicant, listed.tokens())
                : Pairing.best(applicant.size(), listed.tokens().size(), span -> worth(span, listed.tokens()));
        return enough(spans, equal, listed.tokens()) ? scored(spans, listed.tokens()) : NameMatch.NONE;
    }

    private static List<String> sorted(List<NameToken> tokens) {
        return tokens.stream().map(NameToken::key).sorted().toList();
    }

    /** One word alone says little, however alike; unless it is all there is on both sides. */
    private boolean enough(List<Pairing.Span> spans, boolean equal, List<NameToken> listed) {
        int ofApplicant = spans.stream().mapToInt(Pairing.Span::rows).sum();
        int ofListed = spans.stream().mapToInt(Pairing.Span::columns).sum();
        if (equal || (ofListed > 1 && ofApplicant > 1)) {
            return true;
        }
        boolean whole = ofApplicant == applicant.size() && ofListed == listed.size();
        return whole
                && applicant.getFirst().text().length() >= LONG
                && spans.stream().allMatch(span -> likeness(span, listed).similarity() >= CLOSE);
    }

    private double worth(Pairing.Span span, List<NameToken> listed) {
        double similarity = likeness(span, listed).similarity();
        return similarity == 0 ? 0 : similarity * weight(listed, span.column(), span.columns());
    }

    private Likeness likeness(Pairing.Span span, List<NameToken> listed) {
        if (!NameToken.oneWord(applicant, span.row(), span.rows())
                || !NameToken.oneWord(listed, span.column(), span.columns())) {
            return Likeness.NONE;
        }
        NameToken one = NameToken.joined(applicant, span.row(), span.rows());
        NameToken other = NameToken.joined(listed, span.column(), span.columns());
        boolean single = span.rows() == 1 && span.columns() == 1;
        String key = one.key() + (single ? ' ' : '+') + other.key();
        return known.computeIfAbsent(
                key, unknown -> single ? likeness.between(one, other) : likeness.ofJoined(one, other));
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
        Leftover left = left(onlyApplicant, onlyListed);
        double whole = matched + left.cost(matched);
        List<NameMatch.Pair> pairs =
                spans.stream().map(span -> pair(span, listed, whole)).toList();
        double score = pairs.stream().mapToDouble(NameMatch.Pair::contribution).sum();
        return new NameMatch(
                Math.min(1, score),
                pairs,
                unmatched(onlyApplicant, left.applicant(), left.shareOfApplicant(matched) / whole),
                unmatched(onlyListed, left.listed(), left.shareOfListed(matched) / whole));
    }

    /** How much of the weight of the token there counts if the listed name lacks it: said twice it counts once. */
    static double missing(int at, List<NameToken> applicant, Weights weights) {
        NameToken token = applicant.get(at);
        return applicant.indexOf(token) < at ? 0 : missing(token, weights);
    }

    /** Patronymics, titles and initials are often left out, and tell little by being so. */
    static double missing(NameToken token, Weights weights) {
        return (token.light() ? LIGHT : 1) * weights.of(token);
    }

    /** Where both sides have a patronymic, or an initial, and they differ, that tells as much as any other word. */
    private double missing(NameToken token, List<NameToken> others) {
        boolean told = others.stream()
                .anyMatch(other -> token.patronymic() && other.patronymic() || token.initial() && other.initial());
        return told ? weights.of(token) : missing(token, weights);
    }

    /** The share of {@link #missing} that counts beside matches of this weight. */
    static double applicantShare(double matched) {
        return Math.max(APPLICANT_LEAST, Math.min(APPLICANT_MOST, APPLICANT_AT_NONE - APPLICANT_SLOPE * matched));
    }

    static double listedShare(double matched) {
        return Math.max(LISTED_LEAST, Math.min(LISTED_MOST, LISTED_AT_NONE - LISTED_SLOPE * matched));
    }

    /** Whether the applicant said that token before, or it has a pair elsewhere. */
    private boolean repeated(int at, List<NameToken> over) {
        NameToken token = over.get(at);
        return over.indexOf(token) < at || Collections.frequency(applicant, token) > Collections.frequency(over, token);
    }

    private Leftover left(List<NameToken> onlyApplicant, List<NameToken> onlyListed) {
        return Leftover.of(
                IntStream.range(0, onlyApplicant.size())
                        .mapToDouble(at -> repeated(at, onlyApplicant) ? 0 : missing(onlyApplicant.get(at), onlyListed))
                        .toArray(),
                onlyListed.stream()
                        .mapToDouble(token -> missing(token, onlyApplicant))
                        .toArray());
    }

    private List<NameMatch.Unmatched> unmatched(List<NameToken> tokens, double[] missing, double share) {
        return IntStream.range(0, tokens.size())
                .mapToObj(at ->
                        new NameMatch.Unmatched(tokens.get(at).text(), weights.of(tokens.get(at)), share * missing[at]))
                .toList();
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
