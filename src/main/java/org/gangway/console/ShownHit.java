// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.gangway.wire.Json;

/**
 * One hit of a screening as a reviewer reads it: who it is, how alike, and what speaks for and against it.
 *
 * @param where list, entry, programme and date of listing
 * @param scores of the name, what the identity adds, and OFAC's own tool
 * @param words each pair of words
 * @param missing words that only one of the names has, with what they cost
 * @param attributes birth date, nationality and the like
 * @param others further names of the same person
 * @param office why the person is politically exposed; empty for others
 * @param standing why nobody has to look at the hit, or that a decision about it does not hold any more; empty where there is nothing to say
 * @param exemptible whether an exemption can be proposed
 */
record ShownHit(
        String name,
        String band,
        String where,
        String scores,
        List<Words> words,
        List<String> missing,
        List<Attribute> attributes,
        List<String> others,
        String office,
        String standing,
        boolean exemptible,
        String list,
        String entity) {

    /** Of a time in ISO. */
    private static final int DAY = 10;

    /** Two words that were taken for each other. */
    record Words(String applicant, String listed, String kind, String similarity, String contribution) {}

    /** @param field by which the customer's own answer is found */
    record Attribute(String field, String listed, String finding, String effect) {}

    /** Of the fact {@code hits} of a screening; none where the text is something else. */
    static List<ShownHit> of(String text) {
        if (!text.startsWith("[{")) {
            return List.of();
        }
        try {
            return nodes(Json.MAPPER.readTree(text))
                    .filter(hit -> hit.has("list") && hit.has("nameScore"))
                    .map(ShownHit::of)
                    .toList();
        } catch (JsonProcessingException other) {
            return List.of();
        }
    }

    private static ShownHit of(JsonNode hit) {
        List<String> missing = new ArrayList<>(missing(hit, "onlyApplicant", "only the customer"));
        missing.addAll(missing(hit, "onlyListed", "only the list"));
        return new ShownHit(
                text(hit, "name") + (hit.path("weakAlias").asBoolean() ? " (weak alias)" : ""),
                text(hit, "band"),
                where(hit),
                scores(hit),
                nodes(hit.path("pairs")).map(ShownHit::words).toList(),
                missing,
                nodes(hit.path("attributes")).map(ShownHit::attribute).toList(),
                nodes(hit.path("otherNames")).map(ShownHit::other).toList(),
                office(hit.path("office")),
                standing(hit),
                hit.has("personHash"),
                text(hit, "list"),
                text(hit, "entity"));
    }

    private static String office(JsonNode office) {
        if (office.isMissingNode()) {
            return "";
        }
        String in = office.has("inOffice") ? (office.path("inOffice").asBoolean() ? "in office" : "not in office") : "";
        String left = text(office, "leftOn").isEmpty() ? "" : "left on " + text(office, "leftOn");
        String associates =
                nodes(office.path("associates")).map(JsonNode::asText).collect(Collectors.joining(", "));
        return Stream.of(
                        "tier " + text(office, "tier"),
                        in,
                        left,
                        associates.isEmpty() ? "" : "associates: " + associates)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String standing(JsonNode hit) {
        JsonNode exemption = hit.path("exemption");
        boolean confirmed = text(exemption, "decision").equals("confirmed");
        String approved = text(exemption, "approved");
        String what = confirmed ? "confirmation" : "exemption";
        String made = "made by %s and %s%s until %s: %s"
                .formatted(
                        text(exemption, "maker"),
                        text(exemption, "checker"),
                        approved.isEmpty() ? "" : " on " + approved.substring(0, DAY),
                        text(exemption, "until"),
                        text(exemption, "reason"));
        return switch (text(exemption, "state")) {
            case "applied" -> (confirmed ? "This is the customer: " : "No alert: ") + what + ' ' + made;
            case "expired" -> "The " + what + " is over: " + made;
            case "entry-changed" -> "The list has changed since the " + what + ' ' + made;
            case "customer-changed" -> "The customer’s data has changed since the " + what + ' ' + made;
            default -> hit.path("alert").asBoolean(true) ? "" : "No alert: a weak alias and nothing else";
        };
    }

    private static String where(JsonNode hit) {
        String listed = text(hit, "listedOn");
        return Stream.of(
                        text(hit, "list") + ' ' + text(hit, "entity"),
                        text(hit, "programme"),
                        listed.isEmpty() ? "" : "listed on " + listed)
                .filter(part -> !part.isBlank())
                .reduce((one, next) -> one + " · " + next)
                .orElse("");
    }

    private static String scores(JsonNode hit) {
        String tool = hit.has("ofacScore")
                ? " · OFAC’s tool about " + hit.path("ofacScore").asInt()
                : "";
        return "name " + number(hit, "nameScore", "%.2f") + " · identity " + number(hit, "identityScore", "%+.2f")
                + tool;
    }

    private static Words words(JsonNode pair) {
        return new Words(
                text(pair, "applicant"),
                text(pair, "listed"),
                text(pair, "kind"),
                number(pair, "similarity", "%.2f"),
                number(pair, "contribution", "%+.2f"));
    }

    /** Older decisions have words only, without a cost. */
    private static List<String> missing(JsonNode hit, String side, String said) {
        return nodes(hit.path(side))
                .map(word -> word.isTextual()
                        ? said + ": " + word.textValue()
                        : said + ": " + text(word, "word") + ' ' + cost(word))
                .toList();
    }

    private static String cost(JsonNode word) {
        return String.format(Locale.ROOT, "%+.2f", -word.path("cost").asDouble());
    }

    private static Attribute attribute(JsonNode line) {
        return new Attribute(
                text(line, "attribute"), text(line, "listed"), text(line, "finding"), number(line, "effect", "%+.2f"));
    }

    private static String other(JsonNode name) {
        return text(name, "name") + ' ' + number(name, "nameScore", "%.2f");
    }

    private static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText("");
    }

    private static String number(JsonNode node, String member, String format) {
        return String.format(Locale.ROOT, format, node.path(member).asDouble());
    }

    /** Personal data. */
    @Override
    public String toString() {
        return "ShownHit[***]";
    }
}
