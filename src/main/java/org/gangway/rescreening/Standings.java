// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.util.List;
import java.util.Optional;

/**
 * Which hits stand after a slice, on Kafka and in memory. Of who cannot be read the hit of before stands. What is said otherwise
 * than before, or of another record of the customer, is written again, also where it is no news: officers judge by it, and an
 * exemption is made of the hashes in it.
 */
final class Standings {

    private Standings() {}

    static void write(Part part, List<Judging.Judged> judged, Outputs outputs) {
        for (Judging.Judged one : judged) {
            outputs.found(part.number, one.customer(), one.record());
            Optional<Part.Standing> before = before(part, one);
            if (stands(one, before)) {
                outputs.standing(
                        part.number,
                        one.customer(),
                        standing(one, before),
                        one.record().customer());
            } else if (cleared(one) && before.isPresent()) {
                outputs.cleared(part.number, one.customer());
            }
        }
    }

    static void keep(Part part, List<Judging.Judged> judged) {
        for (Judging.Judged one : judged) {
            Optional<Part.Standing> before = before(part, one);
            if (stands(one, before)) {
                StandingHit hit = standing(one, before);
                part.standing.put(
                        one.customer(),
                        new Part.Standing(one.entries(), hit.reasons(), hit.since(), one.said(), hit.customer()));
            } else if (cleared(one)) {
                part.standing.remove(one.customer());
            }
        }
    }

    /** Whether something else is to stand about this customer than does. */
    static boolean otherwise(Part part, Judging.Judged one) {
        Optional<Part.Standing> before = before(part, one);
        return stands(one, before) || cleared(one) && before.isPresent();
    }

    /** Whether a hit is to be written: it is news, or said otherwise. */
    private static boolean stands(Judging.Judged one, Optional<Part.Standing> before) {
        return one.hit()
                && before.filter(standing -> standing.said() == one.said()
                                && standing.customer() == one.record().customer())
                        .isEmpty();
    }

    private static Optional<Part.Standing> before(Part part, Judging.Judged one) {
        return Optional.ofNullable(part.standing.get(one.customer()));
    }

    private static boolean cleared(Judging.Judged one) {
        return !one.hit() && !one.unreadable();
    }

    private static StandingHit standing(Judging.Judged one, Optional<Part.Standing> before) {
        RescreeningRecord found = one.record();
        return new StandingHit(
                found.run(),
                found.corpus(),
                found.configuration(),
                found.reasons(),
                found.hits(),
                found.confirmed(),
                before.map(Part.Standing::since).orElse(found.at()),
                found.sealed().orElseThrow(),
                found.customer());
    }
}
