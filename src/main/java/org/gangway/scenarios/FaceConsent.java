// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.gangway.scenarios.StepPlaces.Place;
import org.gangway.wire.OptionalSteps;

/** Whether a scenario lets customers choose freely if their face is compared with those of others. */
record FaceConsent(StepPlaces places, Problems problems) {
    private static final String CONSENT = OptionalSteps.FACE_CONSENT;

    void check(Place step) {
        Set<String> needs = new HashSet<>();
        step.node().path("needs").forEach(need -> needs.add(need.asText()));
        Optional<Place> consent = places.all().stream()
                .filter(place -> place.ask() && place.name().equals(CONSENT))
                .filter(place -> place.text("type").equals("yes-no"))
                .findFirst();
        if (!step.kind().equals("check")) {
            problems.add(step.pointer(), "find-duplicate is a check: reviewers look at what it finds");
        }
        if (!needs.contains(CONSENT) || consent.isEmpty()) {
            problems.add(
                    step.pointer(),
                    "faces are compared only of those who agree: add {ask: " + CONSENT + ", type: yes-no} before, and "
                            + CONSENT + " to needs");
        }
        consent.filter(ask -> ask.node().has("refused"))
                .ifPresent(ask -> problems.add(
                        ask.pointer() + "/refused", "a no to " + CONSENT + " must cost nothing; remove refused"));
        if (places.all().stream().noneMatch(place -> needs.contains(place.name()) && showsAFace(place))) {
            problems.add(step.pointer(), "find-duplicate compares a selfie; add one to needs");
        }
    }

    private static boolean showsAFace(Place place) {
        return place.ask()
                && (place.text("profile").equals("selfie") || place.text("type").equals("liveness"));
    }
}
