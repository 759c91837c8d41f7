// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.gangway.demo.DemoCustomer.Told;
import org.gangway.monitoring.MetricNames;
import org.gangway.scenarios.CatalogueReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.FileSystemUtils;

/**
 * What an operator sees of a running application: first all well, then one thing broken after the other. A broker that is
 * gone is {@code BrokerHealthIT}'s: an application without one takes a minute to stop.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeeingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> LABELS = Set.of("step", "outcome", "verdict", "list", "le");
    /** On the demonstration list, with a name that is nowhere else. */
    private static final Map<String, String> LISTED = Map.of(
            "consent", "yes",
            "given-name", "Boris",
            "family-name", "Grachevsky-Demo",
            "birth-date", "14 March 1961",
            "nationality", "Belarus");

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningGangway gangway;
    private Path models;
    private Path disk;

    @BeforeAll
    void start() throws IOException {
        models = linkedModels();
        disk = Files.createSymbolicLink(models.resolve("disk"), models);
        gangway = RunningGangway.start(Map.of(
                "management.health.diskspace.path",
                disk.toString(),
                "gangway.watch.lag",
                "1s",
                "gangway.models.dir",
                models.toString(),
                "gangway.sealing.door-epoch",
                "PT4S",
                "gangway.screening.rescreening.enabled",
                "true"));
    }

    @AfterAll
    void stop() throws IOException {
        gangway.close();
        FileSystemUtils.deleteRecursively(models); // the links
    }

    @Test
    @Order(1)
    void everyMetricOfTheDashboardAndTheAlertsIsExportedAndNoLabelNamesACaseOrAPerson() {
        String caseId = refusedByTwoReviewers();
        await().atMost(PATIENCE).untilAsserted(() -> {
            Scrape scrape = scrape();
            assertThat(scrape.names()).containsAll(MetricNames.asked());
            assertThat(scrape.sum("gangway_outcomes_total", "outcome", "refused"))
                    .isEqualTo(1);
            assertThat(scrape.sum("gangway_step_replies_total", "verdict", "refer"))
                    .isEqualTo(1);
            assertThat(scrape.sum("gangway_step_duration_seconds_count", "step", "screen-sanctions"))
                    .isEqualTo(1);
            assertThat(scrape.sum("gangway_cases_open", "", "")).isZero();
        });
        List<Scrape.Sample> samples = scrape().samples();
        assertThat(samples)
                .filteredOn(s -> s.name().startsWith("gangway_"))
                .hasSizeGreaterThan(200)
                .allSatisfy(sample -> assertThat(sample.labels().keySet()).isSubsetOf(LABELS));
        assertThat(samples.stream().map(Scrape.Sample::labels).map(Map::values).flatMap(Collection::stream))
                .noneMatch(value -> names(value, caseId));
    }

    /** @return its case */
    private String refusedByTwoReviewers() {
        try (Walk walk = Walk.begin(gangway, LISTED, "boris.seen@example.org")) {
            Told summary = walk.until("summary");
            walk.answer(summary);
            for (String reviewer : List.of("ada", "grace")) {
                gangway.bank().decide(gangway.bank().review(summary.caseId(), reviewer), reviewer, "confirm");
            }
            walk.certificate(walk.farewell());
            return summary.caseId();
        }
    }

    private static boolean names(String label, String caseId) {
        String conversation = caseId.substring(0, caseId.lastIndexOf('-'));
        return Stream.of(caseId, conversation, "Boris", "Grachevsky", "boris.seen", "1961-03-14", "14 March 1961")
                .anyMatch(label::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker", "process", "hands", "catalogue", "keys", "lists", "models", "disk"})
    @Order(2)
    void whileAllIsWellEveryGroupIsUp(String group) {
        assertThat(health(group)).isEqualTo("UP");
    }

    @Test
    @Order(2)
    void operationsSeeWhatEachRouteHasDoneAndHowItIsBuiltAndNobodyElseDoes() throws Exception {
        Staff olga = new Staff(gangway.app(), "olga");
        String routes = olga.get("/routes").body();
        assertThat(routes).containsPattern("id=\"route-screen-sanctions\"(?s:.{0,400})<td>1</td>\\s*<td>0</td>");
        assertThat(routes).doesNotContain("step-source", "step-reply");
        assertThat(olga.get("/routes/open-account").body())
                .contains("<svg", "kamelet:step-source", ">create-client<", ">reply-open-account<")
                .doesNotContain("password", "setHeader1", ">park<");
        assertThat(olga.get("/routes/unheard-of").statusCode()).isEqualTo(404);
        assertThat(new Staff(gangway.app(), "ada").get("/routes").statusCode()).isEqualTo(403);
        assertThat(get("/routes").statusCode()).isEqualTo(302);
    }

    @Test
    @Order(3)
    void aStoppedRouteIsSeen() throws Exception {
        CamelContext camel = gangway.bean(CamelContext.class);
        camel.getRouteController().stopRoute("rate-risk");
        assertThat(health("hands")).isEqualTo("DOWN");
        camel.getRouteController().startRoute("rate-risk");
        assertThat(health("hands")).isEqualTo("UP");
    }

    @Test
    @Order(3)
    void keysThatCannotBeReadAreSeen() throws IOException {
        Path keys = gangway.data().resolve("keys");
        Path elsewhere = gangway.data().resolve("moved");
        Files.move(keys, elsewhere);
        becomes("keys", "DOWN");
        Files.move(elsewhere, keys);
        becomes("keys", "UP");
    }

    @Test
    @Order(3)
    void aMissingModelIsSeen() throws IOException {
        Path model = models.resolve("facemesh.tflite");
        Path aside = models.resolve("aside");
        Files.move(model, aside);
        assertThat(health("models")).isEqualTo("DOWN");
        Files.move(aside, model);
        assertThat(health("models")).isEqualTo("UP");
    }

    @Test
    @Order(3)
    void aFullDiskIsSeen() throws IOException {
        Files.delete(disk);
        Files.createSymbolicLink(disk, Path.of("/proc")); // a file system with no room at all
        assertThat(health("disk")).isEqualTo("DOWN");
        Files.delete(disk);
        Files.createSymbolicLink(disk, models);
        assertThat(health("disk")).isEqualTo("UP");
    }

    @Test
    @Order(4)
    void aCatalogueThatIsNotReadAnyFurtherIsSeen() {
        gangway.bean(CatalogueReader.class).stop();
        assertThat(health("catalogue")).isEqualTo("DOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onboardingProcess", "batchPacker"})
    @Order(4)
    void aProcessThatHasStoppedIsSeen(String application) {
        SmartLifecycle process = gangway.bean(application, SmartLifecycle.class);
        process.stop();
        assertThat(health("process")).isEqualTo("DOWN");
        process.start();
        becomes("process", "UP");
    }

    /** Links to the files, one of which can be taken away. */
    private static Path linkedModels() throws IOException {
        Path links = Files.createTempDirectory("gangway-models");
        Path real = Path.of(System.getProperty("gangway.models.dir", "target/models"))
                .toAbsolutePath();
        try (Stream<Path> files = Files.list(real)) {
            for (Path file : files.toList()) {
                Files.createSymbolicLink(links.resolve(file.getFileName()), file);
            }
        }
        return links;
    }

    private void becomes(String group, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(health(group)).isEqualTo(status));
    }

    private String health(String group) {
        HttpResponse<String> answer = get("/actuator/health/" + group);
        String status = answer.body().replaceAll(".*\"status\":\"(\\w+)\".*", "$1");
        assertThat(answer.statusCode()).isEqualTo(status.equals("UP") ? 200 : 503);
        return status;
    }

    private Scrape scrape() {
        return Scrape.of(get("/actuator/prometheus").body());
    }

    private HttpResponse<String> get(String path) {
        try {
            URI uri = gangway.app().resolve(path);
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
