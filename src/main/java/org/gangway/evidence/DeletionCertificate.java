// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import java.time.Instant;
import java.util.List;

/**
 * What was destroyed when a case closed, and how that was established. Holds nothing personal: the case id is a keyed
 * pseudonym and a time, fields appear by name. Its JSON form is {@code kafka/schemas/deletion-certificate.schema.json}.
 *
 * @param format always {@link #FORMAT}
 * @param certificateId see {@link #idOf}
 * @param outcome how the case ended
 * @param keyDestroyedAt T1: the case key was destroyed; the system itself can open nothing from here on
 * @param nothingOpensFrom T2: the keys of every epoch of the case are destroyed; no copy or backup opens from here on
 * @param software name and version of what issued this
 */
public record DeletionCertificate(
        String format,
        String certificateId,
        String caseId,
        ScenarioUsed scenario,
        String outcome,
        Instant openedAt,
        Instant closedAt,
        Instant keyDestroyedAt,
        Instant nothingOpensFrom,
        Deleted deleted,
        Proofs proofs,
        Epochs epochs,
        String software) {

    public static final String FORMAT = "org.gangway.deletion-certificate.v1";

    /** The scenario that the case was pinned to. */
    public record ScenarioUsed(String name, int version, String hash) {}

    /**
     * @param fields names of the fields that were sealed with the case key, without their values
     * @param objects photos and documents removed from the object store
     */
    public record Deleted(List<String> fields, int objects) {
        public Deleted {
            fields = List.copyOf(fields);
            require(objects >= 0, "the number of deleted objects is at least 0");
        }
    }

    /**
     * @param caseKeyAbsent the tombstone under which the case key was proven absent
     * @param objectsLeft counted in the object store after deletion: always 0
     * @param purges what the vendors answered
     */
    public record Proofs(Tombstone caseKeyAbsent, int objectsLeft, List<VendorPurge> purges) {
        public Proofs {
            purges = List.copyOf(purges);
            require(objectsLeft == 0, "no certificate while objects of the case are left: delete them first");
        }
    }

    /** Where the record that shreds the case is. */
    public record Tombstone(String topic, int partition, long offset) {}

    /** The key epochs whose end makes T2: all doors and channels from the opening of the case to its close. */
    public record Epochs(String wrapping, List<String> doors, List<String> channels) {
        public Epochs {
            doors = List.copyOf(doors);
            channels = List.copyOf(channels);
        }
    }

    /** @throws IllegalArgumentException if times contradict each other, or the format is another */
    public DeletionCertificate {
        require(format.equals(FORMAT), "not a certificate of format " + FORMAT);
        require(certificateId.equals(idOf(caseId)), "the certificate id is that of another case");
        require(!closedAt.isBefore(openedAt), "a case closes after it opens");
        require(!keyDestroyedAt.isBefore(openedAt), "a case key is destroyed after the case opens");
        require(!nothingOpensFrom.isBefore(keyDestroyedAt), "T2 is not before T1");
    }

    /** One certificate per case, so its id follows from the case's. */
    public static String idOf(String caseId) {
        return caseId + ".deletion";
    }

    private static void require(boolean held, String rule) {
        if (!held) {
            throw new IllegalArgumentException(rule);
        }
    }
}
