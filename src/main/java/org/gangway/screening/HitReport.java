// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Hits of one applicant explained, as the JSON a reviewer's page shows. The same hits give the same bytes. */
final class HitReport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DECIMALS = 4;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "list",
        "type",
        "entity",
        "name",
        "weakAlias",
        "programme",
        "listedOn",
        "nameScore",
        "identityScore",
        "score",
        "band",
        "alert",
        "ofacScore",
        "pairs",
        "onlyApplicant",
        "onlyListed",
        "attributes",
        "otherNames",
        "office",
        "entryHash",
        "personHash",
        "exemption"
    })
    private record Explained(
            String list,
            String type,
            String entity,
            String name,
            boolean weakAlias,
            String programme,
            String listedOn,
            BigDecimal nameScore,
            BigDecimal identityScore,
            BigDecimal score,
            String band,
            boolean alert,
            int ofacScore,
            List<Pair> pairs,
            List<Unmatched> onlyApplicant,
            List<Unmatched> onlyListed,
            List<Attribute> attributes,
            List<OtherName> otherNames,
            @Nullable Political office,
            String entryHash,
            @Nullable String personHash,
            @Nullable Exempted exemption) {}

    @JsonPropertyOrder({"applicant", "listed", "kind", "similarity", "weight", "contribution"})
    private record Pair(
            String applicant,
            String listed,
            String kind,
            BigDecimal similarity,
            BigDecimal weight,
            BigDecimal contribution) {}

    @JsonPropertyOrder({"word", "weight", "cost"})
    private record Unmatched(String word, BigDecimal weight, BigDecimal cost) {}

    @JsonPropertyOrder({"name", "weakAlias", "nameScore"})
    private record OtherName(String name, boolean weakAlias, BigDecimal nameScore) {}

    @JsonPropertyOrder({"attribute", "listed", "finding", "effect"})
    private record Attribute(String attribute, String listed, String finding, BigDecimal effect) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"tier", "inOffice", "leftOn", "associates"})
    private record Political(String tier, @Nullable Boolean inOffice, String leftOn, List<String> associates) {}

    private final Corpus corpus;
    private final Applicant applicant;
    private final @Nullable String person;

    HitReport(Corpus corpus, Applicant applicant) {
        this(corpus, applicant, "");
    }

    /** @param person hash of the applicant, or empty */
    HitReport(Corpus corpus, Applicant applicant, String person) {
        this.corpus = corpus;
        this.applicant = applicant;
        this.person = person.isEmpty() ? null : person;
    }

    String of(List<Judged> hits) {
        return json(hits.stream().map(this::explained).toList());
    }

    /** Each of them by itself. */
    List<String> each(List<Judged> hits) {
        return hits.stream().map(hit -> json(explained(hit))).toList();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("hits cannot be written as JSON");
        }
    }

    private Explained explained(Judged judged) {
        Hit hit = judged.hit();
        ListedPerson person = hit.listed().entry().person();
        ListedName name = hit.listed().name();
        return new Explained(
                hit.listed().entry().list(),
                judged.type().word(),
                person.id(),
                name.text(),
                name.weak(),
                person.programme(),
                person.listedOn(),
                rounded(hit.name().score()),
                rounded(hit.identity().score()),
                rounded(hit.rank()),
                code(judged.band()),
                judged.alert(),
                OfacScore.of(applicant.name(), name.text()),
                hit.name().pairs().stream().map(HitReport::pair).toList(),
                hit.name().onlyApplicant().stream().map(HitReport::unmatched).toList(),
                hit.name().onlyListed().stream().map(HitReport::unmatched).toList(),
                hit.identity().lines().stream().map(HitReport::attribute).toList(),
                corpus.others(applicant, hit).stream().map(HitReport::other).toList(),
                person.office().map(HitReport::office).orElse(null),
                judged.entry(),
                this.person,
                judged.exemption().map(Exempted::of).orElse(null));
    }

    private static Political office(Office office) {
        return new Political(office.tier(), office.inOffice().orElse(null), office.leftOn(), office.associates());
    }

    private static Unmatched unmatched(NameMatch.Unmatched token) {
        return new Unmatched(token.token(), rounded(token.weight()), rounded(token.cost()));
    }

    private static OtherName other(Corpus.Other other) {
        return new OtherName(other.name().text(), other.name().weak(), rounded(other.score()));
    }

    private static Pair pair(NameMatch.Pair pair) {
        return new Pair(
                pair.applicant(),
                pair.listed(),
                code(pair.likeness().kind()),
                rounded(pair.likeness().similarity()),
                rounded(pair.weight()),
                rounded(pair.contribution()));
    }

    private static Attribute attribute(Identity.Line line) {
        return new Attribute(line.attribute(), line.listed(), code(line.finding()), rounded(line.effect()));
    }

    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
