// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Hits explained, as the JSON a reviewer's page shows. The same hits give the same bytes. */
final class HitReport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DECIMALS = 4;

    @JsonPropertyOrder({
        "list",
        "entity",
        "name",
        "weakAlias",
        "programme",
        "listedOn",
        "nameScore",
        "identityScore",
        "score",
        "pairs",
        "onlyApplicant",
        "onlyListed",
        "attributes"
    })
    private record Explained(
            String list,
            String entity,
            String name,
            boolean weakAlias,
            String programme,
            String listedOn,
            BigDecimal nameScore,
            BigDecimal identityScore,
            BigDecimal score,
            List<Pair> pairs,
            List<String> onlyApplicant,
            List<String> onlyListed,
            List<Attribute> attributes) {}

    @JsonPropertyOrder({"applicant", "listed", "kind", "similarity", "weight", "contribution"})
    private record Pair(
            String applicant,
            String listed,
            String kind,
            BigDecimal similarity,
            BigDecimal weight,
            BigDecimal contribution) {}

    @JsonPropertyOrder({"attribute", "listed", "finding", "effect"})
    private record Attribute(String attribute, String listed, String finding, BigDecimal effect) {}

    private HitReport() {}

    static String of(List<Hit> hits) {
        return json(hits.stream().map(HitReport::explained).toList());
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("hits cannot be written as JSON");
        }
    }

    /** Each of them by itself. */
    static List<String> each(List<Hit> hits) {
        return hits.stream().map(hit -> json(explained(hit))).toList();
    }

    private static Explained explained(Hit hit) {
        ListedPerson person = hit.listed().entry().person();
        return new Explained(
                hit.listed().entry().list(),
                person.id(),
                hit.listed().name().text(),
                hit.listed().name().weak(),
                person.programme(),
                person.listedOn(),
                rounded(hit.name().score()),
                rounded(hit.identity().score()),
                rounded(hit.rank()),
                hit.name().pairs().stream().map(HitReport::pair).toList(),
                hit.name().onlyApplicant(),
                hit.name().onlyListed(),
                hit.identity().lines().stream().map(HitReport::attribute).toList());
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

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
