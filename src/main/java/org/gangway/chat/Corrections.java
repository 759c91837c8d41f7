// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gangway.casefile.Meaning;
import org.gangway.casefile.Meaning.Correction;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Step;

/** Recognises that a customer wants to change an earlier answer. */
final class Corrections {
    private static final List<Template> TEMPLATES = Template.all("correct");
    private static final Pattern BARE = Pattern.compile("(.{1,60}?)(?:\\s*[:=]\\s*|\\s+)(.{1,300})");

    private final FieldLabels labels;

    Corrections(FieldLabels labels) {
        this.labels = labels;
    }

    /** A sentence that asks for a change, and names a field. */
    Optional<Meaning> find(String text, Scenario scenario, String language, Instant at) {
        String tidy = Phrase.tidy(withoutCommand(text));
        return TEMPLATES.stream()
                .flatMap(template -> template.fill(tidy).stream())
                .flatMap(filled -> labels.find(filled.slot(), scenario, language).stream()
                        .map(ask -> correction(ask, filled.value(), language, at)))
                .findFirst();
    }

    /** Whether it asks for a change of something, though perhaps of nothing known. */
    boolean looksLikeOne(String text) {
        String tidy = Phrase.tidy(text);
        return TEMPLATES.stream().anyMatch(template -> template.fill(tidy).isPresent());
    }

    /** Where all answers are shown, the name of a field will do, with or without the right value. */
    Optional<Meaning> named(String text, Scenario scenario, String language, Instant at) {
        String tidy = Phrase.tidy(text);
        return labels.find(tidy, scenario, language)
                .map(ask -> correction(ask, Optional.empty(), language, at))
                .or(() -> namedWithValue(tidy, scenario, language, at));
    }

    private Optional<Meaning> namedWithValue(String tidy, Scenario scenario, String language, Instant at) {
        Matcher bare = BARE.matcher(tidy.length() > 400 ? "" : tidy);
        if (!bare.matches()) {
            return Optional.empty();
        }
        for (int space = bare.end(1); space > 0 && space < tidy.length(); space = tidy.indexOf(' ', space + 1)) {
            String name = tidy.substring(0, space);
            String value = tidy.substring(space).replaceFirst("^[\\s:=]{1,5}", "");
            Optional<Meaning> found = labels.find(name, scenario, language)
                    .filter(ask -> !value.isEmpty())
                    .map(ask -> correction(ask, Optional.of(value), language, at));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String withoutCommand(String text) {
        String cut = Phrase.cut(text).strip();
        return cut.startsWith("/") ? cut.substring(1) : cut;
    }

    /** A value that cannot be used is asked for again. */
    private static Meaning correction(Step.Ask ask, Optional<String> value, String language, Instant at) {
        return new Correction(
                ask.name(),
                value.map(text -> Answers.read(ask.type(), text, language, at))
                        .filter(Meaning.Answer.class::isInstance)
                        .map(answer -> ((Meaning.Answer) answer).value()));
    }
}
