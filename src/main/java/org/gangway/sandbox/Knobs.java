// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The faults that are switched on, per counterparty. */
final class Knobs {

    enum Target {
        CORE(Fault.SLOW, Fault.DOWN, Fault.PARTIAL, Fault.THROTTLE, Fault.GARBAGE),
        CRM(Fault.SLOW, Fault.DOWN, Fault.PARTIAL, Fault.THROTTLE, Fault.GARBAGE),
        ESIGN(
                Fault.SLOW,
                Fault.DOWN,
                Fault.PARTIAL,
                Fault.THROTTLE,
                Fault.GARBAGE,
                Fault.DUPLICATE,
                Fault.LATE,
                Fault.LOST,
                Fault.FORGED),
        EVENTBRIDGE(Fault.SLOW, Fault.DOWN, Fault.PARTIAL, Fault.THROTTLE, Fault.GARBAGE),
        MAIL(Fault.SLOW, Fault.DOWN, Fault.DUPLICATE);

        /** What this one can do wrong: a knob that would do nothing is refused. */
        private final Set<Fault> faults;

        Target(Fault first, Fault... others) {
            this.faults = EnumSet.of(first, others);
        }
    }

    /** What a counterparty can be made to do wrong. */
    enum Fault {
        /** Answers only after {@code millis}. */
        SLOW,
        /** Answers 503, a mail server 451. */
        DOWN,
        /** Does what it was asked and loses the answer; EventBridge: fails every second entry. */
        PARTIAL,
        /** Answers 429; EventBridge: a ThrottlingException. */
        THROTTLE,
        /** Webhooks: sent twice. Mail: delivered twice. */
        DUPLICATE,
        /** Webhooks: sent {@code millis} late. */
        LATE,
        /** Webhooks: never sent. */
        LOST,
        /** Webhooks: signed with a wrong key. */
        FORGED,
        /** Answers with something that is not JSON. */
        GARBAGE
    }

    /** @param times how many more times it happens; 0 or less as an order means: until it is removed */
    record Knob(Target target, Fault fault, int times, long millis) {
        static final int ALWAYS = Integer.MAX_VALUE;

        static Knob of(String target, String fault, int times, long millis) {
            Target whose = named(Target.class, target, List.of(Target.values()));
            Fault what = named(Fault.class, fault, whose.faults);
            return new Knob(whose, what, times < 1 ? ALWAYS : times, Math.max(0, millis));
        }

        private static <E extends Enum<E>> E named(Class<E> type, String name, Collection<E> possible) {
            for (E constant : possible) {
                if (constant.name().equals(name.toUpperCase(Locale.ROOT))) {
                    return constant;
                }
            }
            throw new Refusal(
                    400,
                    "unknown " + type.getSimpleName().toLowerCase(Locale.ROOT) + "; use one of "
                            + possible.toString().toLowerCase(Locale.ROOT));
        }

        private Knob once() {
            return times == ALWAYS ? this : new Knob(target, fault, times - 1, millis);
        }
    }

    private final List<Knob> knobs = new ArrayList<>();

    synchronized void turn(Knob knob) {
        knobs.add(knob);
    }

    synchronized void clear() {
        knobs.clear();
    }

    synchronized List<Knob> all() {
        return List.copyOf(knobs);
    }

    /** Uses one time of the oldest such fault, if one is on. */
    synchronized Optional<Knob> take(Target target, Fault fault) {
        for (int i = 0; i < knobs.size(); i++) {
            Knob knob = knobs.get(i);
            if (knob.target() == target && knob.fault() == fault) {
                used(i, knob.once());
                return Optional.of(knob);
            }
        }
        return Optional.empty();
    }

    private void used(int place, Knob left) {
        if (left.times() == 0) {
            knobs.remove(place);
        } else {
            knobs.set(place, left);
        }
    }

    boolean on(Target target, Fault fault) {
        return take(target, fault).isPresent();
    }

    /** Waits if the counterparty is to be slow. */
    void pause(Target target) {
        take(target, Fault.SLOW).ifPresent(knob -> sleep(knob.millis()));
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
