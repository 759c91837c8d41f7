// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one purpose, in memory by epoch. Those that {@link #prepare} has fetched are answered without looking at
 * the disk or calling out.
 *
 * @param <K> the key in the form it is used in
 */
final class Epochs<K> {

    /** @param id of {@code epoch}, kept because making it costs more than sealing */
    record Held<K>(Epoch epoch, String id, K key) {}

    private final Purpose purpose;
    private final Duration length;
    private final KeyKind<K> kind;
    private final EpochFiles files;
    private final Ledger ledger;
    private final Clock clock;
    private final ConcurrentMap<String, Held<K>> held = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable Held<K> latest;

    Epochs(Purpose purpose, Duration length, KeyKind<K> kind, EpochFiles files, Ledger ledger, Clock clock) {
        this.purpose = purpose;
        this.length = length;
        this.kind = kind;
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    Held<K> now() {
        return at(clock.instant());
    }

    /** The key to seal with at a time; the current one if that epoch has ended, since its key may go any moment. */
    Held<K> at(Instant at) {
        Instant now = clock.instant();
        Held<K> last = latest;
        if (last != null && last.epoch.covers(at) && !last.epoch.endedBy(now)) {
            return last;
        }
        Epoch asked = Epoch.at(purpose, length, at);
        Epoch epoch = usable(asked.endedBy(now) ? Epoch.at(purpose, length, now) : asked);
        if (last != null && last.epoch.equals(epoch)) {
            return last;
        }
        Held<K> found = findOrCreate(epoch);
        latest = found;
        return found;
    }

    /** A clock that went back may be in an epoch whose key is destroyed. That is never made again; a later one serves. */
    private Epoch usable(Epoch wanted) {
        Epoch epoch = wanted;
        while (ledger.contains(epoch.id())) {
            epoch = epoch.next();
        }
        return epoch;
    }

    /**
     * The key to open with; empty if this key folder never had it.
     *
     * @throws KeyGone if it has been destroyed
     */
    Optional<Held<K>> find(String id) {
        Held<K> known = held.get(id);
        if (known == null && refused.contains(id)) {
            throw new KeyGone(id);
        }
        return known != null ? Optional.of(known) : parse(id).flatMap(this::load);
    }

    /** Fetches every key on disk, makes this epoch's and, from its middle, the next one's; forgets what is destroyed. */
    void prepare(Instant now) {
        ledger.refresh();
        held.keySet().stream().filter(ledger::contains).toList().forEach(this::forget);
        files.list(purpose).forEach(this::fetch);
        Epoch current = usable(Epoch.at(purpose, length, now));
        findOrCreate(current);
        if (current.covers(now.plus(length.dividedBy(2)))) {
            return;
        }
        findOrCreate(current.next());
    }

    List<Epoch> ended(Instant now) {
        return files.list(purpose).stream().filter(epoch -> epoch.endedBy(now)).toList();
    }

    void destroy(Epoch epoch) {
        try {
            files.destroy(epoch, clock.instant());
        } finally {
            forget(epoch.id());
        }
    }

    private Held<K> findOrCreate(Epoch epoch) {
        Optional<Held<K>> found = find(epoch.id());
        if (found.isPresent()) {
            return found.get();
        }
        making.lock();
        try {
            return find(epoch.id()).orElseGet(() -> hold(epoch, files.create(epoch, fresh())));
        } finally {
            making.unlock();
        }
    }

    private void fetch(Epoch epoch) {
        if (held.containsKey(epoch.id())) {
            return;
        }
        try {
            load(epoch);
            refused.remove(epoch.id());
        } catch (KeyGone byItsCustodian) {
            refused.add(epoch.id()); // so that no caller of find() has to ask there
        }
    }

    private Optional<Held<K>> load(Epoch epoch) {
        return files.load(epoch).map(keyset -> hold(epoch, keyset));
    }

    private Held<K> hold(Epoch epoch, byte[] keyset) {
        String id = epoch.id();
        Held<K> fresh = held.computeIfAbsent(id, ignored -> use(epoch, keyset));
        if (ledger.contains(id)) { // destroyed while it was being read
            forget(id);
            throw new KeyGone(id);
        }
        return fresh;
    }

    private Held<K> use(Epoch epoch, byte[] keyset) {
        try {
            kind.publicHalf(keyset).ifPresent(half -> files.publish(epoch, half));
            return new Held<>(epoch, epoch.id(), kind.use(keyset));
        } catch (GeneralSecurityException e) {
            throw new KeystoreUnusable("the key of epoch " + epoch + " is damaged: put back its copy from a backup", e);
        }
    }

    private byte[] fresh() {
        try {
            return kind.make();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    private void forget(String id) {
        held.remove(id);
        Held<K> last = latest;
        if (last != null && last.id.equals(id)) {
            latest = null;
        }
    }

    private Optional<Epoch> parse(String id) {
        try {
            return Optional.of(Epoch.parse(id)).filter(epoch -> epoch.purpose() == purpose);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
