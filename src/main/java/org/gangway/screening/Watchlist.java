// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gangway.wire.Json;

/** The lists and the bands at one moment: for whoever screens many people again and again. Exemptions are those of now. */
public final class Watchlist {

    private static final String CONFIRMED = Exemption.Decision.CONFIRMED.word();

    private final Corpus corpus;
    private final Bands bands;
    private final Screening screening;

    /** @param shown how many alerts are explained */
    Watchlist(Corpus corpus, ScreeningRules rules, int shown) {
        this.corpus = corpus;
        this.bands = rules.bands();
        this.screening = new Screening(() -> corpus, new Pinned(bands, rules), shown);
    }

    /** Bands that stay what they were. */
    private record Pinned(Bands bands, ScreeningRules rules) implements ScreeningRules {
        @Override
        public List<Exemption> exemptions(String customer) {
            return rules.exemptions(customer);
        }

        @Override
        public String hashed(String personal) {
            return rules.hashed(personal);
        }
    }

    /**
     * What was found of one person.
     *
     * @param verdict {@code pass}, {@code refer}, or {@code confirmed} where nobody has to look at anything but what two people have
     *     confirmed
     * @param reasons why
     * @param hits how many there are that somebody has to look at
     * @param confirmed how many two people have confirmed
     * @param entries list and entry of those to be looked at that are explained, the likeliest first: {@code un/6908443}
     * @param explained them, and the likeliest that nobody has to look at, in JSON: personal data
     */
    public record Finding(
            String verdict, List<String> reasons, int hits, int confirmed, List<String> entries, String explained) {

        /** No name in a log line. */
        @Override
        public String toString() {
            return "Finding[***]";
        }
    }

    /** Hash over the lists and the version of the engine. */
    public String version() {
        return corpus.version();
    }

    /** What else decides: the version of the bands. */
    public String configuration() {
        return bands.id();
    }

    /** Screens as the step {@code screen-sanctions} does somebody of whom no exemptions are known. */
    public Finding find(Person person) {
        return finding(screening.screened(person.applicant()));
    }

    /**
     * Screens a customer, whose exemptions count: those for the number by which the bank knows the customer, and those for the
     * reference in the person's record.
     */
    public Finding find(Person person, String number, LocalDate today) {
        return finding(screening.screened(person.applicant(), references(person, number), today));
    }

    /** By what exemptions are made for a customer. */
    static Set<String> references(Person person, String number) {
        Set<String> references = new LinkedHashSet<>(Set.of(number));
        person.customer().ifPresent(references::add);
        return references;
    }

    private static Finding finding(Screening.Screened screened) {
        List<String> entries = new ArrayList<>();
        int open = screened.alerts() - screened.confirmed();
        if (open > 0) {
            for (JsonNode hit :
                    Json.read(screened.hits().getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class)) {
                if (hit.path("alert").asBoolean() && !confirmed(hit)) {
                    entries.add(
                            hit.path("list").asText() + '/' + hit.path("entity").asText());
                }
            }
        }
        return new Finding(
                open == 0 && screened.confirmed() > 0
                        ? CONFIRMED
                        : screened.verdict().kind().name().toLowerCase(Locale.ROOT),
                screened.verdict().reasons(),
                open,
                screened.confirmed(),
                entries,
                screened.hits());
    }

    /** @param hit explained in JSON */
    private static boolean confirmed(JsonNode hit) {
        JsonNode exemption = hit.path("exemption");
        return exemption.path("state").asText().equals("applied")
                && exemption.path("decision").asText().equals(CONFIRMED);
    }

    /** As if the entries that these are about were listed otherwise: it touches whoever has a hit of one of them. */
    public ListChange about(Set<Turn> turns) {
        return ListChange.about(corpus, entry -> turns.stream().anyMatch(turn -> turn.about(entry)), bands.lowest());
    }

    /** What is listed otherwise here than there. */
    public ListChange since(Watchlist older) {
        return ListChange.of(older.corpus, corpus, bands.lowest());
    }
}
