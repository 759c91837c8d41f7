// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;

/**
 * Screens one applicant against the lists. Passes or refers: whether a hit is the applicant is for a human to say, so it
 * never fails anybody. Deterministic: the same fields, corpus, bands and exemptions give the same reply, byte for byte.
 */
public final class Screening {

    /** The review queue of those who are on nothing but lists of politically exposed persons. */
    static final String PEP_QUEUE = "pep";

    private final Supplier<Corpus> corpus;
    private final ScreeningRules rules;
    private final int shown;

    /** @param shown how many alerts are explained, and how many hits beside them that are none */
    Screening(Supplier<Corpus> corpus, ScreeningRules rules, int shown) {
        this.corpus = corpus;
        this.rules = rules;
        this.shown = shown;
    }

    /**
     * Needs the fields given-name, family-name, birth-date (ISO) and nationality (ISO 3166 alpha-2), and uses gender
     * and document-number where the scenario asks for them; what the customer never gave counts neither way. Exemptions are those of the conversation.
     *
     * @return {@code PASS}; {@code REFER} with {@code sanctions.hit}, {@code sanctions.pep} or both, or with
     *     {@code sanctions.name-unreadable} where no name could be read; {@code MALFORMED} where the birth date is not one.
     *     Facts: {@code hits}, the likeliest ones explained in JSON; open, {@code corpus} and {@code bands} (their versions),
     *     {@code lists} (names and dates), and {@code queue} where politically exposed persons alone were found
     */
    public Reply screen(StepInput input) {
        String name = input.field("given-name") + " " + input.field("family-name");
        if (!NameTokens.readable(name)) {
            return reply(screened(Applicant.named(name)));
        }
        Optional<BirthSpan> birth;
        try {
            birth = given(input, "birth-date").map(LocalDate::parse).map(BirthSpan::day);
        } catch (DateTimeException unreadable) {
            return Reply.of(Reply.Kind.MALFORMED, "sanctions.birth-date-unreadable");
        }
        Optional<String> nationality = given(input, "nationality").map(code -> code.toUpperCase(Locale.ROOT));
        return reply(screened(
                new Applicant(
                        name,
                        birth,
                        nationality,
                        given(input, "gender").flatMap(Gender::of),
                        given(input, "document-number")),
                () -> exemptions(input),
                LocalDate.ofInstant(input.issuedAt(), ZoneOffset.UTC)));
    }

    /** A case's id begins with its conversation's, by which the same customer is known again. */
    private List<Exemption> exemptions(StepInput input) {
        int end = input.caseId().lastIndexOf('-');
        return end < 0 ? List.of() : rules.exemptions(input.caseId().substring(0, end));
    }

    /**
     * What was found of one person.
     *
     * @param verdict {@code PASS} or {@code REFER}, with the reasons
     * @param found how many hits there are
     * @param alerts how many of them count
     * @param confirmed how many of these two people have confirmed: nobody has to look
     * @param hits the likeliest of them, explained in JSON
     */
    record Screened(Corpus corpus, Bands bands, Reply verdict, int found, int alerts, int confirmed, String hits) {

        /** No name in a log line. */
        @Override
        public String toString() {
            return "Screened[***]";
        }
    }

    /** Screens somebody of whom no exemptions are known, whoever asks. */
    Screened screened(Applicant applicant) {
        return screened(applicant, List::of, LocalDate.EPOCH);
    }

    /** Screens a customer whom the bank knows by a reference of its own. */
    Screened screened(Applicant applicant, String customer, LocalDate today) {
        return screened(applicant, Set.of(customer), today);
    }

    /** The same by several references; exemptions for each of them count. */
    Screened screened(Applicant applicant, Set<String> customer, LocalDate today) {
        return screened(
                applicant,
                () -> customer.stream()
                        .flatMap(reference -> rules.exemptions(rules.hashed(reference)).stream())
                        .toList(),
                today);
    }

    /** @param exemptions asked for only of who has a hit, as what was hashed is: most people have none */
    private Screened screened(Applicant applicant, Supplier<List<Exemption>> exemptions, LocalDate today) {
        Corpus lists = corpus.get();
        Bands bands = rules.bands();
        if (!NameTokens.readable(applicant.name())) {
            Reply unreadable = Reply.of(Reply.Kind.REFER, "sanctions.name-unreadable");
            return new Screened(lists, bands, unreadable, 0, 0, 0, "[]");
        }
        List<Hit> hits = lists.hits(applicant, bands.lowest());
        if (hits.isEmpty()) {
            return new Screened(lists, bands, verdict(List.of()), 0, 0, 0, "[]");
        }
        String person = rules.hashed(EntryHash.text(applicant));
        List<Judged> all =
                Judged.all(lists, bands, new Judged.Customer(applicant, person, exemptions.get(), today), hits);
        List<Judged> alerts = all.stream().filter(Judged::alert).toList();
        List<Judged> confirmed = called(all, Judged.Call.CONFIRMED).toList();
        List<Judged> likeliest = Arrays.stream(Judged.Call.values())
                .flatMap(call -> called(all, call).limit(shown))
                .toList();
        return new Screened(
                lists,
                bands,
                verdict(alerts),
                all.size(),
                alerts.size(),
                confirmed.size(),
                new HitReport(lists, applicant, person).of(likeliest));
    }

    private static Stream<Judged> called(List<Judged> all, Judged.Call call) {
        return all.stream().filter(judged -> judged.call() == call);
    }

    private static Reply verdict(List<Judged> alerts) {
        if (alerts.isEmpty()) {
            return Reply.of(Reply.Kind.PASS);
        }
        boolean pep = alerts.stream().anyMatch(alert -> alert.type() == ListType.PEP);
        boolean other = alerts.stream().anyMatch(alert -> alert.type() != ListType.PEP);
        if (pep && other) {
            return Reply.of(Reply.Kind.REFER, "sanctions.hit", "sanctions.pep");
        }
        return Reply.of(Reply.Kind.REFER, pep ? "sanctions.pep" : "sanctions.hit");
    }

    private static Reply reply(Screened screened) {
        String lists = screened.corpus().lists().stream()
                .map(list -> list.name() + ' ' + list.date())
                .collect(Collectors.joining(", "));
        Map<String, Value> facts = new HashMap<>(Map.of(
                "hits", Value.plain(screened.hits()),
                "corpus", Value.open(screened.corpus().version()),
                "bands", Value.open(screened.bands().id()),
                "lists", Value.open(lists)));
        if (screened.verdict().reasons().equals(List.of("sanctions.pep"))) {
            facts.put("queue", Value.open(PEP_QUEUE));
        }
        return screened.verdict().with(facts);
    }

    private static Optional<String> given(StepInput input, String field) {
        return Optional.ofNullable(input.fields().get(field)).filter(text -> !text.isBlank());
    }
}
