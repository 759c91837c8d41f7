// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Questions that are answered before a camera. Such a question is asked first without saying what there is to do: type
 * {@link #LIVENESS}. Once the camera is on, its next round says it, type {@link #CHALLENGE}, and may be answered for {@link
 * Challenge#LIFETIME}. Each challenge that was begun counts as an attempt, answered or not, so that nobody can ask on until one
 * comes for which a recording is ready. When every challenge has had its round there is none any more: a human is the other
 * way, as whenever the customer asks for one.
 */
final class Challenging {
    static final String LIVENESS = "liveness";
    static final String CHALLENGE = "challenge";

    /** So many attempts in this time, and no more for a while. */
    static final int ATTEMPTS = 5;

    static final Duration WITHIN = Duration.ofMinutes(3);
    static final Duration LOCKED = Duration.ofMinutes(30);

    private static final String BEGUN = "begun";

    private final Course course;
    private final Asking asking;

    Challenging(Course course, Asking asking) {
        this.course = course;
        this.asking = asking;
    }

    boolean asks(StepState open) {
        return is(open, LIVENESS) || is(open, CHALLENGE);
    }

    private boolean late(StepState open) {
        return is(open, CHALLENGE) && open.since().plus(Challenge.LIFETIME).isBefore(course.at);
    }

    /** The camera is on. A challenge that still may be answered stays the same. */
    void ready(String step, StepState open) {
        if (is(open, CHALLENGE) && !late(open)) {
            asking.repeat();
            return;
        }
        List<Instant> begun = begun(open);
        if (locked(begun) || course.nextRound(step) >= Challenge.rounds()) {
            course.tell("liveness.locked");
            return;
        }
        begun.add(course.at);
        ask(step, open, "ask.challenge", CHALLENGE, begun, List.of());
    }

    /**
     * Whether this is a challenge whose time is over. Then the customer may try again, with another one.
     */
    boolean over(String step, StepState open) {
        boolean late = late(open);
        if (late) {
            ask(step, open, "ask." + step, LIVENESS, begun(open), List.of("retake.liveness.expired"));
        }
        return late;
    }

    /** A challenge that had to wait is begun anew, or waiting would be a way to more time for it. */
    static Question forgotten(Question waiting) {
        return waiting.type().equals(CHALLENGE)
                ? new Question(
                        waiting.field(), "ask." + waiting.field(), LIVENESS, waiting.arguments(), Optional.empty())
                : waiting;
    }

    private boolean locked(List<Instant> begun) {
        if (begun.size() < ATTEMPTS) {
            return false;
        }
        Instant last = begun.getLast();
        boolean many = !begun.get(begun.size() - ATTEMPTS).plus(WITHIN).isBefore(last);
        return many && course.at.isBefore(last.plus(LOCKED));
    }

    private void ask(
            String step, StepState open, String textKey, String type, List<Instant> begun, List<String> because) {
        String times = begun.stream()
                .skip(Math.max(0, begun.size() - ATTEMPTS))
                .map(at -> Long.toString(at.toEpochMilli()))
                .collect(Collectors.joining(" "));
        String field = open.question().orElseThrow().field();
        Question question = new Question(field, textKey, type, Map.of(BEGUN, Value.open(times)), Optional.empty());
        asking.put(step, course.nextRound(step), question, because);
    }

    /** When the last attempts began. */
    private static List<Instant> begun(StepState open) {
        Value times = open.question().orElseThrow().arguments().get(BEGUN);
        return times instanceof Value.Open text
                ? Arrays.stream(text.text().split(" ", -1))
                        .filter(time -> !time.isEmpty())
                        .map(time -> Instant.ofEpochMilli(Long.parseLong(time)))
                        .collect(Collectors.toCollection(ArrayList::new))
                : new ArrayList<>();
    }

    private static boolean is(StepState open, String type) {
        return open.question().filter(question -> question.type().equals(type)).isPresent();
    }
}
