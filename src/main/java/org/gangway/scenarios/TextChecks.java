// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.gangway.chat.Texts;
import org.gangway.scenarios.StepPlaces.Place;

/** Every sentence a scenario needs must exist in each of its languages. */
final class TextChecks {
    /** Of a scenario's own questions, fields and refusals it needs those that it names. */
    private static final List<String> OF_SCENARIOS = List.of("ask.", "field.", "refused.");

    private final Texts texts;
    private final Problems problems;
    private final List<String> languages = new ArrayList<>();

    TextChecks(Texts texts, JsonNode root, Problems problems) {
        this.texts = texts;
        this.problems = problems;
        JsonNode tags = root.path("languages");
        for (int i = 0; i < tags.size(); i++) {
            language(tags.get(i).asText(), "/languages/" + i);
        }
    }

    private void language(String language, String at) {
        if (texts.languages().contains(language)) {
            languages.add(language);
            ofTheProcess(language, at);
        } else {
            problems.add(
                    at,
                    "there are no texts in " + language + "; add scenarios/texts/" + language
                            + ".properties or remove the language");
        }
    }

    /** Whatever the process may say in any scenario: as much as there is in English. */
    private void ofTheProcess(String language, String at) {
        List<String> missing = texts.keys("en").stream()
                .filter(key -> key.equals("ask.stop") || OF_SCENARIOS.stream().noneMatch(key::startsWith))
                .filter(key -> !texts.has(language, key) && !texts.has(language.split("-", 2)[0], key))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            problems.add(
                    at,
                    "these texts are missing in " + language + ": " + String.join(", ", missing)
                            + "; add them to scenarios/texts/" + language + ".properties");
        }
    }

    void check(StepPlaces places) {
        for (Place place : places.all()) {
            if (place.ask() || place.kind().equals("confirm")) {
                text(place, place.kind(), "ask." + place.name());
            }
            if (place.node().has("refused") && !place.text("refused").equals("withdrawn")) {
                text(place, "refused", "refused." + place.text("refused"));
            }
            if (place.node().has("fail")) {
                text(place, "fail", "refused." + place.text("fail"));
            }
        }
    }

    private void text(Place place, String key, String text) {
        for (String language : languages) {
            if (!texts.has(language, text)) {
                problems.add(
                        place.pointer() + "/" + key,
                        "the text " + text + " is missing in " + language + "; add it to scenarios/texts/" + language
                                + ".properties");
            }
        }
    }
}
