// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.gangway.compliance.Change;

/**
 * The seeded people of profile {@code local} who decide about screening: one exemption after another for one customer, proposed,
 * approved and withdrawn, and one version of the bands after another. They look before they do anything, so nothing is done twice.
 */
final class Officers implements AutoCloseable {
    static final String EXEMPTIONS = "screening.exemptions";
    static final String BANDS = "screening.bands";

    /** Bands change less often: everybody is screened then. */
    private static final int BANDS_EVERY = 3;

    private static final Map<String, Double> USUAL = Map.of("possible", .80, "likely", .88, "strong", .95);
    private static final Map<String, Double> STRICTER = Map.of("possible", .81, "likely", .88, "strong", .95);

    private final WebClient web;
    private final URI app;
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final Rounds rounds;

    /** @param every how long they pause: each thing they do costs a password check or two */
    Officers(WebClient web, URI app, Duration every) {
        this.web = web;
        this.app = app;
        this.rounds = new Rounds(every, this::work);
    }

    /** How often the console said that this was done. @param topic to which it is written */
    int acknowledged(String topic, Change change) {
        return acknowledged.getOrDefault(topic + change, 0);
    }

    /** The version of the bands that the application says is in force; empty if nobody answers. */
    Optional<Integer> version() {
        try {
            return bandsNow()
                    .map(bands -> bands.path("versions").path(0).path("version").asInt());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }

    private void work(int before) throws InterruptedException {
        exemption();
        if (before % BANDS_EVERY == 0) {
            bands();
        }
    }

    /** The next thing to do about the exemption. */
    private void exemption() throws InterruptedException {
        Optional<JsonNode> all = get("ada", "/api/exemptions");
        Optional<JsonNode> hits = get("ada", "/api/hits");
        if (all.isEmpty() || hits.isEmpty()) {
            return;
        }
        Optional<JsonNode> hit = StreamSupport.stream(hits.get().spliterator(), false)
                .filter(one -> one.path("customer").asText().equals(Clientele.NAMESAKE))
                .findFirst();
        Optional<JsonNode> now = StreamSupport.stream(all.get().spliterator(), false)
                .filter(motion -> !motion.path("withdrawn").isObject())
                .findFirst();
        if (now.isEmpty()) {
            if (hit.isPresent()) {
                propose(hit.get());
            }
        } else if (!now.get().path("checker").isObject()) {
            decide("grace", EXEMPTIONS, "/api/exemptions/%s/approval", now.get(), Change.APPROVED);
        } else if (hit.isEmpty()) {
            decide("ada", EXEMPTIONS, "/api/exemptions/%s/withdrawal", now.get(), Change.WITHDRAWN);
        }
    }

    private void propose(JsonNode hit) throws InterruptedException {
        String at = "/api/hits/" + hit.path("id").asText();
        JsonNode entry = hit.path("entries").path(0);
        Map<String, String> terms = Map.of(
                "list", entry.path("list").asText(),
                "entity", entry.path("entity").asText(),
                "reason", "other-photo",
                "until", LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());
        if (post("ada", at + "/open", Map.of())) {
            took(post("ada", at + "/exemptions", terms), EXEMPTIONS, Change.PROPOSED);
        }
    }

    /** The next thing to do about the bands: of a type of list of which there is none, so nobody's hits change. */
    private void bands() throws InterruptedException {
        Optional<JsonNode> now = bandsNow();
        if (now.isEmpty()) {
            return;
        }
        JsonNode open = now.get().path("open").path(0);
        if (open.isObject()) {
            decide("cyrus", BANDS, "/api/bands/%s/approval", open, Change.APPROVED);
            return;
        }
        boolean usual = now.get().at("/versions/0/bank/possible").asDouble() == USUAL.getOrDefault("possible", 0.0);
        Map<String, Object> wanted = Map.of(
                "sanctions", USUAL, "pep", USUAL, "bank", usual ? STRICTER : USUAL, "reason", "a drill changes them");
        took(post("cora", "/api/bands", wanted), BANDS, Change.PROPOSED);
    }

    private Optional<JsonNode> bandsNow() throws InterruptedException {
        return get("cora", "/api/bands");
    }

    private void decide(String login, String topic, String path, JsonNode motion, Change change)
            throws InterruptedException {
        took(post(login, path.formatted(motion.path("id").asText()), Map.of()), topic, change);
    }

    private void took(boolean done, String topic, Change change) {
        if (done) {
            acknowledged.merge(topic + change, 1, Integer::sum);
        }
    }

    private Optional<JsonNode> get(String login, String path) throws InterruptedException {
        return web.get(app.resolve(path), Reviewers.as(login));
    }

    private boolean post(String login, String path, Map<String, ?> body) throws InterruptedException {
        return web.tryPost(app.resolve(path), Reviewers.as(login), body) / 100 == 2;
    }

    /** Returns when nobody decides anything any more. */
    @Override
    public void close() {
        rounds.close();
    }
}
