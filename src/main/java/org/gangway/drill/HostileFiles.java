// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.gangway.scenarios.BrokenScenario;
import org.gangway.scenarios.StandalonePublisher;
import org.gangway.wire.TopicNames;

/** Scenarios and rule tables that must not take effect, by the way every file is published. */
final class HostileFiles implements Attack, AutoCloseable {
    private static final List<String> CONDITIONS = List.of(
            "java.lang.System.exit(1)",
            "value.getClass().forName('" + HostileWords.MARK + "')",
            "fields[value] == '1'",
            "[1,2,3].all(x, [1,2,3].all(y, [1,2,3].all(z, x*y*z > 0)))",
            "(".repeat(400) + "true" + ")".repeat(400),
            "true" + " && true".repeat(120),
            "value.matches('(a+)+$')",
            "value + value + value == ''",
            "1/0 == 1",
            "int(value) > 9223372036854775807 + 1",
            "${" + HostileWords.MARK + "}",
            "\\ud800",
            "age >= 18 ? 'yes' : 'no'",
            "true");
    private static final List<String> WHOLE = List.of(
            "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\nscenario: *d\n",
            "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ['http://127.0.0.1:1/']]]]",
            "scenario: !!java.io.File ['/etc/passwd']\nversion: 1\n",
            "a: &a {b: *a}\n",
            "[".repeat(10_000),
            "{a: ".repeat(5_000),
            "? [a, b]\n: c\n",
            "%TAG ! tag:x,2000:\n--- !x\nscenario: x\n",
            "\ufeffscenario: x\n",
            "scenario: x\u0000\n",
            "- ".repeat(5_000),
            "x".repeat(1_100_000),
            "");

    private final StandalonePublisher publisher;
    private final HostileTally tally;
    private final List<String> good = List.of(
            resource("drill/drill-account.scenario.yaml"),
            resource("drill/drill-signed.scenario.yaml"),
            resource("scenarios/rules/rate-risk.rules.yaml"));
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();

    HostileFiles(Map<String, Object> client, Path texts, HostileTally tally) {
        this.publisher = StandalonePublisher.open(client, TopicNames.of("gangway."), texts);
        this.tally = tally;
    }

    @Override
    public String kind() {
        return "files";
    }

    @Override
    public void once(Random random) {
        String file = file(random);
        long began = System.nanoTime();
        try {
            publisher.publisher().publish(file, "hostile.yaml");
            accepted.incrementAndGet();
        } catch (BrokenScenario refused) {
            if (refused.problems().isEmpty()) {
                tally.found("a file was refused without a reason");
            }
        } catch (RuntimeException | StackOverflowError e) {
            tally.found("a file was refused by " + e.getClass().getName() + " instead of with its problems");
        }
        longest.accumulateAndGet((System.nanoTime() - began) / 1_000_000, Math::max);
    }

    /** Some are only odd: a comment changed, a pace, a version. */
    int accepted() {
        return accepted.get();
    }

    long longestMillis() {
        return longest.get();
    }

    private String file(Random random) {
        if (random.nextInt(5) == 0) {
            return HostileWords.one(random, WHOLE);
        }
        // under names of their own: an accepted one must not become the course of honest customers
        String name = "hostile-" + random.nextInt(1_000_000);
        String file = HostileWords.one(random, good)
                .replaceAll("(?m)^scenario: .*$", "scenario: " + name)
                .replaceAll("(?m)^rule-table: .*$", "rule-table: " + name);
        return switch (random.nextInt(4)) {
            case 0 -> file.replace("age >= 18\"", HostileWords.one(random, CONDITIONS) + "\"");
            case 1 ->
                file.replaceFirst(
                        "age >= 85", HostileWords.one(random, CONDITIONS).replace("$", "\\$"));
            case 2 -> file.replace("birth-date", HostileWords.text(random));
            default ->
                new String(HostileWords.mutated(random, file.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        };
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(HostileFiles.class.getClassLoader().getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        publisher.close();
    }
}
