// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.gangway.biometrics.DemoPhotos;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.scenarios.Catalogue;
import org.gangway.sealing.CaseKey;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Headers;
import org.jspecify.annotations.Nullable;

/** Runs {@code routes/<step>.test.yaml}: the route as it is, with a stub for what it calls and no Kafka. */
public final class RouteTests implements AutoCloseable {
    /** A step's test does not wait for as long as a real one may. */
    static final HandsSettings SETTINGS = new HandsSettings(
            Duration.ofMillis(200),
            Duration.ofMillis(20),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1,
            Duration.ofSeconds(1));

    private final VendorStub stub = new VendorStub();
    private final RouteTestBeans beans;

    /** @param beans the application's, made with {@code gangway.*.url} pointing at the stub */
    RouteTests(RouteTestBeans.Maker beans) {
        this.beans = beans.make(stub.url());
    }

    /** One test and what differed; nothing if it passed. */
    public record Result(String route, String test, List<String> failures) {
        public boolean passed() {
            return failures.isEmpty();
        }

        @Override
        public String toString() {
            return (passed() ? "ok    " : "FAIL  ") + route + ": " + test
                    + String.join(
                            "", failures.stream().map(f -> "\n        " + f).toList());
        }
    }

    /** With the beans of the whole application, each made when it is first asked for. */
    public static RouteTests of(Class<?> application) {
        return new RouteTests(stubUrl -> RouteTestBeans.of(application, stubUrl));
    }

    /**
     * Checks the contract of a route and runs its tests.
     *
     * @param route {@code <step>.camel.yaml}; its tests are in {@code <step>.test.yaml} beside it
     * @throws IllegalArgumentException if there are none, or they cannot be understood
     */
    public List<Result> run(Path route) {
        String file = String.valueOf(route.getFileName());
        String step = file.replace(StepRoutes.ENDING, "");
        Path tests = route.resolveSibling(step + ".test.yaml");
        if (!Files.exists(tests)) {
            throw new IllegalArgumentException(route + " has no tests; write them in " + tests);
        }
        String yaml = read(route);
        List<Result> results = new ArrayList<>();
        results.add(new Result(step, "keeps the contract", RouteContract.check(file, yaml)));
        if (results.getFirst().passed()) {
            runAll(step, file, yaml, tests, results);
        }
        return results;
    }

