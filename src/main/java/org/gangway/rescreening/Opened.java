// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import org.gangway.screening.Person;

/** What is in the record of a customer. */
sealed interface Opened {

    /** Somebody who can be screened. */
    record Readable(Person person) implements Opened {}

    /** Nobody can read it. @param cause why, for dead-letters: says nothing of the content */
    record Unreadable(String cause) implements Opened {}
}
