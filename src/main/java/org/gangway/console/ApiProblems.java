// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what the desk refuses with its problem. */
@WhenConsole
@RestControllerAdvice(assignableTypes = {CasesApi.class, ReviewsApi.class, CertificatePage.class})
final class ApiProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(DeskRefusal refusal) {
        return ResponseEntity.status(refusal.getStatusCode())
                .headers(refusal.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(refusal.getBody());
    }
}
