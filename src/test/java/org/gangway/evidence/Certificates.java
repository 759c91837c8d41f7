// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Instant;
import java.util.List;

/** A certificate and keys for tests. */
public final class Certificates {

    public static final String CASE = "0123456789abcdef0123456789abcdef-1772359200000";
    static final Instant OPENED = Instant.parse("2026-03-01T10:00:00Z");

    private Certificates() {}

    public static DeletionCertificate approved() {
        return new DeletionCertificate(
                DeletionCertificate.FORMAT,
                DeletionCertificate.idOf(CASE),
                CASE,
                new DeletionCertificate.ScenarioUsed("retail-account", 1, "c0ffee"),
                "approved",
                OPENED,
                OPENED.plusSeconds(600),
                OPENED.plusSeconds(540),
                OPENED.plusSeconds(86_400),
                new DeletionCertificate.Deleted(List.of("given-name", "family-name", "id-photo"), 3),
                new DeletionCertificate.Proofs(
                        new DeletionCertificate.Tombstone("gangway.process-case-keys-changelog", 4, 123), 0, purges()),
                new DeletionCertificate.Epochs("wrap-2026-03-01", List.of("door-2026-03-01T10"), List.of("channel-1")),
                "gangway 0.1.0");
    }

    private static List<VendorPurge> purges() {
        Instant at = OPENED.plusSeconds(590);
        return List.of(
                VendorPurge.of("crm", new Purge.Purged("lead-77"), at),
                VendorPurge.of("e-signature", new Purge.NothingHeld(), at),
                VendorPurge.of("core-banking", new Purge.Retained("client-5", "account-open"), at),
                VendorPurge.of("mailbox", new Purge.Unavailable(), at));
    }

    public static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
