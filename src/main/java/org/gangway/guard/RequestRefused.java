// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;

/** A request that is not taken, as an RFC 9457 problem that says what to do. Quotes nothing of the request. */
public abstract class RequestRefused extends ErrorResponseException {

    protected RequestRefused(HttpStatus status, String what) {
        super(status, ProblemDetail.forStatusAndDetail(status, what), null);
    }

    /** It is worth trying again after so long, in whole seconds. */
    protected final void comeAgain(Duration after) {
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(after.toSeconds()));
    }

    public final String text() {
        return String.valueOf(getBody().getDetail());
    }

    /** The problem, whatever the browser said it accepts. */
    public final ResponseEntity<ProblemDetail> answer() {
        return ResponseEntity.status(getStatusCode())
                .headers(getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(getBody());
    }
}
