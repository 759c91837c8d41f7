// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Duration;
import org.gangway.guard.RequestRefused;
import org.springframework.http.HttpStatus;

/** Something the desk does not do, and what to do instead. */
final class DeskRefusal extends RequestRefused {

    private DeskRefusal(HttpStatus status, String what) {
        super(status, what);
    }

    static DeskRefusal notOpen() {
        return new DeskRefusal(HttpStatus.NOT_FOUND, "There is no open review of this id: it may be decided already.");
    }

    static DeskRefusal notYours() {
        return new DeskRefusal(HttpStatus.FORBIDDEN, "Your role does not include this queue.");
    }

    static DeskRefusal voted() {
        return new DeskRefusal(HttpStatus.CONFLICT, "You have voted already: the second vote is another reviewer's.");
    }

    static DeskRefusal notOpened() {
        return new DeskRefusal(HttpStatus.CONFLICT, "Open the item first: looking at it is journaled.");
    }

    static DeskRefusal decision(Iterable<String> possible) {
        return new DeskRefusal(HttpStatus.BAD_REQUEST, "decision: one of " + String.join(", ", possible));
    }

    static DeskRefusal noHit() {
        return new DeskRefusal(HttpStatus.NOT_FOUND, "This review has no hit of this entry.");
    }

    static DeskRefusal noStandingHit() {
        return new DeskRefusal(
                HttpStatus.NOT_FOUND,
                "There is no such hit any more: it is gone, or has changed. Look at the list again.");
    }

    static DeskRefusal hitNotOpened() {
        return new DeskRefusal(HttpStatus.CONFLICT, "Open the hit first: looking at it is written down.");
    }

    static DeskRefusal noEntry() {
        return new DeskRefusal(
                HttpStatus.NOT_FOUND, "This customer has no hit of this entry that an exemption can be made of.");
    }

    static DeskRefusal noCustomerKey() {
        return new DeskRefusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "This process has not the key to which hits of customers are sealed, so it opens none: it needs the key folder of the processes that rescreen.");
    }

    static DeskRefusal otherCustomerKey() {
        return new DeskRefusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "This hit is sealed to another key than the one of this process: it is not opened.");
    }

    static DeskRefusal hitsNotRead() {
        return later(
                "The topic rescreening.hits is not read to its end, so hits would be missing here. Is it there, and may the console read it?");
    }

    static DeskRefusal notWrittenDown() {
        return later("That you look could not be written down just now, so nothing is opened. Try again.");
    }

    static DeskRefusal unknownCase() {
        return new DeskRefusal(HttpStatus.NOT_FOUND, "There is no case of this id.");
    }

    static DeskRefusal unknownRoute() {
        return new DeskRefusal(HttpStatus.NOT_FOUND, "There is no route of this name here.");
    }

    static DeskRefusal noCertificate() {
        return new DeskRefusal(
                HttpStatus.NOT_FOUND,
                "There is no certificate of this case: it may not have closed yet. Try again later.");
    }

    static DeskRefusal noReport() {
        return new DeskRefusal(HttpStatus.NOT_FOUND, "There is no report of this name.");
    }

    static DeskRefusal gone() {
        return new DeskRefusal(HttpStatus.GONE, "The case has closed and its key is destroyed: nothing can be shown.");
    }

    static DeskRefusal unavailable() {
        return later("This could not be written to the journal just now. Try again.");
    }

    static DeskRefusal busy() {
        return later("Many certificates are being looked for just now. Try again.");
    }

    private static DeskRefusal later(String what) {
        DeskRefusal refusal = new DeskRefusal(HttpStatus.SERVICE_UNAVAILABLE, what);
        refusal.comeAgain(Duration.ofSeconds(2));
        return refusal;
    }
}
