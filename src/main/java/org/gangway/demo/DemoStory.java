// SPDX-License-Identifier: Apache-2.0
package org.gangway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.gangway.biometrics.DemoPhotos;

/** Three customers, told as it happens. */
final class DemoStory {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Map<String, String> CLARA = Map.of(
            "consent",
            "yes",
            "given-name",
            "Clara",
            "family-name",
            "Bergmann",
            "birth-date",
            "7 May 1990",
            "nationality",
            "Austria",
            "email",
            "clara.bergmann@example.org");

    /** Is on the small sanctions list that comes with Gangway; nobody real. */
    private static final Map<String, String> LISTED = Map.of(
            "consent",
            "yes",
            "given-name",
            "Boris",
            "family-name",
            "Grachevsky-Demo",
            "birth-date",
            "14 March 1961",
            "nationality",
            "Belarus",
            "email",
            "boris@example.org");

    private final URI app;
    private final DemoBank bank;
    private final DemoPhotos photos;
    private final PrintStream out;
    private final long began = System.nanoTime();

    DemoStory(URI app, DemoBank bank, DemoPhotos photos, PrintStream out) {
        this.app = app;
        this.bank = bank;
        this.photos = photos;
        this.out = out;
    }

    DemoEndings.Ending approved() {
        title("1. Clara Bergmann opens an account");
        line("note", "her id photo and selfie are two crops of one photograph, differently framed, lit and compressed");
        return play(CLARA, "");
    }

    DemoEndings.Ending refused() {
        title("2. Boris Grachevsky-Demo is on the sanctions list that comes with Gangway");
        return play(LISTED, "");
    }

    DemoEndings.Ending abandoned() {
        title("3. Clara Bergmann begins again and leaves half way (deadlines are seconds in this demo)");
        return play(CLARA, "birth-date");
    }

    private DemoEndings.Ending play(Map<String, String> answers, String leavesAt) {
        long start = System.nanoTime();
        try (DemoCustomer customer = new DemoCustomer(app)) {
            customer.start("en");
            Map<String, String> memory = new HashMap<>();
            while (true) {
                DemoCustomer.Told told = customer.next(PATIENCE);
                line("bank", told.text());
                if (told.kind().equals("farewell")) {
                    return end(customer, told, start);
                }
                boolean reviewed = told.kind().equals("notice") && told.text().contains("colleagues");
                if (reviewed) {
                    review(told.caseId());
                } else if (told.kind().equals("question") && !told.step().equals(leavesAt)) {
                    answer(customer, told, answers, memory);
                }
            }
        }
    }

    private void answer(
            DemoCustomer customer,
            DemoCustomer.Told question,
            Map<String, String> answers,
            Map<String, String> memory) {
        switch (question.input()) {
            case "photo" -> {
                line("customer", "(sends a photo)");
                customer.photo(question, question.step().equals("selfie") ? photos.selfie() : photos.idPortrait());
            }
            case "code" -> {
                String code = bank.code(answers.getOrDefault("email", ""), memory.getOrDefault("code", ""));
                memory.put("code", code);
                say(customer, question, code);
            }
            default -> {
                if (!question.attachment().isEmpty()) {
                    line(
                            "customer",
                            "(reads the agreement, " + customer.attachment(question).length + " bytes of PDF)");
                }
                say(customer, question, answers.getOrDefault(question.step(), "yes"));
            }
        }
    }

    private void say(DemoCustomer customer, DemoCustomer.Told question, String text) {
        line("customer", text);
        customer.say(question, text);
    }

    private void review(String caseId) {
        for (String reviewer : new String[] {"ada", "grace"}) {
            String command = bank.review(caseId, reviewer);
            JsonNode shown = bank.decide(command, reviewer, "confirm");
            line(reviewer, "opens the hit (" + shown.path("fields").size() + " fields) and confirms it");
        }
    }

    private DemoEndings.Ending end(DemoCustomer customer, DemoCustomer.Told farewell, long start) {
        customer.seen(farewell);
        JsonNode event = bank.event(farewell.caseId());
        String outcome = event.path("detail").path("data").path("outcome").asText();
        event.path("customer").properties().stream()
                .filter(field -> field.getKey().endsWith("account-number"))
                .forEach(field -> line("account", field.getValue().asText()));
        if (outcome.equals("approved")) {
            JsonNode filed = bank.agreement(farewell.caseId());
            line(
                    "filed",
                    "the signed agreement, " + filed.path("size") + " bytes, with the bank; by mail to the customer");
        }
        line("event", event.path("eventId").asText() + " (" + outcome + ")");
        bank.certificate(farewell.link());
        line("deleted", "certificate " + farewell.link());
        long milliseconds = Duration.ofNanos(System.nanoTime() - start).toMillis();
        boolean reminded = bank.journal(farewell.caseId()).contains("customer-reminded");
        return new DemoEndings.Ending(farewell.caseId(), outcome, reminded, milliseconds);
    }

    private void title(String text) {
        out.println();
        out.println(text);
    }

    private void line(String who, String text) {
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        out.printf("%7.2f s  %-9s %s%n", seconds, who, text.replace("\n", "\n" + " ".repeat(21)));
    }
}
