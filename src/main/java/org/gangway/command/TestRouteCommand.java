// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gangway.Gangway;
import org.gangway.hands.RouteTests;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks routes against the contract and runs their tests, without Kafka and without the systems they call. */
@Command(
        name = "test-route",
        description = "Checks routes and runs their tests (<step>.test.yaml beside <step>.camel.yaml).")
public final class TestRouteCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "routes/<step>.camel.yaml, one or several")
    private List<Path> routes = new ArrayList<>();

    /** @return 0 if everything passed, 1 otherwise */
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean passed = true;
        try (RouteTests tests = RouteTests.of(Gangway.class)) {
            for (Path route : routes) {
                for (RouteTests.Result result : tests.run(route)) {
                    out.println(result);
                    passed &= result.passed();
                }
            }
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
        out.flush();
        return passed ? 0 : 1;
    }
}
