// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;

/** A trap at a place that no longer exists would never close. */
class TrapsTest {

    @Test
    void everyMethodWithATrapExistsOnce() throws Exception {
        for (String place : Traps.METHODS.keySet()) {
            int dot = place.lastIndexOf('.');
            Method[] methods = Class.forName(place.substring(0, dot)).getDeclaredMethods();
            assertThat(Arrays.stream(methods)
                            .filter(method -> !method.isBridge())
                            .filter(method -> method.getName().equals(place.substring(dot + 1))))
                    .as(place)
                    .hasSize(1);
        }
    }

    @Test
    void whatTheTrapsReadOfAProducerIsThere() throws Exception {
        assertThat(KafkaProducer.class.getDeclaredField("clientId").getType()).isEqualTo(String.class);
    }

    @Test
    void everyMethodWithATrapIsAnAct() {
        assertThat(Act.ALL).extracting(Act::name).containsAll(Traps.METHODS.values());
    }

    @Test
    void everyCallOfARouteIsAnAct() throws Exception {
        List<String> acts = Act.ALL.stream().map(Act::name).toList();
        for (Path route : routesThatCall()) {
            String yaml = Files.readString(route);
            List<String> calls = yaml.lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("id: ") && line.contains("-"))
                    .map(line -> line.substring(4))
                    .toList();
            assertThat(calls.stream().filter(acts::contains))
                    .as(route.toString())
                    .hasSizeGreaterThanOrEqualTo((int) yaml.lines()
                            .filter(line -> line.contains("httpMethod:"))
                            .count());
        }
    }

    private static List<Path> routesThatCall() throws Exception {
        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            List<Path> calling = routes.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .filter(file -> text(file).contains("httpMethod:"))
                    .toList();
            assertThat(calling).hasSizeGreaterThanOrEqualTo(5);
            return calling;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theOperationsPageListsEveryPoint() throws Exception {
        String page = Files.readString(Path.of("docs/operations.md"));
        assertThat(Act.ALL).allSatisfy(act -> assertThat(page).containsPattern("(?m)^\\| `" + act.name() + "` \\| "));
    }

    @Test
    void pointsHaveNamesOfTheirOwn() {
        assertThat(Act.points()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(25);
    }
}
