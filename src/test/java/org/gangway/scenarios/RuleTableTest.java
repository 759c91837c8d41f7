// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTableTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private final Catalogue catalogue = new Catalogue();
    private final Rating rating = new Rating(catalogue);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            DE | 1990-05-07 | PASS  | 0   |
            DE | 2006-05-07 | PASS  | 10  | young-adult
            HT | 2006-05-07 | PASS  | 30  | watched-country,young-adult
            IR | 1990-05-07 | REFER | 50  | high-risk-country
            DE | 1910-05-07 | REFER | 65  | elderly,implausible-age
            KP | 1990-05-07 | FAIL  | 100 | prohibited-country
            """)
    void everyRuleThatFiredIsInTheAnswer(String country, String born, String verdict, String points, String fired)
            throws IOException {
        String content = Files.readString(Path.of("scenarios/rules/rate-risk.rules.yaml"));
        catalogue.accept(Published.record(content));

        Reply reply = rating.rate(
                input(catalogue.newestRules("rate-risk"), Map.of("nationality", country, "birth-date", born)));

        assertThat(reply.kind()).isEqualTo(Reply.Kind.valueOf(verdict));
        assertThat(reply.facts())
                .containsEntry("points", Value.plain(points))
                .containsEntry("fired", Value.plain(fired == null ? "" : fired))
                .containsEntry(
                        "rules",
                        Value.open(
                                "rate-risk@1:" + DigestUtils.sha256Hex(content).substring(0, 12)));
    }

    @Test
    void theVersionThatWasPinnedIsEvaluatedAndNoNewerOne() {
        catalogue.accept(Published.record(Published.rules("rate-risk", 1, 5)));
        Optional<StepInput.RuleTable> pinned = catalogue.newestRules("rate-risk");
        catalogue.accept(Published.record(Published.rules("rate-risk", 2, 50)));

        assertThat(rating.rate(input(pinned, Map.of("nationality", "XX"))).kind())
                .isEqualTo(Reply.Kind.PASS);
        assertThat(rating.rate(input(catalogue.newestRules("rate-risk"), Map.of("nationality", "XX")))
                        .kind())
                .isEqualTo(Reply.Kind.REFER);
    }

    @Test
    void withoutTableOrFieldThereIsNoRating() {
        catalogue.accept(Published.record(Published.rules("rate-risk", 1, 5)));
        assertThat(rating.rate(input(Optional.empty(), Map.of())).kind()).isEqualTo(Reply.Kind.MALFORMED);
        assertThat(rating.rate(input(catalogue.newestRules("rate-risk"), Map.of())))
                .isEqualTo(Reply.of(Reply.Kind.MALFORMED, "rules.field-missing"));
    }

    @Test
    void everyMistakeOfATableIsReportedAtOnceWithItsLine() {
        BrokenScenario broken = catchThrowableOfType(
                BrokenScenario.class,
                () -> RuleTableFile.parse(
                        """
                rule-table: rate-risk
                rules:
                  - {id: one, when: "age > ", points: 1, reason: r}
                  - {id: one, when: "age > 1", points: many, reason: r}
                  - {id: two, when: "fields['nationality']", points: 1}
                bands:
                  - {up-to: 10, verdict: pass}
                  - {verdict: refer}
                  - {up-to: 5, verdict: maybe}
                """,
                        "r"));

        assertThat(broken.problems())
                .extracting(problem -> problem.line() + " " + problem.text().split("[;:]")[0])
                .containsExactlyInAnyOrder(
                        "1 the key version is missing",
                        "3 the condition is not CEL at its column 7",
                        "4 the rule one is there already, on line 3",
                        "4 points must be a whole number",
                        "5 the key reason is missing",
                        "5 the condition gives string",
                        "8 only the last band may be without up-to",
                        "9 the last band takes the rest",
                        "9 verdict must be one of pass, refer, fail");
    }

    private static StepInput input(Optional<StepInput.RuleTable> rules, Map<String, String> fields) {
        return new StepInput(
                "c.rate-risk.1",
                "c",
                "rate-risk",
                1,
                1,
                AT,
                "en",
                Optional.empty(),
                fields,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                rules,
                claim -> new byte[0]);
    }
}
