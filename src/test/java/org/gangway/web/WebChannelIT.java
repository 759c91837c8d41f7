// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gangway.web.PlayedProcess.Line;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebChannelIT {

    private WebUnderTest web;
    private PlayedProcess process;

    @BeforeAll
    void start(@TempDir Path folder) {
        web = new WebUnderTest(folder, "gangway.channels.web.heartbeat=500ms");
        process = new PlayedProcess(
                web,
                "en",
                Line.question("May we begin?", "yes-no"),
                Line.question("What is your given name?", "person-name"),
                new Line("question", "Please read this.", "code", List.of(), true),
                new Line("farewell", "Goodbye.", "none", List.of(), false));
    }

    @AfterAll
    void stop() {
        process.close();
        web.close();
    }

    @Test
    void aConversationGoesThereAndBack() throws Exception {
        try (Browser browser = new Browser(web.url())) {
            assertThat(browser.begin()).isEqualTo(201);
            browser.listen("");
            browser.event("resume");
            assertThat(browser.message("start", null, null)).isEqualTo(202);
            Browser.Event asked = browser.message();
            assertThat(asked.data().path("text").asText()).isEqualTo("May we begin?");
            assertThat(asked.data().path("input").asText()).isEqualTo("yes-no");
            String command = asked.data().path("commandId").asText();
            assertThat(browser.message("text", "yes", command)).isEqualTo(202);
            assertThat(browser.message().data().path("text").asText()).isEqualTo("What is your given name?");
            assertThat(process.heard)
                    .filteredOn(heard -> command.equals(heard.message().answers()))
                    .singleElement()
                    .satisfies(heard -> assertThat(heard.content().text()).isEqualTo("yes"));
        }
    }

    @Test
    void aBrowserThatWasAwayMissesNothingAndGetsNothingTwice() throws Exception {
        try (Browser browser = new Browser(web.url())) {
            Begun begun = begun(browser);
            String last = begun.last();
            List<String> got = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                browser.hangUp();
                say(begun.conversation(), "a" + i);
                say(begun.conversation(), "b" + i);
                browser.listen(last);
                browser.event("resumed");
                say(begun.conversation(), "c" + i);
                for (int n = 0; n < 3; n++) {
                    Browser.Event event = browser.message();
                    got.add(event.data().path("text").asText());
                    last = event.id();
                }
            }
            assertThat(got)
                    .isEqualTo(IntStream.range(0, 5)
                            .boxed()
                            .flatMap(i -> Stream.of("a" + i, "b" + i, "c" + i))
                            .toList());
        }
    }

    @Test
    void whoComesAndGoesWhileMuchIsSaidStillGetsAllOfItOnce() throws Exception {
        int said = 200;
        try (Browser browser = new Browser(web.url())) {
            String conversation = begun(browser).conversation();
            Thread writer =
                    Thread.ofVirtual().start(() -> IntStream.range(0, said).forEach(i -> say(conversation, "n" + i)));
            List<String> got = new ArrayList<>();
            for (int n = 0; n < said; n++) {
                Browser.Event event = browser.message();
                got.add(event.data().path("text").asText());
                if (n % 17 == 5) {
                    browser.hangUp();
                    browser.listen(event.id());
                    browser.event("resumed");
                }
            }
            writer.join();
            assertThat(got)
                    .isEqualTo(IntStream.range(0, said).mapToObj(i -> "n" + i).toList());
        }
    }

    @Test
    void aDocumentIsForItsCustomerOnly() throws Exception {
        try (Browser browser = new Browser(web.url());
                Browser stranger = new Browser(web.url())) {
            String conversation = begun(browser).conversation();
            process.say(conversation, new Line("question", "Please read this.", "code", List.of(), true), 7);
            String address = browser.message().data().path("attachment").asText();
            assertThat(browser.get(address).headers().firstValue("content-type"))
                    .contains("application/pdf");
            assertThat(browser.get(address)
                            .headers()
                            .firstValue("cache-control")
                            .orElse(""))
                    .contains("no-store");
            assertThat(browser.get(address).statusCode()).isEqualTo(200);
            assertThat(stranger.get(address).statusCode()).isEqualTo(401);
            stranger.begin();
            assertThat(stranger.get(address).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aPhotoArrivesAsAClaim() throws Exception {
        try (Browser browser = new Browser(web.url())) {
            String conversation = begun(browser).conversation();
            String command = PlayedProcess.caseId(conversation) + ".id-photo.1";
            String id = UUID.randomUUID().toString();
            assertThat(browser.photo(id, command, Pictures.jpeg())).isEqualTo(202);
            await().untilAsserted(() -> assertThat(process.heard)
                    .filteredOn(heard -> id.equals(heard.message().messageId()))
                    .singleElement()
                    .satisfies(heard -> assertThat(web.objects()
                                    .read(String.valueOf(heard.content().claim())))
                            .isEqualTo(Pictures.jpeg())));
            assertThat(browser.photo(id, command, "GIF89a".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isEqualTo(400);
            assertThat(browser.photo(id, "0".repeat(32) + "-1.id-photo.1", Pictures.jpeg()))
                    .isEqualTo(400);
        }
    }

    @Test
    void aPhotoThatIsTooLargeIsRefusedAndSaysSo() throws Exception {
        try (Browser browser = new Browser(web.url())) {
            String command = PlayedProcess.caseId(begun(browser).conversation()) + ".id-photo.1";
            String id = UUID.randomUUID().toString();
            assertThat(browser.photo(id, command, new byte[13_000_000])).isEqualTo(413);
            assertThat(browser.photo(id, command, new byte[12_582_913])).isEqualTo(413);
            byte[] largest = Arrays.copyOf(Pictures.jpeg(), 12_582_912);
            assertThat(browser.photo(id, command, largest)).isEqualTo(202);
        }
    }

    @Test
    void theFourthWindowEndsTheFirst() throws Exception {
        try (Browser first = new Browser(web.url())) {
            begun(first);
            for (int i = 0; i < 2; i++) {
                first.listen("");
                first.event("resume");
            }
            assertThat(first.listen("")).isEqualTo(200);
            assertThat(List.of(first.next().name(), first.next().name()))
                    .containsExactlyInAnyOrder("elsewhere", "resume");
        }
    }

    @Test
    void anIdleStreamIsKeptOpen() throws Exception {
        try (Browser browser = new Browser(web.url())) {
            begun(browser);
            int before = browser.heartbeats.get();
            await().until(() -> browser.heartbeats.get() >= before + 2);
        }
    }

    @Test
    void theWayThereAndBackIsShort() throws Exception {
        try (Browser browser = new Browser(web.url())) {
            begun(browser);
            long[] millis = new long[60];
            for (int i = 0; i < millis.length; i++) {
                long begin = System.nanoTime();
                browser.message("resume", null, null);
                browser.message();
                millis[i] = Duration.ofNanos(System.nanoTime() - begin).toMillis();
            }
            long[] settled = Arrays.stream(millis).skip(10).sorted().toArray();
            System.out.printf("there and back: p50 %d ms, max %d ms%n", settled[25], settled[settled.length - 1]);
            assertThat(settled[25]).isLessThan(250);
        }
    }

    /** A conversation whose first question has been heard, so that nothing is on its way. */
    private Begun begun(Browser browser) throws Exception {
        browser.begin();
        browser.listen("");
        browser.event("resume");
        String id = UUID.randomUUID().toString();
        browser.message(id, "resume", null, null);
        Browser.Event first = browser.message();
        return process.heard.stream()
                .filter(heard -> id.equals(heard.message().messageId()))
                .findFirst()
                .map(heard -> new Begun(heard.conversationId(), first.id()))
                .orElseThrow();
    }

    private record Begun(String conversation, String last) {}

    private void say(String conversation, String text) {
        process.say(conversation, new Line("notice", text, "none", List.of(), false), 0);
    }
}
