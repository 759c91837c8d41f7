// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.gangway.screening.ListFetches;
import org.gangway.screening.ListFetching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route that fetches lists, with a publisher of our own. */
class FetchListsRouteTest {

    private static final String UN =
            """
            <CONSOLIDATED_LIST dateGenerated="2026-11-01T10:00:00"><INDIVIDUALS><INDIVIDUAL>
            <REFERENCE_NUMBER>T1</REFERENCE_NUMBER><FIRST_NAME>Telmo Vargoni</FIRST_NAME>
            </INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>
            """;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HttpServer publisher;

    @TempDir
    private Path folder = Path.of("");

    FetchListsRouteTest() throws IOException {
        publisher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        publisher.createContext("/un", exchange -> {
            exchange.getResponseHeaders().add("Location", address("/un-elsewhere"));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        publisher.createContext("/un-elsewhere", exchange -> answer(exchange, 200, UN));
        publisher.createContext("/page", exchange -> answer(exchange, 200, "<html><p>We will be back.</p></html>"));
        publisher.createContext("/down", exchange -> answer(exchange, 503, "down"));
        publisher.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        publisher.stop(0);
    }

    @Test
    void aListIsPutIntoTheFolderWhateverTheOtherPublishersDo() throws Exception {
        fetched(1, 1_000_000, address("/un"), address("/down"));
        assertThat(folder.resolve("un.xml")).hasContent(UN);
        assertThat(files()).containsExactly("un.xml");
        assertThat(count("un", "done")).isEqualTo(1);
        assertThat(count("un", "malformed")).isZero();
        assertThat(count("eu-fsf", "unavailable")).isEqualTo(1);
    }

    @Test
    void whatIsNotTheListIsNotPutThere() throws Exception {
        Files.writeString(folder.resolve("un.xml"), "as it was");
        fetched(1, 1_000_000, address("/page"), address("/un"));
        assertThat(folder.resolve("un.xml")).hasContent("as it was");
        assertThat(files()).containsExactly("un.xml");
        assertThat(count("un", "malformed")).isEqualTo(1);
        assertThat(count("eu-fsf", "malformed")).isEqualTo(1);
    }

    @Test
    void aFileThatIsTooLargeIsLeftOut() throws Exception {
        fetched(1, 20, address("/un"), "");
        assertThat(files()).isEmpty();
        assertThat(count("un", "malformed")).isEqualTo(1);
    }

    @Test
    void theSameListAgainIsNoChange() throws Exception {
        Files.writeString(folder.resolve("un.xml"), UN);
        var before = Files.getLastModifiedTime(folder.resolve("un.xml"));
        fetched(2, 1_000_000, address("/un"), "");
        assertThat(count("un", "unchanged")).isGreaterThanOrEqualTo(2);
        assertThat(Files.getLastModifiedTime(folder.resolve("un.xml"))).isEqualTo(before);
    }

    @Test
    void aProcessThatDoesNotScreenDoesNotFetch() {
        new StepRoutes(folder, Set.of("open-lead")).loadFetching(camel, Duration.ofHours(6));
        assertThat(camel.getRoutes()).isEmpty();
    }

    private void fetched(int rounds, long bytes, String un, String eu) throws Exception {
        ListFetching fetching = ListFetches.of(folder, meters, bytes, un, eu);
        camel.getRegistry().bind("listFetching", fetching);
        new StepRoutes(folder, Set.of()).loadFetching(camel, Duration.ofMillis(rounds > 1 ? 50 : 3_600_000));
        camel.start();
        int lists = fetching.sources().size();
        await().atMost(Duration.ofSeconds(30)).until(() -> fetches() >= (double) rounds * lists);
    }

    private double fetches() {
        return meters.find("gangway.list.fetches").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private double count(String list, String verdict) {
        return meters.get("gangway.list.fetches")
                .tags("list", list, "verdict", verdict)
                .counter()
                .count();
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private String address(String path) {
        return "http://127.0.0.1:" + publisher.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, body.length());
        exchange.getResponseBody().write(body.getBytes(UTF_8));
        exchange.close();
    }
}
