// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.evidence.CertificateVerifier;
import org.gangway.evidence.CertificateVerifier.VerifiedReport;
import org.gangway.evidence.ReportFolder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What privacy drills found, for auditors: to read, and signed, to verify elsewhere. */
@WhenRole(Role.CONSOLE)
@Controller
final class ReportsPage {

    private final ReportFolder reports;
    private final Path keys;

    /** @param result {@code proven}, {@code not proven}, or what is wrong with the signature */
    record Row(String name, String ended, int cases, int findings, String result) {}

    ReportsPage(@Value("${gangway.data:data}") Path data) {
        this.reports = new ReportFolder(data);
        this.keys = data.resolve("keys/public/certificates.jwks.json");
    }

    @GetMapping("/reports")
    String list(Model model) {
        model.addAttribute("reports", rows());
        return "console/reports";
    }

    @GetMapping("/reports/{name}.jws")
    ResponseEntity<String> file(@PathVariable String name) {
        String jws = reports.read(name).orElseThrow(DeskRefusal::noReport);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/jose"))
                .header("Content-Disposition", "attachment; filename=\"privacy-report.jws\"")
                .body(jws);
    }

    private List<Row> rows() {
        JWKSet trusted = trusted();
        return reports.names().stream()
                .flatMap(name -> reports.read(name).map(jws -> row(name, jws, trusted)).stream())
                .toList();
    }

    private static Row row(String name, String jws, JWKSet trusted) {
        return switch (CertificateVerifier.verify(jws, trusted)) {
            case VerifiedReport verified -> {
                var report = verified.report();
                int cases = report.cases().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
                String result = report.proves() ? "proven" : "not proven";
                yield new Row(
                        name,
                        report.ended().toString(),
                        cases,
                        report.findings().size(),
                        result);
            }
            case CertificateVerifier.Verified ignored -> new Row(name, "", 0, 0, "this is a certificate, not a report");
            case CertificateVerifier.Refused refused -> new Row(name, "", 0, 0, refused.reason());
        };
    }

    /** Without keys nothing is trusted. */
    private JWKSet trusted() {
        try {
            return JWKSet.load(keys.toFile());
        } catch (IOException | ParseException e) {
            return new JWKSet();
        }
    }
}
