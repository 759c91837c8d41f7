// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.gangway.scenarios.CelCondition.AgeOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelConditionTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            value == "yes"                                     |
            fields["nationality"] in ["DE", "FR"]              | nationality
            fields.email.endsWith("@example.com")              | email
            has(fields.phone) && fields.phone.startsWith("+")  | phone
            "phone" in fields                                  | phone
            age > 17 && fields["email"] != ""                  | birth-date,email
            """)
    void theFieldsItReadsAreFoundInTheExpression(String text, String fields) throws BrokenCondition {
        String expected = fields == null ? "" : fields;
        assertThat(String.join(
                        ",",
                        CelCondition.compile(text, AgeOf.BIRTH_DATE).fields().stream()
                                .sorted()
                                .toList()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "age",
                "value",
                "age >= '18'",
                "nobody > 1",
                "fields[value] == 'x'",
                "fields.size() > 1",
                "fields.all(k, true)",
                "age >=",
                "(((",
                "fields['a'] == 1",
                "getenv('HOME') == ''",
                "\"\"\"",
            })
    void whatIsNotAYesNoQuestionOverLiteralFieldsIsRefused(String text) {
        assertThatThrownBy(() -> CelCondition.compile(text, AgeOf.ANSWER))
                .isInstanceOf(BrokenCondition.class)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void anExpressionBeyondAllMeasureIsRefused() {
        assertThatThrownBy(() -> CelCondition.compile("(".repeat(400) + "true" + ")".repeat(400), AgeOf.ANSWER))
                .isInstanceOf(BrokenCondition.class);
        assertThatThrownBy(() -> CelCondition.compile("true || ".repeat(2000) + "true", AgeOf.ANSWER))
                .isInstanceOf(BrokenCondition.class);
    }

    @Test
    void ageIsCompletedYearsOnTheDayOfTheInput() throws BrokenCondition {
        CelCondition adult = CelCondition.compile("age >= 18", AgeOf.ANSWER);
        assertThat(adult.fields()).isEmpty();
        assertThat(adult.holds("2008-03-01", Map.of(), AT)).isTrue();
        assertThat(adult.holds("2008-03-02", Map.of(), AT)).isFalse();
        assertThat(adult.holds("2008-02-29", Map.of(), AT)).isTrue();
        CelCondition byField = CelCondition.compile("age >= 18", AgeOf.BIRTH_DATE);
        assertThat(byField.holds("", Map.of("birth-date", "2008-03-02"), AT)).isFalse();
    }

    @Test
    void whatCannotBeEvaluatedIsNeitherTrueNorFalseAndQuotesNobody() throws BrokenCondition {
        CelCondition missing = CelCondition.compile("fields[\"email\"] == \"a\"", AgeOf.ANSWER);
        assertThatThrownBy(() -> missing.holds("", Map.of(), AT)).isInstanceOf(IllegalStateException.class);
        CelCondition number = CelCondition.compile("int(value) > 3", AgeOf.ANSWER);
        assertThatThrownBy(() -> number.holds("Gertrud", Map.of(), AT))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .message()
                .doesNotContain("Gertrud");
        CelCondition age = CelCondition.compile("age > 3", AgeOf.ANSWER);
        assertThatThrownBy(() -> age.holds("Gertrud", Map.of(), AT))
                .isInstanceOf(IllegalStateException.class)
                .message()
                .doesNotContain("Gertrud");
    }

    @Test
    void thereAreNoLoops() {
        assertThatThrownBy(() -> CelCondition.compile("[1, 2, 3].all(a, a > 0)", AgeOf.ANSWER))
                .isInstanceOf(BrokenCondition.class);
    }
}
