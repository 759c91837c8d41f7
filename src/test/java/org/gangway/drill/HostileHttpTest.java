// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** What no client of HTTP would send is the fault of who sends it, on the application's port and on one for management alone. */
@Timeout(60)
class HostileHttpTest {

    /** The web server with what guards it. No stereotype, so that no scan finds it. */
    @EnableAutoConfiguration(exclude = CamelAutoConfiguration.class)
    @ComponentScan("org.gangway.guard")
    static class Guarded {}

    @TempDir
    static Path logs;

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(Guarded.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--gangway.broker.embedded=false",
                        "--server.tomcat.keep-alive-timeout=100ms",
                        "--server.tomcat.accesslog.enabled=true",
                        "--server.tomcat.accesslog.buffered=false",
                        "--server.tomcat.accesslog.pattern=%s %r",
                        "--server.tomcat.accesslog.directory=" + logs);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    static Stream<String> heads() {
        Stream<String> codings = Stream.of(
                        "foo",
                        "identity",
                        "gzip",
                        "x-gzip",
                        "deflate",
                        "trailers",
                        "xchunked",
                        "chunked, gzip",
                        "gzip, chunked",
                        "identity, chunked",
                        "chunked, identity",
                        "chunked, chunked",
                        "chunked;level=1",
                        "\"chunked\"",
                        "foo\r\nTransfer-Encoding: chunked",
                        "chunked\r\nTransfer-Encoding: foo",
                        "foo\r\nContent-Length: 3",
                        "foo\r\nExpect: 100-continue",
                        "foo\r\nUpgrade: h2c\r\nConnection: upgrade",
                        "foo\r\nContent-Length: x")
                .flatMap(coding -> Stream.of("GET /", "POST /api/messages", "HEAD /", "OPTIONS *", "CONNECT a:1", "X /")
                        .map(start -> start + " HTTP/1.1\r\nTransfer-Encoding: " + coding));
        Stream<String> versions = Stream.of(
                        "HTTP/9.9",
                        "HTTP/2.0",
                        "HTTP/3",
                        "HTTP/1.2",
                        "HTTP/0.9",
                        "HTTP/1.10",
                        "http/1.1",
                        "HTCPCP/1.0",
                        "x")
                .flatMap(version ->
                        Stream.of("GET /", "POST /", "OPTIONS *", "CONNECT a:1").map(start -> start + " " + version));
        Stream<String> methods = Stream.of(
                        "CONNECT", "MADEUP", "PROPFIND", "get", "G", "TRACE", "G@T", "PRI", "A".repeat(7_000))
                .flatMap(method -> Stream.of("/", "*", "a:443", "http://localhost/", "/actuator/health")
                        .map(target -> method + " " + target + " HTTP/1.1"));
        Stream<String> expectations = Stream.of("200-ok", "", "100-continue, 200-ok", "\"")
                .map(expected -> "POST / HTTP/1.1\r\nExpect: " + expected);
        return Stream.of(codings, versions, methods, expectations).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("heads")
    void whatHttpHereDoesNotHaveIsTheFaultOfTheClient(String head) {
        for (String port : List.of("local.server.port", "local.management.port")) {
            assertThat(answer(port, head).status()).as(port).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nTransfer-Encoding: foo",
                "GET / HTTP/9.9",
                "CONNECT a:1 HTTP/1.1",
                "OPTIONS * HTTP/1.1\r\nTransfer-Encoding: foo"
            })
    void aConnectionOnWhichNobodyKnowsWhereTheNextRequestBeginsEnds(String head) {
        RawWeb.Answer answer = answer("local.server.port", head);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Connection")).contains("close");
        assertThat(answer.body()).doesNotContain("HTTP/1.1", "Exception", "Tomcat");
    }

    @Test
    void theAccessLogHasWhatWasAnswered() {
        answer("local.server.port", "POST /logged HTTP/1.1\r\nTransfer-Encoding: foo");
        answer("local.server.port", "GET /logged HTTP/9.9");
        answer("local.server.port", "CONNECT logged:1 HTTP/1.1");

        await().untilAsserted(() -> assertThat(logged())
                .contains("400 POST /logged HTTP/1.1", "400 GET /logged HTTP/9.9", "400 CONNECT logged:1 HTTP/1.1")
                .noneMatch(line -> line.startsWith("5")));
    }

    private static List<String> logged() throws Exception {
        try (Stream<Path> files = Files.list(logs)) {
            return Files.readAllLines(
                    files.filter(file -> file.getFileName().toString().startsWith("access_log"))
                            .findFirst()
                            .orElseThrow());
        }
    }

    private static RawWeb.Answer answer(String port, String head) {
        URI app = URI.create("http://localhost:" + context.getEnvironment().getProperty(port));
        String request = head + "\r\nHost: localhost\r\n\r\n";
        return new RawWeb(app, "127.0.0.1").send(request.getBytes(StandardCharsets.UTF_8));
    }
}
