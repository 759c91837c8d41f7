// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gangway.evidence.CertificateSigner;
import org.gangway.evidence.DrillReport;
import org.gangway.evidence.ReportFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An auditor finds the reports of privacy drills on the console, and sees which of them can be trusted. */
@ExtendWith(SharedGangway.class)
class ReportsIT {
    private static final Instant T2 = Instant.parse("2026-11-25T20:00:00Z");

    private final RunningGangway gangway;

    ReportsIT(RunningGangway gangway) {
        this.gangway = gangway;
    }

    @Test
    void anAuditorFindsTheReportsAndSeesWhichOneWasAltered() throws Exception {
        String signed = gangway.bean(CertificateSigner.class).signReport(report());
        ReportFolder reports = new ReportFolder(gangway.data());
        String good = name(reports.keep(T2, signed));
        String bad = name(reports.keep(T2.plusSeconds(1), signed.replaceFirst("\\.e", ".f")));

        Visit auditor = new Visit(HttpClient.newHttpClient(), gangway.app()).as("amal", "amal-local");
        String page = auditor.page("/reports");

        assertThat(row(page, good)).contains(">proven<");
        assertThat(row(page, bad)).contains("altered").doesNotContain(">proven<");
        try (var file = auditor.send("GET", "/reports/" + good + ".jws").body()) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(signed + "\n");
        }
        assertThat(auditor.page("/cases")).contains("href=\"/reports\"");
        assertThat(new Visit(HttpClient.newHttpClient(), gangway.app())
                        .as("olga", "olga-local")
                        .page("/cases"))
                .doesNotContain("href=\"/reports\"");
        Files.delete(gangway.data().resolve("reports").resolve(bad + ".jws"));
    }

    private static String row(String page, String name) {
        int at = page.indexOf("/reports/" + name + ".jws");
        assertThat(at).as(name + " is on the page").isPositive();
        return page.substring(at, page.indexOf("</tr>", at));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".jws", "");
    }

    private static DrillReport report() {
        return new DrillReport(
                DrillReport.FORMAT,
                T2.minusSeconds(90),
                T2,
                "./gangway drill privacy",
                "abc",
                Map.of("ko withdrawn", 1),
                List.of(),
                List.of(),
                new DrillReport.Control(30, 0),
                new DrillReport.Keys(T2, T2, 9, 0, 100, 7, 0),
                new DrillReport.Journals(1, 20, 0),
                List.of());
    }
}
