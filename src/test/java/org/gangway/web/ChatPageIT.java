// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gangway.web.PlayedProcess.Heard;
import org.gangway.web.PlayedProcess.Line;
import org.gangway.wire.OutgoingContent.Choice;
import org.gangway.wire.Recording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatPageIT {

    private Chromium chromium;
    private WebUnderTest web;
    private PlayedProcess process;

    @SuppressWarnings("NullAway.Init") // each test begins in the language it needs
    private BrowserContext context;

    @SuppressWarnings("NullAway.Init")
    private Page page;

    @BeforeAll
    void start(@TempDir Path folder) {
        Chromium.orSkip();
        chromium = new Chromium();
        web = new WebUnderTest(folder);
    }

    @AfterAll
    void stop() {
        if (web != null) {
            web.close();
            chromium.close();
        }
    }

    @BeforeEach
    void play() {
        play("en", english());
    }

    @AfterEach
    void close() {
        context.close();
        process.close();
    }

    @Test
    void aCaseIsDoneByHand() {
        begin("en-GB", 1100, 820);
        chromium.shoot(page, "chat-welcome");
        button("Start").click();
        button("Yes").click();
        write("Ada");
        assertThat(page.getByText("For example 31 December 1990")).isVisible();
        write("10 December 1985");
        assertThat(button("Take a photo")).isVisible();
        chromium.shoot(page, "chat-photo");
        page.setInputFiles("#file", new FilePayload("me.jpg", "image/jpeg", Pictures.jpeg()));
        assertThat(page.locator("#answer")).hasAttribute("inputmode", "numeric");
        assertThat(page.locator("#answer")).hasAttribute("autocomplete", "one-time-code");
        Locator document = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open the document"));
        assertThat(document).hasAttribute("href", Pattern.compile("/api/attachments/\\d+/\\d+"));
        chromium.shoot(page, "chat-document");
        write("123456");
        button("Everything is right").click();
        assertThat(page.getByText("Deletion certificate")).isVisible();
        assertThat(page.locator("#form")).isHidden();
        chromium.shoot(page, "chat-farewell");
        await().untilAsserted(() ->
                assertThat(kinds()).containsExactly("start", "text", "text", "text", "photo", "text", "text", "seen"));
        assertThat(process.heard)
                .filteredOn(heard -> heard.message().kind().equals("text"))
                .extracting(heard -> String.valueOf(heard.content().text()))
                .containsExactly("yes", "Ada", "10 December 1985", "123456", "confirm");
        assertThat(storage()).isEqualTo("0");
    }

    @Test
    void theKeyboardIsEnough() {
        begin("en-GB", 1100, 820);
        tabTo("Start");
        page.keyboard().press("Enter");
        assertThat(button("Yes")).isFocused();
        chromium.shoot(page, "chat-focus");
        page.keyboard().press("Tab");
        assertThat(button("No")).isFocused();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Space");
        assertThat(page.getByText("What is your given name?")).isVisible();
        assertThat(page.locator("#answer")).isFocused();
        page.keyboard().type("Ada");
        page.keyboard().press("Enter");
        assertThat(page.getByText("When were you born?")).isVisible();
        page.keyboard().type("1985-12-10");
        page.keyboard().press("Enter");
        assertThat(button("Take a photo")).isFocused();
        await().until(() -> process.heard.size() == 4);
    }

    @Test
    void aLostConnectionLosesAndRepeatsNothing() {
        begin("en-GB", 1100, 820);
        button("Start").click();
        assertThat(button("Yes")).isVisible();
        String conversation = process.heard.getFirst().conversationId();
        for (int i = 0; i < 10; i++) {
            process.say(conversation, notice("Note " + i + "."), i);
            if (i % 3 == 1) {
                web.dropStreams();
            }
        }
        assertThat(page.getByText("Note 9.")).isVisible();
        assertThat(page.locator("#connection")).isHidden();
        List<String> notes = page.locator(".message .text").allInnerTexts().stream()
                .filter(text -> text.startsWith("Note "))
                .toList();
        assertThat(notes)
                .isEqualTo(
                        IntStream.range(0, 10).mapToObj(i -> "Note " + i + ".").toList());
    }

    @Test
    void whatWasNotAcknowledgedIsSentAgainWithTheSameId() {
        begin("en-GB", 1100, 820);
        button("Start").click();
        assertThat(button("Yes")).isVisible();
        int[] failures = {0};
        Set<String> ids = new HashSet<>();
        page.route("**/api/messages", route -> {
            ids.add(String.valueOf(route.request().postData()).replaceAll(".*\"id\":\"([^\"]+)\".*", "$1"));
            if (failures[0]++ < 2) {
                route.abort();
            } else {
                route.resume();
            }
        });
        button("Yes").click();
        assertThat(page.getByText("What is your given name?")).isVisible();
        assertThat(failures[0]).isEqualTo(3);
        assertThat(ids).hasSize(1).allSatisfy(id -> assertThat(UUID.fromString(id))
                .isNotNull());
    }

    @Test
    void aPageLoadedAgainAsksWhatIsOpen() {
        begin("en-GB", 1100, 820);
        button("Start").click();
        button("Yes").click();
        assertThat(page.getByText("What is your given name?")).isVisible();
        page.reload();
        assertThat(page.getByText("What is your given name?")).isVisible();
        assertThat(page.locator("#welcome")).isHidden();
    }

    @Test
    void aPhoneSpeaksKorean() {
        process.close();
        play(
                "ko",
                Line.question("안녕하세요. 계좌 개설을 시작할까요? 고객님의 정보를 처리하는 데 동의하십니까?", "yes-no"),
                Line.question("이름을 알려 주세요.", "person-name"),
                Line.question("생년월일을 알려 주세요.", "date"));
        begin("ko-KR", 390, 780);
        assertThat(page.locator("html")).hasAttribute("lang", "ko");
        chromium.shoot(page, "chat-welcome-korean");
        button("시작").click();
        button("예").click();
        write("김민준");
        assertThat(page.getByText("생년월일을 알려 주세요.")).isVisible();
        chromium.shoot(page, "chat-korean");
        await().untilAsserted(() -> assertThat(process.heard)
                .extracting(heard -> String.valueOf(heard.message().language()))
                .containsOnly("ko")
                .hasSize(3));
    }

    @Test
    void theCameraTakesAPhoto() {
        begin("de-DE", 1100, 820);
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        page.selectOption("#language", "en");
        button("Start").click();
        button("Yes").click();
        write("Ada");
        write("1985-12-10");
        button("Take a photo").click();
        assertThat(page.locator("#viewfinder")).isVisible();
        page.waitForCondition(() -> (Boolean) page.evaluate("document.getElementById('video').videoWidth > 0"));
        chromium.shoot(page, "chat-camera");
        button("Take this photo").click();
        await().untilAsserted(() -> assertThat(kinds()).contains("photo"));
        Heard photo = process.heard.stream()
                .filter(heard -> heard.message().kind().equals("photo"))
                .findFirst()
                .orElseThrow();
        assertThat(web.objects().mediaType(String.valueOf(photo.content().claim())))
                .isEqualTo("image/jpeg");
    }

    @Test
    void theCameraRecordsSomebodyWhoDoesWhatTheyAreTold() {
        process.close();
        play(
                "en",
                Line.question("Please show that you are there.", "liveness"),
                Line.question(
                        "Do what you are told.",
                        "challenge",
                        new Choice("open-mouth 1000 2000", "Open your mouth wide."),
                        new Choice("straight 2000 3000", "Look straight at the camera.")),
                notice("Thank you."));
        begin("en-GB", 1100, 820);
        button("Start").click();
        button("Begin with the camera").click();
        assertThat(page.locator("#told")).hasText("Open your mouth wide.");
        chromium.shoot(page, "chat-challenge");
        await().untilAsserted(() -> assertThat(kinds()).containsExactly("start", "text", "photo"));
        assertThat(page.locator("#mirror")).isHidden();
        Heard sent = process.heard.getLast();
        String claim = String.valueOf(sent.content().claim());
        assertThat(web.objects().mediaType(claim)).isEqualTo(Recording.MEDIA_TYPE);
        Recording recording = Recording.read(web.objects().read(claim));
        assertThat(recording.commandId()).isEqualTo(sent.message().answers());
        assertThat(recording.pictures()).hasSizeBetween(7, 13);
        assertThat(recording.pictures().getLast().millis()).isBetween(2_000, 3_000);
        assertThat(page.evaluate("document.getElementById('reflection').srcObject"))
                .isNull();
    }

    @Test
    void whoLeavesTheCameraSendsNothingAndMayBeginAgain() {
        process.close();
        play(
                "en",
                Line.question("Please show that you are there.", "liveness"),
                Line.question("Do what you are told.", "challenge", new Choice("nod 500 20000", "Lower your head.")));
        begin("en-GB", 1100, 820);
        button("Start").click();
        button("Begin with the camera").click();
        assertThat(page.locator("#told")).hasText("Lower your head.");
        button("Cancel").click();
        assertThat(page.locator("#mirror")).isHidden();
        assertThat(button("Begin with the camera")).isVisible();
        assertThat(page.evaluate("document.getElementById('reflection').srcObject"))
                .isNull();
        assertThat(kinds()).containsExactly("start", "text");
    }

    @Test
    void withoutACameraAFileWillDo() {
        begin("en-GB", 1100, 820);
        page.evaluate("void (navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error()))");
        button("Start").click();
        button("Yes").click();
        write("Ada");
        write("1985-12-10");
        button("Take a photo").click();
        assertThat(page.getByText("The camera cannot be used here")).isVisible();
        assertThat(page.locator("#file")).isFocused();
    }

    @Test
    void everyTextStandsOutFromItsGround() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            begin("en-GB", 1100, 820);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(Contrast.tooLow(page)).as("welcome, " + scheme).isEmpty();
            button("Start").click();
            button("Yes").click();
            write("Ada");
            assertThat(page.getByText("When were you born?")).isVisible();
            page.evaluate(
                    "['connection', 'problem', 'photo', 'again'].forEach(id => document.getElementById(id).hidden = false)");
            page.evaluate("document.getElementById('problem').textContent = 'Something is wrong.'");
            assertThat(Contrast.tooLow(page)).as("chat, " + scheme).isEmpty();
            chromium.shoot(page, "chat-" + scheme.name().toLowerCase(Locale.ROOT));
            if (scheme == ColorScheme.LIGHT) {
                context.close();
            }
        }
    }

    private void play(String language, Line... script) {
        process = new PlayedProcess(web, language, script);
    }

    private static Line[] english() {
        return new Line[] {
            Line.question("Welcome to Gangway Bank.\nMay we process your data to open an account?", "yes-no"),
            Line.question("What is your given name?", "person-name"),
            Line.question("When were you born?", "date"),
            Line.question("Please show us your identity document.", "photo"),
            new Line(
                    "question",
                    "This is your agreement. Please read it, then enter the code that we have sent you.",
                    "code",
                    List.of(),
                    true),
            Line.question(
                    "Is this right?\nName: Ada\nBorn: 10 December 1985",
                    "confirm",
                    new Choice("confirm", "Everything is right"),
                    new Choice("correct", "Correct something")),
            new Line(
                    "farewell",
                    "Your account is open. We have deleted your photos and answers.",
                    "none",
                    List.of(),
                    false)
        };
    }

    private static Line notice(String text) {
        return new Line("notice", text, "none", List.of(), false);
    }

    private void begin(String locale, int width, int height) {
        context = chromium.context(locale, width, height);
        page = context.newPage();
        page.onPageError(error -> System.out.println("page error: " + error));
        page.navigate(web.url() + "/");
    }

    private void write(String text) {
        Locator answer = page.locator("#answer");
        answer.fill(text);
        answer.press("Enter");
        assertThat(page.locator(".own")
                        .filter(new Locator.FilterOptions().setHasText(text))
                        .last())
                .containsText(Pattern.compile("Sent|전송됨"));
    }

    private void tabTo(String name) {
        for (int i = 0; i < 12 && !focused().equals(name); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused()).isEqualTo(name);
    }

    private String focused() {
        return String.valueOf(page.evaluate("document.activeElement.textContent.trim()"));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private List<String> kinds() {
        return process.heard.stream().map(heard -> heard.message().kind()).toList();
    }

    private String storage() {
        return String.valueOf(page.evaluate("localStorage.length + sessionStorage.length"));
    }
}
