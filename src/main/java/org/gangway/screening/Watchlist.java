// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gangway.wire.Json;

/** The lists at one moment, with the settings of screening: for whoever screens many people again and again. */
public final class Watchlist {

    private final Corpus corpus;
    private final Screening screening;

    Watchlist(Corpus corpus, ScreeningSettings settings) {
        this.corpus = corpus;
        this.screening = new Screening(() -> corpus, settings);
    }

    /**
     * What was found of one person.
     *
     * @param verdict {@code pass} or {@code refer}
     * @param reasons why
     * @param hits how many there are
     * @param entries list and entry of those that are explained, the likeliest first: {@code un/6908443}
     * @param explained them, in JSON: personal data
     */
    public record Finding(String verdict, List<String> reasons, int hits, List<String> entries, String explained) {

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

    /** What else decides, in words. */
    public String configuration() {
        return String.format(Locale.ROOT, "threshold=%.3f", screening.threshold());
    }

    /** Screens as the step {@code screen-sanctions} does. */
    public Finding find(Person person) {
        Screening.Screened screened = screening.screened(person.applicant());
        List<String> entries = new ArrayList<>();
        if (screened.found() > 0) {
            for (JsonNode hit :
                    Json.read(screened.hits().getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class)) {
                entries.add(hit.path("list").asText() + '/' + hit.path("entity").asText());
            }
        }
        return new Finding(
                screened.verdict().kind().name().toLowerCase(Locale.ROOT),
                screened.verdict().reasons(),
                screened.found(),
                entries,
                screened.hits());
    }

    /** What is listed otherwise here than there. */
    public ListChange since(Watchlist older) {
        return ListChange.of(older.corpus, corpus, screening.threshold());
    }
}
