// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gangway.biometrics.LivenessCloud;
import org.gangway.scenarios.Catalogue;
import org.gangway.web.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * A customer whose page streams to Face Liveness, with a browser's test camera, on a running application. Amazon's component is the
 * real one; Amazon's end is played: its HTTP calls by the service model, its stream by {@link PlayedStream}.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamedLivenessIT {
    private static final Pattern LIVE = Pattern.compile(".*/live/index\\.html#en/.*");
    private static final double PATIENCE = 30_000;
    private static final String FIRST = "0a1b2c3d-0000-4000-8000-000000000001";
    private static final String SECOND = "0a1b2c3d-0000-4000-8000-000000000002";
    private static final String SCENARIO =
            """
            scenario: streamed-account
            version: 1
            languages: [en]
            steps:
              - {ask: birth-date, type: date}
              - {ask: id-photo,   type: photo, profile: id-portrait}
              - {ask: selfie,     type: liveness}
              - {check: verify-face, needs: [id-photo, selfie, birth-date], retake: selfie, at-most: 2, refer: identity}
            finally:
              - {do: announce, needs: [birth-date]}
            """;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> refusedByBrowser = new ArrayList<>();
    private final Map<String, String> policies = new HashMap<>();
    private LivenessCloud cloud;
    private RunningGangway gangway;
    private Chromium chromium;

    @SuppressWarnings("NullAway.Init")
    private BrowserContext context;

    @SuppressWarnings("NullAway.Init")
    private Page page;

    @BeforeAll
    void start() throws Exception {
        Chromium.orSkip();
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        chromium = new Chromium();
        cloud = new LivenessCloud();
        Map<String, String> settings = new HashMap<>(cloud.settings());
        settings.put("gangway.process.scenario", "streamed-account");
        gangway = RunningGangway.start(settings);
        log.start();
        root().addAppender(log); // only now: a start sets logging up anew
        Files.writeString(gangway.home().resolve("scenarios/streamed-account.scenario.yaml"), SCENARIO);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        gangway.bean(Catalogue.class).newest("streamed-account").isPresent());
    }

    @AfterAll
    void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        if (gangway != null) {
            gangway.close();
            cloud.close();
            chromium.close();
            root().detachAppender(log);
        }
    }

    @BeforeEach
    void open() {
        context = chromium.context("en-GB", 900, 900);
        context.onResponse(this::policy);
        context.onConsoleMessage(said -> {
            if (said.text().contains("Content Security Policy")) {
                refusedByBrowser.add(said.text());
            }
        });
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void whoIsSeenByTheEngineIsComparedAndApproved() {
        PlayedStream amazon = PlayedStream.listens(context);
        cloud.opens(FIRST);
        cloud.saw(FIRST, gangway.photos().selfie());
        int before = cloud.attempts().size();
        atTheCamera();
        assertThat(page.locator("#hint")).containsText("flashing light");
        page.getByText("Begin with the camera").click();
        page.waitForURL(LIVE);
        String caseId = page.url().replaceAll(".*/(.*)\\.selfie\\.\\d+", "$1");
        amazon.begin(page);
        page.waitForCondition(() -> amazon.heard.size() > 0);
        chromium.shoot(page, "live-begun");

        assertThat(page.locator(".farewell")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));

        assertThat(cloud.attempts()).hasSize(before + 1);
        URI socket = amazon.sockets.getFirst();
        assertThat(amazon.sockets).hasSize(1);
        assertThat(PlayedStream.session(socket)).isEqualTo(FIRST);
        assertThat(PlayedStream.query(socket))
                .containsEntry("x-amz-security-token", LivenessCloud.TOKEN)
                .hasEntrySatisfying("x-amz-credential", key -> assertThat(key).startsWith(LivenessCloud.KEY));
        assertThat(amazon.heard.toString(ISO_8859_1)).contains("VideoEvent", "\"VideoEndTimestamp\"");
        assertThat(policies.get("/live/index.html")).contains("wss://" + socket.getHost() + " ");
        assertThat(policies.get("/")).doesNotContain("wss:", "wasm");
        assertThat(refusedByBrowser).isEmpty();
        assertThat(page.evaluate("String(localStorage.length)")).isEqualTo("0");
        assertThat(gangway.bank().event(caseId).at("/detail/data/outcome").asText())
                .isEqualTo("approved");
        nothingIsLogged();
    }

    @Test
    void withoutACameraNoSessionIsOpened() {
        PlayedStream amazon = PlayedStream.listens(context);
        int before = cloud.attempts().size();
        context.addInitScript("if (location.pathname.startsWith('/live/'))"
                + " navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('refused'));");
        atTheCamera();
        page.getByText("Begin with the camera").click();
        page.waitForURL(LIVE);

        told("The camera cannot be used here.");
        chromium.shoot(page, "live-no-camera");
        assertThat(cloud.attempts()).hasSize(before);
        assertThat(amazon.sockets).isEmpty();
        page.locator("#back").click();
        assertThat(page.getByText("Begin with the camera")).isVisible();
    }

    @Test
    void aSessionThatIsOverIsSaidAndTheNextTryHasAnother() {
        PlayedStream amazon = PlayedStream.refuses(context);
        cloud.opens(FIRST);
        atTheCamera();
        page.getByText("Begin with the camera").click();
        page.waitForURL(LIVE);
        amazon.begin(page);
        told("That did not work. Go back and begin again");
        chromium.shoot(page, "live-over");

        page.locator("#back").click();
        cloud.opens(SECOND);
        page.getByText("Begin with the camera").click();
        page.waitForURL(LIVE);
        amazon.begin(page);
        told("That did not work.");

        assertThat(amazon.sockets).map(PlayedStream::session).containsExactly(FIRST, SECOND);
        List<String> attempts = cloud.attempts();
        assertThat(attempts.getLast()).isNotEqualTo(attempts.get(attempts.size() - 2));
        nothingIsLogged();
    }

    private void told(String text) {
        assertThat(page.locator("#told"))
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    /** The last question before the selfie is answered. */
    private void atTheCamera() {
        page = context.newPage();
        page.navigate(gangway.app() + "/");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start"))
                .click();
        assertThat(page.locator("#answer")).hasAttribute("autocomplete", "bday");
        page.locator("#answer").fill("7 May 1990");
        page.locator("#answer").press("Enter");
        assertThat(page.locator("#photo")).isVisible();
        page.setInputFiles(
                "#file",
                new FilePayload("id.jpg", "image/jpeg", gangway.photos().idPortrait()));
        assertThat(page.locator("#live")).isVisible();
    }

    private void policy(Response response) {
        policies.put(
                URI.create(response.url()).getPath(),
                String.valueOf(response.headers().get("content-security-policy")));
    }

    private void nothingIsLogged() {
        LoggerFactory.getLogger(StreamedLivenessIT.class).info("the log is listened to");
        List<ILoggingEvent> events = new ArrayList<>(log.list); // others go on writing
        List<String> lines = events.stream()
                .map(event -> event.getFormattedMessage() + event.getKeyValuePairs() + event.getThrowableProxy())
                .toList();
        assertThat(lines).anyMatch(line -> line.startsWith("the log is listened to"));
        for (String secret :
                List.of(FIRST, SECOND, LivenessCloud.KEY, LivenessCloud.SECRET, LivenessCloud.TOKEN, "1990-05-07")) {
            assertThat(lines).noneMatch(line -> line.contains(secret));
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
