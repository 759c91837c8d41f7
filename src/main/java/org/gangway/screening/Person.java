// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/** Somebody to be screened whom another package knows only as JSON. */
public final class Person {

    private final Applicant applicant;

    Person(Applicant applicant) {
        this.applicant = applicant;
    }

    /**
     * @param json an object with the members of a request to {@code POST /api/screenings}
     * @throws IllegalArgumentException if it is none; quotes nothing of it
     */
    public static Person read(byte[] json) {
        try {
            return new Person(ScreeningRequest.read(json));
        } catch (ScreeningApi.Refused refused) {
            throw new IllegalArgumentException(
                    "a person has name and perhaps birthDate, nationality, gender, document");
        }
    }

    Applicant applicant() {
        return applicant;
    }

    /** No name in a log line. */
    @Override
    public String toString() {
        return "Person[***]";
    }
}
