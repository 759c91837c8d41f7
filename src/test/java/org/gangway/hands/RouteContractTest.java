// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteContractTest {
    private static final String GOOD =
            """
            - route:
                id: good
                description: Does one thing.
                note: Owned by the tests.
                routeConfigurationId: failures
                from:
                  uri: kamelet:step-source
                  parameters: {step: good}
                  steps:
                    - bean: {id: work, ref: worker}
                    - to: {id: reply, uri: kamelet:step-reply}
            """;

    @Test
    void everyRouteKeepsTheContract() throws IOException {
        List<String> violations = new ArrayList<>();
        for (Path route : RoutesTest.routes()) {
            violations.addAll(RouteContract.check(String.valueOf(route.getFileName()), Files.readString(route)));
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void theGoodExampleKeepsTheContract() {
        assertThat(RouteContract.check("good.camel.yaml", GOOD)).isEmpty();
    }

    /** One broken route for each rule: a rule without one could not be known to work. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            id: good                       | id: other                                  | id must be good
            Does one thing.                | ""                                         | needs a description
            Owned by the tests.            | ""                                         | needs a note
            routeConfigurationId: failures | routeConfigurationId: others               | needs routeConfigurationId
            uri: kamelet:step-source       | uri: direct:in                             | must start with from
            {step: good}                   | {step: other}                              | must read the commands of step good
            kamelet:step-reply             | log:end                                    | must end with
            - bean: {id: work, ref: worker}| - bean: {ref: worker}                      | bean needs an id
            - bean: {id: work, ref: worker}| - to: log:x                                | to needs an id
            - bean: {id: work, ref: worker}| - choice: {when: []}                       | choice needs an id
            - bean: {id: work, ref: worker}| - to: {id: a, uri: "kafka:events"}         | kafka: is forbidden
            - bean: {id: work, ref: worker}| - to: {id: a, uri: "seda:later"}           | seda: is forbidden
            - bean: {id: work, ref: worker}| - to: {id: a, uri: "log:x?level=INFO"}     | write it as parameters
            - bean: {id: work, ref: worker}| - wireTap: {id: a, uri: "log:x"}           | wireTap is forbidden
            - bean: {id: work, ref: worker}| - threads: {id: a}                         | threads is forbidden
            - bean: {id: work, ref: worker}| - toD: {id: a, uri: "log:x"}               | toD is forbidden
            - bean: {id: work, ref: worker}| - multicast: {parallelProcessing: true}    | parallelProcessing is forbidden
            - bean: {id: work, ref: worker}| - log: {message: "${body}"}                | must not print the body
            - bean: {id: work, ref: worker}| - setBody: {simple: "a\\nb"}                | has several lines
            - bean: {id: work, ref: worker}| - beam: {id: work}                          | beam
            """)
    void aBrokenRouteIsFound(String whole, String broken, String violation) {
        String route = GOOD.replace(whole, broken);
        assertThat(route).isNotEqualTo(GOOD);
        assertThat(RouteContract.check("good.camel.yaml", route)).anyMatch(found -> found.contains(violation));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aggregate", "delay", "dynamicRouter", "kamelet", "loadBalance", "recipientList", "resequence",
                "routingSlip", "saga", "sample", "threads", "throttle", "toD", "wireTap"
            })
    void whatLeavesTheThreadIsForbidden(String pattern) {
        assertThat(withNode(pattern + ": {id: a}")).anyMatch(found -> found.contains(pattern + " is forbidden"));
        assertThat(withNode("choice: {id: a, when: [{simple: x, steps: [{" + pattern + ": {id: b}}]}]}"))
                .as("within another node")
                .anyMatch(found -> found.contains(pattern + " is forbidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "seda", "disruptor", "vm"})
    void aWayToOtherThreadsAndToKafkaIsForbidden(String scheme) {
        assertThat(withNode("to: {id: a, uri: \"" + scheme + ":x\"}"))
                .anyMatch(found -> found.contains(scheme + ": is forbidden"));
        assertThat(withNode("to: " + scheme + ":x")).anyMatch(found -> found.contains(scheme + ": is forbidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bean", "choice", "enrich", "poll", "pollEnrich", "process", "to"})
    void whatLeavesTheRouteOrDecidesNeedsAnId(String node) {
        assertThat(withNode(node + ": {uri: \"log:x\"}")).anyMatch(found -> found.contains(node + " needs an id"));
        assertThat(withNode(node + ": {id: a, uri: \"log:x\"}"))
                .noneMatch(found -> found.contains(node + " needs an id"));
    }

    private static List<String> withNode(String node) {
        String route = GOOD.replace("bean: {id: work, ref: worker}", node);
        assertThat(route).isNotEqualTo(GOOD);
        return RouteContract.checkRules("good.camel.yaml", route);
    }

    @Test
    void everyViolationIsReportedAtOnce() {
        String route = GOOD.replace("Does one thing.", "''")
                .replace("id: good", "id: other")
                .replace("{id: work, ref: worker}", "{ref: worker}");
        assertThat(RouteContract.check("good.camel.yaml", route)).hasSize(3);
    }

    @Test
    void whatIsNoRouteIsFound() {
        assertThat(RouteContract.check("good.camel.yaml", "- route: ["))
                .singleElement()
                .asString()
                .contains("is not YAML (line");
        assertThat(RouteContract.check("good.camel.yaml", GOOD + GOOD)).anyMatch(v -> v.contains("exactly one"));
        assertThat(RouteContract.check("good.yaml", GOOD)).anyMatch(v -> v.contains("must be named"));
    }

    @Test
    void aBrokenRouteIsNotStarted() {
        assertThatThrownBy(() -> RouteContract.require(List.of("a.camel.yaml: x", "b.camel.yaml: y")))
                .hasMessageContaining("a.camel.yaml: x")
                .hasMessageContaining("b.camel.yaml: y");
    }
}
