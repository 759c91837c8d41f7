// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import jakarta.servlet.http.HttpServletResponse;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The deletion certificate of a case, for whoever has the case's id, which cannot be guessed: to read, or to verify. */
@WhenRole(Role.CONSOLE)
@Controller
final class CertificatePage {

    private final Certificates certificates;

    CertificatePage(Certificates certificates) {
        this.certificates = certificates;
    }

    /** The certificate itself, as {@code gangway verify} reads it. */
    @GetMapping({"/certificates/{caseId}", "/certificates/{caseId}.jws"})
    ResponseEntity<String> file(@PathVariable String caseId) {
        String jws = certificates.find(caseId).orElseThrow(DeskRefusal::noCertificate);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/jose"))
                .header("Content-Disposition", "attachment; filename=\"deletion-certificate.jws\"")
                .body(jws);
    }

    @GetMapping(path = "/certificates/{caseId}", produces = MediaType.TEXT_HTML_VALUE)
    String page(@PathVariable String caseId, Model model, HttpServletResponse response) {
        String jws = certificates.find(caseId).orElse("");
        response.setStatus(jws.isEmpty() ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_OK);
        model.addAttribute("caseId", caseId);
        model.addAttribute("jws", jws);
        model.addAttribute("statement", Certificates.statement(jws));
        return "console/certificate";
    }
}
