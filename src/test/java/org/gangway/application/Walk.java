// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.gangway.biometrics.DemoPhotos;
import org.gangway.demo.DemoCustomer;
import org.gangway.demo.DemoCustomer.Told;

/** One customer on the way through a case, who answers what is asked. */
final class Walk implements AutoCloseable {
    static final Map<String, String> CLARA = Map.of(
            "consent", "yes",
            "given-name", "Clara",
            "family-name", "Bergmann",
            "birth-date", "7 May 1990",
            "nationality", "Austria");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningGangway gangway;
    private final DemoPhotos photos;
    private final DemoCustomer customer;
    private final Map<String, String> answers;
    private String knownCode = "";

    private Walk(RunningGangway gangway, Map<String, String> answers) {
        this.gangway = gangway;
        this.photos = gangway.photos();
        this.answers = answers;
        this.customer = gangway.customer();
    }

    /** @param email no two customers of one application should share it: codes are sent there */
    static Walk begin(RunningGangway gangway, String email) {
        return begin(gangway, CLARA, email);
    }

    static Walk begin(RunningGangway gangway, Map<String, String> answers, String email) {
        Walk walk = walk(gangway, answers, email);
        walk.customer.start("en");
        return walk;
    }

    /** @param scenario another than the one that customers get who ask for none */
    static Walk begin(RunningGangway gangway, String scenario, String email) {
        return begin(gangway, scenario, CLARA, email);
    }

    static Walk begin(RunningGangway gangway, String scenario, Map<String, String> answers, String email) {
        Walk walk = walk(gangway, answers, email);
        walk.customer.start(Map.of("language", "en", "scenario", scenario));
        return walk;
    }

    private static Walk walk(RunningGangway gangway, Map<String, String> answers, String email) {
        Map<String, String> all = new HashMap<>(answers);
        all.put("email", email);
        return new Walk(gangway, all);
    }

    DemoCustomer customer() {
        return customer;
    }

    /** Answers every question until that of this step comes. */
    Told until(String step) {
        while (true) {
            Told told = nextQuestion();
            if (told.step().equals(step)) {
                return told;
            }
            if (told.kind().equals("farewell")) {
                throw new AssertionError("farewell before " + step);
            }
            answer(told);
        }
    }

    /** Answers every question until the farewell. */
    Told farewell() {
        while (true) {
            Told told = nextQuestion();
            if (told.kind().equals("farewell")) {
                return told;
            }
            answer(told);
        }
    }

    /** The next question or the farewell, whichever notices come between. */
    Told nextQuestion() {
        Told told = customer.next(PATIENCE);
        while (told.kind().equals("notice")) {
            told = customer.next(PATIENCE);
        }
        return told;
    }

    void answer(Told question) {
        switch (question.input()) {
            case "photo" ->
                customer.photo(question, question.step().equals("selfie") ? photos.selfie() : photos.idPortrait());
            case "code" -> {
                knownCode = gangway.bank().code(answers.getOrDefault("email", ""), knownCode);
                customer.say(question, knownCode);
            }
            default -> customer.say(question, answers.getOrDefault(question.step(), "yes"));
        }
    }

    /** What any customer may write at any time. */
    void write(String text) {
        customer.message(Map.of("kind", "text", "text", text));
    }

    /** Stops, and says that this is meant. The last thing asked. */
    void stop() {
        write("stop");
        Told told = nextQuestion();
        while (!told.step().equals("stop")) {
            told = nextQuestion();
        }
        customer.say(told, "yes");
    }

    /** Sees the farewell; the deletion certificate that follows. */
    String certificate(Told farewell) {
        customer.seen(farewell);
        return gangway.bank().certificate(farewell.link());
    }

    /** How the bank got to know that it ended. */
    String outcome(Told farewell) {
        return gangway.bank()
                .event(farewell.caseId())
                .path("detail")
                .path("data")
                .path("outcome")
                .asText();
    }

    @Override
    public void close() {
        customer.close();
    }
}
