// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.gangway.web.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A customer at the chat page of the running application, in every language, heard as a screen reader hears it. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedGangway.class)
class ChatWalkIT {

    private final RunningGangway gangway;
    private Chromium chromium;

    @SuppressWarnings("NullAway.Init") // each test begins in the language it needs
    private Page page;

    @SuppressWarnings("NullAway.Init") // made once it is known that there is one
    ChatWalkIT(RunningGangway gangway) {
        this.gangway = gangway;
    }

    @BeforeAll
    void start() {
        Chromium.orSkip();
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRealProcessLeadsToTheSummaryInTheLanguageOfTheBrowser(Speaker speaker) {
        try (BrowserContext context = chromium.context(speaker.locale, speaker.width, 780)) {
            page = context.newPage();
            page.navigate(gangway.app() + "/");
            assertThat(page.locator("html")).hasAttribute("lang", speaker.language());
            button(speaker.start).click();

            try {
                walk(speaker);
            } finally {
                chromium.shoot(page, "walk-" + speaker.language() + "-end");
            }
        }
    }

    private void walk(Speaker speaker) {
        consent(speaker);
        Iterator<String> answers = speaker.answers().iterator();
        for (String step : List.of("given-name", "family-name", "birth-date", "nationality", "email")) {
            asked(speaker, step);
            write(speaker, answers.next());
        }
        asked(speaker, "id-photo");
        photo(speaker, gangway.photos().idPortrait());
        asked(speaker, "selfie");
        chromium.shoot(page, "walk-" + speaker.language() + "-photo");
        photo(speaker, gangway.photos().selfie());
        asked(speaker, "summary");
        summary(speaker);
    }

    /** The last thing said is the question of this step, in the language of the browser. */
    private void asked(Speaker speaker, String step) {
        String question = speaker.text("ask." + step);
        assertThat(page.locator(".theirs").last())
                .containsText(question.lines().findFirst().orElseThrow());
    }

    /** What is said is announced, by whom is said too, and the keyboard is where the answer goes. */
    private void consent(Speaker speaker) {
        Locator log = page.getByRole(AriaRole.LOG);
        assertThat(log).hasAccessibleName(speaker.log);
        assertThat(log).hasAttribute("aria-live", "polite");
        assertThat(log.locator("[lang='" + speaker.language() + "']").first()).isVisible();
        Locator choices = page.getByRole(AriaRole.GROUP);
        assertThat(choices).hasAccessibleName(speaker.choices);
        Locator yes = choices.getByRole(AriaRole.BUTTON).first();
        assertThat(yes).hasText(speaker.yes);
        assertThat(yes).isFocused();
        assertThat(page.locator("#problem")).hasRole(AriaRole.ALERT);
        assertThat(page.locator("#connection")).hasRole(AriaRole.STATUS);
        asked(speaker, "consent");
        page.keyboard().press("Enter");
        assertThat(choices).isHidden();
    }

    private void write(Speaker speaker, String text) {
        Locator answer = page.getByRole(
                AriaRole.TEXTBOX,
                new Page.GetByRoleOptions().setName(speaker.answer).setExact(true));
        assertThat(answer).isFocused();
        answer.fill(text);
        answer.press("Enter");
        assertThat(page.locator(".own").last()).containsText(text);
    }

    private void photo(Speaker speaker, byte[] jpeg) {
        assertThat(button(speaker.camera)).isFocused();
        assertThat(page.locator("#hint")).isVisible();
        page.setInputFiles("#file", new FilePayload("photo.jpg", "image/jpeg", jpeg));
        assertThat(page.locator(".own img").last()).hasAttribute("alt", Pattern.compile(".+"));
    }

    /** The buttons are those that the process sends: they agree, and lead on to the agreement. */
    private void summary(Speaker speaker) {
        Locator summary = page.locator(".theirs").last();
        speaker.answers().stream().limit(2).forEach(name -> assertThat(summary).containsText(name));
        speaker.shown().forEach(shown -> assertThat(summary).containsText(shown));
        chromium.shoot(page, "walk-" + speaker.language() + "-summary");
        button(speaker.yes).click();
        Locator document = page.getByRole(AriaRole.LOG).getByRole(AriaRole.LINK);
        assertThat(document).hasAttribute("href", Pattern.compile("/api/attachments/\\d+/\\d+"));
        assertThat(button(speaker.yes)).isFocused();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
