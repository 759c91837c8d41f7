// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.screening.Bands;
import org.gangway.wire.Json;
import org.gangway.wire.RecordReader;

/** Every version of the bands, from their topic. Of two changes to the same version the one that was approved first counts. */
final class Versions implements RecordReader {

    private final Motions<BandsRecord.Proposal> motions = new Motions<>();
    private final List<Version> versions = new ArrayList<>();
    private volatile Bands current = Bands.BUILT_IN;

    /** A version, and by which proposal it came. */
    record Version(Bands bands, Optional<Motion<BandsRecord.Proposal>> motion) {}

    Versions() {
        begin();
    }

    @Override
    public synchronized void read(ConsumerRecord<String, byte[]> incoming) {
        if (incoming.value() == null) {
            return; // a version is never taken back: a decision may name it
        }
        BandsRecord read = Json.read(incoming.value(), BandsRecord.class);
        motions.apply(read.id(), read.change(), new Motion.Signed(read.by(), read.at()), read.proposal())
                .filter(motion -> motion.what().base() == current.version())
                .ifPresent(this::takeEffect);
    }

    private void takeEffect(Motion<BandsRecord.Proposal> motion) {
        BandsRecord.Proposal proposal = motion.what();
        current = new Bands(current.version() + 1, proposal.sanctions(), proposal.bank(), proposal.pep());
        versions.add(new Version(current, Optional.of(motion)));
    }

    @Override
    public synchronized void begin() {
        motions.clear();
        versions.clear();
        current = Bands.BUILT_IN;
        versions.add(new Version(current, Optional.empty()));
    }

    Motions<BandsRecord.Proposal> motions() {
        return motions;
    }

    Bands current() {
        return current;
    }

    /** The newest first. */
    synchronized List<Version> all() {
        return List.copyOf(versions).reversed();
    }
}
