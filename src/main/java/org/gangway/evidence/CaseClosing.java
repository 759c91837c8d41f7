// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.evidence.DeletionCertificate.Deleted;
import org.gangway.evidence.DeletionCertificate.Epochs;
import org.gangway.evidence.DeletionCertificate.Proofs;
import org.gangway.evidence.DeletionCertificate.ScenarioUsed;
import org.gangway.evidence.DeletionCertificate.Tombstone;
import org.gangway.sealing.KeyShredder;
import org.gangway.sealing.ObjectStore;
import org.gangway.sealing.Purpose;

/** The hand of {@code close-case}: deletes what is left outside Kafka, proves it, and signs what it has seen. */
public final class CaseClosing {
    /** Of all tries: the next one is told, since it finds nothing left to delete. */
    private static final String DELETED = "objects-deleted";

    private final ObjectStore objects;
    private final KeyAbsence keys;
    private final List<Purge> vendors;
    private final KeyShredder epochs;
    private final CertificateSigner signer;
    private final String software;
    private final Clock clock;

    public CaseClosing(
            ObjectStore objects,
            KeyAbsence keys,
            List<Purge> vendors,
            KeyShredder epochs,
            CertificateSigner signer,
            String software,
            Clock clock) {
        this.objects = objects;
        this.keys = keys;
        this.vendors = List.copyOf(vendors);
        this.epochs = epochs;
        this.signer = signer;
        this.software = software;
        this.clock = clock;
    }

    /**
     * DONE with the open fact {@code certificate}; UNAVAILABLE as long as something is not gone or does not answer;
     * MALFORMED, which a person sees at once, if a vendor refuses our credentials.
     */
    public Reply close(StepInput input) {
        int deleted = objects.delete(input.caseId())
                + Integer.parseInt(input.fields().getOrDefault(input.step() + "." + DELETED, "0"));
        Reply reply = objects.isEmpty(input.caseId())
                ? close(input, deleted)
                : Reply.of(Reply.Kind.UNAVAILABLE, "objects-left");
        Map<String, Value> facts = new HashMap<>(reply.facts());
        facts.put(DELETED, Value.open(Integer.toString(deleted)));
        return reply.with(facts);
    }

    private Reply close(StepInput input, int deleted) {
        Map<String, Purge.Answer> answers = purge(input);
        List<String> denying = denying(answers);
        if (!denying.isEmpty()) {
            return Reply.of(Reply.Kind.MALFORMED, "vendor-denies." + String.join(".", denying));
        }
        List<VendorPurge> purges = answers.entrySet().stream()
                .map(answer -> VendorPurge.of(answer.getKey(), answer.getValue(), clock.instant()))
                .toList();
        if (purges.stream().anyMatch(purge -> purge.status() == VendorPurge.Status.UNANSWERED)) {
            return Reply.of(Reply.Kind.UNAVAILABLE, "vendor-silent");
        }
        Optional<Tombstone> absent = keys.prove(input.caseId());
        if (absent.isEmpty()) {
            return Reply.of(Reply.Kind.UNAVAILABLE, "key-left");
        }
        String certificate = signer.sign(certificate(input, deleted, new Proofs(absent.get(), 0, purges)));
        return Reply.of(Reply.Kind.DONE).with(Map.of("certificate", Value.open(certificate)));
    }

    private Map<String, Purge.Answer> purge(StepInput input) {
        Map<String, Purge.Answer> answers = new LinkedHashMap<>();
        for (Purge vendor : vendors) {
            answers.put(vendor.vendor(), vendor.purge(input.caseId(), input.fields()));
        }
        return answers;
    }

    private static List<String> denying(Map<String, Purge.Answer> answers) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue() instanceof Purge.Denied)
                .map(Map.Entry::getKey)
                .toList();
    }

    private DeletionCertificate certificate(StepInput input, int deleted, Proofs proofs) {
        Times times = Times.of(
                Instant.parse(input.field("case.opened-at")),
                Instant.parse(input.field("case.key-destroyed-at")),
                clock.instant());
        String wrapping = input.field("case.key-epoch");
        return new DeletionCertificate(
                DeletionCertificate.FORMAT,
                DeletionCertificate.idOf(input.caseId()),
                input.caseId(),
                new ScenarioUsed(
                        input.field("case.scenario"),
                        Integer.parseInt(input.field("case.scenario-version")),
                        input.field("case.scenario-hash")),
                input.outcome().orElseThrow(),
                times.opened,
                times.closed,
                times.keyDestroyed,
                epochs.latestOpening(wrapping, times.closed),
                new Deleted(fields(input), deleted),
                proofs,
                new Epochs(
                        wrapping,
                        epochs.epochs(Purpose.DOOR, times.first, times.closed),
                        epochs.epochs(Purpose.CHANNEL, times.first, times.closed)),
                software);
    }

    /**
     * Clocks differ and are set back: what came later is stated no earlier, so that nothing is promised too soon.
     *
     * @param first since when something of the case can have been sealed, by whatever clock
     */
    private record Times(Instant first, Instant opened, Instant keyDestroyed, Instant closed) {
        static Times of(Instant opened, Instant destroyed, Instant now) {
            List<Instant> all = List.of(opened, destroyed, now);
            Instant keyDestroyed = Collections.max(List.of(opened, destroyed));
            return new Times(Collections.min(all), opened, keyDestroyed, Collections.max(all));
        }
    }

    private static List<String> fields(StepInput input) {
        String names = input.field("case.fields");
        return names.isEmpty() ? List.of() : List.of(names.split(",", -1));
    }
}
