// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The stored forms of a case, and how each becomes the next and the one before. Forms only ever add something, so that what
 * an older one lacks is only filled in.
 *
 * <ul>
 *   <li>2 adds {@link StepState#issuedAt} and {@link CaseFile#decidedAt}: how old a command and an outcome are, also after
 *       the process was started anew. Where a case of form 1 does not know, it is the last delivery or the last event.
 * </ul>
 */
public final class Forms {
    private static final int SECOND = 2;

    private Forms() {}

    /** The same case, read in whatever form, in the newest one. */
    public static CaseFile newest(CaseFile file) {
        return file.format() < SECOND ? second(file) : file;
    }

    /** The same case as a version has it whose newest form is this one. */
    public static CaseFile inForm(CaseFile file, int format) {
        CaseFile fitting = format < SECOND && file.format() >= SECOND ? first(file) : file;
        return fitting.format() == format ? fitting : fitting.change(draft -> draft.format = format);
    }

    private static CaseFile second(CaseFile file) {
        boolean decided = file.phase() == Phase.FINALLY || file.phase() == Phase.FAREWELL;
        return with(
                file,
                SECOND,
                step -> Optional.of(step.since()),
                decided ? Optional.of(file.changedAt()) : Optional.empty());
    }

    private static CaseFile first(CaseFile file) {
        return with(file, 1, step -> Optional.empty(), Optional.empty());
    }

    private static CaseFile with(
            CaseFile file, int format, Function<StepState, Optional<Instant>> issuedAt, Optional<Instant> decidedAt) {
        return file.change(draft -> {
            draft.format = format;
            draft.decidedAt = decidedAt;
            draft.steps = file.steps().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue()
                    .issued(issuedAt.apply(e.getValue()))));
        });
    }
}
