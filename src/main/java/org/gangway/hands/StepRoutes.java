// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.gangway.wire.OptionalSteps;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The routes of the steps that this process works on: those in the program, and those in a folder beside it, which win. */
final class StepRoutes {
    static final String ENDING = ".camel.yaml";
    /** The hand of {@code announce}: it takes batches, not commands. */
    private static final String ANNOUNCE = CamelSetup.PLATFORM + "/put-events" + ENDING;

    private static final String FETCH_LISTS = CamelSetup.PLATFORM + "/fetch-lists" + ENDING;

    static final String FAILURES = CamelSetup.PLATFORM + "/failures" + ENDING;

    private final Path folder;
    private final Set<String> steps;
    private final Set<String> off;

    /** Whatever is optional is off. */
    StepRoutes(Path folder, Set<String> steps) {
        this(folder, steps, OptionalSteps.off(property -> false));
    }

    /**
     * @param folder need not exist
     * @param steps empty for all
     * @param off left out of all
     * @throws RoutesUnusable if a step is asked for that is off
     */
    StepRoutes(Path folder, Set<String> steps, Set<String> off) {
        steps.stream().filter(off::contains).findFirst().ifPresent(step -> {
            throw new RoutesUnusable("gangway.steps: " + OptionalSteps.mend(step), null);
        });
        this.folder = folder;
        this.steps = Set.copyOf(steps);
        this.off = off;
    }

    /** @throws RoutesUnusable if a route cannot be read or breaks the contract, listing every violation */
    void load(CamelContext context) {
        try {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource(FAILURES));
            if (isEnabled("announce" + ENDING)) {
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource(ANNOUNCE));
            }
            PluginHelper.getRoutesLoader(context).loadRoutes(checked(find()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the routes could not be loaded: " + e.getMessage(), e);
        }
    }

    /** Beside the step that needs them, the route that fetches sanctions lists again and again. */
    void loadFetching(CamelContext context, Duration every) {
        if (!isEnabled("screen-sanctions" + ENDING)) {
            return;
        }
        context.getPropertiesComponent().addOverrideProperty("fetch-lists.pause", Long.toString(every.toMillis()));
        try {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource(FETCH_LISTS));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the route fetch-lists could not be loaded: " + e.getMessage(), e);
        }
    }

    private static Collection<Resource> checked(Map<String, Resource> routes) {
        RouteContract.require(routes.entrySet().stream()
                .flatMap(route -> RouteContract.checkRules(route.getKey(), text(route.getValue())).stream())
                .toList());
        return routes.values();
    }

    Map<String, Resource> find() {
        Map<String, Resource> found = new LinkedHashMap<>();
        bundled()
                .filter(this::isEnabled)
                .forEach(name -> found.put(name, ResourceHelper.fromBytes(name, bytes("routes/" + name))));
        beside().filter(file -> isEnabled(name(file)))
                .forEach(file -> found.put(name(file), ResourceHelper.fromBytes(name(file), bytes(file))));
        return found;
    }

    private boolean isEnabled(String file) {
        String step = file.substring(0, file.length() - ENDING.length());
        return steps.isEmpty() ? !off.contains(step) : steps.contains(step);
    }

    private static Stream<String> bundled() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:routes/*" + ENDING))
                    .map(org.springframework.core.io.Resource::getFilename)
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Path> beside() {
        if (Files.notExists(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(ENDING)).sorted().toList().stream();
        } catch (IOException e) {
            throw new RoutesUnusable(
                    "the folder of routes " + folder + " cannot be read ("
                            + e.getClass().getSimpleName()
                            + "); make it a folder that this user may read, or give another one (gangway.routes)",
                    e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    static String text(Resource resource) {
        try (var in = resource.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new RoutesUnusable(
                    "the route " + file + " cannot be read (" + e.getClass().getSimpleName()
                            + "); make it readable for this user",
                    e);
        }
    }

    private static byte[] bytes(String onClassPath) {
        try (var in = StepRoutes.class.getClassLoader().getResourceAsStream(onClassPath)) {
            return Objects.requireNonNull(in, onClassPath).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
