// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;

/** Members of staff at a console, by HTTP and in a browser. */
final class Staff {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    /** @param url of the console */
    Staff(String url) {
        this.url = url;
    }

    /** @param login nobody's, if absent */
    HttpResponse<String> get(String path, @Nullable String login) {
        return get(path, login, login + "-local");
    }

    HttpResponse<String> get(String path, @Nullable String login, String password) {
        return send(request(path, login, password));
    }

    HttpResponse<String> post(String path, String json, String login) {
        return send(request(path, login, login + "-local")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, @Nullable String login, String password) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (login != null) {
            byte[] credentials = (login + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What a member of staff does who has logged in. */
    void as(Chromium chromium, String login, Consumer<Page> work) {
        try (BrowserContext context = chromium.context("en-GB", 1280, 800)) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> System.out.println("console: " + message.text()));
            page.navigate(url + "/cases");
            page.getByLabel("Login").fill(login);
            page.getByLabel("Password").fill(login + "-local");
            click(page, "Log in");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Cases")))
                    .isVisible();
            work.accept(page);
        }
    }

    static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    static void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    static JsonNode json(HttpResponse<String> response) {
        return tree(response.body().getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode tree(byte[] json) {
        return Json.read(json, JsonNode.class);
    }
}
