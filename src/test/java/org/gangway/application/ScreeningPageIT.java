// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.gangway.Skips;
import org.gangway.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What {@code docs/screening.md} says to type is typed, letter by letter but for addresses and passwords, and does what the page says. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreeningPageIT {

    /** A line of a block, with those that belong to it. */
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}((?:\\./gangway|curl) .*(?:\\n {5,}.*)*)$");

    private static final String UN =
            """
            <CONSOLIDATED_LIST dateGenerated="2026-11-01T10:00:00"><INDIVIDUALS><INDIVIDUAL>
            <REFERENCE_NUMBER>T1</REFERENCE_NUMBER><FIRST_NAME>Telmo</FIRST_NAME><SECOND_NAME>Vargoni</SECOND_NAME>
            </INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>
            """;

    private final Map<String, String> said = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init")
    private RunningGangway gangway;

    @BeforeAll
    void start() throws IOException {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("gangway.screening.rescreening.enabled", "true"));
        List<List<String>> users =
                List.of(List.of("cora", "compliance"), List.of("cyrus", "compliance"), List.of("core", "screener"));
        for (int at = 0; at < users.size(); at++) {
            String login = users.get(at).getFirst();
            String user = "gangway.console.users[" + at + "].";
            settings.put(user + "login", login);
            settings.put(
                    user + "password", Objects.requireNonNull(new BCryptPasswordEncoder(4).encode(login + "-local")));
            settings.put(user + "roles", users.get(at).getLast());
        }
        gangway = RunningGangway.start(settings);
        Path home = gangway.home();
        Files.writeString(Files.createDirectories(home.resolve("lists")).resolve("un.xml"), UN);
        Files.writeString(home.resolve("customers.csv"), "query_name,birth_date\nTelmo Vargoni,1961\nNobody Known,\n");
        Files.writeString(home.resolve("customers.jsonl"), "{\"customer\": \"1\", \"name\": \"Tamsin Orlebar\"}\n");
        Path script = Files.writeString(
                home.resolve("gangway"),
                "#!/bin/sh\nexec '%s/bin/java' -cp '%s' org.gangway.command.Main \"$@\"\n"
                        .formatted(System.getProperty("java.home"), absolute(System.getProperty("java.class.path"))));
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    private static String absolute(String classPath) {
        return Pattern.compile(Pattern.quote(java.io.File.pathSeparator))
                .splitAsStream(classPath)
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(java.util.stream.Collectors.joining(java.io.File.pathSeparator));
    }

    @AfterAll
    void stop() {
        gangway.close();
    }

    @Test
    void everyCommandOfThePageDoesWhatItSays() throws Exception {
        Skips.unless(Files.exists(Path.of("/usr/bin/curl")) || Files.exists(Path.of("/bin/curl")), "curl is not there");
        String id = "";
        List<String> commands = COMMAND.matcher(Files.readString(Path.of("docs/screening.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(commands).hasSizeGreaterThan(7);
        for (String command : commands) {
            String printed = typed(command.replace("/ID/", "/" + id + "/"));
            said.put(command, printed);
            if (command.contains("/api/bands -d")) {
                id = Json.MAPPER.readTree(printed).path("id").asText();
            }
        }
        Path home = gangway.home();
        assertThat(said("/approval")).contains("cyrus");
        assertThat(answer("/api/screenings").path("verdict").asText()).isEqualTo("refer");
        assertThat(answer("/api/screenings").path("bands").path("id").asText()).startsWith("2-");
        assertThat(Files.readAllLines(home.resolve("hits.csv"))).hasSize(2);
        assertThat(said("./gangway screen")).contains("2 queries, 1 hits at 0.800");
        assertThat(said("./gangway lists")).contains("in use since ", "gangway-demo", "would be taken");
        assertThat(Files.readString(home.resolve("screening-calibration.html"))).contains("By kind of manipulation");
        assertThat(Files.readString(home.resolve("customers.jwk"))).contains("X25519");
        assertThat(Files.readAllLines(home.resolve("records"))).hasSize(1).allMatch(line -> line.startsWith("1\t"));
        assertThat(said("./gangway customers hits")).isEmpty();
    }

    private String typed(String command) throws Exception {
        Path out = Files.createTempFile("typed", ".txt");
        Process typed = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        command.replace("http://localhost:8080", gangway.app().toString())
                                .replace("https://…", gangway.app().toString())
                                .replace("core:…", "core:core-local")
                                .replace("kafka:9092", gangway.bootstrapServers()))
                .directory(gangway.home().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(out.toFile())
                .start();
        assertThat(typed.waitFor(90, TimeUnit.SECONDS)).as(command).isTrue();
        assertThat(typed.exitValue()).as(command).isZero();
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private String said(String part) {
        return said.entrySet().stream()
                .filter(command -> command.getKey().contains(part))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the page does not say to type " + part));
    }

    private JsonNode answer(String part) throws IOException {
        return Json.MAPPER.readTree(said(part));
    }
}
