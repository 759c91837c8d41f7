// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.guard.RequestRefused;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what the desk refuses with its problem. */
@WhenRole(Role.CONSOLE)
@RestControllerAdvice(
        assignableTypes = {
            CasesApi.class,
            ReviewsApi.class,
            HitsApi.class,
            CertificatePage.class,
            ExemptionsApi.class,
            BandsApi.class
        })
final class ApiProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RequestRefused refusal) {
        return refusal.answer();
    }
}
