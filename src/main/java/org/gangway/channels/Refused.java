// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that is not taken, as an RFC 9457 problem that says what to do. Quotes nothing of the request. */
final class Refused extends ErrorResponseException {

    private Refused(HttpStatus status, ProblemDetail problem) {
        super(status, problem, null);
    }

    /** @param problems every problem of the request */
    static Refused malformed(List<String> problems) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "The request cannot be used: see problems.");
        problem.setProperty("problems", problems);
        return new Refused(HttpStatus.BAD_REQUEST, problem);
    }

    static Refused noConversation() {
        return of(HttpStatus.UNAUTHORIZED, "Begin a conversation first: POST /api/conversations.");
    }

    static Refused tooLarge(String what) {
        return of(HttpStatus.PAYLOAD_TOO_LARGE, what);
    }

    static Refused notFound(String what) {
        return of(HttpStatus.NOT_FOUND, what);
    }

    static Refused tooMany(String what) {
        Refused refused = of(HttpStatus.TOO_MANY_REQUESTS, what);
        refused.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
        return refused;
    }

    static Refused tooSlow(String what) {
        return of(HttpStatus.REQUEST_TIMEOUT, what);
    }

    static Refused unavailable(String what) {
        Refused refused = of(HttpStatus.SERVICE_UNAVAILABLE, what);
        refused.getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
        return refused;
    }

    private static Refused of(HttpStatus status, String what) {
        return new Refused(status, problem(status, what));
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }
}
