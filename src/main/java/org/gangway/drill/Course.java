// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a customer of a drill does, and how the case ends whatever happens meanwhile. */
enum Course {
    APPROVED("drill-account", "approved", Map.of()),
    SIGNED("drill-signed", "approved", Map.of()),
    /** Signs with the e-signature vendor. */
    ENVELOPED("drill-envelope", "approved", Map.of()),
    TOO_YOUNG("drill-account", "refused", Map.of("birth-date", "7 May 2015")),
    /** On the small sanctions list that comes with Gangway; nobody real. Two reviewers confirm it. */
    LISTED(
            "drill-account",
            "refused",
            Map.of(
                    "given-name", "Boris",
                    "family-name", "Grachevsky-Demo",
                    "birth-date", "14 March 1961",
                    "nationality", "Belarus")),
    /** Shows a portrait and a selfie, which are on other open cases as well. */
    PHOTOGRAPHED("drill-faces", "approved", Map.of()),
    WITHDRAWN("drill-account", "withdrawn", Map.of()),
    /** Never answers. */
    ABANDONED("drill-leave", "abandoned", Map.of());

    /** In this order customers come, again and again. */
    static final List<Course> MIX =
            List.of(APPROVED, SIGNED, APPROVED, TOO_YOUNG, APPROVED, LISTED, APPROVED, SIGNED, WITHDRAWN, ABANDONED);

    /** Where faces are compared, and the e-signature vendor is there. */
    static final List<Course> EVERYTHING = List.of(
            APPROVED, SIGNED, PHOTOGRAPHED, TOO_YOUNG, ENVELOPED, LISTED, PHOTOGRAPHED, SIGNED, WITHDRAWN, ABANDONED);

    /** Nobody has to look at anything: no person is slower than the application is. */
    static final List<Course> UNREVIEWED = List.of(
            APPROVED, SIGNED, APPROVED, TOO_YOUNG, APPROVED, APPROVED, APPROVED, WITHDRAWN, APPROVED, ABANDONED);

    private static final Map<String, String> USUAL = Map.of(
            "given-name", "Clara",
            "family-name", "Bergmann",
            "birth-date", "7 May 1990",
            "nationality", "Austria",
            "phone", "+43 1 5351678");

    final String scenario;
    final String outcome;
    private final Map<String, String> own;

    Course(String scenario, String outcome, Map<String, String> own) {
        this.scenario = scenario;
        this.outcome = outcome;
        this.own = own;
    }

    Map<String, String> answers(String email) {
        Map<String, String> answers = new HashMap<>(USUAL);
        answers.putAll(own);
        answers.put("email", email);
        return answers;
    }

    boolean opensAccount() {
        return outcome.equals("approved");
    }

    boolean opensLead() {
        return this != ABANDONED;
    }
}
