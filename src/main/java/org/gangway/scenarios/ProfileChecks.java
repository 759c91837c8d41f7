// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import com.fasterxml.jackson.databind.JsonNode;

/** What a JSON Schema cannot say about the limits for photos: that they leave something, and are about photos that are asked for. */
record ProfileChecks(StepPlaces places, JsonNode root, Problems problems) {

    void check() {
        root.path("profiles").properties().forEach(profile -> {
            String at = "/profiles/" + profile.getKey();
            if (!asked(profile.getKey())) {
                problems.add(at, "no question asks for a photo of profile " + profile.getKey() + "; remove its limits");
            }
            profile.getValue()
                    .properties()
                    .forEach(rule -> limit(at + "/" + rule.getKey(), rule.getKey(), rule.getValue()));
        });
    }

    private void limit(String at, String rule, JsonNode limit) {
        JsonNode least = limit.path("least");
        JsonNode most = limit.path("most");
        if (limit.isObject() && least.isMissingNode() && most.isMissingNode()) {
            problems.add(at, rule + " needs least, most or both");
        }
        if (least.isNumber() && most.isNumber() && least.asDouble() > most.asDouble()) {
            problems.add(at, "least of " + rule + " must not be above its most, or no photo will do");
        }
    }

    /** The first picture of a recording is a selfie. */
    private boolean asked(String profile) {
        return places.all().stream()
                .filter(StepPlaces.Place::ask)
                .anyMatch(place -> place.text("profile").equals(profile)
                        || (profile.equals("selfie") && place.text("type").equals("liveness")));
    }
}