    private void runAll(String step, String file, String yaml, Path tests, List<Result> results) {
        AtomicReference<@Nullable Object> captured = new AtomicReference<>();
        try (CamelContext context = context(captured)) {
            var loader = PluginHelper.getRoutesLoader(context);
            loader.loadRoutes(
                    PluginHelper.getResourceLoader(context).resolveResource(StepRoutes.FAILURES),
                    ResourceHelper.fromString(file, yaml));
            context.start();
            for (RouteTestFile.Case test : RouteTestFile.read(tests)) {
                captured.set(null);
                results.add(new Result(step, test.name(), run(context, step, test, tests, captured)));
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("route " + step + " cannot be started: " + e.getMessage(), e);
        }
    }

    private CamelContext context(AtomicReference<@Nullable Object> captured) {
        DefaultCamelContext context = new DefaultCamelContext(new DefaultRegistry(beans.repository()));
        Processor capture = exchange -> captured.set(exchange.getMessage().getBody());
        context.getRegistry().bind("capture", capture);
        context.getRegistry().bind("failures", new Failures(SETTINGS, new HandsMetrics(new SimpleMeterRegistry())));
        context.getPropertiesComponent().addPropertiesSource(beans.properties());
        CamelSetup.prepare(context, SETTINGS);
        context.getComponent("kamelet", org.apache.camel.component.kamelet.KameletComponent.class)
                .setLocation("classpath:route-test");
        return context;
    }

    private List<String> run(
            CamelContext context,
            String step,
            RouteTestFile.Case test,
            Path tests,
            AtomicReference<@Nullable Object> captured) {
        stub.expect(test.expectCalls());
        StepInput input = input(step, test, tests);
        Exchange done = context.createFluentProducerTemplate()
                .to("direct:" + step)
                .withProcessor(exchange -> prepare(exchange, input))
                .send();
        List<String> failures = new ArrayList<>(stub.failures());
        if (done.getException() != null) {
            failures.add("the route failed, which would stop its partition: " + done.getException());
        } else {
            failures.addAll(ReplyCheck.failures(test.expectReply(), captured.get()));
        }
        return failures;
    }

    private static void prepare(Exchange exchange, StepInput input) {
        CommandRecord command = new CommandRecord(
                input.caseId(),
                input.commandId(),
                input.step(),
                input.round(),
                input.issuedAt(),
                input.language(),
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                null);
        new Work(
                        command,
                        1,
                        new NoKey(),
                        System.nanoTime() + SETTINGS.callLimit().toNanos())
                .attach(exchange);
        exchange.getMessage().setHeader(OpenCommand.CASE_ID, input.caseId());
        exchange.getMessage().setHeader(OpenCommand.COMMAND_ID, input.commandId());
        exchange.getMessage().setHeader(Headers.DELIVERY, 1);
        exchange.getMessage().setBody(input);
    }

    /** The rule table that the scenarios beside the routes hold for this step, as if a case had pinned it. */
    private Optional<StepInput.RuleTable> rules(String step, Path tests) {
        Path scenarios = tests.toAbsolutePath().resolveSibling("../scenarios").normalize();
        Path table = scenarios.resolve("rules").resolve(step + ".rules.yaml");
        Catalogue catalogue = beans.repository().lookupByNameAndType("catalogue", Catalogue.class);
        return catalogue == null || !Files.exists(table)
                ? Optional.empty()
                : Optional.of(catalogue.preview(read(table), table.toString()));
    }

    private StepInput input(String step, RouteTestFile.Case test, Path tests) {
        int round = Math.max(1, test.round());
        String caseId = "00000000000000000000000000000000-0";
        return new StepInput(
                caseId + "." + step + "." + round,
                caseId,
                step,
                round,
                1,
                Instant.EPOCH,
                test.language() == null ? "en" : test.language(),
                Optional.ofNullable(test.outcome()),
                orEmpty(test.fields()),
                orEmpty(test.answers()),
                orEmpty(test.facts()),
                rules(step, tests),
                claim -> document(tests, claim));
    }

    private byte[] document(Path tests, String claim) {
        if (claim.startsWith("demo:")) {
            return demoPhoto(claim);
        }
        try {
            return Files.readAllBytes(tests.resolveSibling(claim.replaceFirst("^file:", "")));
        } catch (IOException e) {
            throw new IllegalStateException("the document " + claim + " is not beside the test", e);
        }
    }

    /** The photographs of the demo: cut from a file of the face models, so that none needs to lie beside a test. */
    private byte[] demoPhoto(String claim) {
        String models = beans.properties().getProperty("gangway.models.dir");
        DemoPhotos photos = DemoPhotos.load(Path.of(models == null ? "models/weights" : models));
        return switch (claim) {
            case "demo:id-portrait" -> photos.idPortrait();
            case "demo:selfie" -> photos.selfie();
            case "demo:stranger" -> photos.stranger();
            case "demo:scene" -> photos.scene();
            default ->
                throw new IllegalStateException("there is no " + claim
                        + "; use demo:id-portrait, demo:selfie, demo:stranger, demo:scene or file:NAME");
        };
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stub.close();
        beans.close();
    }

    /** Nothing is sealed in a route's test. */
    private record NoKey() implements CaseKey {
        @Override
        public Value.Sealed seal(String caseId, String field, String clear) {
            throw new IllegalStateException("a route's test seals nothing");
        }

        @Override
        public String open(String caseId, String field, Value.Sealed sealed) {
            throw new IllegalStateException("a route's test opens nothing");
        }
    }
}
