// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.BiConsumer;
import org.gangway.sealing.References;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The beans of the routes, outside Spring. */
public final class OutwardBeans {
    private OutwardBeans() {}

    public static void bind(BiConsumer<String, Object> registry) {
        registry.accept("leads", new Leads(new References(() -> new byte[32])));
        registry.accept("filing", new Filing());
        registry.accept("accounts", new Accounts(new CoreBankingSettings(1, 1, ZoneOffset.UTC, "")));
    }

    /** Announces through a real client, for at most {@code limit}. */
    public static Announcements events(
            EventBridgeClient client, EventBridgeSettings settings, Path bankKey, CommandOpener opener) {
        EventBus bus = new EventBus(
                client, settings, new OutwardConfiguration.RealPauses(), new FailedEntries(new SimpleMeterRegistry()));
        BankSeal seal = BankSeal.of(bankKey);
        return new Announcements(bus, settings.source(), () -> seal, opener, org.gangway.tracing.Traces.off());
    }

    public static EventBridgeClient client(EventBridgeSettings settings) {
        return EventBridgeClients.client(settings);
    }

    public static EventBridgeSettings eventBridge(@Nullable URI endpoint, Duration limit) {
        return new EventBridgeSettings(
                endpoint,
                "eu-central-1",
                EventBridgeSettings.Credentials.NONE,
                "default",
                "org.gangway",
                10,
                262_144,
                Duration.ofMillis(200),
                limit,
                Duration.ofSeconds(2));
    }
}
