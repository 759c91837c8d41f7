// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;

/**
 * Screens one applicant against the sanctions lists. Passes or refers: whether a hit is the applicant is for a human to
 * say, so it never fails anybody. Deterministic: the same fields and corpus give the same reply, byte for byte.
 */
public final class Screening {

    private final Supplier<Corpus> corpus;
    private final double threshold;
    private final int shown;

    Screening(Supplier<Corpus> corpus, ScreeningSettings settings) {
        this.corpus = corpus;
        this.threshold = settings.threshold();
        this.shown = settings.shown();
    }

    /**
     * Needs the fields given-name, family-name, birth-date (ISO) and nationality (ISO 3166 alpha-2); a birth date or
     * nationality that the customer never gave counts neither way.
     *
     * @return {@code PASS}; {@code REFER} with {@code sanctions.hit}, or with {@code sanctions.name-unreadable} where no
     *     name could be read; {@code MALFORMED} where the birth date is not one. Facts: {@code hits}, the likeliest ones
     *     explained in JSON; open, {@code corpus} (its version) and {@code lists} (names and dates)
     */
    public Reply screen(StepInput input) {
        String name = input.field("given-name") + " " + input.field("family-name");
        if (NameTokens.of(name).isEmpty()) {
            return reply(screened(Applicant.named(name)));
        }
        Optional<LocalDate> birth;
        try {
            birth = given(input, "birth-date").map(LocalDate::parse);
        } catch (DateTimeException unreadable) {
            return Reply.of(Reply.Kind.MALFORMED, "sanctions.birth-date-unreadable");
        }
        Optional<String> nationality = given(input, "nationality").map(code -> code.toUpperCase(Locale.ROOT));
        return reply(screened(new Applicant(name, birth, nationality)));
    }

    /**
     * What was found of one person.
     *
     * @param verdict {@code PASS} or {@code REFER}, with the reason
     * @param found how many hits there are
     * @param hits the likeliest of them, explained in JSON
     */
    record Screened(Corpus corpus, Reply verdict, int found, String hits) {

        /** No name in a log line. */
        @Override
        public String toString() {
            return "Screened[***]";
        }
    }

    /** Screens somebody, whoever asks. */
    Screened screened(Applicant applicant) {
        Corpus lists = corpus.get();
        if (NameTokens.of(applicant.name()).isEmpty()) {
            return new Screened(lists, Reply.of(Reply.Kind.REFER, "sanctions.name-unreadable"), 0, "[]");
        }
        List<Hit> hits = lists.hits(applicant, threshold);
        Reply verdict = hits.isEmpty() ? Reply.of(Reply.Kind.PASS) : Reply.of(Reply.Kind.REFER, "sanctions.hit");
        List<Hit> likeliest = hits.stream().limit(shown).toList();
        return new Screened(lists, verdict, hits.size(), new HitReport(lists, applicant).of(likeliest));
    }

    double threshold() {
        return threshold;
    }

    private static Reply reply(Screened screened) {
        String lists = screened.corpus().lists().stream()
                .map(list -> list.name() + ' ' + list.date())
                .collect(Collectors.joining(", "));
        return screened.verdict()
                .with(Map.of(
                        "hits", Value.plain(screened.hits()),
                        "corpus", Value.open(screened.corpus().version()),
                        "lists", Value.open(lists)));
    }

    private static Optional<String> given(StepInput input, String field) {
        return Optional.ofNullable(input.fields().get(field)).filter(text -> !text.isBlank());
    }
}
