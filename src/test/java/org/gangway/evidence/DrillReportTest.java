// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gangway.evidence.CertificateVerifier.Refused;
import org.gangway.evidence.CertificateVerifier.VerifiedReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillReportTest {
    private static final Instant T2 = Instant.parse("2026-11-25T20:00:00Z");
    private static final ECKey KEY = Certificates.key();
    private static final JWKSet TRUSTED = new CertificateSigner(() -> KEY).publicKeys();

    @Test
    void aSignedReportComesBackWhole() throws Exception {
        DrillReport report = report(T2, 7, 0, List.of());

        assertThat(CertificateVerifier.verify(sign(report), TRUSTED))
                .isEqualTo(new VerifiedReport(report, KEY.computeThumbprint().toString()));
    }

    @Test
    void aFlippedBitInAnyByteIsFound() {
        byte[] file = sign(report(T2, 7, 0, List.of())).getBytes(ISO_8859_1);
        for (int at = 0; at < file.length; at++) {
            byte[] flipped = file.clone();
            flipped[at] ^= (byte) (1 << at % 7);

            assertThat(CertificateVerifier.verify(new String(flipped, ISO_8859_1), TRUSTED))
                    .as("byte %d", at)
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void aStrangersReportIsNotTrusted() {
        ECKey stranger = Certificates.key();
        String forged = new CertificateSigner(() -> stranger).signReport(report(T2, 7, 0, List.of()));

        assertThat(CertificateVerifier.verify(forged, TRUSTED)).isInstanceOf(Refused.class);
    }

    @Test
    void itProvesSomethingOnlyIfTheKeysWereTriedAfterT2AndTheControlsHeld() {
        assertThat(report(T2, 7, 0, List.of()).proves()).isTrue();
        assertThat(report(T2.minusSeconds(1), 7, 0, List.of()).proves())
                .as("too early")
                .isFalse();
        assertThat(report(T2, 0, 0, List.of()).proves())
                .as("nothing ever opened")
                .isFalse();
        assertThat(report(T2, 7, 1, List.of()).proves()).as("something opens").isFalse();
        assertThat(report(T2, 7, 0, List.of("a leak")).proves()).isFalse();
    }

    @Test
    void reportsAreKeptAndTheNewestComesFirst(@TempDir Path data) {
        ReportFolder folder = new ReportFolder(data);
        assertThat(folder.names()).isEmpty();
        folder.keep(T2, "a.b.c");
        folder.keep(T2.plusSeconds(60), "d.e.f");

        assertThat(folder.names()).containsExactly("privacy-20261125T200100000Z", "privacy-20261125T200000000Z");
        assertThat(folder.read("privacy-20261125T200000000Z")).hasValue("a.b.c\n");
        assertThat(folder.read("../keys/signing/certificates")).isEmpty();
    }

    private static String sign(DrillReport report) {
        return new CertificateSigner(() -> KEY).signReport(report);
    }

    private static DrillReport report(Instant tried, int before, int opened, List<String> findings) {
        return new DrillReport(
                DrillReport.FORMAT,
                T2.minusSeconds(90),
                T2.plusSeconds(9),
                "./gangway drill privacy",
                "abc",
                Map.of("ko withdrawn", 1),
                List.of("crm down, 2 times"),
                List.of(new DrillReport.Looked("topics", 10, 1000, 0)),
                new DrillReport.Control(30, 0),
                new DrillReport.Keys(T2, tried, 9, 0, 100, before, opened),
                new DrillReport.Journals(1, 20, 0),
                findings);
    }
}
