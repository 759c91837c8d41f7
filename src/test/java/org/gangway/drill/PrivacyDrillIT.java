// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gangway.broker.TestBroker;
import org.gangway.evidence.CertificateVerifier;
import org.gangway.evidence.CertificateVerifier.VerifiedReport;
import org.gangway.evidence.DrillReport;
import org.gangway.evidence.ReportFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The privacy drill in its short form: each language and each outcome once. {@code ./gangway drill privacy} is the whole of it. */
class PrivacyDrillIT {

    @Test
    @Timeout(480) // with a cluster to be started, and cases that last longer there
    void nothingOfACustomerIsAnywhereAndNothingOpensAfterT2(@TempDir Path home) throws Exception {
        JsonNode figures = Carried.figures(
                new DrillCommand(), "privacy", "--short", "--age", age(), "--seed", "5", "--keep", home.toString());

        assertThat(figures.path("outcomes").size()).isEqualTo(4);
        assertThat(figures.path("languages").asInt()).isEqualTo(4);
        assertThat(figures.path("leaks").asInt()).isZero();
        assertThat(figures.path("dead_letters").asInt()).isPositive();
        assertThat(figures.path("opened_before").asInt()).isPositive();

        Path data = home.resolve("data");
        ReportFolder reports = new ReportFolder(data);
        assertThat(reports.names()).hasSize(1);
        String signed = reports.read(reports.names().getFirst()).orElseThrow();
        JWKSet keys =
                JWKSet.load(data.resolve("keys/public/certificates.jwks.json").toFile());
        assertThat(CertificateVerifier.verify(signed, keys))
                .isInstanceOfSatisfying(VerifiedReport.class, verified -> proves(verified.report()));
        assertThat(Files.exists(home.resolve("access"))).isTrue();
    }

    /** Cases have to last until everything has been looked at, which takes longer where three brokers share the machine. */
    private static String age() {
        return TestBroker.inContainers() ? "90" : "16";
    }

    private static void proves(DrillReport report) {
        assertThat(report.proves()).isTrue();
        List<String> places =
                report.looked().stream().map(DrillReport.Looked::place).toList();
        assertThat(places)
                .contains(
                        "access logs",
                        "changelogs",
                        "dead-letters",
                        "keys",
                        "logs",
                        "objects",
                        "pages",
                        "temporary files",
                        "topics",
                        "traces");
        assertThat(places.contains("segments"))
                .as("what the brokers keep, which nobody reaches in containers")
                .isEqualTo(!TestBroker.inContainers());
        assertThat(report.keys().left()).isPositive();
        assertThat(report.control().planted()).isGreaterThan(400);
    }
}
