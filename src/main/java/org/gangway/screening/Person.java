// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Optional;

/** Somebody to be screened whom another package knows only as JSON. */
public final class Person {

    private final Applicant applicant;
    private final Optional<String> customer;

    Person(Applicant applicant) {
        this(applicant, Optional.empty());
    }

    private Person(Applicant applicant, Optional<String> customer) {
        this.applicant = applicant;
        this.customer = customer;
    }

    /**
     * @param json an object with the members of a request to {@code POST /api/screenings}
     * @throws IllegalArgumentException if it is none; quotes nothing of it
     */
    public static Person read(byte[] json) {
        try {
            ScreeningRequest request = ScreeningRequest.read(json);
            return new Person(request.applicant(), request.customer());
        } catch (ScreeningApi.Refused refused) {
            throw new IllegalArgumentException(
                    "a person has name and perhaps birthDate, nationality, gender, document, customer");
        }
    }

    Applicant applicant() {
        return applicant;
    }

    /** What the bank asks for exemptions by. */
    Optional<String> customer() {
        return customer;
    }

    /** No name in a log line. */
    @Override
    public String toString() {
        return "Person[***]";
    }
}
