// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

/** The names under which what a step returns, and what it is answered, is sealed (the AAD of a case key). */
public final class FieldNames {
    /** A question's attachment is sealed as a fact of this name. */
    public static final String ATTACHMENT = "attachment";

    private FieldNames() {}

    /** Facts, arguments of a question, answers to a step's own question: all belong to the step. */
    public static String of(String step, String name) {
        return step + "." + name;
    }
}
