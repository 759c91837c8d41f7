// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a refused request with its problem, whatever the browser said it accepts. */
@WhenWeb
@RestControllerAdvice(basePackageClasses = Refused.class)
final class WebProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        return ResponseEntity.status(refused.getStatusCode())
                .headers(refused.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(refused.getBody());
    }
}
