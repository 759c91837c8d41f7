// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Finds the listed names that can reach a score, by the terms that are like the applicant's tokens. Loses none: a name is
 * left out only where its best possible score is too low. Safe for any number of threads.
 */
final class NameIndex {

    /** Remembered likes may take so many integers, 100 MB; then they are forgotten and found again. */
    private static final long MOST_REMEMBERED = 25_000_000;

    private final List<IndexedName> names;
    private final NameTerms terms;
    private final TokenLikeness likeness;
    private final Weights weights;
    private final Map<NameToken, Likes> known = new ConcurrentHashMap<>();
    private final AtomicLong remembered = new AtomicLong();

    NameIndex(List<IndexedName> names, TokenLikeness likeness, Weights weights) {
        this.names = names;
        this.likeness = likeness;
        this.weights = weights;
        this.terms = new NameTerms(names, new TokenKeys(likeness.variants()), weights);
    }

    /** In the order of the lists: every name whose score can be as high as {@code needed}, and others. */
    List<IndexedName> candidates(List<NameToken> applicant, double needed) {
        List<Asked> asked = asked(applicant);
        Bound bound = new Bound(asked, terms);
        BitSet reachable = reachable(asked, bound, needed);
        List<IndexedName> found = new ArrayList<>();
        for (int name = reachable.nextSetBit(0); name >= 0; name = reachable.nextSetBit(name + 1)) {
            if (bound.byNames(name) >= needed && bound.byTerms(terms.of(name)) >= needed) {
                found.add(names.get(name));
            }
        }
        return found;
    }

    private List<Asked> asked(List<NameToken> applicant) {
        List<List<Likes>> together = new ArrayList<>();
        applicant.forEach(token -> together.add(new ArrayList<>(2)));
        for (int count = 2; count <= Pairing.PIECES; count++) {
            for (int from = 0; from + count <= applicant.size(); from++) {
                if (NameToken.oneWord(applicant, from, count)) {
                    Likes likes = found(NameToken.joined(applicant, from, count), true);
                    if (likes.count() > 0) {
                        together.subList(from, from + count).forEach(token -> token.add(likes));
                    }
                }
            }
        }
        List<Asked> asked = new ArrayList<>();
        for (int at = 0; at < applicant.size(); at++) {
            asked.add(new Asked(
                    NameScore.missing(at, applicant, weights),
                    likes(applicant.get(at)),
                    together.get(at).toArray(new Likes[0])));
        }
        return asked;
    }

    /** Takes the rarest tokens first, until no name without one of them can reach the score, or has more than one token. */
    private static BitSet reachable(List<Asked> asked, Bound bound, double needed) {
        List<Asked> rarest =
                asked.stream().sorted(Comparator.comparingInt(Asked::count)).toList();
        double rest = asked.stream().mapToDouble(Asked::reach).sum();
        double missed = 0;
        BitSet reachable = new BitSet();
        for (Asked token : rarest.subList(0, Math.max(Math.min(1, rarest.size()), rarest.size() - 1))) {
            if (bound.of(rest, missed) < needed) {
                break;
            }
            token.addTo(reachable);
            rest -= token.reach();
            missed += token.cost();
        }
        return reachable;
    }

    /** Of one token, which others will have, too. Neighbours written as one are hardly ever met again. */
    private Likes likes(NameToken token) {
        Likes likes = known.get(token);
        if (likes == null) {
            likes = found(token, false);
            if (remembered.addAndGet(likes.size()) > MOST_REMEMBERED) {
                known.clear();
                remembered.set(likes.size());
            }
            known.put(token, likes);
        }
        return likes;
    }

    private Likes found(NameToken token, boolean joined) {
        int[] near = terms.near(token, joined);
        float[] similarities = new float[near.length];
        double reach = 0;
        int count = 0;
        Ints among = new Ints();
        for (int id : near) {
            NameTerms.Term term = terms.term(id);
            double similarity = similarity(token, joined, term);
            if (similarity > 0) {
                near[count] = id;
                similarities[count] = Math.nextUp((float) similarity);
                reach = Math.max(reach, similarities[count] * term.weight());
                count++;
                among.addAll(term.names());
            }
        }
        return count == 0
                ? Likes.NONE
                : new Likes(Arrays.copyOf(near, count), Arrays.copyOf(similarities, count), reach, among, names.size());
    }

    private double similarity(NameToken token, boolean joined, NameTerms.Term term) {
        if (joined && term.joined()) {
            return 0;
        }
        boolean single = !joined && !term.joined();
        return (single ? likeness.between(token, term.token()) : likeness.ofJoined(token, term.token())).similarity();
    }
}
