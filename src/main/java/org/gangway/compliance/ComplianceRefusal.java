// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import java.time.Duration;
import org.gangway.guard.RequestRefused;
import org.springframework.http.HttpStatus;

/** What is not taken of staff, and what to do instead. */
public final class ComplianceRefusal extends RequestRefused {
    private static final long serialVersionUID = 1L;

    private ComplianceRefusal(HttpStatus status, String what) {
        super(status, what);
    }

    static ComplianceRefusal unknown() {
        return new ComplianceRefusal(HttpStatus.NOT_FOUND, "There is no proposal of this id.");
    }

    static ComplianceRefusal yours() {
        return new ComplianceRefusal(
                HttpStatus.CONFLICT, "You proposed this yourself: the approval is another person's.");
    }

    static ComplianceRefusal decided() {
        return new ComplianceRefusal(HttpStatus.CONFLICT, "This is decided already.");
    }

    static ComplianceRefusal overtaken() {
        return new ComplianceRefusal(
                HttpStatus.CONFLICT, "Another version is in force since this was proposed: propose it again.");
    }

    /** @param what to send instead */
    public static ComplianceRefusal wrong(String what) {
        return new ComplianceRefusal(HttpStatus.BAD_REQUEST, what);
    }

    static ComplianceRefusal unavailable() {
        ComplianceRefusal refusal = new ComplianceRefusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Kafka did not confirm this just now. Look whether it is there, and try again.");
        refusal.comeAgain(Duration.ofSeconds(2));
        return refusal;
    }
}
