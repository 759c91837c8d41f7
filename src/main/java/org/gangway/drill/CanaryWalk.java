// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.gangway.demo.DemoBank;
import org.gangway.demo.DemoCustomer;
import org.gangway.demo.DemoCustomer.Told;

/** One canary on its way. It waits before the summary, when all it has to tell is told, until everybody has come so far. */
final class CanaryWalk {
    private final Canary canary;
    private final DemoBank bank;
    private final DemoCustomer customer;
    private final Stops stops;
    private final Duration patience;
    private String code = "";
    private boolean told;
    private boolean over;

    /** Where the drill looks at things while customers wait. */
    interface Stops {
        /** Of every case, as soon as its id is known. */
        void opened(String caseId);

        /** Everything is told. Returns when the walk may go on. */
        void told();

        /** The outcome stands, and nothing is deleted yet. */
        void farewell();
    }

    /** @param link where the certificate will be */
    record Ended(Canary canary, String caseId, String link) {}

    CanaryWalk(Canary canary, URI app, DemoBank bank, Stops stops, Duration patience) {
        this.canary = canary;
        this.bank = bank;
        this.stops = stops;
        this.patience = patience;
        this.customer = new DemoCustomer(app);
    }

    /** Until the farewell. @param usual the scenario of most; empty for the one that customers get who ask for none */
    Ended walk(String usual) {
        String scenario = canary.scenario(usual);
        Map<String, String> wishes = scenario.isEmpty()
                ? Map.of("language", canary.tongue().language())
                : Map.of("language", canary.tongue().language(), "scenario", scenario);
        try (customer) {
            customer.start(wishes);
            while (true) {
                Told heard = customer.next(patience);
                stops.opened(heard.caseId());
                if (heard.kind().equals("farewell")) {
                    stopOnce();
                    stops.farewell();
                    customer.seen(heard);
                    return new Ended(canary, heard.caseId(), heard.link());
                }
                if (heard.kind().equals("question") && !over) {
                    answer(heard);
                }
            }
        } finally {
            stopOnce();
        }
    }

    private void answer(Told question) {
        if (canary.ending() == Canary.Ending.ABANDONED && question.step().equals("selfie")) {
            over = true;
            stopOnce();
            return;
        }
        if (!told && question.input().equals("confirm")) {
            stopOnce();
            if (canary.ending() == Canary.Ending.WITHDRAWN) {
                customer.message(Map.of("kind", "text", "text", canary.tongue().stop));
                return;
            }
        }
        switch (question.input()) {
            case "photo" ->
                customer.photo(
                        question,
                        question.step().equals("selfie")
                                ? canary.photos().selfie()
                                : canary.photos().portrait());
            case "code" -> {
                code = bank.code(canary.answers().getOrDefault("email", ""), code);
                customer.say(question, code);
            }
            case "liveness" -> customer.say(question, "ready");
            case "challenge" -> film(question);
            default -> customer.say(question, canary.answers().getOrDefault(question.step(), canary.tongue().yes));
        }
    }

    private void film(Told challenge) {
        CanaryCamera camera = canary.camera().orElseThrow();
        customer.recording(
                challenge, camera.film(challenge.options(), canary.photos().mark()));
    }

    private void stopOnce() {
        if (!told) {
            told = true;
            stops.told();
        }
    }

    /** For a walk that nobody waits for. */
    static Thread begin(String name, Runnable walk, Consumer<RuntimeException> failed) {
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                walk.run();
            } catch (RuntimeException e) {
                failed.accept(e);
            }
        });
    }
}
