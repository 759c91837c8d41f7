// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a refused request with its problem, whatever the browser said it accepts. */
@WhenRole(Role.CHANNELS)
@RestControllerAdvice(basePackageClasses = Refused.class)
final class WebProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        return refused.answer();
    }
}
