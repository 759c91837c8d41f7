// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.support.SimpleRegistry;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The runner of routes' tests: what passes, and what it says of what does not. */
class RouteTestsTest {
    private static final Path EXAMPLE = Path.of("src/test/resources/hands/routes/call-vendor.camel.yaml");

    @TestFactory
    Stream<DynamicTest> theExampleRoutePassesItsTests() {
        return run(EXAMPLE).stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.test(), () -> assertThat(result.failures()).isEmpty()));
    }

    @Test
    void saysEverythingThatDiffers(@TempDir Path folder) throws IOException {
        Path route = Files.copy(EXAMPLE, folder.resolve("call-vendor.camel.yaml"));
        Files.writeString(
                folder.resolve("call-vendor.test.yaml"),
                """
                - name: expects otherwise
                  fields: {name: Ann}
                  expect-calls:
                    - {method: PUT, path: /other, headers: {X-Key: "1"}, body: {name: Bob}, answer: {body: {known: false, id: V-1}}}
                    - {method: POST, path: /never}
                  expect-reply: {kind: DONE, reasons: [fine], facts: {vendor-id: V-2, score: "*"}, question: {field: code}}
                """);

        assertThat(run(route).getLast().failures())
                .containsExactly(
                        "expected call PUT /other, got POST /check",
                        "header X-Key of POST /check: expected 1, got none",
                        "body of POST /check.name: expected \"Bob\", got \"Ann\"",
                        "expected call POST /never, which never came",
                        "kind: expected DONE, got PASS",
                        "reasons: expected [fine], got [clear]",
                        "fact vendor-id: expected V-2, got V-1",
                        "fact score: expected *, got none",
                        "expected a question, got none");
    }

    @Test
    void anUnexpectedCallAndABugAreFailures(@TempDir Path folder) throws IOException {
        Path route = Files.copy(EXAMPLE, folder.resolve("call-vendor.camel.yaml"));
        Files.writeString(
                folder.resolve("call-vendor.test.yaml"),
                """
                - {name: calls too much, fields: {name: Ann}, expect-reply: {kind: PASS}}
                - {name: lacks a field, expect-reply: {kind: PASS}}
                """);

        List<RouteTests.Result> results = run(route);

        assertThat(results.get(1).failures())
                .contains("unexpected call POST /check", "kind: expected PASS, got MALFORMED");
        assertThat(results.get(2).failures())
                .singleElement()
                .asString()
                .contains("would stop its partition")
                .contains("carries no field name");
    }

    @Test
    void aTestFileThatCannotBeUnderstoodIsRefusedWithItsLine(@TempDir Path folder) throws IOException {
        Path route = Files.copy(EXAMPLE, folder.resolve("call-vendor.camel.yaml"));
        assertThatThrownBy(() -> run(route)).hasMessageContaining("has no tests");
        Files.writeString(
                folder.resolve("call-vendor.test.yaml"),
                """
                - name: has a typing error
                  expected-calls: []
                """);
        assertThatThrownBy(() -> run(route)).hasMessageContaining("line 3").hasMessageContaining("expected-calls");
    }

    private static List<RouteTests.Result> run(Path route) {
        SimpleRegistry registry = new SimpleRegistry();
        registry.bind("vendor", new Vendor());
        try (RouteTests tests = new RouteTests(stub -> RouteTestBeans.of(registry, stub))) {
            return tests.run(route);
        }
    }
}
