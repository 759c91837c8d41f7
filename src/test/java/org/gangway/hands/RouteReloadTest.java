// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes are loaded from a folder, and taken over from it while the process runs. */
class RouteReloadTest {
    private static final String ROUTE =
            """
            - route:
                id: STEP
                description: Says one word.
                note: For tests only.
                routeConfigurationId: failures
                from:
                  uri: kamelet:step-source
                  parameters: {step: STEP}
                  steps:
                    - setBody: {constant: WORD}
                    - to: {id: reply, uri: kamelet:step-reply}
            """;

    private final CamelContext context = new DefaultCamelContext();
    private final AtomicReference<@Nullable Object> said = new AtomicReference<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void prepare() {
        Processor capture = exchange -> said.set(exchange.getMessage().getBody());
        context.getRegistry().bind("capture", capture);
        context.getRegistry()
                .bind("failures", new Failures(Fakes.SETTINGS, new HandsMetrics(new SimpleMeterRegistry())));
        CamelSetup.prepare(context, Fakes.SETTINGS);
        context.getComponent("kamelet", KameletComponent.class).setLocation("classpath:route-test");
    }

    @AfterEach
    void stop() {
        ServiceHelper.stopService(context.hasService(RouteReload.class)); // else it may change routes while they stop
        context.stop();
    }

    @Test
    void aChangedRouteAndANewOneAreTakenOverAndTheOthersKeepRunning() throws IOException {
        write("one", "first");
        write("two", "second");
        new StepRoutes(folder, Set.of("one", "two", "three")).load(context);
        RouteReload.watch(context, folder);
        context.start();
        assertThat(say("one")).isEqualTo("first");

        write("one", "changed");
        write("three", "third");

        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> "changed".equals(say("one")));
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> "third".equals(say("three")));
        assertThat(say("two")).isEqualTo("second");
    }

    @Test
    void aRouteThatBreaksTheContractIsNotTakenOver() throws IOException {
        write("one", "first");
        new StepRoutes(folder, Set.of("one", "two", "three")).load(context);
        RouteReload.watch(context, folder);
        context.start();

        Files.writeString(folder.resolve("one.camel.yaml"), ROUTE.replace("STEP", "other"));
        write("two", "second");

        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> "second".equals(say("two")));
        assertThat(say("one")).isEqualTo("first");
    }

    @Test
    void onlyTheStepsOfThisProcessAreLoaded() throws IOException {
        write("one", "first");
        write("two", "second");
        assertThat(new StepRoutes(folder, Set.of("two")).find()).containsOnlyKeys("two.camel.yaml");
    }

    @Test
    void aProcessDoesNotStartWithARouteThatBreaksTheContract() throws IOException {
        Files.writeString(
                folder.resolve("one.camel.yaml"), ROUTE.replace("routeConfigurationId: failures", "autoStartup: true"));
        assertThatThrownBy(() -> new StepRoutes(folder, Set.of("one")).load(context))
                .hasMessageContaining("one.camel.yaml: needs routeConfigurationId")
                .hasMessageContaining("id must be one");
    }

    private void write(String step, String word) throws IOException {
        Files.writeString(
                folder.resolve(step + ".camel.yaml"),
                ROUTE.replace("STEP", step).replace("WORD", word));
    }

    private @Nullable Object say(String step) {
        said.set(null);
        context.createProducerTemplate().sendBody("direct:" + step, "");
        return said.get();
    }
}
