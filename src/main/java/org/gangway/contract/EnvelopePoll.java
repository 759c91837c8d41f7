// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.gangway.vendors.Report;
import org.gangway.wire.AcknowledgedProducer.NotAcknowledged;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks the vendor which envelopes have ended, since webhooks get lost: one question for all of them, in windows that
 * overlap. What was known already is a late duplicate, and counts no more than one.
 */
public final class EnvelopePoll implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EnvelopePoll.class);
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final RestClient vendor;
    private final EsignSettings settings;
    private final Predicate<Report> reports;
    private final InstantSource clock;
    private Instant since;
    private @Nullable ScheduledExecutorService schedule;

    /** @param reports takes what is reported; false if it is about nothing of ours */
    EnvelopePoll(RestClient vendor, EsignSettings settings, Predicate<Report> reports, InstantSource clock) {
        this.vendor = vendor;
        this.settings = settings;
        this.reports = reports;
        this.clock = clock;
        this.since = clock.instant().minus(settings.lookBack());
    }

    /**
     * One question, page by page.
     *
     * @return how many envelopes of ours have ended
     */
    public synchronized int poll() {
        Instant asked = clock.instant();
        int ended = 0;
        int next = 0;
        int all;
        do {
            JsonNode page = page(next);
            for (JsonNode envelope : page.path("envelopes")) {
                ended += Envelope.of(envelope).report().filter(reports).isPresent() ? 1 : 0;
            }
            all = page.path("totalSetSize").asInt();
            // a page that does not say where it ends is the last one
            next = Math.max(next, page.path("endPosition").asInt(all)) + 1;
        } while (next < all);
        since = asked.minus(OVERLAP);
        return ended;
    }

    @Override
    public synchronized void start() {
        if (!settings.configured()) {
            return;
        }
        schedule = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("envelope-poll").factory());
        long pause = settings.poll().toMillis();
        schedule.scheduleWithFixedDelay(this::pollOrSay, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (schedule != null) {
            schedule.shutdownNow();
            schedule = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return schedule != null;
    }

    private void pollOrSay() {
        try {
            poll();
        } catch (RestClientException | Json.Malformed | NotAcknowledged e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getClass().getName())
                    .log("the e-signature vendor could not be asked; it is asked again");
        }
    }

    private JsonNode page(int start) {
        byte[] answer = vendor.get()
                .uri(
                        "/v2.1/accounts/{account}/envelopes?from_date={since}&status=completed,declined,voided"
                                + "&include=custom_fields&start_position={start}",
                        settings.account(),
                        since,
                        start)
                .retrieve()
                .body(byte[].class);
        return Json.read(answer == null ? new byte[0] : answer, JsonNode.class);
    }
}
