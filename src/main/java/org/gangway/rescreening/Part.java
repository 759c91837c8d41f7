// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import org.gangway.screening.Turn;
import org.jspecify.annotations.Nullable;

/** What is known of one partition of customers while it is this instance's. */
final class Part {

    /**
     * What stands about a customer who has a hit.
     *
     * @param said hash over how it is explained there
     * @param customer offset of the record that it was found of
     */
    record Standing(List<String> entries, List<String> reasons, Instant since, int said, long customer) {

        boolean says(List<String> nowEntries, List<String> nowReasons) {
            return entries.equals(nowEntries) && reasons.equals(nowReasons);
        }

        /** Personal data. */
        @Override
        public String toString() {
            return "Standing[***]";
        }
    }

    final int number;
    final Map<String, Standing> standing = new HashMap<>();

    /** What became of exemptions that customers have been screened with; see {@link Reconsidering}. */
    Set<Turn> turns = Set.of();

    /** When that was looked for; absent: not yet. */
    Reconsidering.@Nullable Mark mark;

    private final Map<RunKind, RescreeningRun> open = new EnumMap<>(RunKind.class);
    private final Map<RunKind, NavigableSet<Long>> wanted = new EnumMap<>(RunKind.class);
    private Instant nightly;
    private Instant whole;
    private Instant wholeBegan;
    private @Nullable String lists;
    private @Nullable String bands;
    private int listRuns;

    /** Offset of the next record of a customer who has changed. */
    long live;

    long loaded;
    boolean ready;

    /** @param now until something is known, nothing before that is missed */
    Part(int number, Instant now) {
        this.number = number;
        this.nightly = now;
        this.whole = now;
        this.wholeBegan = now;
    }

    /** Takes the state of a run, in the order of the topic. */
    void take(RescreeningRun run) {
        if (run.finished().isEmpty()) {
            open.put(run.kind(), run);
            return;
        }
        open.remove(run.kind());
        wanted.remove(run.kind());
        if (run.kind() == RunKind.LIST) {
            if (lists == null) {
                nightly = run.finished().get(); // from the first run on no night is left out
            }
            lists = run.corpus();
            listRuns++;
        }
        if (run.whole()) {
            whole = run.finished().get();
            wholeBegan = run.started();
            bands = run.configuration();
        }
        run.due().ifPresent(due -> nightly = due);
    }

    Optional<RescreeningRun> open(RunKind kind) {
        return Optional.ofNullable(open.get(kind));
    }

    /** Version of the lists that all customers were screened with. */
    Optional<String> lists() {
        return Optional.ofNullable(lists);
    }

    /** Version of the bands that all customers were screened with. */
    Optional<String> bands() {
        return Optional.ofNullable(bands);
    }

    /** How many runs because of lists have ended here. */
    int listRuns() {
        return listRuns;
    }

    /** When the last nightly run that has ended was due. */
    Instant nightly() {
        return nightly;
    }

    /** When everybody had been screened last. */
    Instant whole() {
        return whole;
    }

    /** When the last run over everybody began. */
    Instant wholeBegan() {
        return wholeBegan;
    }

    /** The offsets that a run looks at, once they were found; none for a run that looks at everybody. */
    Optional<NavigableSet<Long>> wanted(RunKind kind) {
        return Optional.ofNullable(wanted.get(kind));
    }

    void want(RunKind kind, NavigableSet<Long> offsets) {
        wanted.put(kind, offsets);
    }
}
