// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The names of many customers, to find those whom a change of lists touches without looking at each: the search for
 * candidates turned round, with the same keys by which like tokens find each other. A customer who is touched is always
 * found. Holds words of names, numbered, and nothing else of anybody. For one thread.
 */
public final class CustomerNames {

    private static final int BIRTH = 1;
    private static final int NATIONALITY = 2;
    private static final int DOCUMENT = 4;
    private static final int KINDS = 8;

    private final TokenKeys keys;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<NameToken> tokens = new ArrayList<>();
    private final KeyPostings single = new KeyPostings();
    private final KeyPostings joined = new KeyPostings();
    private int[] @Nullable [] names = new int[1024][];
    private byte[] kinds = new byte[1024];
    private int size;

    /** @param variants those of the lists, by which like words find each other */
    CustomerNames(NameVariants variants) {
        this.keys = new TokenKeys(variants);
    }

    /** @return the number by which this customer is found */
    public int add(Person person) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size + size / 2);
            kinds = Arrays.copyOf(kinds, names.length);
        }
        int number = size++;
        List<NameToken> name = NameTokens.of(person.applicant().name());
        names[number] = name.stream().mapToInt(this::id).toArray();
        kinds[number] = (byte) kind(person.applicant());
        for (int count = 2; count <= Pairing.PIECES; count++) {
            for (int from = 0; from + count <= name.size(); from++) {
                if (NameToken.oneWord(name, from, count)) {
                    keys.ofAsked(NameToken.joined(name, from, count), true).forEach(key -> joined.add(key, number));
                }
            }
        }
        return number;
    }

    /** From now on this number stands for nobody. */
    public void remove(int number) {
        names[number] = null;
    }

    private int id(NameToken token) {
        Integer known = ids.get(token.key());
        if (known != null) {
            return known;
        }
        int id = tokens.size();
        ids.put(token.key(), id);
        tokens.add(token);
        keys.ofAsked(token, false).forEach(key -> single.add(key, id));
        return id;
    }

    private static int kind(Applicant applicant) {
        return (applicant.birth().isPresent() ? BIRTH : 0)
                | (applicant.nationality().isPresent() ? NATIONALITY : 0)
                | (applicant.document().isPresent() ? DOCUMENT : 0);
    }

    /** Everybody whom the change can touch, in rising order; of these {@link ListChange#touches} decides. */
    public int[] near(ListChange change) {
        BitSet like = new BitSet();
        BitSet likeJoined = new BitSet();
        change.names().forEach(name -> look(name, like, likeJoined));
        double[] needed = needed(change.threshold());
        return IntStream.range(0, size)
                .parallel()
                .filter(number -> enough(names[number], like, likeJoined.get(number)))
                .filter(number -> change.mayTouch(name(number), needed[kinds[number]]))
                .toArray();
    }

    private void look(List<NameToken> listed, BitSet like, BitSet likeJoined) {
        for (NameToken token : listed) {
            for (String key : keys.ofListed(token, false)) {
                single.find(key, like::set);
                joined.find(key, likeJoined::set);
            }
        }
        for (int count = 2; count <= Pairing.PIECES; count++) {
            for (int from = 0; from + count <= listed.size(); from++) {
                if (NameToken.oneWord(listed, from, count)) {
                    keys.ofListed(NameToken.joined(listed, from, count), true)
                            .forEach(key -> single.find(key, like::set));
                }
            }
        }
    }

    /** One word of several is never enough, so whoever has only one that is like any listed word needs no closer look. */
    private static boolean enough(int @Nullable [] name, BitSet like, boolean joined) {
        if (name == null) {
            return false;
        }
        int count = 0;
        for (int id : name) {
            count += like.get(id) ? 1 : 0;
        }
        return joined || count >= Math.min(2, name.length) && count > 0;
    }

    private List<NameToken> name(int number) {
        int[] name = names[number];
        return name == null
                ? List.of()
                : Arrays.stream(name).mapToObj(tokens::get).toList();
    }

    private static double[] needed(double threshold) {
        double[] needed = new double[KINDS];
        for (int kind = 0; kind < KINDS; kind++) {
            needed[kind] = Identity.leastName(
                    new Applicant(
                            "",
                            (kind & BIRTH) == 0 ? Optional.empty() : Optional.of(BirthSpan.day(LocalDate.EPOCH)),
                            (kind & NATIONALITY) == 0 ? Optional.empty() : Optional.of(""),
                            Optional.empty(),
                            (kind & DOCUMENT) == 0 ? Optional.empty() : Optional.of("")),
                    threshold);
        }
        return needed;
    }

    @Override
    public String toString() {
        return tokens.size() + " words";
    }
}
