// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gangway.evidence.CertificateVerifier;
import org.gangway.evidence.CertificateVerifier.VerifiedReport;
import org.gangway.evidence.DrillReport;
import org.gangway.evidence.ReportFolder;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The privacy drill in its short form: each language and each outcome once. {@code ./gangway drill privacy} is the whole of it. */
class PrivacyDrillIT {

    @Test
    @Timeout(240)
    void nothingOfACustomerIsAnywhereAndNothingOpensAfterT2(@TempDir Path home) throws Exception {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new DrillCommand())
                .setOut(new PrintWriter(out, true))
                .execute("privacy", "--short", "--age", "15", "--seed", "5", "--keep", home.toString());

        assertThat(status).as(out.toString()).isZero();
        JsonNode figures =
                Json.read(out.toString().lines().toList().getLast().getBytes(StandardCharsets.UTF_8), JsonNode.class);
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

    private static void proves(DrillReport report) {
        assertThat(report.proves()).isTrue();
        assertThat(report.looked().stream().map(DrillReport.Looked::place))
                .contains(
                        "access logs",
                        "changelogs",
                        "dead-letters",
                        "keys",
                        "logs",
                        "objects",
                        "pages",
                        "segments",
                        "temporary files",
                        "topics",
                        "traces");
        assertThat(report.keys().left()).isPositive();
        assertThat(report.control().planted()).isGreaterThan(400);
    }
}
