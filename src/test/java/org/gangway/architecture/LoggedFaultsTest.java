// SPDX-License-Identifier: Apache-2.0
package org.gangway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault given to a log line as one of its values is written as its message, and a message may quote what is private. */
class LoggedFaultsTest {
    private static final Pattern STATEMENT = Pattern.compile("\\.at(?:Trace|Debug|Info|Warn|Error)\\(\\)[^;]*;");
    private static final Pattern VALUE =
            Pattern.compile("(?:addKeyValue\\(\\s*[^,()]*,|addArgument\\(|log\\([^()]*,)\\s*(\\w+)\\s*[,)]");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    @Test
    void noFaultIsAValueOfALogLine() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(100);
            assertThat(sources).allSatisfy(file -> assertThat(faultsIn(Files.readString(file)))
                    .isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOG.atWarn().addKeyValue(\"cause\", e).log(\"failed\");",
                "LOG.atWarn().addArgument(e).log(\"failed: {}\");",
                "LOG.atWarn()\n    .log(\"failed; {}\", e);"
            })
    void aFaultAmongTheValuesIsFound(String line) {
        assertThat(faultsIn("try { work(); } catch (Broken | RuntimeException e) {" + line + "}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOG.atWarn().addKeyValue(\"cause\", e.getClass().getName()).log(\"failed, (e)\");",
                "String e = name(); LOG.atWarn().addKeyValue(\"cause\", e).log(\"failed\");",
                "LOG.atWarn().addKeyValue(\"case\", found).log(\"failed\"); throw new Broken(\"failed\", e);"
            })
    void theClassOfAFaultIsNoFault(String line) {
        assertThat(faultsIn("try { work(); } catch (RuntimeException e) {" + line + "}"))
                .isEmpty();
    }

    /** The whole fault as the cause is another rule's, {@link Rules#faultsAreLoggedByTheirClass}. */
    private static List<String> faultsIn(String source) {
        String code = TEXT.matcher(source).replaceAll("\"\"");
        return STATEMENT
                .matcher(code)
                .results()
                .filter(statement -> VALUE.matcher(statement.group())
                        .results()
                        .anyMatch(value -> isFault(value.group(1), code.substring(0, statement.start()))))
                .map(MatchResult::group)
                .toList();
    }

    /** As it was last declared before. */
    private static boolean isFault(String name, String before) {
        return Pattern.compile("(catch \\([^)]*|\\b[A-Z]\\w*) " + name + "\\b")
                .matcher(before)
                .results()
                .map(declared -> declared.group(1))
                .reduce((earlier, later) -> later)
                .filter(type -> type.matches("(?s)catch.*|.*(Exception|Error|Throwable)"))
                .isPresent();
    }
}
