// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gangway.casefile.Meaning;
import org.gangway.casefile.Scenario;

/**
 * What a customer may want at any time: help, to stop, a human, another language, to begin. Where the open question takes
 * almost any word for an answer, only what cannot be an answer counts: {@code /stop}, {@code I want to stop}.
 */
final class Intents {
    /** There, one word may be somebody's name: Mr Stop, Ms Mensch. */
    private static final Set<String> OPEN_TO_ANY_WORD = Set.of("person-name", "text");

    /** There, the name of a language may be a nationality. */
    private static final Set<String> OPEN_TO_LANGUAGES = Set.of("person-name", "text", "country");

    private static final Pattern COMMAND = Pattern.compile("/(\\S{1,40})(?:\\s+(.{1,300}))?");
    private static final List<Template> LANGUAGE = Template.all("language");
    private static final List<String> KINDS = List.of("help", "stop", "human", "start");
    private static final Map<String, Meaning> SHORT = load("");
    private static final Map<String, Meaning> EXPLICIT = load(".explicit");

    private Intents() {}

    private static Map<String, Meaning> load(String suffix) {
        Map<String, Meaning> phrases = new HashMap<>();
        for (String kind : KINDS) {
            Words.phrases(kind + suffix).forEach(phrase -> phrases.put(phrase, intent(kind)));
        }
        return Map.copyOf(phrases);
    }

    private static Meaning intent(String kind) {
        return switch (kind) {
            case "help" -> new Meaning.HelpWanted();
            case "stop" -> new Meaning.StopWanted();
            case "human" -> new Meaning.HumanWanted();
            default -> new Meaning.StartWanted();
        };
    }

    static void warmUp() {
        language("x", "none", List.of());
    }

    /** @param type of the open question, or {@code none} */
    static Optional<Meaning> find(String text, String type, Scenario scenario) {
        return command(text, scenario)
                .or(() -> phrase(Phrase.of(text), type))
                .or(() -> language(text, type, scenario.languages()));
    }

    private static Optional<Meaning> command(String text, Scenario scenario) {
        Matcher command = COMMAND.matcher(Phrase.cut(text).strip());
        if (!command.matches()) {
            return Optional.empty();
        }
        String word = Phrase.of(command.group(1));
        if (word.equals("language") || word.equals("lang")) {
            String language = command.group(2) == null ? "" : command.group(2).strip();
            return Optional.of(
                    Languages.tagged(language, scenario.languages()).orElseGet(() -> Answers.not("language")));
        }
        return Optional.ofNullable(SHORT.get(word));
    }

    private static Optional<Meaning> phrase(String phrase, String type) {
        Optional<Meaning> explicit = Optional.ofNullable(EXPLICIT.get(phrase));
        return OPEN_TO_ANY_WORD.contains(type) && !phrase.equals("?")
                ? explicit
                : explicit.or(() -> Optional.ofNullable(SHORT.get(phrase)));
    }

    private static Optional<Meaning> language(String text, String type, List<String> spoken) {
        String tidy = Phrase.tidy(text);
        Optional<Meaning> asked = LANGUAGE.stream()
                .flatMap(template -> template.fill(tidy).stream())
                .flatMap(filled -> Languages.wanted(filled.slot(), spoken).stream())
                .findFirst();
        return OPEN_TO_LANGUAGES.contains(type) ? asked : asked.or(() -> Languages.wanted(tidy, spoken));
    }
}
