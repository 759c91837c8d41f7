// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.gangway.screening.ListChange;
import org.gangway.screening.Watchlist;
import org.gangway.screening.Watchlists;
import org.jspecify.annotations.Nullable;

/**
 * Which run is to be worked on next, and with what. Lists, and bands with them, go before nights: a nightly run goes on with
 * those of then.
 */
final class Runs {

    private final Watchlists watchlists;
    private final RescreeningSettings settings;
    private final InstantSource clock;
    private @Nullable Change last;

    /** What changed from one version of the lists to another. @param pinned those that it leads to */
    private record Change(String before, String after, ListChange change, Watchlist pinned) {}

    Runs(Watchlists watchlists, RescreeningSettings settings, InstantSource clock) {
        this.watchlists = watchlists;
        this.settings = settings;
        this.clock = clock;
    }

    /** The one that is open, or is to begin now. */
    Optional<RescreeningRun> next(Part part) {
        return part.open(RunKind.LIST)
                .or(() -> list(part))
                .or(() -> part.open(RunKind.NIGHTLY))
                .or(() -> settings.due(part.nightly(), clock.instant()).map(due -> nightly(part, due)));
    }

    private Optional<RescreeningRun> list(Part part) {
        Watchlist inUse = watchlists.now();
        String now = inUse.version();
        boolean sameBands = part.bands().filter(inUse.configuration()::equals).isPresent();
        if (sameBands && part.lists().filter(now::equals).isPresent()) {
            return Optional.empty();
        }
        // whom other bands touch is not known
        Optional<String> before =
                part.lists().filter(version -> sameBands && change(version, now).isPresent());
        String name = "list-" + (part.listRuns() + 1) + "-" + now;
        return Optional.of(run(name, RunKind.LIST, part, before));
    }

    private RescreeningRun nightly(Part part, Instant due) {
        return run(RescreeningRun.nightly(due), RunKind.NIGHTLY, part, part.lists());
    }

    private RescreeningRun run(String name, RunKind kind, Part part, Optional<String> before) {
        Watchlist now = watchlists.now();
        return new RescreeningRun(
                name,
                kind,
                part.number,
                before,
                now.version(),
                now.configuration(),
                clock.instant(),
                0,
                part.live,
                Map.of(),
                0,
                Optional.empty());
    }

    /** With what a run is done: a night goes by the lists in use, a change of lists leads where it began to lead. */
    Watchlist lists(RescreeningRun run) {
        if (run.kind() == RunKind.NIGHTLY) {
            return watchlists.now();
        }
        Change known = last; // or each slice would read old lists again
        return known != null && known.after.equals(run.corpus())
                ? known.pinned
                : watchlists.of(run.corpus()).orElseGet(watchlists::now);
    }

    /** What a run is about; nothing for one that looks at everybody. */
    Optional<ListChange> change(RescreeningRun run) {
        return run.whole() ? Optional.empty() : change(run.before().orElseThrow(), run.corpus());
    }

    private Optional<ListChange> change(String before, String after) {
        Change known = last;
        if (known != null && known.before.equals(before) && known.after.equals(after)) {
            return Optional.of(known.change);
        }
        Optional<Watchlist> old = watchlists.of(before);
        Optional<Watchlist> pinned = watchlists.of(after);
        if (old.isEmpty() || pinned.isEmpty()) {
            return Optional.empty();
        }
        Change made = new Change(before, after, pinned.get().since(old.get()), pinned.get());
        last = made;
        return Optional.of(made.change);
    }

    /** The offsets that a run looks at, from those of customers whom its change can touch; empty: all. */
    Optional<NavigableSet<Long>> wanted(RescreeningRun run, Part part, Customers customers) {
        Optional<NavigableSet<Long>> known = part.wanted(run.kind());
        if (known.isPresent() || run.whole()) {
            return known;
        }
        Optional<NavigableSet<Long>> found =
                change(run).map(change -> new TreeSet<>(customers.near(change, part.number)));
        found.ifPresent(offsets -> part.want(run.kind(), offsets));
        return found;
    }
}
