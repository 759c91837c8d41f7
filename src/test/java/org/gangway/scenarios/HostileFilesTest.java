// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gangway.Mutants;
import org.gangway.casefile.Condition;
import org.gangway.chat.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is to be published is read, or refused with its problems: in bounded time, and nothing in it is carried out. */
class HostileFilesTest {
    private static final String SCENARIO = file("scenarios/retail-account.scenario.yaml");
    private static final String RULES = file("scenarios/rules/rate-risk.rules.yaml");
    private static final Texts TEXTS = Texts.builtIn();

    @Property(tries = 500)
    void aMutantOfAScenarioIsReadOrRefused(@ForAll long seed) {
        refusal(() -> new ScenarioFile(TEXTS).parse(Mutants.of(SCENARIO, seed), "mutant"));
    }

    @Property(tries = 500)
    void aMutantOfARuleTableIsReadOrRefused(@ForAll long seed) {
        refusal(() -> RuleTableFile.parse(Mutants.of(RULES, seed), "mutant"));
        RuleTableFile.isOne(Mutants.of(RULES, seed));
    }

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(
            strings = {
                "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nscenario: [*c,*c,*c,*c]\n",
                "scenario: &a {b: *a}\n",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ['http://127.0.0.1:1/']]]]",
                "scenario: !!java.io.File ['/etc/passwd']\nversion: 1\nlanguages: [en]\nsteps: []\n",
                "%TAG ! tag:x,2000:\n--- !x\nscenario: x\n",
                "? [a, b]\n: c\n",
                "{}",
                ""
            })
    void tagsAliasesAndStrangeShapesAreRefused(String yaml) {
        assertThat(refusal(() -> new ScenarioFile(TEXTS).parse(yaml, "hostile")))
                .isPresent();
        assertThat(refusal(() -> RuleTableFile.parse(yaml, "hostile"))).isPresent();
    }

    @Test
    @Timeout(10)
    void whatIsDeepOrLongIsRefused() {
        for (String piece : new String[] {"[", "{a: ", "- ", "a:\n ", "x", "!!a "}) {
            String yaml = piece.repeat(1_100_000 / piece.length());
            assertThat(refusal(() -> new ScenarioFile(TEXTS).parse(yaml, "hostile")))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.System.exit(1)",
                "value.getClass().forName('x')",
                "fields[value] == '1'",
                "[1,2,3].all(x, [1,2,3].all(y, x * y > 0))",
                "value.replace('a', 'b') == 'c'",
                "${value}",
                "#{value}",
                "value",
                "unheard(value)"
            })
    void aConditionThatIsMoreThanACheckIsRefused(String condition) {
        assertThatThrownBy(() -> CelCondition.compile(condition, CelCondition.AgeOf.ANSWER))
                .isInstanceOf(BrokenCondition.class);
    }

    @Test
    void aDeepConditionIsRefused() {
        String deep = "(".repeat(450) + "true" + ")".repeat(450);
        assertThatThrownBy(() -> CelCondition.compile(deep, CelCondition.AgeOf.ANSWER))
                .isInstanceOf(BrokenCondition.class);
    }

    @Test
    void aLongConditionIsJudged() throws BrokenCondition {
        for (String condition : new String[] {"!".repeat(990) + "true", "true" + " && true".repeat(120)}) {
            assertThat(CelCondition.compile(condition, CelCondition.AgeOf.ANSWER)
                            .holds("", Map.of(), Instant.EPOCH))
                    .isTrue();
        }
    }

    @Property(tries = 500)
    void aMutantOfAConditionIsCompiledOrRefused(@ForAll long seed) {
        String mutant = Mutants.of("value.matches('^[A-Z]{2}$') && age >= 18 || has(fields.email)", seed);
        try {
            assertThat(CelCondition.compile(mutant, CelCondition.AgeOf.BIRTH_DATE)
                            .text())
                    .isEqualTo(mutant);
        } catch (BrokenCondition refused) {
            assertThat(refused.problem()).isNotBlank();
        }
    }

    /** RE2 matches in linear time, whatever the pattern. */
    @Test
    @Timeout(5)
    void noPatternTakesForever() throws BrokenCondition {
        Condition condition = CelCondition.compile("value.matches('(a|a)*(a+)+(.*)*$')", CelCondition.AgeOf.ANSWER);
        assertThat(condition.holds("a".repeat(4_000) + "!", Map.of(), Instant.EPOCH))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{0,choice,0#a|1#b{",
                "{x, plural, other {#{{{{}}}",
                "{x, select}",
                "{",
                "{0,date,",
                "{x,unheard,y}",
                "{99999999999999999999}"
            })
    void aTextThatIsNoMessageIsRefusedAndNotQuoted(String text, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("en.properties"), "ask.secret=" + text + "\n");
        assertThatThrownBy(() -> Texts.with(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ask.secret")
                .hasMessageNotContaining(text.length() > 1 ? text : "{0");
    }

    @Test
    void aDeepTextIsRefused(@TempDir Path folder) throws IOException {
        String deep = "{x, select, other {".repeat(20_000) + "y" + "}}".repeat(20_000);
        Files.writeString(folder.resolve("en.properties"), "ask.deep=" + deep + "\n");
        assertThatThrownBy(() -> Texts.with(folder)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${x}", "#{x}", "{0}", "{value}", "'{'", "__${7*7}__", "%s", "{label, plural, other {#}}"})
    void whatACustomerSaysIsShownAsItIs(String said) {
        assertThat(TEXTS.lines("en", java.util.List.of(new Texts.Line("email", "text", said))))
                .endsWith(said);
    }

    private static Optional<BrokenScenario> refusal(Runnable reading) {
        Optional<BrokenScenario> refused =
                Optional.ofNullable(catchThrowableOfType(BrokenScenario.class, reading::run));
        refused.ifPresent(broken -> assertThat(broken.problems()).isNotEmpty());
        return refused;
    }

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
