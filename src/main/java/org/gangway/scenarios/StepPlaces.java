// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps of a file as written, sound or not, each with its place and with what comes before it. */
record StepPlaces(List<Place> all) {
    static final List<String> KINDS = List.of("ask", "confirm", "check", "do", "review");

    /**
     * @param pointer JSON pointer of the step
     * @param stage steps of the same stage run in parallel, so none is before the other
     */
    record Place(String pointer, JsonNode node, String kind, int stage, boolean last) {
        String name() {
            return node.path(kind).asText();
        }

        String text(String key) {
            return node.path(key).asText();
        }

        boolean ask() {
            return kind.equals("ask");
        }
    }

    static StepPlaces of(JsonNode root) {
        List<Place> places = new ArrayList<>();
        JsonNode steps = root.path("steps");
        for (int i = 0; i < steps.size(); i++) {
            JsonNode parallel = steps.path(i).path("all");
            for (int j = 0; j < parallel.size(); j++) {
                add(places, "/steps/" + i + "/all/" + j, parallel.path(j), i, false);
            }
            add(places, "/steps/" + i, steps.path(i), i, false);
        }
        JsonNode ending = root.path("finally");
        for (int i = 0; i < ending.size(); i++) {
            add(places, "/finally/" + i, ending.path(i), steps.size() + i, true);
        }
        return new StepPlaces(List.copyOf(places));
    }

    private static void add(List<Place> places, String pointer, JsonNode node, int stage, boolean last) {
        Optional<String> kind = KINDS.stream().filter(node::has).findFirst();
        kind.ifPresent(found -> places.add(new Place(pointer, node, found, stage, last)));
    }

    /** The question of this name, if it comes before. */
    boolean askedBefore(Place here, String field) {
        return all.stream()
                .anyMatch(place -> place.ask()
                        && place.stage() < here.stage()
                        && place.name().equals(field));
    }

    boolean asked(String field) {
        return all.stream().anyMatch(place -> place.ask() && place.name().equals(field));
    }

    /** Whether this question is answered before a camera. */
    boolean live(String field) {
        return all.stream()
                .anyMatch(place -> place.ask()
                        && place.name().equals(field)
                        && place.text("type").equals("liveness"));
    }

    boolean mayBeLeftOut(String field) {
        return all.stream()
                .anyMatch(place -> place.ask()
                        && place.name().equals(field)
                        && place.node().has("when"));
    }

    /** The check, deed or review of this name, if it comes before: it may have left facts. */
    boolean doneBefore(Place here, String step) {
        return all.stream()
                .anyMatch(place -> Set.of("check", "do", "review").contains(place.kind())
                        && place.stage() < here.stage()
                        && place.name().equals(step));
    }
}
