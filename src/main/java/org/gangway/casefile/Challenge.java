// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What somebody is asked to do before a camera, to show that they are there: three actions in an order that follows from a
 * nonce and from nothing else. One always opens the mouth, which no print can, and one always turns the head.
 *
 * @param actions in their order, none twice
 */
public record Challenge(List<Action> actions) {

    /** How long a challenge may be answered. */
    public static final Duration LIFETIME = Duration.ofSeconds(60);

    /** One thing to do. Left and right are the customer's own. */
    public enum Action {
        TURN_LEFT,
        TURN_RIGHT,
        NOD,
        OPEN_MOUTH,
        COME_CLOSER,
        CLOSE_EYES;

        /** As pages and texts have it: {@code turn-left}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * When an action is asked for, in milliseconds of the recording.
     *
     * @param from when the customer is told
     * @param to when they are told to look straight ahead again
     */
    public record Slot(Action action, long from, long to) {}

    private static final long LEAD = 2_000;
    private static final long TIME = 3_000;
    private static final long REST = 1_200;

    public Challenge {
        actions = List.copyOf(actions);
    }

    private static final List<Challenge> ALL = all();

    /**
     * @param nonce not to be guessed; of one case and one question
     * @param round of the question. No two rounds of a question have the same challenge, until all have been used: what was
     *     recorded for one is worth nothing in another
     */
    public static Challenge of(String nonce, int round) {
        return ALL.stream()
                .sorted(Comparator.comparing(challenge -> digest(nonce + challenge)))
                .toList()
                .get(round % ALL.size());
    }

    /** How many rounds of a question have challenges of their own. */
    static int rounds() {
        return ALL.size();
    }

    /** A mouth, a turn, and one other; in every order. */
    private static List<Challenge> all() {
        return Stream.of(Action.values())
                .flatMap(first -> Stream.of(Action.values())
                        .flatMap(second -> Stream.of(Action.values()).map(third -> List.of(first, second, third))))
                .filter(actions -> actions.stream().distinct().count() == actions.size())
                .filter(actions -> actions.contains(Action.OPEN_MOUTH))
                .filter(actions -> actions.contains(Action.TURN_LEFT) || actions.contains(Action.TURN_RIGHT))
                .map(Challenge::new)
                .toList();
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** As texts have it: the actions in their order. */
    @Override
    public String toString() {
        return actions.stream().map(Action::word).collect(Collectors.joining(" "));
    }

    /** When each action is asked for; before, between and after them the customer looks straight ahead. */
    public List<Slot> slots() {
        return IntStream.range(0, actions.size())
                .mapToObj(i -> {
                    long from = LEAD + i * (TIME + REST);
                    return new Slot(actions.get(i), from, from + TIME);
                })
                .toList();
    }

    /** When the recording ends, in milliseconds. */
    public long length() {
        return LEAD + actions.size() * (TIME + REST);
    }
}
