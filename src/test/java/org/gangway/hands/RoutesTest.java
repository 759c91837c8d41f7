// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gangway.Gangway;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every test beside every route, those of the examples in the documentation too. A route without tests fails. */
class RoutesTest {

    @TestFactory
    Stream<DynamicTest> everyRoutePassesItsTests() throws IOException {
        List<Path> routes = routes();
        if (routes.isEmpty()) {
            return Stream.of();
        }
        RouteTests tests = RouteTests.of(Gangway.class);
        return routes.stream()
                .flatMap(route -> tests.run(route).stream())
                .map(result -> DynamicTest.dynamicTest(
                        result.route() + ": " + result.test(),
                        () -> assertThat(result.failures()).isEmpty()))
                .onClose(tests::close);
    }

    static List<Path> routes() throws IOException {
        try (Stream<Path> product = Files.list(Path.of("routes"));
                Stream<Path> examples = Files.walk(Path.of("docs", "examples"))) {
            return Stream.concat(product, examples)
                    .filter(file -> file.toString().endsWith(StepRoutes.ENDING))
                    .sorted()
                    .toList();
        }
    }
}
