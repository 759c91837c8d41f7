// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lists in use, and those that were in use before. */
public final class Watchlists {

    private static final Logger LOG = LoggerFactory.getLogger(Watchlists.class);

    private final Supplier<Corpus> corpus;
    private final ListArchive archive;
    private final ScreeningRules rules;
    private final int shown;
    private @Nullable Watchlist now;
    private @Nullable Corpus of;
    private @Nullable Bands by;

    Watchlists(Supplier<Corpus> corpus, ListArchive archive, ScreeningRules rules, int shown) {
        this.corpus = corpus;
        this.archive = archive;
        this.rules = rules;
        this.shown = shown;
    }

    /**
     * Lists that never change, for a benchmark.
     *
     * @param published folder with the publishers' files
     * @param names how long they are made with invented persons
     */
    public static Watchlists fixed(Path published, int names, long seed) {
        Corpus corpus = Corpus.of(LargeCorpus.of(ListFolder.published(published), names, seed));
        return new Watchlists(
                () -> corpus,
                new ListArchive(published.resolve("no-archive")),
                ScreeningRules.BUILT_IN,
                ScreeningSettings.SHOWN);
    }

    /** Those in use. The same object as long as they are the same lists, and the same bands are in force. */
    public synchronized Watchlist now() {
        Corpus inUse = corpus.get();
        Watchlist known = now;
        Bands inForce = rules.bands();
        if (known == null || of != inUse || !inForce.equals(by)) {
            known = new Watchlist(inUse, rules, shown);
            now = known;
            of = inUse;
            by = inForce;
        }
        return known;
    }

    /** An index of customers' names that finds whom a change of these lists touches. */
    public CustomerNames customerNames() {
        return new CustomerNames(corpus.get().likeness().variants());
    }

    /** Another number as soon as an exemption is in force or is so no more. */
    public long decisions() {
        return rules.decisions();
    }

    /** What became of exemptions since a time. */
    public Set<Turn> turns(Instant since, Instant now) {
        return Set.copyOf(rules.turns(since, now));
    }

    /** Whether one of these is about a customer: by number, or by the reference in the person's record. */
    public boolean about(Set<Turn> turns, Person person, String number) {
        Set<String> hashed =
                Watchlist.references(person, number).stream().map(rules::hashed).collect(Collectors.toSet());
        return turns.stream().anyMatch(turn -> hashed.contains(turn.customer()));
    }

    /** Those of a version, where this installation keeps them still and this engine can read them. */
    public Optional<Watchlist> of(String version) {
        Watchlist inUse = now();
        if (inUse.version().equals(version)) {
            return Optional.of(inUse);
        }
        try {
            return Corpora.archived(archive, version, corpus.get().likeness().variants())
                    .map(old -> new Watchlist(old, rules, shown));
        } catch (RuntimeException lost) {
            LOG.atWarn()
                    .addKeyValue("corpus", version)
                    .addKeyValue("cause", lost.getClass().getSimpleName())
                    .log(
                            "Lists that were in use cannot be read again; everybody is screened instead of whom their change touches");
            return Optional.empty();
        }
    }
}
