// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The corpus that is searched, and how the next one follows it. A newer corpus is made beside the one in use and takes its
 * place at once, so that nobody who searches ever waits; who has begun with the old one ends with it.
 */
final class Corpora {

    private static final Logger LOG = LoggerFactory.getLogger(Corpora.class);

    /**
     * What is in use at one moment.
     *
     * @param lists those of the corpus, in its order
     * @param print of the folder when it was last read
     * @param refused editions that lie there and were not taken
     * @param broken files that could not be read
     */
    record InUse(
            Corpus corpus,
            List<Held> lists,
            Map<String, String> print,
            List<Refusal> refused,
            List<ListBroken> broken) {}

    /** A list, and what is known of it. */
    private record Loaded(SanctionsList list, Held held) {
        static Loaded of(Edition edition) {
            return new Loaded(edition.list(), Held.of(edition));
        }
    }

    private final ListArchive archive;
    private final Set<String> accepted;
    private final NameVariants variants;
    private final InstantSource clock;
    private final List<Consumer<InUse>> listeners = new CopyOnWriteArrayList<>();
    private volatile InUse inUse;

    /**
     * Takes what lies in the folder, but where a gate refuses it the edition that was in use last.
     *
     * @throws ListBroken if a list in the folder cannot be read: nobody starts with half of what was meant
     */
    Corpora(Path folder, ListArchive archive, Set<String> accepted, NameVariants variants, InstantSource clock) {
        this.archive = archive;
        this.accepted = Set.copyOf(accepted);
        this.variants = variants;
        this.clock = clock;
        ListReading reading = ListFolder.reading(folder);
        List<Held> before = archive.newest().map(ListArchive.Manifest::lists).orElse(List.of());
        Succession first =
                Succession.of(before, reading.whole(), new Succession.Rules(this.accepted, true, list -> true));
        List<Held> stay =
                before.stream().filter(held -> first.refuses(held.name())).toList();
        List<Loaded> kept = archive.editions(stay).stream().map(Loaded::of).toList();
        this.inUse = next(reading, first, kept);
        if (archive.find(inUse.corpus().version()).isEmpty()) {
            Canary.checkSome(inUse.corpus());
        }
        keep(first.taken());
        ListLog.ignored(reading);
        ListLog.say(inUse);
    }

    Corpus corpus() {
        return inUse.corpus();
    }

    InUse inUse() {
        return inUse;
    }

    /** Takes what the gates let through, and keeps of every other list the edition that is in use. */
    synchronized void offer(ListReading reading) {
        InUse old = inUse;
        Succession succession = Succession.of(
                old.lists(),
                reading.editions(),
                new Succession.Rules(accepted, false, list -> findsItself(list, variants)));
        List<Loaded> kept = new ArrayList<>();
        for (int at = 0; at < old.lists().size(); at++) {
            if (succession.refuses(old.lists().get(at).name())) {
                kept.add(new Loaded(old.corpus().lists().get(at), old.lists().get(at)));
            }
        }
        inUse = next(reading, succession, kept);
        if (!inUse.corpus().version().equals(old.corpus().version())) {
            keep(succession.taken());
        }
        ListLog.ignored(reading);
        ListLog.say(inUse);
        listeners.forEach(listener -> listener.accept(inUse));
    }

    /** @param listener told now, and whenever the folder was read */
    synchronized void onChange(Consumer<InUse> listener) {
        listeners.add(listener);
        listener.accept(inUse);
    }

    /** Whether everybody on the list is found by each of their names, and the first one by the first. */
    static boolean findsItself(SanctionsList list, NameVariants variants) {
        try {
            return Canary.lost(Corpus.of(List.of(list), variants), list).isEmpty();
        } catch (IllegalStateException lost) {
            return false;
        }
    }

    private InUse next(ListReading reading, Succession succession, List<Loaded> kept) {
        List<Loaded> lists = Stream.concat(succession.taken().stream().map(Loaded::of), kept.stream())
                .sorted(Comparator.comparing(
                                (Loaded loaded) -> loaded.list().name().equals(DemoList.NAME))
                        .thenComparing(loaded -> loaded.list().name()))
                .toList();
        Corpus corpus = Corpus.of(lists.stream().map(Loaded::list).toList(), variants);
        return new InUse(
                corpus,
                lists.stream().map(Loaded::held).toList(),
                reading.print(),
                succession.refused(),
                reading.broken());
    }

    /** Screening goes on without: what is not kept can be had from the publisher, and is said. */
    private void keep(List<Edition> taken) {
        Instant now = clock.instant();
        try {
            archive.keep(new ListArchive.Manifest(corpus().version(), now, Corpus.ENGINE, inUse.lists()), taken);
        } catch (UncheckedIOException full) {
            LOG.atError()
                    .addKeyValue("corpus", corpus().version())
                    .log(
                            "This corpus is not kept: make gangway.screening.archive writable, or decisions made with it cannot be looked at again");
        }
    }

    /**
     * An older corpus, or the one in use.
     *
     * @return nothing if it was never in use here
     * @throws IllegalStateException if another version of the engine made it, or other name variants were in use: the same
     *     lists now make another corpus
     */
    static Optional<Corpus> archived(ListArchive archive, String version, NameVariants variants) {
        return archive.find(version).map(manifest -> {
            Corpus corpus = Corpus.of(
                    archive.editions(manifest.lists()).stream()
                            .map(Edition::list)
                            .toList(),
                    variants);
            if (!corpus.version().equals(version)) {
                throw new IllegalStateException(
                        "corpus %s was made by engine %s, and this is %s: use the release, and the file of name variants, of that time"
                                .formatted(version, manifest.engine(), Corpus.ENGINE));
            }
            return corpus;
        });
    }
}
