// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.time.Duration;
import java.util.List;
import org.gangway.guard.RequestRefused;
import org.springframework.http.HttpStatus;

/** What the web channel does not take. */
final class Refused extends RequestRefused {

    private Refused(HttpStatus status, String what) {
        super(status, what);
    }

    /** @param problems every problem of the request */
    static Refused malformed(List<String> problems) {
        Refused refused = new Refused(HttpStatus.BAD_REQUEST, "The request cannot be used: see problems.");
        refused.getBody().setProperty("problems", problems);
        return refused;
    }

    static Refused noConversation() {
        return new Refused(HttpStatus.UNAUTHORIZED, "Begin a conversation first: POST /api/conversations.");
    }

    static Refused tooLarge(String what) {
        return new Refused(HttpStatus.PAYLOAD_TOO_LARGE, what);
    }

    static Refused notFound(String what) {
        return new Refused(HttpStatus.NOT_FOUND, what);
    }

    static Refused tooMany(String what) {
        return tooMany(what, Duration.ofSeconds(5));
    }

    static Refused tooMany(String what, Duration wait) {
        Refused refused = new Refused(HttpStatus.TOO_MANY_REQUESTS, what);
        refused.comeAgain(wait);
        return refused;
    }

    static Refused tooSlow(String what) {
        return new Refused(HttpStatus.REQUEST_TIMEOUT, what);
    }

    static Refused unavailable(String what) {
        Refused refused = new Refused(HttpStatus.SERVICE_UNAVAILABLE, what);
        refused.comeAgain(Duration.ofSeconds(2));
        return refused;
    }
}
