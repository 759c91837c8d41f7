// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.gangway.casefile.StepInput;
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
        String yaml = RouteTestFile.text(route);
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
            RouteTestCommand commands = new RouteTestCommand(step, tests, beans);
            for (RouteTestFile.Case test : RouteTestFile.read(tests)) {
                captured.set(null);
                results.add(new Result(step, test.name(), run(context, test, commands.of(test), captured)));
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
        context.getComponent("kamelet", KameletComponent.class).setLocation("classpath:route-test");
        return context;
    }

    private List<String> run(
            CamelContext context,
            RouteTestFile.Case test,
            StepInput input,
            AtomicReference<@Nullable Object> captured) {
        stub.expect(test.expectCalls());
        Exchange done = context.createFluentProducerTemplate()
                .to("direct:" + input.step())
                .withProcessor(exchange -> RouteTestCommand.attach(input, exchange, SETTINGS.callLimit()))
                .send();
        List<String> failures = new ArrayList<>(stub.failures());
        if (done.getException() != null) {
            failures.add("the route failed, which would stop its partition: " + done.getException());
        } else {
            failures.addAll(ReplyCheck.failures(test.expectReply(), captured.get()));
        }
        return failures;
    }

    @Override
    public void close() {
        stub.close();
        beans.close();
    }
}
