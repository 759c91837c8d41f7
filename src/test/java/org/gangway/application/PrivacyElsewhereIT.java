// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.gangway.command.VerifyCommand;
import org.gangway.drill.DrillCommand;
import org.gangway.evidence.CertificateVerifier;
import org.gangway.evidence.CertificateVerifier.VerifiedReport;
import org.gangway.evidence.ReportFolder;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A privacy drill of an installation that runs, and that goes on running: with epochs of days nothing is proven yet. */
@ExtendWith(SharedGangway.class)
class PrivacyElsewhereIT {

    private final RunningGangway gangway;

    PrivacyElsewhereIT(RunningGangway gangway) {
        this.gangway = gangway;
    }

    @Test
    @Timeout(180)
    void nothingIsFoundAndTheReportSaysThatT2IsStillToCome(@TempDir Path home) throws Exception {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new DrillCommand())
                .setOut(new PrintWriter(out, true))
                .execute(
                        "privacy",
                        "--short",
                        "--keep=" + home,
                        "--url=" + gangway.app(),
                        "--bootstrap-server=" + gangway.bootstrapServers(),
                        "--data=" + gangway.data(),
                        "--sandbox=" + gangway.sandbox(),
                        "--login=ada:ada-local",
                        "--login=amal:amal-local",
                        "--wait=PT0S");

        assertThat(status).as(out.toString()).isEqualTo(1);
        JsonNode figures =
                Json.read(out.toString().lines().toList().getLast().getBytes(StandardCharsets.UTF_8), JsonNode.class);
        assertThat(figures.path("leaks").asInt()).as(out.toString()).isZero();
        assertThat(figures.path("missed").asInt()).isZero();
        assertThat(figures.path("outcomes").properties()).hasSize(3);

        ReportFolder reports = new ReportFolder(gangway.data());
        String name = reports.names().stream()
                .filter(report -> out.toString().contains(report))
                .findFirst()
                .orElseThrow();
        Path keys = gangway.data().resolve("keys/public/certificates.jwks.json");
        assertThat(CertificateVerifier.verify(reports.read(name).orElseThrow(), JWKSet.load(keys.toFile())))
                .isInstanceOfSatisfying(VerifiedReport.class, verified -> {
                    assertThat(verified.report().proves()).isFalse();
                    assertThat(verified.report().findings())
                            .hasSize(1)
                            .first()
                            .asString()
                            .startsWith("T2 is ");
                    assertThat(verified.report().command()).contains("ada:***").doesNotContain("ada-local");
                });
        StringWriter said = new StringWriter();
        assertThat(new CommandLine(new VerifyCommand())
                        .setOut(new PrintWriter(said))
                        .execute(
                                "--key",
                                keys.toString(),
                                gangway.data()
                                        .resolve("reports/" + name + ".jws")
                                        .toString()))
                .isZero();
        assertThat(said.toString()).contains("looked at topics", "proves").contains("NO");
    }
}
