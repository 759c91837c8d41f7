// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gangway.casefile.CaseFile;
import org.gangway.scenarios.StepPlaces.Place;
import org.gangway.wire.OptionalSteps;

/** What a JSON Schema cannot say about the steps: that they fit together. */
final class StepChecks {
    /** The review desk's topic, and what the domain itself does with every case. */
    private static final Set<String> TAKEN =
            Set.of("review", CaseFile.HUMAN, CaseFile.CORRECTION, CaseFile.STOP, CaseFile.FAREWELL, CaseFile.CLOSE);

    /** After so many recordings that did not convince, people decide. */
    private static final int MOST_LIVE = 5;

    private final StepPlaces places;
    private final YamlTree tree;
    private final Problems problems;

    StepChecks(StepPlaces places, YamlTree tree, Problems problems) {
        this.places = places;
        this.tree = tree;
        this.problems = problems;
    }

    void check() {
        names();
        for (Place place : places.all()) {
            kinds(place);
            if (place.name().equals(OptionalSteps.FIND_DUPLICATE)) {
                new FaceConsent(places, problems).check(place);
            }
            needs(place);
            pace(place);
            switch (place.kind()) {
                case "ask" -> ask(place);
                case "check" -> {
                    retake(place);
                    queue(place, "refer");
                }
                case "review" -> queue(place, "queue");
                default -> {}
            }
        }
    }

    private void names() {
        Map<String, Integer> before = new HashMap<>();
        for (Place place : places.all()) {
            String at = place.pointer() + "/" + place.kind();
            Integer line = before.putIfAbsent(place.name(), tree.line(at));
            if (line != null) {
                problems.add(at, "the name " + place.name() + " is taken by the step on line " + line + "; rename one");
            }
            if (TAKEN.contains(place.name())) {
                problems.add(at, "the name " + place.name() + " is taken by Gangway itself; choose another");
            }
        }
    }

    private void kinds(Place place) {
        StepPlaces.KINDS.stream()
                .filter(kind -> place.node().has(kind) && !kind.equals(place.kind()))
                .forEach(kind -> problems.add(
                        place.pointer() + "/" + kind,
                        "a step is either " + place.kind() + " or " + kind + "; split it"));
    }

    private void needs(Place place) {
        JsonNode needs = place.node().path("needs");
        for (int i = 0; i < needs.size(); i++) {
            need(place, needs.get(i).asText(), place.pointer() + "/needs/" + i);
        }
    }

    private void need(Place place, String need, String at) {
        int dot = need.indexOf('.');
        if (dot >= 0 && !places.doneBefore(place, need.substring(0, dot))) {
            problems.add(
                    at,
                    "needs " + need + ", but no check or do named " + need.substring(0, dot)
                            + " comes before; move it up");
        } else if (dot < 0 && !places.askedBefore(place, need)) {
            problems.add(
                    at,
                    "needs " + need + ", which is not asked before"
                            + (places.asked(need) ? "; move the question up" : "; add ask: " + need + " or remove it"));
        }
    }

    private void pace(Place place) {
        Optional<Duration> remind = duration(place, "remind");
        Optional<Duration> expire = duration(place, "expire");
        if (remind.isPresent() && expire.isPresent() && remind.get().compareTo(expire.get()) >= 0) {
            problems.add(place.pointer() + "/remind", "remind must be shorter than expire");
        }
    }

    private static Optional<Duration> duration(Place place, String key) {
        try {
            return Optional.of(Duration.parse(place.text(key)));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // absent, or the schema has said so
        }
    }

    private void ask(Place place) {
        boolean photo = place.text("type").equals("photo");
        if (photo != place.node().has("profile")) {
            problems.add(
                    place.pointer() + "/profile",
                    photo ? "a photo needs profile: id-portrait or selfie" : "only a photo has a profile; remove it");
        }
        boolean refusable = place.node().has("rule") || place.text("type").equals("yes-no");
        if (place.node().has("rule") && !place.node().has("refused")) {
            problems.add(place.pointer() + "/rule", "add refused: with what a broken rule leads to");
        }
        if (!refusable && place.node().has("refused")) {
            problems.add(place.pointer() + "/refused", "nothing can be refused here; add a rule or remove refused");
        }
    }

    /** One person decides in operations, and sees no data; a finding needs two who see it. */
    private void queue(Place place, String key) {
        if (place.text(key).equals("operations")) {
            problems.add(
                    place.pointer() + "/" + key,
                    "the queue operations is for failed technology, where one decides; name a queue of reviewers");
        }
    }

    private void retake(Place place) {
        if (!place.node().has("retake")) {
            if (place.node().has("at-most")) {
                problems.add(place.pointer() + "/at-most", "at-most goes with retake; add retake or remove it");
            }
            return;
        }
        String at = place.pointer() + "/retake";
        String field = place.text("retake");
        boolean needed = false;
        for (JsonNode need : place.node().path("needs")) {
            needed |= need.asText().equals(field);
        }
        if (places.live(field) && place.node().path("at-most").asInt(1) > MOST_LIVE) {
            problems.add(
                    place.pointer() + "/at-most",
                    "a question before a camera may be asked at most " + MOST_LIVE + " times; lower at-most");
        }
        if (!places.askedBefore(place, field)) {
            problems.add(at, "retake names " + field + ", which is not asked before; name an earlier question");
        } else if (!needed) {
            problems.add(at, "retake names " + field + ", which this check does not need; add it to needs");
        }
    }
}
