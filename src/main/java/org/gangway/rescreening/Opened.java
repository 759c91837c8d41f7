// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import org.gangway.screening.Person;

/** What is in the record of a customer. */
public sealed interface Opened {

    /** Somebody who can be screened. @param json as the bank has written it */
    record Readable(Person person, byte[] json) implements Opened {

        /** Personal data. */
        @Override
        public String toString() {
            return "Readable[***]";
        }
    }

    /** Nobody can read it. @param cause why, for dead-letters: says nothing of the content */
    record Unreadable(String cause) implements Opened {}
}
