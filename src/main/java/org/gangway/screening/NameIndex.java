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
    private final NameTerms.Of[] of;
    private final TokenLikeness likeness;
    private final Weights weights;
    private final Map<String, Likes> known = new ConcurrentHashMap<>();
    private final AtomicLong remembered = new AtomicLong();

    NameIndex(List<IndexedName> names, TokenLikeness likeness, Weights weights) {
        this.names = names;
        this.likeness = likeness;
        this.weights = weights;
        this.terms = new NameTerms(likeness, weights);
        this.of = new NameTerms.Of[names.size()];
        for (int at = 0; at < of.length; at++) {
            of[at] = terms.add(names.get(at).tokens(), at);
        }
    }

    /** In the order of the lists: every name whose score can be as high as {@code needed}, and others. */
    List<IndexedName> candidates(List<NameToken> applicant, double needed) {
        List<Asked> asked = asked(applicant);
        List<IndexedName> found = new ArrayList<>();
        for (int name : reachable(asked, needed).stream().toArray()) {
            if (Bound.byNames(asked, name) >= needed && Bound.byTerms(asked, of[name], terms) >= needed) {
                found.add(names.get(name));
            }
        }
        return found;
    }

    /** A token of the applicant, what it costs if it is missing, and what is like it, alone and written together with its neighbours. */
    record Asked(double cost, Likes alone, List<Likes> together) {
        boolean in(int name) {
            return alone.in(name) || together.stream().anyMatch(likes -> likes.in(name));
        }

        double reach() {
            return together.stream().mapToDouble(Likes::reach).reduce(alone.reach(), Math::max);
        }

        int names() {
            return together.stream().mapToInt(likes -> likes.names().length).sum() + alone.names().length;
        }
    }

    private List<Asked> asked(List<NameToken> applicant) {
        List<Asked> asked = new ArrayList<>();
        for (int at = 0; at < applicant.size(); at++) {
            asked.add(new Asked(
                    NameScore.missing(at, applicant, weights), likes(applicant.get(at), false), new ArrayList<>(4)));
        }
        for (int count = 2; count <= Pairing.PIECES; count++) {
            for (int from = 0; from + count <= applicant.size(); from++) {
                if (NameToken.oneWord(applicant, from, count)) {
                    Likes likes = likes(NameToken.joined(applicant, from, count), true);
                    asked.subList(from, from + count).forEach(token -> token.together.add(likes));
                }
            }
        }
        return asked;
    }

    /** Takes the rarest tokens first, until no name without one of them can reach the score. */
    private static BitSet reachable(List<Asked> asked, double needed) {
        List<Asked> rarest =
                asked.stream().sorted(Comparator.comparingInt(Asked::names)).toList();
        double rest = asked.stream().mapToDouble(Asked::reach).sum();
        double missed = 0;
        BitSet reachable = new BitSet();
        for (Asked token : rarest) {
            if (Bound.of(rest, missed) < needed) {
                break;
            }
            token.alone.addTo(reachable);
            token.together.forEach(likes -> likes.addTo(reachable));
            rest -= token.reach();
            missed += token.cost;
        }
        return reachable;
    }

    private Likes likes(NameToken token, boolean joined) {
        String key = token.key() + (joined ? "+" : "");
        Likes likes = known.get(key);
        if (likes == null) {
            likes = found(token, joined);
            if (remembered.addAndGet(likes.size()) > MOST_REMEMBERED) {
                known.clear();
                remembered.set(likes.size());
            }
            known.put(key, likes);
        }
        return likes;
    }

    private Likes found(NameToken token, boolean joined) {
        int[] near =
                terms.near(token, joined).stream().mapToInt(id -> id).sorted().toArray();
        int[] like = new int[near.length];
        float[] similarities = new float[near.length];
        double reach = 0;
        int count = 0;
        BitSet among = new BitSet();
        for (int id : near) {
            NameTerms.Term term = terms.term(id);
            double similarity = similarity(token, joined, term);
            if (similarity > 0) {
                like[count] = id;
                similarities[count++] = Math.nextUp((float) similarity);
                reach = Math.max(reach, Math.nextUp((float) similarity) * term.weight());
                Arrays.stream(term.names()).forEach(among::set);
            }
        }
        int[] all = among.stream().toArray();
        return new Likes(
                Arrays.copyOf(like, count),
                Arrays.copyOf(similarities, count),
                reach,
                all,
                all.length < Likes.MANY ? new BitSet() : among);
    }

    private double similarity(NameToken token, boolean joined, NameTerms.Term term) {
        if (joined && term.joined()) {
            return 0;
        }
        boolean single = !joined && !term.joined();
        return (single ? likeness.between(token, term.token()) : likeness.ofJoined(token, term.token())).similarity();
    }
}
