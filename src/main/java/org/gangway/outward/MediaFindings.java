// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.gangway.wire.Json;

/**
 * What a provider of adverse media has found about an applicant, by the contract of docs/examples/adverse-media. Whether an
 * article is about the applicant and speaks against them is for people to say: it passes or refers, and never refuses.
 */
public final class MediaFindings {

    /** The review queue, whatever the scenario says. */
    private static final String QUEUE = "media";

    private static final String VENDOR = "the media provider";
    private static final int SHOWN = 10;
    private static final int LONGEST = 500;
    private static final Comparator<Article> LIKELIEST =
            Comparator.comparing(Article::score).reversed().thenComparing(Article::id);

    MediaFindings() {}

    /** What a reviewer reads before opening the article itself. */
    private record Article(
            String id,
            String title,
            String source,
            LocalDate published,
            URI url,
            BigDecimal score,
            List<String> topics) {

        ObjectNode json() {
            ObjectNode json = VendorAnswers.object();
            json.put("id", id).put("title", title).put("source", source);
            json.put("published", published.toString())
                    .put("url", url.toString())
                    .put("score", score);
            ArrayNode about = json.putArray("topics");
            topics.forEach(about::add);
            return json;
        }

        /** Personal data. */
        @Override
        public String toString() {
            return "Article[***]";
        }
    }

    /**
     * Judges the articles of an answer.
     *
     * @param least score, from 0 to 1, from which on an article is shown to reviewers
     * @return {@code pass}, or {@code refer} with the reason {@code media.found}, to the queue {@code media}; the likeliest
     *     ten articles are the sealed fact {@code articles}
     * @throws UnusableAnswer if the answer is not by the contract: half an answer would be taken for a clean one
     */
    public Reply judge(String answer, String least) throws UnusableAnswer {
        BigDecimal from = new BigDecimal(least);
        List<Article> found = articles(answer).stream()
                .filter(article -> article.score().compareTo(from) >= 0)
                .sorted(LIKELIEST)
                .toList();
        ArrayNode shown = Json.MAPPER.createArrayNode();
        found.stream().limit(SHOWN).forEach(article -> shown.add(article.json()));
        Value articles = Value.plain(shown.toString());
        return found.isEmpty()
                ? Reply.of(Reply.Kind.PASS).with(Map.of("articles", articles))
                : Reply.of(Reply.Kind.REFER, "media.found")
                        .with(Map.of("articles", articles, "queue", Value.open(QUEUE)));
    }

    private static List<Article> articles(String answer) throws UnusableAnswer {
        JsonNode all;
        try {
            all = Json.MAPPER.readTree(answer).path("articles");
        } catch (JsonProcessingException e) {
            throw new UnusableAnswer(VENDOR, "articles");
        }
        if (!all.isArray()) {
            throw new UnusableAnswer(VENDOR, "articles");
        }
        List<Article> articles = new ArrayList<>();
        for (JsonNode article : all) {
            articles.add(article(article));
        }
        return articles;
    }

    private static Article article(JsonNode article) throws UnusableAnswer {
        return new Article(
                text(article, "id"),
                text(article, "title"),
                text(article, "source"),
                day(article),
                address(article),
                score(article),
                StreamSupport.stream(article.path("topics").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    private static String text(JsonNode article, String member) throws UnusableAnswer {
        JsonNode value = article.path(member);
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > LONGEST) {
            throw new UnusableAnswer(VENDOR, member);
        }
        return value.textValue();
    }

    private static LocalDate day(JsonNode article) throws UnusableAnswer {
        try {
            return LocalDate.parse(text(article, "published"));
        } catch (DateTimeException e) {
            throw new UnusableAnswer(VENDOR, "published");
        }
    }

    /** A reviewer may follow it: nothing but a page of the web. */
    private static URI address(JsonNode article) throws UnusableAnswer {
        try {
            URI url = URI.create(text(article, "url"));
            if (List.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new UnusableAnswer(VENDOR, "url");
        }
        throw new UnusableAnswer(VENDOR, "url");
    }

    private static BigDecimal score(JsonNode article) throws UnusableAnswer {
        JsonNode score = article.path("score");
        if (!score.isNumber()
                || score.decimalValue().signum() < 0
                || score.decimalValue().compareTo(BigDecimal.ONE) > 0) {
            throw new UnusableAnswer(VENDOR, "score");
        }
        return score.decimalValue();
    }
}
