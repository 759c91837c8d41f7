// SPDX-License-Identifier: Apache-2.0
package org.gangway.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks every few seconds how far the groups of this process are behind. Begins late: a start has other things to do. */
public final class LagWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LagWatch.class);

    /** Nobody waits for the answer, but an old figure must not pass for a new one. */
    private static final int LIMIT_MILLIS = 5_000;

    private final Supplier<Map<String, Object>> settings;
    private final MeterRegistry meters;
    private final Duration every;
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
    private volatile Map<String, Long> lags = Map.of();
    private @Nullable ScheduledExecutorService looking;
    private @Nullable Admin client;

    /** @param settings of every Kafka client of this installation */
    LagWatch(Supplier<Map<String, Object>> settings, MeterRegistry meters, Duration every) {
        this.settings = settings;
        this.meters = meters;
        this.every = every;
    }

    /**
     * From now on there is a gauge for this group.
     *
     * @param step {@code process}, {@code packer}, or the step of a hand
     * @param topics physical names of what the group reads
     */
    public void watch(String step, String group, List<String> topics) {
        if (groups.put(group, List.copyOf(topics)) == null) {
            // Not known is not zero: the gauge is absent until Kafka has answered, and again when it does not.
            Gauge.builder("gangway.lag", () -> lags.get(group))
                    .description("Records that the group has yet to commit, over all its members")
                    .baseUnit("records")
                    .tag("step", step)
                    .register(meters);
        }
    }

    /** Asks Kafka now. */
    synchronized void look() {
        if (groups.isEmpty()) {
            return;
        }
        try {
            Admin known = client == null ? connect() : client;
            client = known;
            lags = new GroupLag(known).of(Map.copyOf(groups));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | KafkaException e) {
            lags = Map.of();
            LOG.atWarn()
                    .addKeyValue("cause", root(e).getClass().getSimpleName())
                    .log("how far the groups are behind cannot be seen now, trying again");
        }
    }

    private Admin connect() {
        Map<String, Object> own = new HashMap<>(settings.get());
        own.put("default.api.timeout.ms", LIMIT_MILLIS);
        own.put("request.timeout.ms", LIMIT_MILLIS);
        return Admin.create(own);
    }

    private static Throwable root(Exception fault) {
        Throwable cause = fault.getCause();
        return cause == null ? fault : cause;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("lag-watch").daemon().factory());
        timer.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        looking = timer;
    }

    @Override
    public synchronized void stop() {
        if (looking != null) {
            looking.shutdownNow();
            looking = null;
        }
        if (client != null) {
            client.close(Duration.ZERO);
            client = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return looking != null;
    }
}
