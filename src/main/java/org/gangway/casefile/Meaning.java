// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.Optional;

/** What a customer's message means, given the question that is open: the result of understanding, the input of deciding. */
public sealed interface Meaning {

    /** A usable answer to the open question, in canonical form: ISO date, ISO 3166 alpha-2 country, {@code yes}/{@code no}. */
    record Answer(Value.Plain value) implements Meaning {}

    /** Not an answer. @param reason text key of a sentence that says how to answer */
    record NotUnderstood(String reason) implements Meaning {}

    /** Wants to change an earlier answer. With a value it is taken at once, without it is asked again. */
    record Correction(String field, Optional<Value.Plain> value) implements Meaning {}

    record HelpWanted() implements Meaning {}

    /** @param language BCP 47, one of the scenario's */
    record LanguageWanted(String language) implements Meaning {}

    record StopWanted() implements Meaning {}

    record HumanWanted() implements Meaning {}

    /** The camera is on: what is to be done before it may be said now. */
    record Ready() implements Meaning {}

    /** Wants to begin (again). */
    record StartWanted() implements Meaning {}
}
