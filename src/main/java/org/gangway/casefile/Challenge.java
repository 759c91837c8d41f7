// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        BLINK;

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

    /** @param nonce not to be guessed; the same one makes the same challenge */
    public static Challenge of(String nonce) {
        Draw draw = new Draw(nonce);
        List<Action> turns = new ArrayList<>(List.of(Action.TURN_LEFT, Action.TURN_RIGHT));
        Action turn = turns.remove(draw.below(turns.size()));
        List<Action> others = Stream.concat(turns.stream(), Stream.of(Action.NOD, Action.COME_CLOSER))
                .toList();
        List<Action> rest = new ArrayList<>(List.of(Action.OPEN_MOUTH, turn, others.get(draw.below(others.size()))));
        List<Action> order = new ArrayList<>();
        while (!rest.isEmpty()) {
            order.add(rest.remove(draw.below(rest.size())));
        }
        return new Challenge(order);
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

    /** Numbers that follow from a nonce. */
    private static final class Draw {
        private final byte[] bytes;
        private int next;

        Draw(String nonce) {
            try {
                bytes = MessageDigest.getInstance("SHA-256").digest(nonce.getBytes(UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        /** Two bytes for so small a bound leave no number noticeably more likely than another. */
        int below(int bound) {
            int number = (bytes[next] & 0xff) << 8 | bytes[next + 1] & 0xff;
            next += 2;
            return number % bound;
        }
    }
}
